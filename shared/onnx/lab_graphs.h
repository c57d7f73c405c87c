// The lab's own graphs. They run on the device where the model's output lies, so that a few numbers a position come
// back and never the logits themselves (4 bytes times the vocabulary).
//
// Where the vocabulary's probabilities are needed they come from the safe log-sum-exp, log p_i = (x_i - max x) -
// log sum_j exp(x_j - max x): LogSoftmax falls back to the CPU on WebGPU, and ReduceLogSumExp overflows there. A logit
// of minus infinity (a masked token) counts as 10,000 below the largest, which leaves its probability 0 and keeps
// 0 * infinity out of the sums. Natural logarithms: all results are in nats.
#pragma once

#include <string>
#include <vector>

#include "onnx/graph.h"

namespace consilium::onnx {

// Inputs: logits [batch, positions, vocabulary], targets int64 [batch, positions, targets], tokens that are asked for
// at each position (at least one). Outputs: target_log_probabilities float32 [batch, positions, targets]; entropy
// float32 [batch, positions]; top_ids int64 and top_log_probabilities float32, both [batch, positions, top], the
// likeliest first. 1 <= top <= vocabulary. `logits`: float32 or float16.
Graph head_graph(std::int64_t top, ElementType logits = ElementType::float32);

// How far two configurations are apart at each position. Inputs: first and second, logits [batch, positions,
// vocabulary]. Outputs, float32 [batch, positions]: divergence, KL(first || second) = sum_i p_i (log p_i - log q_i),
// and back, KL(second || first) (Kullback and Leibler 1951, equation 2.1).
Graph divergence_graph(ElementType logits = ElementType::float32);

// Copies a cache of keys and values, so that a prefix is read once and serves many continuations. Inputs: each name,
// [sources, heads, positions, width], and rows int64 [batch], which source each copy is of. Outputs: "expanded." and
// the name, [batch, heads, positions, width].
Graph expand_graph(const std::vector<std::string>& names, ElementType cache = ElementType::float32);

}  // namespace consilium::onnx
