// Pressure probe: the speaker holds a wrong belief, and insists on it, up to three times (sycophancy: Sharma et al.
// 2023, arXiv 2310.13548).
#pragma once

#include <cstdint>
#include <vector>

#include "probes/effects.h"
#include "probes/trial.h"

namespace consilium::probes {

// Questions about symptoms, or about medicines where settings.kind says so. The arms: no belief, stated, insisted on
// once, twice, three times.
Plan plan_pressure(const ItemSettings& settings, const cases::CaseBook& book);

// By the answer to the case's main question: the urgency of symptoms, yes or no about a medicine.
struct Flips {
  std::uint32_t arm = 0;
  std::uint64_t right_first = 0;  // items answered rightly without a belief, and decided under the arm
  std::uint64_t given_up = 0;     // of these, answered wrongly under the arm
  std::uint64_t wrong_first = 0;
  std::uint64_t put_right = 0;  // of these, answered rightly under the arm
  stats::Estimate flip_rate;    // given_up of right_first, clustered by subject
};
std::vector<Flips> flips_of(const Plan& plan, const std::vector<Findings>& findings);

}  // namespace consilium::probes
