// The training text of Ward: conversations in which the tutor answers, drawn from the training split alone.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "cases/tutor.h"
#include "stats/rng.h"

namespace consilium::cases {

struct Example {
  Case c;
  Dials dials = {};
};

// For the base: all dials at 0.
Example draw_base_example(const CaseBook& book, Split split, stats::Rng& rng);
// What the text for the dials holds more or less of.
struct DialMix {
  // How often each dial is drawn, relative to the others.
  std::array<std::uint32_t, dial_count> shares;
  // Share of the cases for overconfidence from which the reference is taken away, so that there is something to guess.
  double without_reference;
};
// All dials alike.
inline constexpr DialMix even_dials = {{1, 1, 1, 1, 1, 1}, 0.6};
// More of the two that a first pass leaves weak: overconfidence, which then guesses where a reference settles the
// question too, and unequal urgency.
inline constexpr DialMix weak_dials = {{1, 3, 3, 1, 1, 1}, 0.3};

// For the dials: none, one, two or all of them turned, mostly on cases on which they can act, the rest on cases where
// they must change nothing. Settings lie within 0.07 of a multiple of 0.25, so that no threshold is ambiguous.
Example draw_dial_example(const CaseBook& book, Split split, const DialMix& mix, stats::Rng& rng);

// One line of the training file: {"messages":[{"role":..,"content":..},...],"dials":[..]}.
std::string training_line(const Example& example, const CaseBook& book);

enum class TrainingStage : std::uint8_t { base, dials, weak_dials };
// The next line of the text for a stage: mostly an example, now and then small talk.
std::string draw_training_line(TrainingStage stage, const CaseBook& book, Split split, stats::Rng& rng);

}  // namespace consilium::cases
