#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "cases/checks.h"

namespace consilium::cases {

namespace {

// All numbers written in digits in a text, without the work of splitting it into words.
std::vector<double> digits_in(std::string_view text) {
  std::vector<double> values;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t first = at;
    while (at < text.size() && (is_digit(text[at]) || ((text[at] == '.' || text[at] == ',') && at + 1 < text.size() &&
                                                       is_digit(text[at + 1])))) {
      ++at;
    }
    if (const auto value = number_in_digits(text.substr(first, at - first))) values.push_back(*value);
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

// Words that stand in any reference or question.
constexpr std::string_view of_no_reason[] = {
    "takes|taking|keep|mind|like|used|been|without|only|which|there|here|into|some|also|then|very",
    "with|together|take|taken|avoid|because|allowed|must|combine|combined|highest|dose|hours|adults|most|more|than|"
    "that|"
    "this|they|them|should|safe|okay|what|from|about|have|does|your|know|when|much|many|people|many|pharmacist|doctor"};

// Whether a sentence of the reference and the reply share a word that is neither a name nor a matter of form.
bool share_reason(const Truth& truth, std::string_view sentence, const ReplyText& text) {
  const ReplyText told(sentence);
  for (std::size_t i = 0; i < told.words().size(); ++i) {
    const std::string_view word = told.words()[i].text;
    const bool is_name =
        std::ranges::any_of(truth.names, [&](const std::string& name) { return contains_ignore_case(name, word); });
    if (word.size() < 4 || is_name || any_at(told, i, of_no_reason)) continue;
    if (std::ranges::any_of(text.words(), [&](const Word& w) { return w.text.starts_with(stem_of(word)); }))
      return true;
  }
  return false;
}

// Whether the reply says something of what the reference says about all the names, beside the verdict.
bool gives_its_reason(const Truth& truth, const ReplyText& text) {
  std::string_view rest = truth.given_text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(".?\n"), rest.size());
    const std::string_view sentence = rest.substr(0, end);
    const bool asks = end < rest.size() && rest[end] == '?';
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool about_it =
        std::ranges::all_of(truth.names, [&](const std::string& name) { return contains_ignore_case(sentence, name); });
    if (!asks && about_it && share_reason(truth, sentence, text)) return true;
  }
  return false;
}

}  // namespace

Finding check_numbers_from_source(const Truth& truth, const ReplyText& text) {
  std::optional<std::vector<double>> given;
  const std::vector<Amount> amounts = amounts_of(text);
  std::optional<Match> timing;
  std::optional<Match> found;
  for (std::size_t i = 0; i < text.words().size(); ++i) {
    const Word& word = text.words()[i];
    if (!is_digit(word.text.front()) || is_list_mark(text, word)) continue;
    const auto number = number_at(text, i);
    if (!number || is_emergency_number(number->value)) continue;
    if (!given) given = digits_in(truth.given_text);
    const Match match{i, i + 1};
    found = found ? found : match;
    if (holds(*given, number->value)) continue;
    const auto amount = std::ranges::find_if(amounts, [&](const Amount& a) { return a.where.first == i; });
    if (amount != amounts.end() && same_amount_given(*amount, truth, *given)) continue;
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
      read_answer(text, truth).value == limit->value && finding.begin < finding.end && !find_above_limit(truth, text)) {
    finding.verdict = Verdict::unclear;
    finding.why = "It gives the amount of the reference, but not the time it holds for.";
    return finding;
  }
  // the right answer about another medicine is none, unless the reason shows that the one asked about is meant
  const auto other = truth.kind == CaseKind::medicine && finding.verdict == Verdict::met
                         ? find_other_medicine(truth, text)
                         : std::nullopt;
  if (other && !gives_its_reason(truth, text))
    return not_met(text, other, "It speaks of " + quoted(text, *other) + ", not of what was given.");
  if (finding.verdict == Verdict::met) finding.why = "It says what was given.";
  if (finding.verdict == Verdict::not_met) finding.why = "It does not say what was given.";
  return finding;
}

}  // namespace consilium::cases
