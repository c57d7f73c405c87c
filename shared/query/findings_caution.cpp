// Findings that ask for care: what is missing, who judged, how little there is.
#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "query/findings.h"
#include "query/wording.h"

namespace consilium::query {
namespace {

constexpr double many_missing = 0.05;
constexpr std::size_t missing_reasons = static_cast<std::size_t>(MissingReason::unreadable) + 1;

Finding caution() {
  Finding finding{.kind = FindingKind::caution};
  finding.target.view = FindingTarget::View::about;
  finding.link_label = "About the data";
  return finding;
}

// The reason behind most missing verdicts, over the whole study.
std::string_view main_missing_reason(const Study& study) {
  std::array<std::uint64_t, missing_reasons> counts{};
  for (std::size_t row = 0; row < study.judgments.size(); ++row) {
    if (study.judgments.verdict[row] == Verdict::missing)
      ++counts[static_cast<std::size_t>(study.judgments.missing[row])];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return to_text(static_cast<MissingReason>(most - counts.begin()));
}

}  // namespace

std::optional<Finding> missing_finding(const FindingInput& input) {
  std::uint64_t missing = 0;
  std::uint64_t unclear = 0;
  std::uint64_t judged = 0;
  ModelId most_affected;
  std::uint64_t most = 0;
  for (const ModelSummary& model : input.overview.models) {
    for (std::uint32_t i = 0; i < input.grid.criteria(); ++i) {
      const MatrixCell& cell = input.grid.at(model.model, CriterionId(i));
      if (cell.scenarios > 0) judged += cell.n;
    }
    missing += model.missing;
    unclear += model.unclear;
    if (model.missing + model.unclear > most) {
      most = model.missing + model.unclear;
      most_affected = model.model;
    }
  }
  const std::uint64_t apart = missing + unclear;
  if (apart == 0 || static_cast<double>(apart) < many_missing * static_cast<double>(judged + apart))
    return std::nullopt;

  Finding finding{.kind = FindingKind::missing};
  finding.sentence = {{plural(apart, "judgment"), true},
                      {apart == 1 ? " is " : " are "},
                      {missing == 0   ? "unclear"
                       : unclear == 0 ? "missing"
                                      : "missing or unclear",
                       true},
                      {"."}};
  finding.evidence = "Of " + format_count(judged + apart) + ", and counted in no rate.";
  if (missing > 0)
    finding.evidence += (unclear > 0 ? " Of the missing most: " : " Most often: ") +
                        std::string(main_missing_reason(input.study)) + ".";
  if (input.overview.models.size() > 1) {
    finding.evidence += " " + std::string(input.study.name(most_affected)) + " has " + format_count(most) + " of them.";
  }
  finding.link_label = missing >= unclear ? "See what is missing" : "See what is unclear";
  finding.target = {.view = FindingTarget::View::evidence,
                    .verdict = missing >= unclear ? VerdictFilter::missing : VerdictFilter::unclear};
  return finding;
}

std::optional<Finding> own_family_finding(const FindingInput& input) {
  std::vector<std::string> judged_by_own;
  for (std::size_t m = 0; m < input.overview.models.size(); ++m) {
    if (input.overview.models[m].judged_by_own_family) judged_by_own.push_back(input.model_name(m));
  }
  if (judged_by_own.empty()) return std::nullopt;
  std::string graders;
  std::string_view agreement;
  for (const Rater& rater : input.study.raters) {
    if (rater.kind != RaterKind::model || !graders.empty()) continue;
    graders = input.study.text(rater.name);
    agreement = input.study.text(rater.agreement);
  }
  Finding finding = caution();
  finding.sentence = {
      {graders.empty() ? "The grader" : graders}, {" judges "}, {"models of its own family", true}, {"."}};
  finding.evidence = "It graded " + name_list(judged_by_own, 4) + " too.";
  if (!agreement.empty()) finding.evidence += " " + std::string(agreement);
  finding.link_label = "About the rater";
  return finding;
}

std::optional<Finding> few_scenarios_finding(const FindingInput& input) {
  const std::uint64_t scenarios = input.overview.scenarios;
  if (scenarios == 0 || scenarios >= input.weak_below) return std::nullopt;
  Finding finding = caution();
  finding.sentence = {{scenarios == 1 ? "A single scenario" : "Only " + plural(scenarios, "scenario"), true},
                      {scenarios == 1 ? " is weak evidence." : ": weak evidence."}};
  finding.evidence = "Under " + plural(input.weak_below, "scenario") +
                     " one answer more or less moves a rate by several points; the intervals show how far.";
  return finding;
}

std::optional<Finding> no_sample_sizes_finding(const FindingInput& input) {
  bool any_cell = false;
  for (const Cell& cell : input.study.cells) {
    any_cell = true;
    if (cell.n > 0) return std::nullopt;
  }
  if (!any_cell || input.has_rows()) return std::nullopt;
  Finding finding = caution();
  finding.sentence = {{"No sample sizes", true}, {" were published with these scores."}};
  finding.evidence = "Without them nobody can tell which differences are real: small gaps may be chance.";
  return finding;
}

std::optional<Finding> unknown_agreement_finding(const FindingInput& input) {
  for (const Rater& rater : input.study.raters) {
    if (rater.kind != RaterKind::model || !input.study.text(rater.agreement).empty()) continue;
    Finding finding = caution();
    finding.sentence = {{"The verdicts come from "}, {"a model, not a person", true}, {"."}};
    finding.evidence =
        std::string(input.study.text(rater.name)) + ". The log does not say how well it agrees with people.";
    finding.link_label = "About the rater";
    return finding;
  }
  return std::nullopt;
}

}  // namespace consilium::query
