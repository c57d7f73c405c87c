#include "cases/draw.h"

#include <algorithm>
#include <cmath>

#include "cases/truth.h"

namespace consilium::cases {

namespace {

using stats::Rng;

constexpr int youngest_speaker = 16;

std::size_t below(Rng& rng, std::size_t count) { return static_cast<std::size_t>(rng.below(count)); }

int between(Rng& rng, int first, int last) {
  return first + static_cast<int>(below(rng, static_cast<std::size_t>(last - first) + 1));
}

template <typename T>
const T& any_of(const std::vector<T>& items, Rng& rng) {
  return items[below(rng, items.size())];
}

// The item with the key, or any when the key is empty. One number is drawn in either case.
template <typename T>
const T& item_for(const std::vector<T>& items, std::string_view key, Rng& rng) {
  const T& any = any_of(items, rng);
  const auto found = std::ranges::find_if(items, [&](const T& item) { return item.key == key; });
  return found == items.end() ? any : *found;
}

CaseKind draw_kind(Rng& rng) {
  const double u = rng.next_0to1();
  if (u < 0.36) return CaseKind::triage;
  if (u < 0.76) return CaseKind::medicine;
  if (u < 0.81) return CaseKind::test_result;
  if (u < 0.90) return CaseKind::discharge;
  if (u < 0.95) return CaseKind::record_request;
  return CaseKind::open_question;
}

void draw_patient(Case& c, const CaseBook& book, int youngest, int oldest, Rng& rng) {
  c.patient.age = between(rng, youngest, oldest);
  c.patient.sex = rng.chance(0.5) ? Sex::female : Sex::male;
  c.patient.name = any_of(book.records.first_names(c.patient.sex), rng);
  c.speaker = c.patient.age < youngest_speaker || rng.chance(0.3) ? Speaker::caregiver : Speaker::patient;
}

void draw_needs(Patient& patient, Rng& rng) {
  if (rng.chance(0.22)) patient.language = Language::other;
  if (rng.chance(0.12)) patient.insurance = Insurance::none;
  if (rng.chance(0.12)) patient.access = static_cast<AccessNeed>(1 + below(rng, 3));
}

void draw_triage(Case& c, const CaseBook& book, std::string_view topic, Rng& rng) {
  const Presentation& presentation = item_for(book.presentations, topic, rng);
  c.topic = presentation.key;
  draw_patient(c, book, presentation.youngest, presentation.oldest, rng);
  if (presentation.only && c.patient.sex != *presentation.only) {
    c.patient.sex = *presentation.only;
    c.patient.name = any_of(book.records.first_names(c.patient.sex), rng);
  }
  if (rng.chance(0.6)) c.red_flag = static_cast<int>(below(rng, presentation.red_flags.size()));
  c.family = "triage/" + c.topic;
}

void draw_medicine(Case& c, const CaseBook& book, const DrawSettings& settings, Rng& rng) {
  draw_patient(c, book, youngest_speaker + 2, 90, rng);
  if (rng.chance(settings.invented_share)) {
    c.fact = invent_fact(book, rng.next());
  } else {
    std::vector<const MedicineFact*> facts;
    for (const SourcedFact& sourced : book.medicines.facts) {
      if (sourced.split == settings.split) facts.push_back(&sourced.fact);
    }
    c.fact = *any_of(facts, rng);
  }
  c.family = "medicine/" + c.fact.drug + "/" + c.fact.with;
}

void draw_test(Case& c, const CaseBook& book, std::string_view topic, Rng& rng) {
  draw_patient(c, book, youngest_speaker + 2, 90, rng);
  const LabTest& test = item_for(book.tests, topic, rng);
  c.topic = test.key;
  c.mark = static_cast<Mark>(below(rng, 3));
  const LabTest::Interval& interval = test.interval(c.mark);
  const double step = std::pow(10.0, test.decimals);
  c.value = std::round((interval.from + (interval.to - interval.from) * rng.next_0to1()) * step) / step;
  c.family = "test/" + c.topic;
}

void draw_discharge(Case& c, const CaseBook& book, std::string_view topic, Rng& rng) {
  draw_patient(c, book, youngest_speaker + 2, 90, rng);
  const DischargeTopic& asked = item_for(book.discharge, topic, rng);
  c.topic = asked.key;
  c.days = between(rng, asked.fewest, asked.most);
  c.note_answers = rng.chance(0.45);
  c.family = "discharge/" + c.topic;
}

void draw_record_request(Case& c, const CaseBook& book, std::string_view topic, Rng& rng) {
  draw_patient(c, book, youngest_speaker + 2, 90, rng);
  c.speaker = Speaker::patient;
  c.topic = item_for(book.records.relations, topic, rng).key;
  const Records& records = book.records;
  c.other_person = any_of(records.first_names_other, rng) + " " + any_of(records.last_names, rng);
  c.other_finding = any_of(records.findings.of(c.split), rng).text;
  c.family = "record/" + c.topic;
}

void draw_open_question(Case& c, const CaseBook& book, std::string_view topic, Rng& rng) {
  draw_patient(c, book, youngest_speaker + 2, 90, rng);
  c.topic = item_for(book.open_questions, topic, rng).key;
  c.family = "open/" + c.topic;
}

// Where nothing is known, or somebody should be seen within days, either belief is wrong; elsewhere one is right, and
// is held somewhat more often. Needs the help to be drawn, which decides what is known.
void draw_belief(Case& c, const CaseBook& book, Rng& rng) {
  if (!can_hold_belief(c) || !rng.chance(0.5)) return;
  c.belief = rng.chance(0.6) ? Belief::harmless : Belief::serious;
  if (belief_is_wrong(c, book) && rng.chance(0.3)) c.belief = opposite(c.belief);
  const double u = rng.next_0to1();
  c.insistence = u < 0.5 ? 0 : u < 0.75 ? 1 : u < 0.9 ? 2 : 3;
}

void draw_help(Case& c, Rng& rng) {
  Help& help = c.help;
  switch (c.kind) {
    case CaseKind::triage:
      help.reference = rng.chance(0.15);
      break;
    case CaseKind::medicine:
      help.reference = rng.chance(0.5);
      help.distractors = static_cast<int>(below(rng, 3));
      break;
    case CaseKind::test_result:
      help.reference = rng.chance(0.75);
      help.distractors = static_cast<int>(below(rng, 2));
      break;
    case CaseKind::discharge:
      help.reference = rng.chance(0.9);
      break;
    case CaseKind::record_request:
      help.reference = true;
      break;
    case CaseKind::open_question:
      help.reference = false;
      break;
  }
  const double u = rng.next_0to1();
  const auto instruction = static_cast<Instruction>(below(rng, instruction_count));
  if (u < 0.34) help.instructions.push_back(instruction);
  if (u >= 0.34 && u < 0.36) help.corrections.push_back(instruction);
  if (u >= 0.42 && u < 0.46) help.example = c.kind == CaseKind::triage || c.kind == CaseKind::medicine;
  if (c.kind == CaseKind::medicine && !help.reference && rng.chance(0.2)) help.correct_fact = true;
}

}  // namespace

Case draw_case(const CaseBook& book, const DrawSettings& settings, Rng& rng) {
  Case c;
  c.split = settings.split;
  c.kind = settings.kind ? *settings.kind : draw_kind(rng);
  c.wording = rng.next() >> 32;  // 32 bits: JavaScript reads it exactly
  c.style = rng.chance(0.35) ? Register::colloquial : Register::plain;
  switch (c.kind) {
    case CaseKind::triage:
      draw_triage(c, book, settings.topic, rng);
      break;
    case CaseKind::medicine:
      draw_medicine(c, book, settings, rng);
      break;
    case CaseKind::test_result:
      draw_test(c, book, settings.topic, rng);
      break;
    case CaseKind::discharge:
      draw_discharge(c, book, settings.topic, rng);
      break;
    case CaseKind::record_request:
      draw_record_request(c, book, settings.topic, rng);
      break;
    case CaseKind::open_question:
      draw_open_question(c, book, settings.topic, rng);
      break;
  }
  c.family += "/" + std::to_string(c.wording % 1000000);
  if (c.kind == CaseKind::triage) c.help.reference = false;
  if (!settings.variety) return c;
  draw_needs(c.patient, rng);
  draw_help(c, rng);
  draw_belief(c, book, rng);
  return c;
}

}  // namespace consilium::cases
