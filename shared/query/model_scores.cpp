#include "query/model_scores.h"

#include <algorithm>

#include "query/row_scores.h"
#include "query/total_scores.h"

namespace consilium::query {
namespace {

// The only cell of a model that holds anything; nullptr when there are several, or none.
const MatrixCell* only_cell(const CellGrid& grid, ModelId model) {
  const MatrixCell* only = nullptr;
  for (std::uint32_t i = 0; i < grid.criteria(); ++i) {
    const MatrixCell& cell = grid.at(model, CriterionId(i));
    if (cell.content == CellContent::empty) continue;
    if (only != nullptr) return nullptr;
    only = &cell;
  }
  return only;
}

// Of a single criterion met or not met the rate is the score: judgments count alike, as in the cell beside it, even
// where some scenarios were repeated more often than others.
void score_single_rates(const Study& study, const CellGrid& grid, std::vector<ModelScore>& scores) {
  if (study.info.score_rule != ScoreRule::mean_of_scenarios) return;
  for (std::uint32_t model = 0; model < scores.size(); ++model) {
    const MatrixCell* cell = only_cell(grid, ModelId(model));
    if (cell == nullptr || cell->content != CellContent::rate || !scores[model].has_value) continue;
    scores[model].estimate = goodness_of_rate(*cell);
  }
}

}  // namespace

std::vector<ModelScore> model_scores(const Study& study, const Filter& filter, const CellGrid& grid) {
  std::vector<ModelScore> scores(study.models.size());
  if (scores.empty()) return scores;
  if (study.info.score_rule == ScoreRule::mean_win_rate && scores.size() > 1) {
    score_by_win_rate(study, grid, scores);
    return scores;
  }
  score_from_rows(study, filter, scores);
  score_single_rates(study, grid, scores);
  score_from_totals(study, grid, scores);
  return scores;
}

std::vector<ModelId> best_first(const std::vector<ModelScore>& scores) {
  std::vector<ModelId> order;
  for (std::uint32_t i = 0; i < scores.size(); ++i) order.emplace_back(i);
  std::sort(order.begin(), order.end(), [&](ModelId a, ModelId b) {
    const ModelScore& first = scores[a.index()];
    const ModelScore& second = scores[b.index()];
    if (first.has_value != second.has_value) return first.has_value;
    if (first.estimate.value != second.estimate.value) return first.estimate.value > second.estimate.value;
    return a < b;
  });
  return order;
}

}  // namespace consilium::query
