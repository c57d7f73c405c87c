#include "query/row_scores.h"

#include <algorithm>
#include <optional>

#include "query/goodness.h"
#include "query/row_order.h"
#include "stats/healthbench.h"

namespace consilium::query {
namespace {

using Rows = std::span<const std::uint32_t>;

// The first run of rows that share an id; shortens `rows` by it.
template <typename IdType>
Rows take_run(Rows& rows, const std::vector<IdType>& id_of) {
  std::size_t length = 1;
  while (length < rows.size() && id_of[rows[length]] == id_of[rows.front()]) ++length;
  const Rows run = rows.first(length);
  rows = rows.subspan(length);
  return run;
}

class RowScorer {
 public:
  RowScorer(const Study& study, std::span<const std::uint32_t> cluster_of) : study_(study), cluster_of_(cluster_of) {}

  // Rows of one model, sorted by scenario, then by criterion or (HealthBench) by rater and repeat.
  void add_scenarios(Rows rows) {
    while (!rows.empty()) {
      const Rows scenario_rows = take_run(rows, study_.judgments.scenario);
      const ScenarioId scenario = study_.judgments.scenario[scenario_rows.front()];
      if (study_.info.score_rule == ScoreRule::healthbench_points) {
        add_examples(scenario_rows, scenario);
      } else if (const auto value = mean_over_criteria(scenario_rows)) {
        add_value(scenario, *value);
        items_.push_back({scenario.value, cluster_of_[scenario.index()], *value});
      }
    }
  }

  [[nodiscard]] stats::Estimate estimate() const {
    if (study_.info.score_rule == ScoreRule::healthbench_points) return stats::healthbench_estimate(values_, clusters_);
    // One criterion met or not met is a rate, and gets the interval that its cell of the matrix has.
    const bool whole = std::all_of(values_.begin(), values_.end(), [](double v) { return v == 0.0 || v == 1.0; });
    if (whole && !any_score_) return stats::clustered_rate_estimate(values_, clusters_);
    return stats::bounded_to(stats::clustered_mean_estimate(values_, clusters_), 0.0, 1.0);
  }
  [[nodiscard]] std::vector<stats::ItemValue> take_items() { return std::move(items_); }

 private:
  void add_value(ScenarioId scenario, double value) {
    values_.push_back(value);
    clusters_.push_back(cluster_of_[scenario.index()]);
  }

  // Each criterion counts once, however often it was judged; a weight of 0 says that it does not count at all.
  [[nodiscard]] std::optional<double> mean_over_criteria(Rows rows) {
    double sum = 0.0;
    std::uint32_t criteria = 0;
    while (!rows.empty()) {
      double criterion_sum = 0.0;
      std::uint32_t judged = 0;
      const bool is_binary = study_.criteria[study_.judgments.criterion[rows.front()].index()].binary;
      for (const std::uint32_t row : take_run(rows, study_.judgments.criterion)) {
        const auto goodness = judgment_goodness(study_, row);
        if (!goodness || study_.judgments.weight[row] == 0.0F) continue;
        criterion_sum += *goodness;
        ++judged;
      }
      if (judged == 0) continue;
      any_score_ = any_score_ || !is_binary;
      sum += criterion_sum / judged;
      ++criteria;
    }
    if (criteria == 0) return std::nullopt;
    return sum / criteria;
  }

  // HealthBench: every repeat, and every rater's reading of it, is an example of its own.
  void add_examples(Rows rows, ScenarioId scenario) {
    double sum = 0.0;
    std::uint32_t examples = 0;
    while (!rows.empty()) {
      Rows rater_rows = take_run(rows, study_.judgments.rater);
      while (!rater_rows.empty()) {
        const auto score = example_score(take_run(rater_rows, study_.judgments.repeat));
        if (!score) continue;
        add_value(scenario, *score);
        sum += *score;
        ++examples;
      }
    }
    if (examples > 0) items_.push_back({scenario.value, cluster_of_[scenario.index()], sum / examples});
  }

  // Items that nobody judged are left out of both sides of the fraction.
  [[nodiscard]] std::optional<double> example_score(Rows rows) const {
    std::vector<stats::RubricItem> items;
    for (const std::uint32_t row : rows) {
      const Verdict verdict = study_.judgments.verdict[row];
      if (verdict != Verdict::met && verdict != Verdict::not_met) continue;
      items.push_back({study_.judgments.weight[row], verdict == Verdict::met});
    }
    return stats::healthbench_example_score(items);
  }

  const Study& study_;
  std::span<const std::uint32_t> cluster_of_;
  std::vector<double> values_;
  std::vector<std::uint32_t> clusters_;
  std::vector<stats::ItemValue> items_;
  bool any_score_ = false;  // a criterion that is scored, not met or not met, has counted
};

std::vector<std::uint32_t> sorted_rows(const Study& study, const Filter& filter, bool by_theme) {
  std::vector<std::uint32_t> rows = rows_kept(study, filter);
  if (study.info.score_rule == ScoreRule::healthbench_points) {
    sort_rows(study, rows, {RowKey::scenario, RowKey::rater, RowKey::repeat});
  } else {
    sort_rows(study, rows, {RowKey::scenario, RowKey::criterion});
  }
  if (by_theme)
    sort_rows(study, rows, {RowKey::model, RowKey::theme});
  else
    sort_rows(study, rows, {RowKey::model});
  return rows;
}

void score_themes(const Study& study, const Filter& filter, const ThemeNumbers& themes,
                  std::span<const std::uint32_t> cluster_of, std::vector<ModelScore>& scores) {
  const std::vector<std::uint32_t> sorted = sorted_rows(study, filter, true);
  Rows rows = sorted;
  while (!rows.empty()) {
    Rows model_rows = take_run(rows, study.judgments.model);
    ModelScore& score = scores[study.judgments.model[model_rows.front()].index()];
    while (!model_rows.empty()) {
      const auto theme_of = [&](std::uint32_t row) {
        return themes.of_criterion[study.judgments.criterion[row].index()];
      };
      const std::uint32_t theme = theme_of(model_rows.front());
      std::size_t length = 1;
      while (length < model_rows.size() && theme_of(model_rows[length]) == theme) ++length;
      RowScorer scorer(study, cluster_of);
      scorer.add_scenarios(model_rows.first(length));
      const stats::Estimate estimate = scorer.estimate();
      if (estimate.n > 0) score.themes.push_back({themes.names[theme], estimate});
      model_rows = model_rows.subspan(length);
    }
  }
}

}  // namespace

void score_from_rows(const Study& study, const Filter& filter, std::vector<ModelScore>& scores) {
  const std::vector<std::uint32_t> cluster_of = cluster_labels(study);
  const std::vector<std::uint32_t> sorted = sorted_rows(study, filter, false);
  Rows rows = sorted;
  while (!rows.empty()) {
    const Rows model_rows = take_run(rows, study.judgments.model);
    ModelScore& score = scores[study.judgments.model[model_rows.front()].index()];
    RowScorer scorer(study, cluster_of);
    scorer.add_scenarios(model_rows);
    score.estimate = scorer.estimate();
    score.items = scorer.take_items();
    score.scenarios = score.items.size();
    score.has_value = score.estimate.n > 0;
  }
  const ThemeNumbers themes = theme_numbers(study);
  if (themes.names.size() >= 2) score_themes(study, filter, themes, cluster_of, scores);
}

}  // namespace consilium::query
