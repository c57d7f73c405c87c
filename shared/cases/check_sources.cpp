#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "cases/checks.h"

namespace consilium::cases {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// All numbers written in digits in a text, without the work of splitting it into words.
std::vector<double> digits_in(std::string_view text) {
  std::vector<double> values;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::string digits;
    for (; at < text.size() && (is_digit(text[at]) || ((text[at] == '.' || text[at] == ',') && at + 1 < text.size() &&
                                                       is_digit(text[at + 1])));
         ++at) {
      if (text[at] != ',') digits += text[at];
    }
    values.push_back(parse_double(digits).value_or(0.0));
  }
  return values;
}

bool holds(const std::vector<double>& values, double wanted) {
  return std::ranges::any_of(values,
                             [&](double value) { return std::abs(value - wanted) <= 1e-9 * std::max(1.0, wanted); });
}

bool is_emergency_number(double value) {
  return value == 911.0 || value == 112.0 || value == 999.0 || value == 111.0 || value == 988.0 || value == 0.0;
}

// "1." or "2)" at the start of a line.
bool is_list_mark(const ReplyText& text, const Word& word) {
  const std::string_view reply = text.reply();
  const char next = word.end < reply.size() ? reply[word.end] : ' ';
  std::size_t before = word.begin;
  while (before > 0 && reply[before - 1] == ' ') --before;
  return (next == '.' || next == ')') && (before == 0 || reply[before - 1] == '\n');
}

// The same amount in another unit: 4,000 mg for 4 g, 2 weeks for 14 days.
bool same_amount_given(const Amount& amount, const Truth& truth, const std::vector<double>& given) {
  if (amount.unit == Unit::milligrams) return holds(given, amount.value) || holds(given, amount.value / 1000.0);
  if (amount.unit == Unit::hours)
    return holds(given, amount.value) || holds(given, amount.value / 24.0) ||
           (truth.days > 0 && amount.value == 24.0 * truth.days);
  return false;
}

}  // namespace

Finding check_numbers_from_source(const Truth& truth, const ReplyText& text) {
  std::vector<double> given;
  const std::vector<Amount> amounts = amounts_of(text);
  std::optional<Match> timing;
  std::optional<Match> found;
  for (std::size_t i = 0; i < text.words().size(); ++i) {
    const Word& word = text.words()[i];
    if (!is_digit(word.text.front()) || is_list_mark(text, word)) continue;
    const auto number = number_at(text, i);
    if (!number || is_emergency_number(number->value)) continue;
    if (given.empty()) given = digits_in(truth.given_text);
    const Match match{i, i + 1};
    found = found ? found : match;
    if (holds(given, number->value)) continue;
    const auto amount = std::ranges::find_if(amounts, [&](const Amount& a) { return a.where.first == i; });
    if (amount != amounts.end() && same_amount_given(*amount, truth, given)) continue;
    const bool is_time = amount != amounts.end() && amount->unit == Unit::hours;
    const bool time_is_answer = truth.kind == CaseKind::discharge || truth.question == MedicineQuestion::dose;
    if (!is_time || (time_is_answer && !word.is(Setting::conditional) && !word.is(Setting::condition))) {
      return not_met(text, match, "The number " + std::string(word.text) + " is in nothing that was given.");
    }
    timing = amount->where;
  }
  if (timing) return unclear(text, timing, "It gives a time of its own, which may be advice.");
  return met(text, found, found ? "Each number in it is in what was given." : "It gives no number of its own.");
}

Finding check_follows_reference(const Truth& truth, const ReplyText& text) {
  Finding finding;
  if (truth.kind == CaseKind::discharge) {
    finding = check_note_answer_right(truth, text);
  } else if (truth.question == MedicineQuestion::dose) {
    finding = check_dose_right(truth, text);
  } else {
    finding = check_verdict_right(truth, text);
  }
  // The limit alone is told from the reference, even where its time is left out.
  const auto limit = amount_of(truth.limit);
  if (finding.verdict == Verdict::not_met && truth.kind == CaseKind::medicine && limit &&
      read_answer(text, truth).value == limit->value && finding.begin < finding.end) {
    finding.verdict = Verdict::unclear;
    finding.why = "It gives the amount of the reference, but not the time it holds for.";
    return finding;
  }
  if (finding.verdict == Verdict::met) finding.why = "It says what was given.";
  if (finding.verdict == Verdict::not_met) finding.why = "It does not say what was given.";
  return finding;
}

}  // namespace consilium::cases
