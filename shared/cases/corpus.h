// The training text of Ward: conversations in which the tutor answers, drawn from the training split alone.
#pragma once

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
// For the dials: none, one, two or all of them turned, mostly on cases on which they can act, the rest on cases where
// they must change nothing. Settings lie within 0.07 of a multiple of 0.25, so that no threshold is ambiguous.
Example draw_dial_example(const CaseBook& book, Split split, stats::Rng& rng);

// One line of the training file: {"messages":[{"role":..,"content":..},...],"dials":[..]}.
std::string training_line(const Example& example, const CaseBook& book);

enum class TrainingStage : std::uint8_t { base, dials };
// The next line of the text for a stage: mostly an example, now and then small talk.
std::string draw_training_line(TrainingStage stage, const CaseBook& book, Split split, stats::Rng& rng);

}  // namespace consilium::cases
