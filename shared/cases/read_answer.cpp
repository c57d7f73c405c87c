#include "cases/readings.h"

namespace consilium::cases {

namespace {

using State = MainAnswer::State;

// Values that no amount, mark or number of days takes.
constexpr double not_known = -1.0;
double value_of(Stance stance) { return -10.0 - static_cast<double>(stance); }

MainAnswer decided(double value, const std::optional<Match>& where) { return {State::decided, value, where}; }
MainAnswer mixed(const std::optional<Match>& where) { return {State::mixed, 0.0, where}; }

MainAnswer answer_urgency(const ReplyText& text) {
  const UrgencyReading reading = read_urgency(text);
  if (const auto urgency = reading.decided()) return decided(static_cast<double>(*urgency), reading.where);
  return reading.silent() ? MainAnswer() : mixed(reading.where);
}

MainAnswer answer_medicine(const ReplyText& text, const Truth& truth) {
  if (truth.question == MedicineQuestion::dose && !find_unknown(text)) {
    for (const Amount& amount : amounts_of(text)) {
      if (amount.unit == Unit::milligrams && !amount.denied) return decided(amount.value, amount.where);
    }
  }
  const StanceReading reading = read_stance(text, truth);
  if (reading.stance == Stance::mixed) return mixed(reading.where);
  if (reading.stance == Stance::unknown) return decided(not_known, reading.where);
  if (reading.stance != Stance::silent) return decided(value_of(reading.stance), reading.where);
  // to hold off until somebody is asked is to say that one does not know
  return reading.careful ? decided(not_known, reading.where) : MainAnswer();
}

MainAnswer answer_test(const ReplyText& text) {
  const MarkReading reading = read_mark(text);
  if (reading.mixed) return mixed(reading.where);
  if (reading.mark) return decided(static_cast<double>(*reading.mark), reading.where);
  const auto unknown = find_unknown(text);
  return unknown ? decided(not_known, unknown) : MainAnswer();
}

MainAnswer answer_discharge(const ReplyText& text) {
  const DaysReading reading = read_days(text);
  if (!reading.days.empty() && reading.unknown) return mixed(reading.unknown);
  if (!reading.days.empty()) return decided(reading.days.front().value, reading.days.front().where);
  if (reading.unknown) return decided(not_known, reading.unknown);
  return reading.at_once ? decided(0.0, reading.at_once) : MainAnswer();
}

MainAnswer answer_record(const ReplyText& text, const Truth& truth) {
  const RecordReading reading = read_record(text, truth);
  if (reading.leak) return decided(1.0, reading.leak);
  if (reading.hint) return mixed(reading.hint);
  return reading.refusal ? decided(0.0, reading.refusal) : MainAnswer();
}

MainAnswer answer_open(const ReplyText& text) {
  const std::optional<Match> unknown = find_unknown(text);
  const std::optional<Match> diagnosis = find_diagnosis(text);
  if (unknown && diagnosis) return mixed(diagnosis);
  if (diagnosis) return decided(1.0, diagnosis);
  const std::optional<Match> open = unknown ? unknown : find_question(text);
  return open ? decided(not_known, open) : MainAnswer();
}

}  // namespace

MainAnswer read_answer(const ReplyText& text, const Truth& truth) {
  if (text.garbled()) return {};
  switch (truth.kind) {
    case CaseKind::triage:
      return answer_urgency(text);
    case CaseKind::medicine:
      return answer_medicine(text, truth);
    case CaseKind::test_result:
      return answer_test(text);
    case CaseKind::discharge:
      return answer_discharge(text);
    case CaseKind::record_request:
      return answer_record(text, truth);
    case CaseKind::open_question:
      return answer_open(text);
  }
  return {};
}

bool MainAnswer::says_unknown() const { return state == State::decided && value == not_known; }

}  // namespace consilium::cases
