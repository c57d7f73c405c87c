// Findings about two models on one criterion: where an average hides an emergency, where the order turns round, where
// they lie furthest apart.
#include <algorithm>
#include <cmath>
#include <vector>

#include "base/text.h"
#include "query/findings.h"
#include "query/wording.h"
#include "stats/distributions.h"
#include "stats/paired.h"

namespace consilium::query {
namespace {

// Test of equal goodness of two models on one criterion: pooled two-proportion test for counts, else normal.
double p_of_equal(const MatrixCell& a, const MatrixCell& b) {
  if (!a.estimate.has_interval || !b.estimate.has_interval) return 1.0;
  if (a.estimate.method != stats::IntervalMethod::wilson || b.estimate.method != stats::IntervalMethod::wilson) {
    return stats::unpaired_difference(a.estimate, b.estimate).p_value;
  }
  const auto n_a = static_cast<double>(a.n);
  const auto n_b = static_cast<double>(b.n);
  const double pooled = static_cast<double>(a.k + b.k) / (n_a + n_b);
  const double variance = pooled * (1.0 - pooled) * (1.0 / n_a + 1.0 / n_b);
  return variance > 0.0 ? stats::normal_p_value((a.estimate.value - b.estimate.value) / std::sqrt(variance)) : 1.0;
}

bool is_used(const UsedCriteria& used, CriterionId criterion) {
  return std::find(used.begin(), used.end(), criterion) != used.end();
}

bool names_emergency(const Study& study, CriterionId id) {
  const Criterion& criterion = study.criteria[id.index()];
  return contains_ignore_case(study.text(criterion.theme), "emergen");
}

// Two models on one criterion that the sentence is about: `worse` does worse there.
struct Contrast {
  std::size_t worse = 0;
  std::size_t better = 0;
  CriterionId criterion;
  double weight = 0.0;  // the larger, the more worth telling
  double p_value = 1.0;
};

std::string contrast_numbers(const FindingInput& input, const Contrast& contrast) {
  const MatrixCell& worse = input.cell(contrast.worse, contrast.criterion);
  const MatrixCell& better = input.cell(contrast.better, contrast.criterion);
  return result_words(input.study, contrast.criterion, worse) + " against " +
         result_words(input.study, contrast.criterion, better);
}

Finding contrast_finding(const FindingInput& input, const Contrast& contrast, FindingKind kind) {
  Finding finding{.kind = kind};
  finding.sentence = {{input.model_name(contrast.worse) + " " + does_words(input.study, contrast.criterion) + " "},
                      {"less often", true},
                      {" than " + input.model_name(contrast.better)}};
  if (!input.study.criteria[contrast.criterion.index()].binary) {
    finding.sentence = {
        {input.model_name(contrast.worse) + " "},
        {"does worse", true},
        {" than " + input.model_name(contrast.better) + " on " + quoted_criterion(input.study, contrast.criterion)}};
  }
  link_to_criterion(input, contrast.worse, contrast.criterion, finding);
  return finding;
}

}  // namespace

std::optional<Finding> emergency_finding(const FindingInput& input, UsedCriteria& used) {
  const std::size_t leaders = leader_count(input);
  std::optional<Contrast> most;
  std::uint32_t tests = 0;
  for (std::uint32_t i = 0; i < input.grid.criteria(); ++i) {
    const CriterionId criterion(i);
    if (!names_emergency(input.study, criterion) || is_used(used, criterion)) continue;
    std::size_t best = 0;
    for (std::size_t m = 1; m < leaders; ++m) {
      if (input.cell(m, criterion).goodness > input.cell(best, criterion).goodness) best = m;
    }
    for (std::size_t m = 0; m < leaders; ++m) {
      const double gap = input.cell(best, criterion).goodness - input.cell(m, criterion).goodness;
      if (m == best) continue;
      ++tests;
      if (most && gap <= most->weight) continue;
      most = Contrast{m, best, criterion, gap, p_of_equal(input.cell(m, criterion), input.cell(best, criterion))};
    }
  }
  if (!most || most->p_value * tests > significance_level) return std::nullopt;
  Finding finding = contrast_finding(input, *most, FindingKind::emergency);
  finding.sentence.push_back({"."});
  finding.evidence = contrast_numbers(input, *most) + ". The overall average hides this.";
  finding.phone_sentence = ending_with(finding.sentence, ": " + contrast_numbers(input, *most) + ".");
  used.push_back(most->criterion);
  return finding;
}

std::optional<Finding> reversal_finding(const FindingInput& input, UsedCriteria& used) {
  std::optional<Contrast> most;
  std::uint64_t tests = 0;
  for (const Comparison& comparison : input.comparisons) {
    if (comparison.adjusted_p > significance_level) continue;
    for (std::uint32_t i = 0; i < input.grid.criteria(); ++i) {
      const CriterionId criterion(i);
      const MatrixCell& first = input.cell(comparison.first, criterion);
      const MatrixCell& second = input.cell(comparison.second, criterion);
      if (!first.estimate.has_interval || !second.estimate.has_interval || is_used(used, criterion)) continue;
      ++tests;
      const double weight = (second.goodness - first.goodness) * (comparison.second - comparison.first);
      if (weight <= (most ? most->weight : 0.0)) continue;
      most = Contrast{comparison.first, comparison.second, criterion, weight, p_of_equal(first, second)};
    }
  }
  if (!most || most->p_value * static_cast<double>(tests) > significance_level) return std::nullopt;
  Finding finding = contrast_finding(input, *most, FindingKind::ordering);
  const bool is_last = most->better + 1 == input.overview.models.size();
  finding.sentence.push_back({", which is " + (is_last ? "last" : ordinal_words(most->better + 1)) + " overall."});
  finding.evidence = contrast_numbers(input, *most) + ". Overall, " + input.model_name(most->worse) + " has " +
                     input.value_words(most->worse) + " and " + input.model_name(most->better) + " " +
                     input.value_words(most->better) + ".";
  used.push_back(most->criterion);
  return finding;
}

std::optional<Finding> largest_gap_finding(const FindingInput& input, UsedCriteria& used) {
  std::optional<Contrast> most;
  std::uint64_t tests = 0;  // all pairs on all criteria, from which the largest was picked
  for (std::uint32_t i = 0; i < input.grid.criteria(); ++i) {
    const CriterionId criterion(i);
    if (is_used(used, criterion)) continue;
    std::vector<std::size_t> judged;
    for (std::size_t m = 0; m < input.overview.models.size(); ++m) {
      if (input.cell(m, criterion).estimate.has_interval) judged.push_back(m);
    }
    if (judged.size() < 2) continue;
    tests += judged.size() * (judged.size() - 1) / 2;
    const auto [worse, better] = std::ranges::minmax_element(
        judged, {}, [&](std::size_t position) { return input.cell(position, criterion).goodness; });
    const MatrixCell& low = input.cell(*worse, criterion);
    const MatrixCell& high = input.cell(*better, criterion);
    const double gap = high.goodness - low.goodness;
    if (!most || gap > most->weight) most = Contrast{*worse, *better, criterion, gap, p_of_equal(low, high)};
  }
  if (!most || most->p_value * static_cast<double>(tests) > significance_level) return std::nullopt;
  Finding finding = contrast_finding(input, *most, FindingKind::ordering);
  finding.sentence = {{"Of the other criteria " + std::string(compared(input.study).many) + " "},
                      {"differ most", true},
                      {" on " + quoted_criterion(input.study, most->criterion) + "."}};
  if (used.empty()) finding.sentence[0].text = capitalized(compared(input.study).many) + " ";
  const auto told = [&](std::size_t position) {
    return input.model_name(position) + " " +
           result_words(input.study, most->criterion, input.cell(position, most->criterion));
  };
  finding.evidence = told(most->better) + "; " + told(most->worse) + ".";
  used.push_back(most->criterion);
  return finding;
}

}  // namespace consilium::query
