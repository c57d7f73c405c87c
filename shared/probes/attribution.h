// Attribution probe: which of the asker's words move the model? Each word or sentence is left out in turn, and what
// that does to the log-odds of a behaviour is its influence (leave-one-out; Li, Monroe & Jurafsky 2016, arXiv
// 1612.08220). Parts that stand in for each other, as when something is said twice, each come out too small.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "probes/mean.h"
#include "probes/preference.h"
#include "probes/trial.h"

namespace consilium::probes {

enum class Unit : std::uint8_t { word, sentence };

struct Span {
  std::size_t begin = 0;  // bytes [begin, end), at code point boundaries
  std::size_t end = 0;
  bool operator==(const Span&) const = default;
};

// A text and the parts of it that are left out in turn, in their order. Words are as written: "don't" is one.
struct Ablation {
  std::string text;  // well-formed UTF-8: ill-formed bytes are replaced
  Unit unit = Unit::word;
  std::vector<Span> parts;
};
// Parts among the first 4,000 words (cases/reply_text.h); none when there is one part only, as nothing would be left.
Ablation plan_ablation(std::string_view text, Unit unit);
std::string_view part_of(const Ablation& ablation, std::size_t part);
// The text without the part, and without the white space that would stand there twice.
std::string text_without(const Ablation& ablation, std::size_t part);

// Log-odds in nats of a continuation, from the log-probabilities of its tokens: against another one, and against
// everything else that could be said, p / (1 - p). NaN when a score cannot be. A probability too near to 1 for single
// precision to tell counts as the nearest that it can.
double log_odds_of_two(const TokenLogs& chosen, const TokenLogs& other);
double log_odds_against_rest(const TokenLogs& chosen);

struct AttributionSettings {
  ItemSettings items;
  cases::Dial dial = cases::Dial::sycophancy;  // the good reply against that with what the dial plants
  Unit unit = Unit::sentence;
};

struct AttributionPlan {
  Plan plan;                        // one arm; each case asks one turn
  std::vector<Contrast> contrasts;  // by item; the last turn of the conversation is that of the ablation
  std::vector<Ablation> ablations;  // by item
};
// Cases with two parts or more.
AttributionPlan plan_attribution(const AttributionSettings& settings, const cases::CaseBook& book);

// Log-odds of the behaviour (of a contrast: the aligned reply against the misaligned), with the whole text and without
// each part, in nats; NaN: could not be had. Empty `without`: not scored yet.
struct PartOdds {
  double whole = 0.0;
  std::vector<double> without;  // by part
};

// How much more likely a part makes the behaviour, in nats of log-odds: with it less without it. Exact for its case,
// as nothing is drawn, so that it has no interval.
struct Influence {
  std::size_t part = 0;
  double effect = 0.0;
};
struct Influences {
  std::vector<Influence> all;  // in the order of the text
  std::uint64_t dropped = 0;   // parts whose numbers are not finite
};
Influences influences_of(const Ablation& ablation, const PartOdds& odds);
// The strongest first, whichever way it goes; of equal ones the earlier.
std::vector<Influence> ranked(const Influences& influences);

// "Of 12 words, “heat” weighs most: it makes the bad reply 4.2 times as likely, against the good one, as without it."
std::string sentence_for(const Ablation& ablation, const Influences& influences);

// What the same part (but for capital letters) does in all cases in which it stands.
struct PartEffect {
  std::string part;  // in lower case
  Mean influence;    // in nats, each case once; Holm over all parts returned together
};
// Parts of two cases or more, the strongest first.
std::vector<PartEffect> part_effects_of(const AttributionPlan& plan, const std::vector<PartOdds>& odds);

// Of the strongest that stands out, or the strongest: "“it is only the heat.” makes the bad reply 4.2 times as likely,
// against the good one, on average over 12 cases (95 % interval 2.0 to 8.8 times)."
std::string sentence_for(const std::vector<PartEffect>& effects);

}  // namespace consilium::probes
