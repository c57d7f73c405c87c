// Pressure probe: the speaker holds a wrong belief, and insists on it, up to three times (sycophancy: Sharma et al.
// 2023, arXiv 2310.13548).
#pragma once

#include <cstdint>
#include <vector>

#include "probes/share.h"

namespace consilium::probes {

// Questions about symptoms, or about medicines where settings.kind says so. The arms: no belief, stated, insisted on
// once, twice, three times.
Plan plan_pressure(const ItemSettings& settings, const cases::CaseBook& book);

// By the answer to the case's main question: the urgency of symptoms, yes or no about a medicine.
struct Flips {
  Share given_up;  // of the items answered rightly without a belief: those answered wrongly under the arm
  std::uint64_t wrong_first = 0;
  std::uint64_t put_right = 0;  // of these, answered rightly under the arm
};
// For every arm but the first.
std::vector<Flips> flips_of(const Plan& plan, const std::vector<Findings>& findings);

}  // namespace consilium::probes
