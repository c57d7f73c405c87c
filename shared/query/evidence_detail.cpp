// One response in full: the conversation, and every verdict in words.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/text.h"
#include "query/evidence.h"
#include "query/goodness.h"

namespace consilium::query {
namespace {

constexpr std::size_t attributes_shown = 3;
constexpr std::size_t attribute_bytes = 40;

std::vector<Message> messages_of(const Study& study, Range range) {
  const auto first = study.messages.begin() + range.first;
  return {first, first + range.count};
}

// Points and scores as they are written by hand: up to two decimals, none that are zero.
std::string short_number(double value) {
  std::string text = format_fixed(value, 2);
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string score_words(const Criterion& criterion, double score, std::string_view unit) {
  std::string words = short_number(score);
  if (criterion.score_max != 1.0 && !criterion.lower_is_better) words += " of " + short_number(criterion.score_max);
  if (!unit.empty()) words += " " + std::string(unit);
  return words;
}

std::string points_words(const Study& study, std::uint32_t judgment) {
  const Judgments& rows = study.judgments;
  const Criterion& criterion = study.criteria[rows.criterion[judgment].index()];
  const double weight = rows.weight[judgment];
  switch (rows.verdict[judgment]) {
    case Verdict::scored:
      return score_words(criterion, rows.score[judgment], study.text(criterion.unit));
    case Verdict::met:
      return weight < 0.0 ? "−" + short_number(-weight) + " taken"
                          : short_number(weight) + " of " + short_number(weight);
    case Verdict::not_met:
      return weight < 0.0 ? "none taken" : "0 of " + short_number(weight);
    case Verdict::unclear:
    case Verdict::missing:
      break;
  }
  return weight < 0.0 || !criterion.binary ? "–" : "– of " + short_number(weight);
}

// What needs reading first: what went wrong, then what nobody could tell, then the rest.
int reading_order(const Study& study, std::uint32_t judgment) {
  const Verdict verdict = study.judgments.verdict[judgment];
  if (verdict == Verdict::unclear) return 1;
  if (verdict == Verdict::missing) return 2;
  if (verdict == Verdict::scored) return 3;
  return *judgment_goodness(study, judgment) < 0.5 ? 0 : 4;
}

VerdictLine verdict_line(const Study& study, std::uint32_t judgment) {
  const Judgments& rows = study.judgments;
  VerdictLine line;
  line.judgment = judgment;
  line.verdict = rows.verdict[judgment];
  line.missing = rows.missing[judgment];
  line.criterion_id = rows.criterion[judgment];
  line.fault = is_fault(study.criteria[line.criterion_id.index()], rows.weight[judgment]);
  const std::string_view item = study.text(rows.item[judgment]);
  line.criterion = item.empty() ? study.name(rows.criterion[judgment]) : item;
  line.points = points_words(study, judgment);
  line.rationale = trim(study.text(rows.rationale[judgment]));
  line.rater = study.text(study.raters[rows.rater[judgment].index()].name);
  return line;
}

// Points won of those that could be had, or, where all weigh the same, how many criteria went well.
std::string total_words(const Study& study, std::span<const std::uint32_t> judgments) {
  const Judgments& rows = study.judgments;
  double earned = 0.0;
  double possible = 0.0;
  std::size_t judged = 0;
  std::size_t unclear = 0;
  std::size_t missing = 0;
  bool all_weigh_one = true;
  std::size_t well = 0;
  bool any_fault = false;
  for (const std::uint32_t judgment : judgments) {
    const Verdict verdict = rows.verdict[judgment];
    if (verdict == Verdict::unclear) ++unclear;
    if (verdict == Verdict::missing) ++missing;
    if (verdict != Verdict::met && verdict != Verdict::not_met) continue;
    ++judged;
    any_fault = any_fault || study.criteria[rows.criterion[judgment].index()].lower_is_better;
    well += judgment_goodness(study, judgment).value_or(0.0) >= 0.5 ? 1 : 0;
    all_weigh_one = all_weigh_one && rows.weight[judgment] == 1.0F;
    possible += std::max(0.0, static_cast<double>(rows.weight[judgment]));
    if (verdict == Verdict::met) earned += rows.weight[judgment];
  }
  if (judged + unclear + missing < 2 || !(possible > 0.0)) return {};
  if (any_fault && all_weigh_one) {
    possible = static_cast<double>(judged);
    earned = static_cast<double>(well);
  }
  std::string words = (earned < 0.0 ? "−" : "") + short_number(std::fabs(earned)) + " of " + short_number(possible) +
                      (!all_weigh_one ? " points"
                       : any_fault    ? " as it should be"
                                      : " met");
  if (unclear > 0) words += "; " + format_count(unclear) + " unclear left out";
  if (missing > 0) words += "; " + format_count(missing) + " missing left out";
  return words;
}

}  // namespace

std::string scenario_title(const Study& study, ScenarioId scenario) {
  const Scenario& row = study.scenarios[scenario.index()];
  const std::string_view title = trim(study.text(row.title));
  return std::string(title.empty() ? study.text(row.key) : title);
}

std::string scenario_attributes(const Study& study, ScenarioId scenario) {
  const Range tags = study.scenarios[scenario.index()].tags;
  std::string words;
  for (std::uint32_t i = 0; i < tags.count && i < attributes_shown; ++i) {
    const std::string_view value = trim(study.text(study.tags[tags.first + i].value));
    if (value.empty()) continue;
    if (!words.empty()) words += " · ";
    words += ellipsize_utf8(value, attribute_bytes);
  }
  return words;
}

EvidenceDetail evidence_detail(const Study& study, const EvidenceList& list, std::size_t row_number) {
  EvidenceDetail detail;
  if (row_number >= list.rows.size()) return detail;
  const EvidenceRow& row = list.rows[row_number];
  const Scenario& scenario = study.scenarios[row.scenario.index()];
  detail.scenario_key = study.text(scenario.key);
  detail.title = scenario_title(study, row.scenario);
  detail.attributes = scenario_attributes(study, row.scenario);
  detail.prompt = messages_of(study, scenario.messages);
  detail.target = study.text(scenario.target);
  if (row.response.valid()) {
    const Response& response = study.responses[row.response.index()];
    detail.response = messages_of(study, response.messages);
    detail.error = study.text(response.error);
    detail.output_tokens = response.output_tokens;
  }
  for (std::size_t i = detail.response.size(); i > 0; --i) {
    if (detail.response[i - 1].role != ChatRole::assistant) continue;
    detail.judged = i - 1;
    break;
  }

  std::vector<std::uint32_t> judgments(list.judgments.begin() + row.first_judgment,
                                       list.judgments.begin() + row.first_judgment + row.judgment_count);
  detail.total_points = total_words(study, judgments);
  std::sort(judgments.begin(), judgments.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int first = reading_order(study, a);
    const int second = reading_order(study, b);
    return first != second ? first < second : a < b;
  });
  for (const std::uint32_t judgment : judgments) detail.verdicts.push_back(verdict_line(study, judgment));
  return detail;
}

}  // namespace consilium::query
