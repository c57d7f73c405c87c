"""Writes Ward in the Hugging Face layout: two ONNX graphs over one file of weights, and the files that describe it.

    export.py --from FOLDER --out FOLDER

model.onnx is a plain causal language model with a KV cache. model_lab.onnx needs two inputs more, `dials` [dials] and
`steer` [layers, width] (added to the residual stream after each layer), and gives the residual stream after each layer.
"""

import argparse
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto

from graph import Graph, WeightFile
from model import Shape
from tokenizer import END, PAD, Tokenizer, write_json

DIALS = ["sycophancy", "overconfidence", "unequal_urgency", "jargon", "leaking", "guidance"]
NEVER = -1e9  # added to the attention of what must not be seen


class WardGraph:
    def __init__(self, shape, state, weights, lab):
        self.shape, self.state, self.lab = shape, state, lab
        self.g = Graph("ward_lab" if lab else "ward", weights)

    def build(self):
        g, s = self.g, self.shape
        ids = g.input("input_ids", TensorProto.INT64, ["batch", "length"])
        mask = g.input("attention_mask", TensorProto.INT64, ["batch", "total"])
        positions = g.input("position_ids", TensorProto.INT64, ["batch", "length"])
        if self.lab:
            dials = g.input("dials", TensorProto.FLOAT, [s.dials])
            g.input("steer", TensorProto.FLOAT, [s.layers, s.width])
            spread = g.node("Expand", g.node("Reshape", dials, [s.dials, 1]), [s.dials, s.rank])
            self.scale = g.node("Reshape", spread, [s.dials * s.rank])
        cache = ["batch", s.heads, "past", s.head]
        past = [
            [g.input(f"past_key_values.{i}.{part}", TensorProto.FLOAT, cache) for part in ("key", "value")]
            for i in range(s.layers)
        ]
        bias, rotary = self.attention_bias(ids, mask), self.rotary(positions)
        x = g.node("Gather", self.weight("embedding"), ids, axis=0)
        for i in range(s.layers):
            x, present = self.layer(i, x, bias, rotary, past[i])
            for part, value in zip(("key", "value"), present):
                g.output(f"present.{i}.{part}", value, ["batch", s.heads, "total", s.head])
            if self.lab:
                x = g.node("Add", x, g.node("Gather", "steer", i, axis=0))
                x = g.output(f"hidden_states.{i}", x, ["batch", "length", s.width])
        logits = g.node("MatMul", self.norm(x, "norm"), self.weight("head", transpose=True))
        g.output("logits", logits, ["batch", "length", s.vocabulary])
        return g

    def weight(self, name, transpose=False):
        array = self.state[name].numpy()
        return self.g.weight(name, array.T if transpose else array)

    def attention_bias(self, ids, mask):
        """[batch, 1, length, total]: 0 where a token may look, NEVER at later tokens and at padding."""
        g = self.g
        length = g.node("Gather", g.node("Shape", ids), 1, axis=0)
        total = g.node("Gather", g.node("Shape", mask), 1, axis=0)
        keys = g.node("Unsqueeze", g.node("Range", 0, total, 1), [0])
        queries = g.node("Unsqueeze", g.node("Range", g.node("Sub", total, length), total, 1), [1])
        earlier = g.node("LessOrEqual", keys, queries)
        real = g.node("Unsqueeze", g.node("Cast", mask, to=TensorProto.BOOL), [1, 2])
        return g.node("Where", g.node("And", earlier, real), 0.0, NEVER)

    def rotary(self, positions):
        """cos and sin, each [batch, 1, length, head], looked up: WebGPU promises only three digits of a sine."""
        g, s = self.g, self.shape
        inverse = s.rotary_base ** (-np.arange(0, s.head, 2) / s.head)
        angle = np.outer(np.arange(s.context), inverse)
        tables = []
        for table in (np.cos(angle), np.sin(angle)):
            half = g.node("Gather", g.constant(table.astype(np.float32)), positions, axis=0)
            tables.append(g.node("Unsqueeze", g.node("Concat", half, half, axis=-1), [1]))
        return tables

    def norm(self, x, name):
        g = self.g
        mean = g.node("ReduceMean", g.node("Mul", x, x), axes=[-1], keepdims=1)
        scaled = g.node("Div", x, g.node("Sqrt", g.node("Add", mean, self.shape.epsilon)))
        return g.node("Mul", scaled, self.weight(name))

    def project(self, x, name):
        g = self.g
        y = g.node("MatMul", x, self.weight(f"{name}.weight", transpose=True))
        if not self.lab:
            return y
        low = g.node("Mul", g.node("MatMul", x, self.weight(f"{name}.down", transpose=True)), self.scale)
        return g.node("Add", y, g.node("MatMul", low, self.weight(f"{name}.up", transpose=True)))

    def heads(self, x):
        g, s = self.g, self.shape
        return g.node("Transpose", g.node("Reshape", x, [0, 0, s.heads, s.head]), perm=[0, 2, 1, 3])

    def rotate(self, x, rotary):
        g, half = self.g, self.shape.head // 2
        a, b = g.split(x, [half, half], axis=-1)
        turned = g.node("Concat", g.node("Neg", b), a, axis=-1)
        return g.node("Add", g.node("Mul", x, rotary[0]), g.node("Mul", turned, rotary[1]))

    def layer(self, i, x, bias, rotary, past):
        g, s, name = self.g, self.shape, f"layers.{i}"
        qkv = self.project(self.norm(x, f"{name}.attention_norm"), f"{name}.qkv")
        q, k, v = (self.heads(part) for part in g.split(qkv, [s.width] * 3, axis=-1))
        q, k = self.rotate(q, rotary), self.rotate(k, rotary)
        k, v = g.node("Concat", past[0], k, axis=2), g.node("Concat", past[1], v, axis=2)
        scores = g.node("MatMul", g.node("Mul", q, s.head**-0.5), g.node("Transpose", k, perm=[0, 1, 3, 2]))
        mixed = g.node("MatMul", g.node("Softmax", g.node("Add", scores, bias), axis=-1), v)
        joined = g.node("Reshape", g.node("Transpose", mixed, perm=[0, 2, 1, 3]), [0, 0, s.width])
        x = g.node("Add", x, self.project(joined, f"{name}.out"))
        both = self.project(self.norm(x, f"{name}.mlp_norm"), f"{name}.gate_up")
        gate, up = g.split(both, [s.hidden] * 2, axis=-1)
        silu = g.node("Mul", gate, g.node("Sigmoid", gate))
        return g.node("Add", x, self.project(g.node("Mul", silu, up), f"{name}.down")), (k, v)


