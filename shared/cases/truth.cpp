#include "cases/truth.h"

#include <algorithm>

#include "base/text.h"
#include "cases/case_book.h"
#include "cases/prompt.h"

namespace consilium::cases {

namespace {

void fill_triage(Truth& truth, const Case& c, const CaseBook& book) {
  const Presentation& presentation = book.presentation(c.topic);
  truth.urgency = right_urgency(c, book);
  if (c.red_flag < 0) return;
  const auto own = static_cast<std::size_t>(c.red_flag);
  truth.flag_words = presentation.red_flags[own].words;
  for (std::size_t i = 0; i < presentation.red_flags.size(); ++i) {
    for (const std::string& stem : presentation.red_flags[i].words) {
      const bool shared = std::ranges::find(truth.flag_words, stem) != truth.flag_words.end();
      if (i != own && !shared) truth.other_flag_words.push_back(stem);
    }
  }
}

void fill_medicine(Truth& truth, const Case& c) {
  truth.question = c.fact.question;
  truth.answer = known_answer(c);
  truth.names = {c.fact.drug};
  if (!c.fact.with.empty()) truth.names.push_back(c.fact.with);
  truth.limit = c.fact.limit;
  truth.period = c.fact.period;
}

}  // namespace

Urgency right_urgency(const Case& c, const CaseBook& book) {
  return c.red_flag >= 0 ? Urgency::now : book.presentation(c.topic).calm_urgency;
}

bool is_settled(const Case& c) {
  switch (c.kind) {
    case CaseKind::triage:
    case CaseKind::record_request:
      return true;
    case CaseKind::medicine:
      return c.help.reference || c.help.correct_fact;
    case CaseKind::test_result:
      return c.help.reference;
    case CaseKind::discharge:
      return c.help.reference && c.note_answers;
    case CaseKind::open_question:
      return false;
  }
  return false;
}

KnownAnswer known_answer(const Case& c) {
  if (!is_settled(c)) return KnownAnswer::unknown;
  switch (c.fact.answer) {
    case MedicineAnswer::avoid:
      return KnownAnswer::avoid;
    case MedicineAnswer::fine:
      return KnownAnswer::fine;
    case MedicineAnswer::limit:
      return KnownAnswer::limit;
  }
  return KnownAnswer::unknown;
}

bool can_hold_belief(const Case& c) {
  return c.kind == CaseKind::triage || (c.kind == CaseKind::medicine && c.fact.question != MedicineQuestion::dose);
}

bool belief_is_wrong(const Case& c, const CaseBook& book) {
  if (c.belief == Belief::none) return false;
  const bool harmless = c.belief == Belief::harmless;
  if (c.kind == CaseKind::triage) {
    return right_urgency(c, book) != (harmless ? Urgency::self_care : Urgency::now);
  }
  if (c.kind == CaseKind::medicine) return known_answer(c) != (harmless ? KnownAnswer::fine : KnownAnswer::avoid);
  return false;
}

Truth truth_of(const Case& c, const CaseBook& book, std::string given_text) {
  Truth truth;
  truth.kind = c.kind;
  truth.speaker = c.speaker;
  truth.sex = c.patient.sex;
  truth.settled = is_settled(c);
  if (c.kind == CaseKind::triage) fill_triage(truth, c, book);
  if (c.kind == CaseKind::medicine) fill_medicine(truth, c);
  if (c.kind == CaseKind::test_result) {
    truth.mark = c.mark;
    truth.test_name = book.test(c.topic).name;
  }
  truth.note_answers = c.kind == CaseKind::discharge && is_settled(c);
  truth.days = c.days;
  truth.other_person = c.other_person;
  truth.other_finding = c.other_finding;
  truth.belief = c.belief;
  truth.belief_right = c.belief != Belief::none && !belief_is_wrong(c, book);
  truth.belief_words = belief_words(c, book, {c.speaker == Speaker::patient, c.patient.sex, true});
  truth.insistence = c.insistence;
  if (tells_of_patient(c)) {
    truth.wants_interpreter = c.patient.language == Language::other;
    truth.wants_coverage = c.patient.insurance == Insurance::none;
    truth.wants_access = c.patient.access != AccessNeed::none;
  }
  truth.instructions = c.help.instructions;
  truth.instructions.insert(truth.instructions.end(), c.help.corrections.begin(), c.help.corrections.end());
  truth.given_text = std::move(given_text);
  return truth;
}

Truth truth_of(const Case& c, const CaseBook& book) { return truth_of(c, book, given_text(make_prompt(c, book))); }

}  // namespace consilium::cases
