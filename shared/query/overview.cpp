#include "query/overview.h"

#include <algorithm>

#include "base/text.h"
#include "query/cell_grid.h"
#include "query/comparisons.h"
#include "query/findings.h"
#include "query/model_scores.h"
#include "query/row_order.h"
#include "query/wording.h"

namespace consilium::query {
namespace {

// A rater may belong to several families (a jury): "GPT, Claude".
bool rater_is_of_family(const Study& study, const Rater& rater, std::string_view family) {
  for (const std::string_view one : split(study.text(rater.family), ',')) {
    if (trim(one) == family) return true;
  }
  return false;
}

bool judged_by_own_family(const Study& study, ModelId model) {
  const std::string_view family = study.text(study.models[model.index()].family);
  if (family.empty()) return false;
  return std::any_of(study.raters.begin(), study.raters.end(),
                     [&](const Rater& rater) { return rater_is_of_family(study, rater, family); });
}

// Whether a cell is the weaker one: few scenarios tell of a weakness only where no criterion has many.
bool is_weaker(const MatrixCell& cell, const MatrixCell* than) {
  if (than == nullptr) return true;
  return cell.weak != than->weak ? !cell.weak : cell.goodness < than->goodness;
}

// Counts over all criteria, and the weakest of them. `rows_alone`: totals beside judgments are no part of the score,
// and of no count.
void add_cells(const Study& study, const CellGrid& grid, bool rows_alone, ModelSummary& summary) {
  const MatrixCell* lowest = nullptr;
  bool plain = true;
  std::size_t criteria = 0;
  bool from_rows = false;
  for (std::uint32_t i = 0; i < grid.criteria(); ++i) {
    const MatrixCell& cell = grid.at(summary.model, CriterionId(i));
    summary.missing += cell.missing;
    summary.unclear += cell.unclear;
    from_rows = from_rows || cell.from_rows();
    if (cell.content == CellContent::empty || (rows_alone && !cell.from_rows())) continue;
    ++criteria;
    plain = plain && cell.content == CellContent::rate && !study.criteria[i].lower_is_better;
    summary.k += cell.k;
    summary.n += cell.n;
    if (!is_weaker(cell, lowest)) continue;
    lowest = &cell;
    summary.weakest = CriterionId(i);
  }
  // Benchmarks with measures of their own are no harder or easier than one another.
  if (criteria < 2 || study.info.score_rule == ScoreRule::mean_win_rate) summary.weakest = CriterionId::none();
  summary.missing_published = from_rows;
  if (!plain) summary.k = summary.n = 0;
}

ModelSummary summarise(const Study& study, const CellGrid& grid, const ModelScore& score, ModelId model) {
  ModelSummary summary;
  summary.model = model;
  summary.estimate = score.estimate;
  summary.scenarios = score.scenarios;
  summary.judged_by_own_family = judged_by_own_family(study, model);
  for (const ThemeScore& theme : score.themes) summary.themes.push_back({theme.theme, theme.estimate});
  std::sort(summary.themes.begin(), summary.themes.end(), [](const ThemeSummary& a, const ThemeSummary& b) {
    return a.estimate.value != b.estimate.value ? a.estimate.value > b.estimate.value : a.theme < b.theme;
  });
  add_cells(study, grid, !score.items.empty(), summary);
  return summary;
}

bool has_evidence(const ModelSummary& summary, const ModelScore& score) {
  return score.has_value || summary.missing + summary.unclear > 0;
}

std::uint64_t judged_criteria(const CellGrid& grid, const std::vector<ModelSummary>& models) {
  std::uint64_t criteria = 0;
  for (std::uint32_t i = 0; i < grid.criteria(); ++i) {
    criteria += std::any_of(models.begin(), models.end(),
                            [&](const ModelSummary& model) {
                              return grid.at(model.model, CriterionId(i)).content != CellContent::empty;
                            })
                    ? 1
                    : 0;
  }
  return criteria;
}

std::uint64_t judged_scenarios(const Study& study, const Filter& filter) {
  std::vector<bool> judged(study.scenarios.size(), false);
  for (const std::uint32_t row : rows_kept(study, filter)) judged[study.judgments.scenario[row].index()] = true;
  const auto counted = static_cast<std::uint64_t>(std::count(judged.begin(), judged.end(), true));
  return counted > 0 || !filter.scenario_tags.empty() ? counted : study.info.published_scenarios;
}

// "100 scenarios", or its own where not every model was judged on all of them; empty where none are known.
std::string which_scenarios(const Study& study, const Overview& overview) {
  if (overview.scenarios == 0) return {};
  const bool same = std::ranges::all_of(overview.models, [&](const ModelSummary& model) {
    return model.scenarios == 0 || model.scenarios == overview.scenarios;
  });
  return same ? plural(overview.scenarios, "scenario")
              : "each " + std::string(compared(study).one) + "'s own scenarios";
}

// Whether anything judged is a score, not a met or not met.
bool any_scores(const Study& study, const CellGrid& grid) {
  for (std::uint32_t i = 0; i < grid.criteria(); ++i) {
    for (std::uint32_t m = 0; m < study.models.size(); ++m) {
      if (grid.at(ModelId(m), CriterionId(i)).content == CellContent::score) return true;
    }
  }
  return false;
}

bool any_faults(const Study& study, const CellGrid& grid) {
  for (std::uint32_t i = 0; i < grid.criteria(); ++i) {
    if (study.criteria[i].lower_is_better) return true;
  }
  return false;
}

void describe_measure(const Study& study, const CellGrid& grid, Overview& overview) {
  const std::string which = which_scenarios(study, overview);
  const std::string over = which.empty() ? "" : ", averaged over " + which;
  const bool one_criterion = overview.criteria == 1;
  switch (study.info.score_rule) {
    case ScoreRule::mean_win_rate:
      overview.measure = "Mean win rate over " + plural(overview.criteria, "benchmark");
      overview.measure_short = "Mean win rate, %";
      return;
    case ScoreRule::healthbench_points:
      overview.measure = "Share of rubric points earned" + over;
      overview.measure_short = "Points earned, %";
      return;
    case ScoreRule::mean_of_scenarios:
      break;
  }
  const bool scores = any_scores(study, grid);
  if (!scores && any_faults(study, grid)) {
    // Of a fault the good answer is the one that does not have it.
    overview.measure = one_criterion ? "Share without the fault" + (which.empty() ? "" : ", of " + which)
                                     : "Share of criteria as they should be" + over;
    overview.measure_short = one_criterion ? "Without the fault, %" : "As it should be, %";
  } else if (scores) {
    overview.measure =
        (one_criterion ? "Mean score, % of its scale" : "Mean score over criteria, % of their scales") + over;
    overview.measure_short = "Mean score, % of the scale";
  } else if (one_criterion) {
    // Repeated scenarios have several answers each, which count one by one.
    const bool repeated = std::ranges::any_of(
        overview.models, [](const ModelSummary& model) { return model.scenarios > 0 && model.n > model.scenarios; });
    overview.measure = which.empty() ? "Share met"
                       : repeated    ? "Share met of the answers to " + which
                                     : "Share met of " + which;
    overview.measure_short = "Share met, %";
  } else {
    overview.measure = "Share of criteria met" + over;
    overview.measure_short = "Share of criteria met, %";
  }
}

std::string interval_words(const Study& study, const Overview& overview) {
  bool stratified = false;
  bool any = false;
  bool clustered = false;
  bool judged = false;
  for (const ModelSummary& model : overview.models) {
    judged = judged || model.estimate.n > 0;
    any = any || model.estimate.has_interval;
    stratified = stratified || model.estimate.method == stats::IntervalMethod::stratified;
    clustered = clustered || model.estimate.clusters < model.estimate.n;
  }
  if (!judged) return "Nothing was scored, so there is nothing to compute.";
  if (!any && study.info.published_totals) return "No intervals: sample sizes were not published.";
  if (!any) return "No intervals: they need more than one scenario.";
  if (stratified) return "Intervals assume the criteria of one scenario move together.";
  if (study.info.published_totals) return "95 % intervals from the counts.";
  return clustered ? "95 % intervals, clustered by scenario group." : "95 % intervals, one value a scenario.";
}

std::string method_words(const Study& study, const Overview& overview) {
  return (study.info.published_totals ? "Published totals. " : "") + interval_words(study, overview) +
         (overview.some_incomparable ? " Models that share no scenario are not compared." : "");
}

}  // namespace

Overview overview(const Study& study, const Filter& filter, std::uint32_t weak_below) {
  const CellGrid grid(study, filter, weak_below);
  const std::vector<ModelScore> scores = model_scores(study, filter, grid);
  Overview overview;
  std::vector<ModelId> shown;
  for (const ModelId model : best_first(scores)) {
    ModelSummary summary = summarise(study, grid, scores[model.index()], model);
    if (!has_evidence(summary, scores[model.index()])) continue;
    overview.models.push_back(std::move(summary));
    shown.push_back(model);
  }
  overview.criteria = judged_criteria(grid, overview.models);
  overview.scenarios = judged_scenarios(study, filter);
  const std::vector<Comparison> comparisons = compare_models(shown, scores);
  overview.compared_pairs = static_cast<std::uint32_t>(
      std::ranges::count_if(comparisons, [](const Comparison& pair) { return !pair.nothing_shared; }));
  overview.some_incomparable = overview.compared_pairs < comparisons.size();
  if (!comparisons.empty()) overview.ties = tie_brackets(shown.size(), comparisons);
  describe_measure(study, grid, overview);
  overview.method = method_words(study, overview);
  overview.findings = make_findings({study, grid, scores, overview, comparisons, weak_below});
  return overview;
}

}  // namespace consilium::query
