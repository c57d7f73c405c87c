#include "query/cell_grid.h"

#include <algorithm>
#include <cmath>

#include "query/goodness.h"
#include "query/row_order.h"

namespace consilium::query {
namespace {

bool is_weak(std::uint64_t n, std::uint32_t weak_below) { return n > 0 && n < weak_below; }

// What the judgments of one cell hold, before any statistics.
struct CellRows {
  std::vector<double> values;  // 0 or 1, or the score as it is
  std::vector<std::uint32_t> clusters;
  std::vector<std::uint64_t> responses;  // scenario and repeat, of all rows
  double goodness_sum = 0.0;
};

CellRows gather(const Study& study, std::span<const std::uint32_t> rows,
                std::span<const std::uint32_t> cluster_of_scenario, MatrixCell& cell) {
  CellRows gathered;
  bool one_rater = !rows.empty();
  for (const std::uint32_t row : rows) {
    const Judgments& judgments = study.judgments;
    one_rater = one_rater && judgments.rater[row] == judgments.rater[rows.front()];
    const Verdict verdict = judgments.verdict[row];
    if (verdict == Verdict::missing) ++cell.missing;
    if (verdict == Verdict::unclear) ++cell.unclear;
    const ScenarioId scenario = judgments.scenario[row];
    gathered.responses.push_back((std::uint64_t{scenario.value} << 16U) | judgments.repeat[row]);
    const auto goodness = judgment_goodness(study, row);
    if (!goodness) continue;
    gathered.values.push_back(judgments.score[row]);
    gathered.clusters.push_back(cluster_of_scenario[scenario.index()]);
    gathered.goodness_sum += *goodness;
    if (verdict == Verdict::met) ++cell.k;
  }
  if (one_rater) cell.rater = study.judgments.rater[rows.front()];
  return gathered;
}

// Scores near the end of a double's range overflow in their sums; then there is no number to show.
void drop_overflow(MatrixCell& cell) {
  stats::Estimate& estimate = cell.estimate;
  if (!std::isfinite(estimate.interval.low) || !std::isfinite(estimate.interval.high) ||
      !std::isfinite(estimate.standard_error)) {
    estimate = {.value = estimate.value, .n = estimate.n, .clusters = estimate.clusters};
  }
  if (!std::isfinite(estimate.value)) cell.content = CellContent::empty;
}

void count_responses(std::vector<std::uint64_t>& responses, MatrixCell& cell) {
  std::sort(responses.begin(), responses.end());
  responses.erase(std::unique(responses.begin(), responses.end()), responses.end());
  cell.responses = responses.size();
  std::uint64_t last = ~std::uint64_t{0};
  for (const std::uint64_t response : responses) {
    if (response >> 16U != last) ++cell.scenarios;
    last = response >> 16U;
  }
}

}  // namespace

MatrixCell cell_from_rows(const Study& study, CriterionId criterion_id, std::span<const std::uint32_t> rows,
                          std::span<const std::uint32_t> cluster_of_scenario, std::uint32_t weak_below) {
  MatrixCell cell;
  CellRows gathered = gather(study, rows, cluster_of_scenario, cell);
  count_responses(gathered.responses, cell);
  cell.n = gathered.values.size();
  cell.weak = is_weak(cell.n, weak_below);
  if (cell.n == 0) return cell;

  const Criterion& criterion = study.criteria[criterion_id.index()];
  if (criterion.binary) {
    cell.content = CellContent::rate;
    cell.estimate = stats::clustered_rate_estimate(gathered.values, gathered.clusters);
  } else {
    cell.content = CellContent::score;
    cell.k = 0;
    cell.estimate = stats::bounded_to(stats::clustered_mean_estimate(gathered.values, gathered.clusters),
                                      criterion.score_min, criterion.score_max);
  }
  cell.goodness = gathered.goodness_sum / static_cast<double>(cell.n);
  drop_overflow(cell);
  return cell;
}

stats::Estimate goodness_of_rate(const MatrixCell& cell) {
  stats::Estimate estimate = cell.estimate;
  if (cell.goodness == estimate.value) return estimate;
  estimate.value = cell.goodness;
  estimate.interval = {1.0 - cell.estimate.interval.high, 1.0 - cell.estimate.interval.low};
  return estimate;
}

RaterId published_rater(const Study& study, CriterionId criterion) {
  const std::string_view name = find_tag(study, study.criteria[criterion.index()].tags, "rater");
  for (std::uint32_t i = 0; i < study.raters.size(); ++i) {
    const bool is_named = !name.empty() && study.text(study.raters[i].name) == name;
    // Beside judgments of another file the only rater need not be the one of these totals.
    const bool only_one = study.raters.size() == 1 && study.judgments.size() == 0;
    if (is_named || only_one) return RaterId(i);
  }
  return RaterId::none();
}

MatrixCell cell_from_total(const Study& study, const Cell& total, std::uint32_t weak_below) {
  MatrixCell cell;
  const Criterion& criterion = study.criteria[total.criterion.index()];
  cell.rater = published_rater(study, total.criterion);
  if (total.kind == CellKind::count) {
    if (total.n == 0) return cell;
    cell.content = CellContent::rate;
    cell.k = total.k;
    cell.n = total.n;
    cell.estimate = stats::rate_estimate(total.k, total.n);
    cell.goodness = criterion.lower_is_better ? 1.0 - cell.estimate.value : cell.estimate.value;
    cell.weak = is_weak(cell.n, weak_below);
    return cell;
  }
  if (!std::isfinite(total.mean)) return cell;
  cell.content = CellContent::score;
  cell.n = total.n;
  cell.n_published = total.n > 0;
  cell.weak = is_weak(cell.n, weak_below);
  cell.goodness = score_goodness(criterion, total.mean);
  cell.estimate.value = total.mean;
  cell.estimate.n = cell.estimate.clusters = total.n;
  if (std::isfinite(total.standard_error) && total.standard_error > 0.0) {
    const double half = stats::z_95 * total.standard_error;
    cell.estimate.standard_error = total.standard_error;
    cell.estimate.interval = {total.mean - half, total.mean + half};
    cell.estimate.has_interval = true;
    cell.estimate.method = stats::IntervalMethod::normal_given_se;
    cell.estimate = stats::bounded_to(cell.estimate, criterion.score_min, criterion.score_max);
  }
  return cell;
}

CellGrid::CellGrid(const Study& study, const Filter& filter, std::uint32_t weak_below)
    : models_(study.models.size()), criteria_(study.criteria.size()) {
  if (models_ > 0) criteria_ = std::min(criteria_, max_cells / models_);
  cells_.resize(models_ * criteria_);
  // Totals cannot be narrowed to some scenarios.
  if (filter.scenario_tags.empty()) fill_from_totals(study, weak_below);
  fill_from_rows(study, filter, weak_below);
}

void CellGrid::fill_from_rows(const Study& study, const Filter& filter, std::uint32_t weak_below) {
  std::vector<std::uint32_t> rows = rows_kept(study, filter);
  sort_rows(study, rows, {RowKey::criterion, RowKey::model});
  const std::vector<std::uint32_t> clusters = cluster_labels(study);
  const Judgments& judgments = study.judgments;
  for (std::size_t first = 0; first < rows.size();) {
    const CriterionId criterion = judgments.criterion[rows[first]];
    const ModelId model = judgments.model[rows[first]];
    std::size_t last = first;
    const auto same_cell = [&](std::uint32_t row) {
      return judgments.criterion[row] == criterion && judgments.model[row] == model;
    };
    while (last < rows.size() && same_cell(rows[last])) ++last;
    if (criterion.index() < criteria_) {
      cells_[criterion.index() * models_ + model.index()] =
          cell_from_rows(study, criterion, std::span(rows).subspan(first, last - first), clusters, weak_below);
    }
    first = last;
  }
}

void CellGrid::fill_from_totals(const Study& study, std::uint32_t weak_below) {
  for (const Cell& total : study.cells) {
    if (total.criterion.index() >= criteria_) continue;
    MatrixCell& cell = cells_[total.criterion.index() * models_ + total.model.index()];
    // A total given twice is never added up: it may be the same one.
    if (cell.content == CellContent::empty) cell = cell_from_total(study, total, weak_below);
  }
}

}  // namespace consilium::query
