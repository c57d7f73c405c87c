// Findings about what is hard: the criterion where even the best fall short, and what a single model does.
#include <algorithm>

#include "base/text.h"
#include "query/findings.h"
#include "query/wording.h"

namespace consilium::query {
namespace {

constexpr double reliable_from = 0.8;

// How the models do on one criterion.
struct Standing {
  CriterionId criterion;
  std::size_t best = 0;  // positions of models
  std::size_t worst = 0;
  std::size_t judged = 0;  // models, judged well enough to be named
  double mean = 0.0;       // goodness of all models judged at all, so that means are over the same ones
};

std::optional<Standing> standing_on(const FindingInput& input, CriterionId criterion, bool allow_weak) {
  std::optional<Standing> standing;
  double sum = 0.0;
  double count = 0.0;
  for (std::size_t m = 0; m < input.overview.models.size(); ++m) {
    const MatrixCell& cell = input.cell(m, criterion);
    if (cell.content == CellContent::empty) continue;
    sum += cell.goodness;
    count += 1.0;
    if (cell.weak && !allow_weak) continue;
    if (!standing) standing = Standing{.criterion = criterion, .best = m, .worst = m};
    if (cell.goodness > input.cell(standing->best, criterion).goodness) standing->best = m;
    if (cell.goodness < input.cell(standing->worst, criterion).goodness) standing->worst = m;
    ++standing->judged;
  }
  if (standing) standing->mean = sum / count;
  return standing;
}

// Criteria that tell something of all models: judged for at least two of them, if there are as many.
std::vector<Standing> standings(const FindingInput& input, const UsedCriteria& used, bool allow_weak) {
  const std::size_t enough = std::min<std::size_t>(2, input.overview.models.size());
  std::vector<Standing> all;
  for (std::uint32_t i = 0; i < input.grid.criteria(); ++i) {
    const CriterionId criterion(i);
    if (std::find(used.begin(), used.end(), criterion) != used.end()) continue;
    const auto standing = standing_on(input, criterion, allow_weak);
    if (standing && standing->judged >= enough) all.push_back(*standing);
  }
  return all;
}

// The best that the truth behind a cell could be, as goodness.
double highest_goodness(const Study& study, CriterionId id, const MatrixCell& cell) {
  if (!cell.estimate.has_interval) return cell.goodness;
  const Criterion& criterion = study.criteria[id.index()];
  const stats::Interval& interval = cell.estimate.interval;
  if (cell.content == CellContent::rate) return criterion.lower_is_better ? 1.0 - interval.low : interval.high;
  const double range = criterion.score_max - criterion.score_min;
  if (!(range > 0.0)) return cell.goodness;
  return criterion.lower_is_better ? (criterion.score_max - interval.low) / range
                                   : (interval.high - criterion.score_min) / range;
}

// "o3", or all that do as well: "o3 and Grok 3".
std::string best_names(const FindingInput& input, const Standing& standing) {
  std::vector<std::string> names;
  const double best = input.cell(standing.best, standing.criterion).goodness;
  for (std::size_t m = standing.best; m < input.overview.models.size(); ++m) {
    const MatrixCell& cell = input.cell(m, standing.criterion);
    if (cell.content != CellContent::empty && cell.goodness == best) names.push_back(input.model_name(m));
  }
  return name_list(names);
}

bool best_alone(const FindingInput& input, const Standing& standing) {
  return best_names(input, standing) == input.model_name(standing.best);
}

std::string comparing_numbers(const FindingInput& input, const Standing& standing) {
  const MatrixCell& best = input.cell(standing.best, standing.criterion);
  std::string words = (best_alone(input, standing) ? "Best is " : "Best are ") + best_names(input, standing) +
                      " with " + result_words(input.study, standing.criterion, best);
  std::vector<std::size_t> others;
  const auto add = [&](std::size_t position) {
    const bool told = std::find(others.begin(), others.end(), position) != others.end();
    if (!told && input.cell(position, standing.criterion).goodness < best.goodness) others.push_back(position);
  };
  add(0);
  add(standing.worst);
  for (std::size_t i = 0; i < others.size(); ++i) {
    const MatrixCell& cell = input.cell(others[i], standing.criterion);
    words += (i == 0 ? "; " : ", ") + input.model_name(others[i]) + (i == 0 ? " has " : " ") +
             result_words_beside(input.study, standing.criterion, best, cell);
  }
  return words + ".";
}

// Where even the best model falls short for sure, the one where it falls shortest.
std::optional<Standing> nobody_reliable(const FindingInput& input, const std::vector<Standing>& all) {
  std::optional<Standing> found;
  const auto best_of = [&](const Standing& standing) { return input.cell(standing.best, standing.criterion).goodness; };
  for (const Standing& standing : all) {
    const MatrixCell& best = input.cell(standing.best, standing.criterion);
    if (highest_goodness(input.study, standing.criterion, best) >= reliable_from) continue;
    if (!found || best_of(standing) < best_of(*found)) found = standing;
  }
  return found;
}

// The criterion that models do worst on, taken together.
const Standing& hardest(const std::vector<Standing>& all) {
  return *std::ranges::min_element(all, {}, &Standing::mean);
}

std::string single_numbers(const MatrixCell& cell) {
  if (!cell.estimate.has_interval || cell.content != CellContent::rate) return {};
  return percent_words(cell.estimate.value) + ", 95 % interval " + format_percent(cell.estimate.interval.low) + " to " +
         percent_words(cell.estimate.interval.high) + ".";
}

std::string share_range(const stats::Estimate& estimate) {
  if (!estimate.has_interval) return percent_words(estimate.value) + ", from too little to give an interval.";
  return percent_words(estimate.value) + ", and the true share could be anything from " +
         format_percent(estimate.interval.low) + " to " + percent_words(estimate.interval.high) + ".";
}

std::string mean_range(const MatrixCell& cell) {
  if (!cell.estimate.has_interval) return "There is too little to give an interval.";
  return "The true mean could be anything from " + format_fixed(cell.estimate.interval.low, 2) + " to " +
         format_fixed(cell.estimate.interval.high, 2) + ".";
}

// The only criterion that was judged; none when there are several.
CriterionId only_criterion(const FindingInput& input) {
  CriterionId only;
  for (std::uint32_t i = 0; i < input.grid.criteria(); ++i) {
    if (input.cell(0, CriterionId(i)).content == CellContent::empty) continue;
    if (only.valid()) return CriterionId::none();
    only = CriterionId(i);
  }
  return only;
}

}  // namespace

std::optional<Finding> weakness_finding(const FindingInput& input, UsedCriteria& used) {
  if (input.overview.criteria < 2) return std::nullopt;
  const std::vector<Standing> any = standings(input, used, true);
  std::vector<Standing> all = standings(input, used, false);
  if (all.empty()) all = any;
  if (all.empty()) return std::nullopt;
  const bool some_left_aside = all.size() < any.size();
  const bool single = input.overview.models.size() == 1;
  const std::optional<Standing> unreliable = single ? std::nullopt : nobody_reliable(input, all);
  const Standing standing = unreliable.value_or(hardest(all));
  const MatrixCell& best = input.cell(standing.best, standing.criterion);
  if (single && best.goodness >= 1.0) return std::nullopt;  // nothing is weak where everything is met
  // Scores in measures of their own make no criterion harder than another.
  if (!single && !unreliable && input.study.info.score_rule == ScoreRule::mean_win_rate) return std::nullopt;
  used.push_back(standing.criterion);

  Finding finding{.kind = FindingKind::weakness};
  const std::string name = quoted_criterion(input.study, standing.criterion);
  const std::string result = result_words(input.study, standing.criterion, best);
  if (single) {
    finding.sentence = {{name + " is its "}, {"weakest criterion", true}, {": "}, {result}, {"."}};
    finding.evidence = single_numbers(best);
  } else {
    finding.sentence = {{name + " is the "}, {"hardest criterion", true}, {"."}};
    if (unreliable) {
      finding.sentence = {{"No " + std::string(compared(input.study).one) + " reliably", true},
                          {" " + does_words(input.study, standing.criterion) + "."}};
    }
    finding.evidence = comparing_numbers(input, standing);
    finding.phone_sentence =
        ending_with(finding.sentence, ". Best: " + best_names(input, standing) + ", " + result + ".");
  }
  if (some_left_aside) finding.evidence += " Weakly judged criteria are left aside.";
  link_to_criterion(input, standing.best, standing.criterion, finding);
  return finding;
}

std::optional<Finding> single_model_finding(const FindingInput& input) {
  const ModelSummary& model = input.overview.models.front();
  const CriterionId only = only_criterion(input);
  Finding finding{.kind = FindingKind::single};
  finding.target = {.view = FindingTarget::View::criteria, .model = model.model};
  finding.link_label = "See all " + plural(input.overview.criteria, "criterion", "criteria");
  if (only.valid()) {
    const MatrixCell& cell = input.cell(0, only);
    const bool rate = cell.content == CellContent::rate;
    finding.sentence = {{input.model_name(0) + " " + (rate ? does_words(input.study, only) + " in " : "scores ")},
                        {result_words(input.study, only, cell), true},
                        {rate ? "." : " on " + quoted_criterion(input.study, only) + "."}};
    link_to_criterion(input, 0, only, finding);
  } else {
    finding.sentence = {{input.model_name(0) + " reaches "},
                        {percent_words(model.estimate.value), true},
                        {" over " + plural(input.overview.criteria, "criterion", "criteria") + "."}};
  }
  finding.evidence = only.valid() && input.cell(0, only).content == CellContent::score ? mean_range(input.cell(0, only))
                                                                                       : share_range(model.estimate);
  if (model.scenarios > 0) finding.evidence += " " + plural(model.scenarios, "scenario") + ".";
  return finding;
}

std::optional<Finding> single_failures_finding(const FindingInput& input, UsedCriteria& used) {
  const CriterionId only = only_criterion(input);
  if (!only.valid() || std::find(used.begin(), used.end(), only) != used.end()) return std::nullopt;
  const MatrixCell& cell = input.cell(0, only);
  if (cell.content != CellContent::rate || cell.scenarios == 0) return std::nullopt;
  const bool fault = input.study.criteria[only.index()].lower_is_better;
  const std::uint64_t failed = fault ? cell.k : cell.n - cell.k;
  const double highest_failure = fault ? cell.estimate.interval.high : 1.0 - cell.estimate.interval.low;

  Finding finding{.kind = FindingKind::weakness};
  link_to_criterion(input, 0, only, finding);
  if (failed == 0) {
    finding.sentence = {{"No failure", true}, {" was seen, which does not mean that there are none."}};
    finding.evidence = cell.estimate.has_interval ? "With " + plural(cell.n, "judgment") + ", up to " +
                                                        percent_words(highest_failure) + " of answers could still fail."
                                                  : "There is too little to say more.";
    return finding;
  }
  finding.sentence = {{plural(failed, "answer"), true}, {failed == 1 ? " fails." : " fail."}};
  if (input.study.messages.empty()) {
    finding.evidence = "The file holds no answers to read, only what was judged of them.";
  } else {
    finding.evidence = failed == 1 ? "Reading it tells more than the rate: how bad it is, and why."
                                   : "Reading them tells more than the rate: what they share, and how bad each is.";
  }
  finding.target.verdict = fault ? VerdictFilter::met : VerdictFilter::not_met;
  const std::string verb = input.study.messages.empty() ? "See " : "Read ";
  finding.link_label = verb + (failed == 1 ? "it" : "the " + format_count(failed));
  return finding;
}

std::optional<Finding> single_strength_finding(const FindingInput& input, const UsedCriteria& used) {
  if (input.overview.criteria < 3) return std::nullopt;
  std::vector<Standing> all = standings(input, used, false);
  if (all.empty()) return std::nullopt;
  const Standing& strongest = *std::ranges::max_element(all, {}, &Standing::mean);
  const MatrixCell& cell = input.cell(0, strongest.criterion);
  Finding finding{.kind = FindingKind::single};
  finding.sentence = {{quoted_criterion(input.study, strongest.criterion) + " is its "},
                      {"strongest criterion", true},
                      {": "},
                      {result_words(input.study, strongest.criterion, cell)},
                      {"."}};
  finding.evidence = single_numbers(cell);
  link_to_criterion(input, 0, strongest.criterion, finding);
  return finding;
}

}  // namespace consilium::query
