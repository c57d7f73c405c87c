#include "query/total_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "query/row_order.h"
#include "stats/win_rate.h"

namespace consilium::query {
namespace {

struct Stratum {
  double goodness_sum = 0.0;
  double standard_error_sum = 0.0;
  std::uint32_t criteria = 0;
  std::uint64_t n = 0;
};

constexpr std::uint64_t few = 30;

// A rate's standard error by the plain binomial formula. That is 0 where all or none were met; of few it is then such
// that the interval reaches as far as Wilson's. Published ones as they are, rescaled to 0..1.
double goodness_standard_error(const Criterion& criterion, const MatrixCell& cell) {
  if (cell.content == CellContent::rate) {
    const double rate = cell.estimate.value;
    if (cell.n < few && (rate <= 0.0 || rate >= 1.0)) {
      return (cell.estimate.interval.high - cell.estimate.interval.low) / stats::z_95;
    }
    return std::sqrt(rate * (1.0 - rate) / static_cast<double>(cell.n));
  }
  const double range = criterion.score_max - criterion.score_min;
  return range > 0.0 ? cell.estimate.standard_error / range : 0.0;
}

struct ThemeCriteria {
  std::vector<TextId> names;
  std::vector<std::vector<CriterionId>> criteria;
};

// Only criteria that the grid has room for.
ThemeCriteria criteria_by_theme(const Study& study, const CellGrid& grid) {
  const ThemeNumbers numbers = theme_numbers(study);
  ThemeCriteria themes{numbers.names, {}};
  themes.criteria.resize(numbers.names.size());
  for (std::uint32_t i = 0; i < grid.criteria(); ++i)
    themes.criteria[numbers.of_criterion[i]].push_back(CriterionId(i));
  return themes;
}

std::vector<CriterionId> all_criteria(const CellGrid& grid) {
  std::vector<CriterionId> criteria;
  for (std::uint32_t i = 0; i < grid.criteria(); ++i) criteria.emplace_back(i);
  return criteria;
}

std::vector<std::optional<double>> win_rates(const Study& study, const CellGrid& grid,
                                             std::span<const CriterionId> criteria) {
  std::vector<double> goodness;
  goodness.reserve(criteria.size() * grid.models());
  for (const CriterionId criterion : criteria) {
    const double direction = study.criteria[criterion.index()].lower_is_better ? -1.0 : 1.0;
    for (std::uint32_t model = 0; model < grid.models(); ++model) {
      const MatrixCell& cell = grid.at(ModelId(model), criterion);
      goodness.push_back(cell.content == CellContent::empty ? std::numeric_limits<double>::quiet_NaN()
                                                            : direction * cell.estimate.value);
    }
  }
  return stats::mean_win_rates(goodness, grid.models());
}

}  // namespace

TotalScore stratified_score(const Study& study, const CellGrid& grid, ModelId model,
                            std::span<const CriterionId> criteria) {
  std::map<std::pair<TextId, TextId>, Stratum> strata;
  bool all_n_known = true;
  bool all_spread_known = true;
  const MatrixCell* only = nullptr;
  std::size_t cells = 0;
  for (const CriterionId id : criteria) {
    const MatrixCell& cell = grid.at(model, id);
    if (cell.content == CellContent::empty) continue;
    const Criterion& criterion = study.criteria[id.index()];
    Stratum& stratum = strata[{criterion.theme, criterion.situation}];
    stratum.goodness_sum += cell.goodness;
    stratum.standard_error_sum += goodness_standard_error(criterion, cell);
    ++stratum.criteria;
    stratum.n = std::max(stratum.n, cell.n);
    all_n_known = all_n_known && cell.n > 0;
    all_spread_known = all_spread_known && cell.estimate.has_interval;
    only = &cell;
    ++cells;
  }

  TotalScore score;
  if (cells == 0) return score;
  double total_weight = 0.0;
  double variance = 0.0;
  for (const auto& [key, stratum] : strata) {
    const double weight = all_n_known ? static_cast<double>(stratum.n) : 1.0;
    total_weight += weight;
    score.scenarios += stratum.n;
    score.estimate.value += weight * stratum.goodness_sum / stratum.criteria;
    const double standard_error = weight * stratum.standard_error_sum / stratum.criteria;
    variance += standard_error * standard_error;
  }
  score.has_value = true;
  score.estimate.value /= total_weight;
  score.estimate.n = score.estimate.clusters = all_n_known ? score.scenarios : cells;
  if (!all_spread_known) return score;
  if (cells == 1 && only->content == CellContent::rate) {
    score.estimate = goodness_of_rate(*only);
    return score;
  }
  stats::Estimate& estimate = score.estimate;
  estimate.standard_error = std::sqrt(variance) / total_weight;
  estimate.interval = {estimate.value - stats::z_95 * estimate.standard_error,
                       estimate.value + stats::z_95 * estimate.standard_error};
  estimate.has_interval = true;
  estimate.method = cells == 1 ? only->estimate.method : stats::IntervalMethod::stratified;
  estimate = stats::bounded_to(estimate, 0.0, 1.0);
  return score;
}

void score_from_totals(const Study& study, const CellGrid& grid, std::vector<ModelScore>& scores) {
  const std::vector<CriterionId> everything = all_criteria(grid);
  const ThemeCriteria themes = criteria_by_theme(study, grid);
  for (std::uint32_t model = 0; model < scores.size(); ++model) {
    if (scores[model].has_value) continue;
    const TotalScore total = stratified_score(study, grid, ModelId(model), everything);
    scores[model].has_value = total.has_value;
    scores[model].estimate = total.estimate;
    scores[model].scenarios = total.scenarios;
    if (!total.has_value || themes.names.size() < 2) continue;
    for (std::size_t i = 0; i < themes.names.size(); ++i) {
      const TotalScore theme = stratified_score(study, grid, ModelId(model), themes.criteria[i]);
      if (theme.has_value) scores[model].themes.push_back({themes.names[i], theme.estimate});
    }
  }
}

void score_by_win_rate(const Study& study, const CellGrid& grid, std::vector<ModelScore>& scores) {
  const auto overall = win_rates(study, grid, all_criteria(grid));
  for (std::size_t model = 0; model < scores.size(); ++model) {
    scores[model] = {};
    if (!overall[model]) continue;
    scores[model].has_value = true;
    scores[model].estimate.value = *overall[model];
    scores[model].estimate.n = grid.criteria();
  }
  const ThemeCriteria themes = criteria_by_theme(study, grid);
  if (themes.names.size() < 2) return;
  for (std::size_t i = 0; i < themes.names.size(); ++i) {
    const auto rates = win_rates(study, grid, themes.criteria[i]);
    for (std::size_t model = 0; model < scores.size(); ++model) {
      if (!rates[model]) continue;
      ThemeScore theme{themes.names[i], {}};
      theme.estimate.value = *rates[model];
      theme.estimate.n = themes.criteria[i].size();
      scores[model].themes.push_back(theme);
    }
  }
}

}  // namespace consilium::query