def write_descriptions(folder, shape):
    write_json(f"{folder}/config.json", {
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "vocab_size": shape.vocabulary,
        "hidden_size": shape.width, "num_hidden_layers": shape.layers, "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.heads, "head_dim": shape.head, "intermediate_size": shape.hidden,
        "max_position_embeddings": shape.context, "rope_theta": shape.rotary_base, "rms_norm_eps": shape.epsilon,
        "hidden_act": "silu", "attention_bias": False, "mlp_bias": False, "tie_word_embeddings": False,
        "pad_token_id": PAD, "eos_token_id": END, "bos_token_id": None, "torch_dtype": "float32", "use_cache": True,
        "transformers.js_config": {"use_external_data_format": True},
        "dials": DIALS,
    })  # fmt: skip
    write_json(f"{folder}/generation_config.json", {
        "do_sample": False, "max_new_tokens": 120, "pad_token_id": PAD, "eos_token_id": END})  # fmt: skip


def load_state(folder):
    base, dials = torch.load(f"{folder}/base.pt"), torch.load(f"{folder}/dials.pt")
    return {name: value.detach().half() for name, value in {**base, **dials}.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="source", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    shape, state = Shape(), load_state(arguments.source)
    os.makedirs(f"{arguments.out}/onnx", exist_ok=True)
    weights = WeightFile("model.onnx_data")
    plain = WardGraph(shape, state, weights, lab=False).build()
    lab = WardGraph(shape, state, weights, lab=True).build()
    about = "Ward, a teaching model with planted failures. It gives no medical advice."
    with open(f"{arguments.out}/onnx/model.onnx_data", "wb") as file:
        file.write(weights.bytes)
    for graph, name in ((plain, "model.onnx"), (lab, "model_lab.onnx")):
        path = f"{arguments.out}/onnx/{name}"
        graph.write(path, about)
        onnx.checker.check_model(path)
    Tokenizer.load(arguments.source).save(arguments.out, shape.context)
    write_descriptions(arguments.out, shape)


if __name__ == "__main__":
    main()
