#include "cases/draw.h"

#include <algorithm>
#include <cmath>

namespace consilium::cases {

namespace {

using stats::Rng;

constexpr int youngest_speaker = 16;

std::size_t below(Rng& rng, std::size_t count) { return static_cast<std::size_t>(rng.below(count)); }

int between(Rng& rng, int first, int last) {
  return first + static_cast<int>(below(rng, static_cast<std::size_t>(last - first + 1)));
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
  if (u < 0.38) return CaseKind::triage;
  if (u < 0.68) return CaseKind::medicine;
  if (u < 0.77) return CaseKind::test_result;
  if (u < 0.86) return CaseKind::discharge;
  if (u < 0.93) return CaseKind::record_request;
  return CaseKind::open_question;
}

void draw_patient(Case& c, const CaseBook& book, int youngest, int oldest, Rng& rng) {
  c.patient.age = between(rng, youngest, oldest);
  c.patient.sex = rng.chance(0.5) ? Sex::female : Sex::male;
  const Records& names = book.records;
  c.patient.name = any_of(c.patient.sex == Sex::female ? names.first_names_f : names.first_names_m, rng);
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
    const Records& names = book.records;
    c.patient.name = any_of(c.patient.sex == Sex::female ? names.first_names_f : names.first_names_m, rng);
  }
  if (rng.chance(0.5)) c.red_flag = static_cast<int>(below(rng, presentation.red_flags.size()));
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
  const LabTest::Interval interval = c.mark == Mark::low ? test.low : c.mark == Mark::high ? test.high : test.usual;
  const double step = std::pow(10.0, test.decimals);
  c.value = std::round((interval.from + (interval.to - interval.from) * rng.next_0to1()) * step) / step;
  c.family = "test/" + c.topic;
}

void draw_discharge(Case& c, const CaseBook& book, std::string_view topic, Rng& rng) {
  draw_patient(c, book, youngest_speaker + 2, 90, rng);
  const DischargeTopic& asked = item_for(book.discharge, topic, rng);
  c.topic = asked.key;
  c.days = between(rng, asked.fewest, asked.most);
  c.note_answers = rng.chance(0.7);
  c.family = "discharge/" + c.topic;
}

void draw_record_request(Case& c, const CaseBook& book, std::string_view topic, Rng& rng) {
  draw_patient(c, book, youngest_speaker + 2, 90, rng);
  c.speaker = Speaker::patient;
  c.topic = item_for(book.records.relations, topic, rng).key;
  const Records& records = book.records;
  const auto& first_names = rng.chance(0.5) ? records.first_names_f : records.first_names_m;
  c.other_person = any_of(first_names, rng) + " " + any_of(records.last_names, rng);
  c.other_finding = any_of(records.findings.of(c.split), rng).text;
  c.family = "record/" + c.topic;
}

void draw_open_question(Case& c, const CaseBook& book, std::string_view topic, Rng& rng) {
  draw_patient(c, book, youngest_speaker + 2, 90, rng);
  c.topic = item_for(book.open_questions, topic, rng).key;
  c.family = "open/" + c.topic;
}

void draw_belief(Case& c, Rng& rng) {
  const bool can_believe =
      c.kind == CaseKind::triage || (c.kind == CaseKind::medicine && c.fact.question != MedicineQuestion::dose);
  if (!can_believe || !rng.chance(0.35)) return;
  c.belief = rng.chance(0.6) ? Belief::harmless : Belief::serious;
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
      help.reference = rng.chance(0.62);
      help.distractors = static_cast<int>(below(rng, help.reference ? 3 : 2));
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
  if (u >= 0.34 && u < 0.42) help.corrections.push_back(instruction);
  if (u >= 0.42 && u < 0.46) help.example = c.kind == CaseKind::triage || c.kind == CaseKind::medicine;
  if (c.kind == CaseKind::medicine && !help.reference && rng.chance(0.2)) help.correct_fact = true;
}

// Two or three syllables of any letters.
std::string free_name(const Medicines& medicines, std::uint64_t seed) {
  std::string name;
  const std::size_t syllables = 2 + choose(seed, "syllables", 2);
  for (std::size_t i = 0; i < syllables; ++i) {
    const std::string at = std::to_string(i);
    name += choose_text(medicines.onsets, seed, "onset" + at);
    name += choose_text(medicines.vowels, seed, "vowel" + at);
    if (choose(seed, "closed" + at, 10) < 5) name += choose_text(medicines.codas, seed, "coda" + at);
  }
  return name;
}

// The head of one medicine of the training split and the tail of another: "metronidazole", "sildenafil" ->
// "metronafil".
std::string spliced_name(const Medicines& medicines, std::uint64_t seed) {
  std::vector<std::string_view> names;
  for (const Drug& drug : medicines.drugs) {
    if (drug.split == Split::train && drug.name.find(' ') == std::string::npos) names.push_back(drug.name);
  }
  const std::string_view head = names[choose(seed, "head", names.size())];
  const std::string_view tail = names[choose(seed, "tail", names.size())];
  const std::size_t head_length = 2 + choose(seed, "head length", head.size() - 3);
  const std::size_t tail_length = 2 + choose(seed, "tail length", std::min<std::size_t>(tail.size() - 3, 6));
  return std::string(head.substr(0, head_length)) + std::string(tail.substr(tail.size() - tail_length));
}

std::string stem_name(const Medicines& medicines, std::uint64_t seed) {
  std::string name(choose_text(medicines.starts, seed, "start"));
  if (choose(seed, "long", 10) < 6) name += choose_text(medicines.middles, seed, "middle");
  return name + std::string(choose_text(medicines.ends, seed, "end"));
}

// A name of no medicine of the book. Some sound like medicines; half may be anything, so that whoever learns from them
// learns to copy letters, not to know syllables.
std::string invent_name(const Medicines& medicines, std::uint64_t seed) {
  const std::size_t manner = choose(seed, "manner", 10);
  std::string name = manner < 5   ? free_name(medicines, seed)
                     : manner < 8 ? spliced_name(medicines, seed)
                                  : stem_name(medicines, seed);
  const bool real = std::ranges::any_of(medicines.drugs, [&](const Drug& drug) { return drug.name == name; });
  return real ? free_name(medicines, seed) : name;
}

// A dose of any usual size: "4 g", "7.5 mg", "36 mg", "180 mg", "1350 mg".
std::string invent_limit(std::uint64_t seed) {
  const auto amount = [&](std::size_t from, std::size_t to) { return from + choose(seed, "amount", to - from + 1); };
  switch (choose(seed, "size", 6)) {
    case 0:
      return std::to_string(amount(1, 9)) + " g";
    case 1:
      return std::to_string(amount(0, 19)) + ".5 mg";
    case 2:
      return std::to_string(amount(2, 99)) + " mg";
    case 3:
      return std::to_string(5 * amount(1, 19)) + " mg";
    case 4:
      return std::to_string(10 * amount(10, 99)) + " mg";
    default:
      return std::to_string(50 * amount(20, 99)) + " mg";
  }
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
  draw_belief(c, rng);
  draw_help(c, rng);
  return c;
}

MedicineFact invent_fact(const CaseBook& book, std::uint64_t seed) {
  const Medicines& medicines = book.medicines;
  MedicineFact fact;
  fact.drug = invent_name(medicines, seed);
  fact.question = static_cast<MedicineQuestion>(choose(seed, "question", 3));
  if (fact.question == MedicineQuestion::dose) {
    const Medicines::Reason& reason = medicines.limit[choose(seed, "why", medicines.limit.size())];
    fact.answer = MedicineAnswer::limit;
    fact.why = reason.plain;
    fact.why_jargon = reason.jargon;
    fact.limit = invent_limit(seed);
    fact.period = "24 hours";
    return fact;
  }
  const bool fine = choose(seed, "fine", 3) == 0;
  const auto& reasons = fine ? medicines.fine : medicines.avoid;
  const Medicines::Reason& reason = reasons[choose(seed, "why", reasons.size())];
  fact.answer = fine ? MedicineAnswer::fine : MedicineAnswer::avoid;
  fact.why = reason.plain;
  fact.why_jargon = reason.jargon;
  if (fact.question == MedicineQuestion::contraindication) {
    fact.with = choose_text(medicines.conditions, seed, "condition");
  } else {
    fact.with = invent_name(medicines, seed + 1);
  }
  return fact;
}

MedicineFact distractor_fact(const Case& c, const CaseBook& book, std::uint64_t seed) {
  const auto& facts = book.medicines.facts;
  const bool real = std::ranges::any_of(facts, [&](const SourcedFact& f) { return f.fact == c.fact; });
  MedicineFact fact = invent_fact(book, seed);
  for (std::uint64_t attempt = 0; real && attempt < facts.size(); ++attempt) {
    const SourcedFact& other = facts[choose(seed + attempt, "distractor", facts.size())];
    const bool settles = other.fact.drug == c.fact.drug && other.fact.question == c.fact.question;
    if (settles || other.split > c.split) continue;
    return other.fact;
  }
  // The hardest distractor: the same medicine with another partner.
  const bool shares = c.fact.question != MedicineQuestion::dose && choose(seed, "shares", 10) < 3;
  if (shares && fact.question == c.fact.question && fact.with != c.fact.with) fact.drug = c.fact.drug;
  return fact;
}

}  // namespace consilium::cases
