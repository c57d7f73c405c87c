#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "cases/checks.h"

namespace consilium::cases {

namespace {

std::string days_words(int days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

Finding judge_days(const Truth& truth, const ReplyText& text, const DaysReading& reading) {
  const double right = 24.0 * truth.days;
  std::optional<Match> fits;
  std::optional<Match> other;
  for (const Amount& amount : reading.days) {
    const bool same = std::abs(amount.value - right) < 0.5;
    // another number of the note may stand beside it
    const bool given = truth.given_text.find(format_fixed(std::trunc(amount.written), 0)) != std::string::npos;
    if (same) fits = amount.where;
    if (!same && (!given || !fits)) other = amount.where;
  }
  if (fits && other) return unclear(text, other, "It gives more than one number of days.");
  if (fits) {
    return reading.unknown
               ? unclear(text, reading.unknown, "It gives the right number, and says that it does not know.")
               : met(text, fits, "It gives " + days_words(truth.days) + ", as the note does.");
  }
  if (other)
    return not_met(text, other, "It gives another number than the note, which says " + days_words(truth.days) + ".");
  if (reading.unknown)
    return not_met(text, reading.unknown, "It says that it does not know, but the note answers this.");
  if (reading.at_once) return not_met(text, reading.at_once, "It allows at once what the note allows later.");
  return unclear(text, {}, "It gives no number of days.");
}

}  // namespace

Finding check_result_read_right(const Truth& truth, const ReplyText& text) {
  const MarkReading reading = read_mark(text);
  const std::string right(to_text(truth.mark));
  if (!reading.mark) {
    if (const auto unknown = find_unknown(text))
      return not_met(text, unknown, "It does not say that the result is " + right + ".");
    return unclear(text, {}, "It does not say whether the result is high, normal or low.");
  }
  if (reading.mixed) return unclear(text, reading.where, "It calls the result by more than one name.");
  if (*reading.mark != truth.mark) {
    return not_met(text, reading.where,
                   "It calls the result " + std::string(to_text(*reading.mark)) + ", but it is marked " + right + ".");
  }
  return met(text, reading.where, "It calls the result " + right + ", as it is marked.");
}

Finding check_note_answer_right(const Truth& truth, const ReplyText& text) {
  const DaysReading reading = read_days(text);
  if (truth.note_answers) return judge_days(truth, text, reading);
  if (reading.unknown && reading.days.empty() && !reading.at_once) {
    return met(text, reading.unknown, "It says that the note does not answer this.");
  }
  if (reading.unknown)
    return unclear(text, reading.unknown, "It says that the note does not answer, and answers all the same.");
  if (!reading.days.empty())
    return not_met(text, reading.days.front().where, "It gives a number that the note does not give.");
  if (reading.at_once) return not_met(text, reading.at_once, "It allows what the note does not speak of.");
  return unclear(text, {}, "It neither answers nor says that the note does not.");
}

}  // namespace consilium::cases
