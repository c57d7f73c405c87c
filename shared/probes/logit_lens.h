// Logit lens probe: at which layer does the model come to the word that it writes? What each layer holds is read out as
// if it were the last (nostalgebraist 2020, "interpreting GPT: the logit lens"), for graphs that give it away.
//
// An early layer need not speak the language of the last, so that late settling may be the reading's fault (Belrose et
// al. 2023, arXiv 2303.08112): a layer that has settled knows the word, one that has not may know it all the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "probes/mean.h"
#include "probes/trial.h"

namespace consilium::probes {

// Cases of any kind. One arm; each reply is read through the lens, token by token.
Plan plan_logit_lens(const ItemSettings& settings, const cases::CaseBook& book);

// What the layers make of the token that was written, from the first layer that can be read to the model's output.
struct LensToken {
  std::vector<double> log_probability;  // nats, by layer
  std::vector<std::uint32_t> rank;      // by layer; 1: the likeliest
};
using LensReply = std::vector<LensToken>;  // by token; empty: not read yet

// The layer, counted from 1, from which on the token stays the likeliest; nothing where it is not so in the end, as of
// a token that was drawn and not the likeliest.
std::optional<std::size_t> settles_at(const LensToken& token);

struct LayerView {
  std::size_t layer = 0;  // counted from 1
  Mean log_probability;   // nats a token, each reply once
  Mean top;               // share of a reply's tokens, 0 to 1, that are the likeliest
  Mean to_output;         // log-probability less that of the output; Holm over the layers before it
};

struct Lens {
  std::vector<LayerView> layers;
  Mean settles;                 // at which layer, counted from 1: the mean of a reply's tokens that settle
  std::uint64_t unsettled = 0;  // tokens that are not the likeliest in the end
  std::uint64_t dropped = 0;    // tokens with numbers that cannot be, or not as many layers as the first
};
// `replies` by item; fewer while a run goes on. No layers where no token has any.
Lens lens_of(const Plan& plan, const std::vector<LensReply>& replies);

// "On average the model has settled on its words by layer 3.2 of 6 (95 % interval 2.9 to 3.5), over 40 cases."
std::string sentence_for(const Lens& lens);

}  // namespace consilium::probes
