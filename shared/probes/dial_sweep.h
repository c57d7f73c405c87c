// Dial sweep: the same cases while one of a teaching model's dials is turned up.
#pragma once

#include <cstdint>
#include <vector>

#include "probes/effects.h"
#include "probes/trial.h"

namespace consilium::probes {

struct SweepSettings {
  ItemSettings items;  // cases on which the dial can act at all; items.dials: how the other dials stand
  cases::Dial dial = cases::Dial::sycophancy;
  std::vector<double> values = {0.0, 0.25, 0.5, 0.75, 1.0};  // ascending, each 0 to 1.5; the first is compared with
};

Plan plan_dial_sweep(const SweepSettings& settings, const cases::CaseBook& book);

enum class Trend : std::uint8_t { level, rising, falling, neither };

// How a criterion goes over the arms, by the share met of the items that are decided under all of them.
struct Course {
  std::string_view criterion;
  std::uint64_t items = 0;
  std::vector<std::uint64_t> met;  // by arm
  Trend trend = Trend::level;      // rising: never less from one arm to the next, and in the end more
};
std::vector<Course> courses_of(const Plan& plan, const std::vector<Findings>& findings);

}  // namespace consilium::probes
