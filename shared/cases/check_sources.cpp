#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "cases/checks.h"

namespace consilium::cases {

namespace {

// All numbers in a text, in digits or in words.
std::vector<double> numbers_in(std::string_view given) {
  std::vector<double> values;
  const ReplyText text(given);
  for (std::size_t i = 0; i < text.words().size(); ++i) {
    if (const auto number = number_at(text, i)) values.push_back(number->value);
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

// A number in words that is one: "two weeks", "one in eight"; not "one of them", "those two".
bool counts_something(const ReplyText& text, const std::vector<Amount>& amounts, std::size_t word) {
  const auto number = number_at(text, word);
  if (!number || text.words()[word].text == "a") return false;
  for (const std::string_view share : {"one|two|three in _", "one|two|three out of _"}) {
    const auto match = match_at(text, share, word);
    if (match && number_at(text, match->last - 1) && text.words()[match->last - 1].text != "a") return true;
  }
  // "the two tablets" are those that were spoken of
  if (word > 0 && match_at(text, "the|these|those|both|your|her|his _", word - 1)) return false;
  return number->value > 1.0 && std::ranges::any_of(amounts, [&](const Amount& a) { return a.where.first == word; });
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
    "each|other|both|same|takes|taking|keep|mind|like|used|been|without|only|which|there|here|into|some|also|then|very",
    "with|together|take|taken|avoid|because|allowed|must|combine|combined|highest|dose|hours|adults|most|more|than|"
    "that|"
    "this|they|them|should|safe|okay|what|from|about|have|does|your|know|when|much|many|people|many|pharmacist|doctor"};

// A word of the reply that stands in this sentence of the reference, neither a name nor a matter of form.
std::optional<Match> shared_word(const Truth& truth, std::string_view sentence, const ReplyText& text) {
  const ReplyText told(sentence);
  for (std::size_t i = 0; i < told.words().size(); ++i) {
    const std::string_view word = told.words()[i].text;
    const bool is_name =
        std::ranges::any_of(truth.names, [&](const std::string& name) { return contains_ignore_case(name, word); });
    if (word.size() < 4 || is_name || any_at(told, i, of_no_reason)) continue;
    const std::string_view stem = stem_of(word);
    const auto found =
        std::ranges::find_if(text.words(), [&](const Word& w) { return w.asserted() && w.text.starts_with(stem); });
    const auto at = static_cast<std::size_t>(found - text.words().begin());
    if (found != text.words().end()) return Match{at, at + 1};
  }
  return std::nullopt;
}

// The sentences of what was given that speak of everything asked about, and ask nothing: there the reason stands.
std::vector<std::string_view> told_about_it(const Truth& truth) {
  std::vector<std::string_view> told;
  const std::string_view given = truth.given_text;
  const ReplyText text(given);
  for (const Sentence& sentence : text.sentences()) {
    const std::size_t begin = text.words()[sentence.first].begin;
    const std::string_view words = given.substr(begin, text.words()[sentence.last - 1].end - begin);
    const bool about_it =
        std::ranges::all_of(truth.names, [&](const std::string& name) { return contains_ignore_case(words, name); });
    // what the speaker says of themselves is no reference
    static constexpr std::string_view of_speaker[] = {"i|my|me|we|our"};
    const bool own = any_in(text, {sentence.first, sentence.last}, of_speaker);
    if (about_it && !own && !sentence.question) told.push_back(words);
  }
  return told;
}

// "Up" where the reference says "down", or the reverse: some word of the one, and none of the other.
std::optional<Match> find_reversed(const Truth& truth, const ReplyText& text) {
  static constexpr std::string_view up[] = {"raises|raised|rise|rises|rising|higher|increase*|increasing|climb*|soar*",
                                            "push*|shoot*|drive*|go|goes .. up"};
  static constexpr std::string_view down[] = {"lowers|lower|drop|drops|fall|falls|falling|sink*|reduce*",
                                              "push*|drive*|bring*|go|goes .. down"};
  for (const std::string_view sentence : told_about_it(truth)) {
    const ReplyText told(sentence);
    const auto against = [&](Patterns said, Patterns opposite) {
      const bool one_way = find_any(told, said) && !find_any(told, opposite) && !find_any(text, said);
      return one_way ? find_asserted(text, opposite) : std::nullopt;
    };
    if (const auto rises = against(down, up)) return rises;
    if (const auto falls = against(up, down)) return falls;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Match> find_shared_reason(const Truth& truth, const ReplyText& text) {
  for (const std::string_view sentence : told_about_it(truth)) {
    if (const auto word = shared_word(truth, sentence, text)) return word;
  }
  return std::nullopt;
}

Finding check_numbers_from_source(const Truth& truth, const ReplyText& text) {
  std::optional<std::vector<double>> given;
  const std::vector<Amount> amounts = amounts_of(text);
  std::optional<Match> timing;
  std::optional<Match> found;
  for (std::size_t i = 0; i < text.words().size(); ++i) {
    const Word& word = text.words()[i];
    if (is_digit(word.text.front()) ? is_list_mark(text, word) : !counts_something(text, amounts, i)) continue;
    const auto number = number_at(text, i);
    if (!number || is_emergency_number(number->value)) continue;
    if (!given) given = numbers_in(truth.given_text);
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
  const bool of_medicine = truth.kind == CaseKind::medicine && finding.verdict == Verdict::met;
  const bool same_reason = of_medicine && find_shared_reason(truth, text);
  if (other && !same_reason)
    return not_met(text, other, "It speaks of " + quoted(text, *other) + ", not of what was given.");
  if (const auto reversed = of_medicine ? find_reversed(truth, text) : std::nullopt)
    return not_met(text, reversed,
                   "It says the reverse of the reason that was given: " + quoted(text, *reversed) + ".");
  // a reason in clinical words can be the same in others
  if (const auto reason = of_medicine && !same_reason && !find_jargon(text) ? find_reason(text) : std::nullopt)
    return unclear(text, reason, "Its answer is the one that was given, but its reason shares no word with it.");
  if (finding.verdict == Verdict::met) finding.why = "It says what was given.";
  if (finding.verdict == Verdict::not_met) finding.why = "It does not say what was given.";
  return finding;
}

}  // namespace consilium::cases
