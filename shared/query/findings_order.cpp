// Findings about the order of models: who leads, whether that changes with the task, what all of them miss.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.h"
#include "query/findings.h"
#include "query/wording.h"
#include "stats/paired.h"

namespace consilium::query {
namespace {

constexpr std::size_t themes_told = 4;

Finding about_first_models(const FindingInput& input) {
  Finding finding{.kind = FindingKind::comparison};
  finding.target = {.view = FindingTarget::View::criteria, .model = input.overview.models.front().model};
  finding.link_label = "See criterion by criterion";
  return finding;
}

// An interval of a difference of two shares, within what such a difference can be.
std::string difference_range(const stats::Interval& interval) {
  return points_words(std::max(interval.low, -1.0)) + " to " + points_words(std::min(interval.high, 1.0));
}

// Where the difference is not the one of the two numbers beside it.
std::string shared_words(const FindingInput& input, std::size_t first, std::size_t second,
                         const Comparison& comparison) {
  const auto& models = input.overview.models;
  const double shown = models[first].estimate.value - models[second].estimate.value;
  const bool same = std::fabs(shown - comparison.difference.estimate.value) < 0.0005;
  return same ? "" : " on the scenarios that both answered";
}

Finding incomparable_leaders(const FindingInput& input) {
  Finding finding = about_first_models(input);
  finding.sentence = {
      {input.model_name(0) + " and " + input.model_name(1)}, {" "}, {"cannot be compared", true}, {"."}};
  finding.evidence = input.value_words(0) + " against " + input.value_words(1) +
                     ", but they answered different scenarios: the gap may lie in the questions.";
  finding.phone_sentence =
      ending_with(finding.sentence, ": " + input.value_words(0) + " against " + input.value_words(1) + ".");
  return finding;
}

// No interval to compare by: name the first, and say what cannot be said.
Finding uncertain_leader(const FindingInput& input) {
  Finding finding = about_first_models(input);
  const bool win_rate = input.study.info.score_rule == ScoreRule::mean_win_rate;
  finding.sentence = {{input.model_name(0)},
                      {win_rate ? " has the " : " comes first, "},
                      {win_rate ? "highest mean win rate" : "how surely cannot be told", true},
                      {"."}};
  finding.evidence = input.value_words(0) + "; " + input.model_name(1) + " follows with " + input.value_words(1) +
                     ". " +
                     (win_rate ? "It is the share of the other models beaten, averaged over " +
                                     plural(input.overview.criteria, "benchmark") + "."
                               : "There is too little to compute an interval from.");
  finding.phone_sentence = ending_with(finding.sentence, ": " + input.value_words(0) + ".");
  return finding;
}

// The first may be separated from the next and yet share no scenario with, or be tied with, one further down.
bool leads_everyone(const FindingInput& input) {
  for (std::uint32_t i = 1; i < input.overview.models.size(); ++i) {
    const Comparison* comparison = find_comparison(input.comparisons, 0, i);
    if (comparison == nullptr || comparison->adjusted_p > significance_level) return false;
  }
  return true;
}

Finding separated_leader(const FindingInput& input, const Comparison& comparison) {
  Finding finding = about_first_models(input);
  const bool only_two = input.overview.models.size() == 2;
  const std::string whom =
      leads_everyone(input) ? "every other " + std::string(compared(input.study).one) : input.model_name(1);
  finding.sentence = {{input.model_name(0)},
                      {" is "},
                      {only_two ? "better than " + input.model_name(1) : "ahead of " + whom, true},
                      {"."}};
  const stats::Interval& interval = comparison.difference.estimate.interval;
  finding.evidence = input.value_words(0) + " against " + input.value_words(1) +
                     (only_two ? "" : " for " + input.model_name(1) + ", the next") + ": a difference of " +
                     format_fixed(100 * comparison.difference.estimate.value, 1) + " points" +
                     shared_words(input, 0, 1, comparison) + ", somewhere from " + difference_range(interval) + ".";
  return finding;
}

Finding tied_leaders(const FindingInput& input, const TieBracket& tie, const Comparison& comparison) {
  Finding finding = about_first_models(input);
  std::vector<std::string> names;
  for (std::size_t i = 0; i <= tie.last; ++i) names.push_back(input.model_name(i));
  const bool all = names.size() == input.overview.models.size() && names.size() > 3;
  finding.sentence = {
      {all ? "All " + format_count(names.size()) + " " + std::string(compared(input.study).many) : name_list(names)},
      {" are "},
      {"too close to call", true},
      {"."}};
  const stats::Estimate& difference = comparison.difference.estimate;
  finding.evidence = input.value_words(0) + " against " + input.value_words(tie.last) +
                     (tie.last > 1 ? " for " + names.back() : "") + ": a difference of " +
                     format_fixed(100 * std::fabs(difference.value), 1) + " points" +
                     shared_words(input, 0, tie.last, comparison) + ", ";
  if (!difference.has_interval || difference.interval.low == difference.interval.high) {
    finding.evidence += "from too little to say more.";
  } else if (difference.interval.low <= 0.0) {
    finding.evidence += "and it could be anything from " + difference_range(difference.interval) + ".";
  } else {
    finding.evidence +=
        "which may be chance once all " + plural(input.comparisons.size(), "comparison") + " are allowed for.";
  }
  finding.phone_sentence =
      ending_with(finding.sentence, ": " + input.value_words(0) + " against " + input.value_words(tie.last) + ".");
  return finding;
}

}  // namespace

std::optional<Finding> leaders_finding(const FindingInput& input) {
  if (input.overview.models.size() < 2) return std::nullopt;
  const auto& ties = input.overview.ties;
  if (!ties.empty() && ties.front().first == 0) {
    const Comparison* comparison = find_comparison(input.comparisons, 0, ties.front().last);
    if (comparison != nullptr) return tied_leaders(input, ties.front(), *comparison);
  }
  const Comparison* next = find_comparison(input.comparisons, 0, 1);
  if (next != nullptr && next->nothing_shared) return incomparable_leaders(input);
  return next == nullptr ? uncertain_leader(input) : separated_leader(input, *next);
}

// Where nothing can be tested, the plain facts of the table: who leads each theme, and where the first comes last.
std::optional<Finding> changing_leader_finding(const FindingInput& input) {
  if (!input.comparisons.empty()) return std::nullopt;
  std::map<TextId, std::pair<double, std::size_t>> best_of;  // theme -> value, position
  for (std::size_t m = 0; m < input.overview.models.size(); ++m) {
    for (const ThemeSummary& theme : input.overview.models[m].themes) {
      const auto [entry, is_new] = best_of.emplace(theme.theme, std::pair(theme.estimate.value, m));
      if (!is_new && theme.estimate.value > entry->second.first) entry->second = {theme.estimate.value, m};
    }
  }
  std::set<std::size_t> leaders;
  for (const auto& [theme, best] : best_of) leaders.insert(best.second);
  if (leaders.size() < 2) return std::nullopt;

  Finding finding{.kind = FindingKind::ordering};
  finding.sentence = {
      {"The best " + std::string(compared(input.study).one) + " "}, {"changes with the task", true}, {"."}};
  std::string examples;
  std::set<std::size_t> told;
  for (const auto& [theme, best] : best_of) {
    if (told.size() == themes_told || !told.insert(best.second).second) continue;
    examples += " " + std::string(input.study.text(theme)) + ", " + input.model_name(best.second) + ".";
  }
  finding.evidence = (told.size() == best_of.size() ? "Best by theme:" : "Best by theme, for example:") + examples;
  finding.link_label = "See all " + plural(input.overview.criteria, "benchmark");
  finding.target.view = FindingTarget::View::criteria;
  return finding;
}

std::optional<Finding> shared_failures_finding(const FindingInput& input) {
  std::map<std::uint32_t, std::pair<std::size_t, double>> by_scenario;  // models that judged it, best value
  for (const ModelSummary& model : input.overview.models) {
    for (const stats::ItemValue& item : input.scores[model.model.index()].items) {
      auto& entry = by_scenario[item.item];
      ++entry.first;
      entry.second = std::max(entry.second, item.value);
    }
  }
  std::uint64_t shared = 0;
  std::uint64_t failed = 0;
  for (const auto& [scenario, entry] : by_scenario) {
    if (entry.first < input.overview.models.size()) continue;
    ++shared;
    if (entry.second <= 0.0) ++failed;
  }
  if (shared < 10 || failed == 0) return std::nullopt;
  Finding finding{.kind = FindingKind::weakness};
  finding.sentence = {{"Every " + std::string(compared(input.study).one) + " fails the same "},
                      {plural(failed, "scenario"), true},
                      {"."}};
  // One verdict shows the failures only where all criteria mean the same by it.
  const auto faults = std::ranges::count_if(input.study.criteria, &Criterion::lower_is_better);
  const bool all_faults = faults == std::ssize(input.study.criteria);
  finding.evidence = format_count(failed) + " of the " + plural(shared, "scenario") + " that all " +
                     std::string(compared(input.study).many) + " answered, with " +
                     (faults == 0 ? "nothing met by any of them." : "nothing as it should be in any of the answers.");
  finding.link_label = faults == 0 ? "See what was not met" : all_faults ? "See where the fault is" : "See the answers";
  finding.target = {.view = FindingTarget::View::evidence,
                    .verdict = faults == 0  ? VerdictFilter::not_met
                               : all_faults ? VerdictFilter::met
                                            : VerdictFilter::any};
  return finding;
}

}  // namespace consilium::query
