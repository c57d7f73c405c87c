// Scores of models from published totals, where no judgment can be seen.
#pragma once

#include <cstdint>
#include <span>

#include "query/model_scores.h"

namespace consilium::query {

// The weighted mean of published rates: a stratum is a situation of a theme, weighted by its scenarios (equally when
// their number is not published), and within it criteria count alike. How the criteria of one scenario hang together
// is not published, so the standard error is the largest there can be: they all move together, and the standard
// error of a stratum is the mean of its criteria's. No interval when the spread of any criterion is unknown.
struct TotalScore {
  bool has_value = false;
  stats::Estimate estimate;
  std::uint64_t scenarios = 0;
};
TotalScore stratified_score(const Study& study, const CellGrid& grid, ModelId model,
                            std::span<const CriterionId> criteria);

// Fills the scores of all models that have totals and no score yet.
void score_from_totals(const Study& study, const CellGrid& grid, std::vector<ModelScore>& scores);

// Fills the scores of all models by HELM's mean win rate (stats/win_rate.h), over cells of any origin.
void score_by_win_rate(const Study& study, const CellGrid& grid, std::vector<ModelScore>& scores);

}  // namespace consilium::query
