// How good one value is, 0..1 with 1 = good, whatever the criterion's own scale and direction.
#pragma once

#include <cstdint>
#include <optional>

#include "model/study.h"

namespace consilium::query {

// A fault: a criterion, or an item, that a good answer does not meet.
bool is_fault(const Criterion& criterion, float weight);

// A score on the criterion's scale, rescaled to 0..1 and flipped when lower is better.
double score_goodness(const Criterion& criterion, double score);

// Of one judgment; nothing when it is unclear or missing.
std::optional<double> judgment_goodness(const Study& study, std::uint32_t judgment);

}  // namespace consilium::query
