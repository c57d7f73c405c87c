// Findings about what is hard: the criterion where even the best fall short, and what a single model does.
#include <algorithm>

#include "base/text.h"
#include "query/findings.h"
#include "query/wording.h"

namespace consilium::query {
namespace {

constexpr double reliable_from = 0.8;

struct Hardest {
  CriterionId criterion;
  std::size_t best = 0;  // positions of models
  std::size_t worst = 0;
};

// The criterion on which the best model does worst; weakly judged ones only when there are no others.
std::optional<Hardest> find_hardest(const FindingInput& input, const UsedCriteria& used, bool allow_weak) {
  std::optional<Hardest> hardest;
  double lowest = 2.0;
  for (std::uint32_t i = 0; i < input.grid.criteria(); ++i) {
    const CriterionId criterion(i);
    if (std::find(used.begin(), used.end(), criterion) != used.end()) continue;
    std::optional<Hardest> candidate;
    for (std::size_t m = 0; m < input.overview.models.size(); ++m) {
      const MatrixCell& cell = input.cell(m, criterion);
      if (cell.content == CellContent::empty || (cell.weak && !allow_weak)) continue;
      if (!candidate) candidate = Hardest{criterion, m, m};
      if (cell.goodness > input.cell(candidate->best, criterion).goodness) candidate->best = m;
      if (cell.goodness < input.cell(candidate->worst, criterion).goodness) candidate->worst = m;
    }
    if (!candidate) continue;
    const double best = input.cell(candidate->best, criterion).goodness;
    if (best >= lowest) continue;
    lowest = best;
    hardest = candidate;
  }
  return hardest;
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

std::string comparing_numbers(const FindingInput& input, const Hardest& hardest) {
  const MatrixCell& best = input.cell(hardest.best, hardest.criterion);
  std::string words =
      "Best is " + input.model_name(hardest.best) + " with " + result_words(input.study, hardest.criterion, best);
  std::vector<std::size_t> others;
  if (hardest.best != 0) others.push_back(0);
  if (hardest.worst != hardest.best && hardest.worst != 0) others.push_back(hardest.worst);
  for (std::size_t i = 0; i < others.size(); ++i) {
    const MatrixCell& cell = input.cell(others[i], hardest.criterion);
    words += (i == 0 ? "; " : ", ") + input.model_name(others[i]) + (i == 0 ? " has " : " ") +
             result_words_beside(input.study, hardest.criterion, best, cell);
  }
  return words + ".";
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
  auto hardest = find_hardest(input, used, false);
  if (!hardest) hardest = find_hardest(input, used, true);
  if (!hardest) return std::nullopt;
  const MatrixCell& best = input.cell(hardest->best, hardest->criterion);
  const bool single = input.overview.models.size() == 1;
  if (single && best.goodness >= 1.0) return std::nullopt;  // nothing is weak where everything is met
  used.push_back(hardest->criterion);

  Finding finding{.kind = FindingKind::weakness};
  if (single) {
    finding.sentence = {{quoted_criterion(input.study, hardest->criterion) + " is its "},
                        {"weakest criterion", true},
                        {": "},
                        {result_words(input.study, hardest->criterion, best)},
                        {"."}};
    finding.evidence = single_numbers(best);
  } else if (highest_goodness(input.study, hardest->criterion, best) < reliable_from) {
    finding.sentence = {{"No model reliably", true}, {" " + does_words(input.study, hardest->criterion) + "."}};
    finding.evidence = comparing_numbers(input, *hardest);
  } else {
    finding.sentence = {
        {quoted_criterion(input.study, hardest->criterion) + " is the "}, {"hardest criterion", true}, {"."}};
    finding.evidence = comparing_numbers(input, *hardest);
  }
  if (!single) {
    finding.phone_sentence =
        ending_with(finding.sentence, ". Best: " + input.model_name(hardest->best) + ", " +
                                          result_words(input.study, hardest->criterion, best) + ".");
  }
  link_to_criterion(input, hardest->best, hardest->criterion, finding);
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
  finding.evidence = failed == 1 ? "Reading it tells more than the rate: how bad it is, and why."
                                 : "Reading them tells more than the rate: what they share, and how bad each is.";
  finding.target.verdict = fault ? VerdictFilter::met : VerdictFilter::not_met;
  finding.link_label = failed == 1 ? "Read it" : "Read the " + format_count(failed);
  return finding;
}

}  // namespace consilium::query
