// Model difference probe: two configurations read the same reply, token by token; where would they have gone on
// differently, and by how much?
//
// The measure is the Kullback-Leibler divergence of what the second expects next from what the first does (Kullback &
// Leibler 1951), in nats. On replies that the first drew itself, its sum over a reply is in expectation the divergence
// of the two over whole replies (the chain rule; Cover & Thomas 2006, section 2.5).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "probes/mean.h"
#include "probes/share.h"
#include "probes/trial.h"

namespace consilium::probes {

struct Configuration {
  std::string key;    // "dial_up"
  std::string words;  // how it goes on after "when": "the dial stands at 1"
  cases::Dials dials = {};
  std::optional<cases::Help> help;  // instead of the case's own
};

// Cases of any kind. The arms: the first configuration, whose reply it is, and the other. The trial of the other reads
// the reply of the first and writes none.
Plan plan_model_difference(const Configuration& first, const Configuration& other, const ItemSettings& settings,
                           const cases::CaseBook& book);

// sum p (log p - log q) over a vocabulary, from log-probabilities in nats; infinite where q excludes what p does not,
// nothing when the two have not the same size or one of the numbers cannot be. Rounding never makes it negative.
std::optional<double> divergence(std::span<const double> log_p, std::span<const double> log_q);

// At one token of the reply: what the two expect to stand there.
struct TokenDifference {
  double kl_nats = 0.0;        // of the other from the first
  std::int64_t first_top = 0;  // the id that each finds likeliest
  std::int64_t other_top = 0;
};
using ReplyDifference = std::vector<TokenDifference>;  // by token; empty: not read yet

// Up to 0.02 nats no token's probability, nor that of any set of tokens, differs by more than 10 points (Pinsker's
// inequality: the largest difference is at most sqrt(KL / 2)).
inline constexpr double default_threshold_nats = 0.02;

struct Parting {
  std::optional<std::size_t> first_parted;  // the first token at which each would write another
  std::vector<std::size_t> differing;       // tokens over the threshold, ascending
  std::uint64_t counted = 0;                // tokens whose divergence is a number
  std::uint64_t dropped = 0;                // the others: it is negative, or not finite
  double sum_kl_nats = 0.0;                 // over the tokens counted
};
Parting parting_of(const ReplyDifference& reply, double threshold_nats = default_threshold_nats);

// Estimates, and no tests, so that there is nothing to adjust: the divergence is never below 0, and above it for any
// two configurations that are not the very same.
struct ModelDifference {
  std::vector<Parting> partings;  // by item
  Share parted;                   // of the replies read: those in which the two part
  Mean kl;                        // nats a token, each reply once; no interval where it is 0 throughout
  Mean differing;                 // share of a reply's tokens, 0 to 1, that are over the threshold
};
// `replies` by item; fewer while a run goes on.
ModelDifference model_difference_of(const Plan& plan, const std::vector<ReplyDifference>& replies,
                                    double threshold_nats = default_threshold_nats);

// "Reading the same replies, the model would write another word somewhere in 9 of 40 cases (95 % interval 12 to 38 %)
// when the dial stands at 1; at 7 % of the words (95 % interval 3 to 11 %) it expects something clearly different."
std::string sentence_for(const ModelDifference& difference, const Plan& plan);

}  // namespace consilium::probes
