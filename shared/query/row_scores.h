// Scores of models from their judgments: one value a scenario, then a mean with clustered errors.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "query/model_scores.h"

namespace consilium::query {

// Fills the scores of all models that have judgments.
void score_from_rows(const Study& study, const Filter& filter, std::vector<ModelScore>& scores);

}  // namespace consilium::query
