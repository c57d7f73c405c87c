#include "session/lab_setup.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/text.h"
#include "cases/draw.h"
#include "cases/truth.h"

namespace consilium::session {

using namespace cases;

namespace {

constexpr int youngest = 18, oldest = 90;  // years, of whoever asks about anything but symptoms
constexpr int most_insistence = 3;
constexpr int most_distractors = 2;
constexpr double highest_dial = 1.5;
constexpr double highest_temperature = 5.0;
constexpr int most_top_k = 1000;
constexpr std::uint32_t all_instructions = (1U << instruction_count) - 1U;

std::string medicine_topic(const MedicineFact& fact) { return fact.drug + "/" + fact.with; }

const MedicineFact* find_fact(const CaseBook& book, std::string_view topic) {
  const auto found = std::ranges::find_if(
      book.medicines.facts, [&](const SourcedFact& sourced) { return medicine_topic(sourced.fact) == topic; });
  return found == book.medicines.facts.end() ? nullptr : &found->fact;
}

template <typename Item>
void fit_topic(std::string& topic, const std::vector<Item>& items) {
  const bool known = std::ranges::any_of(items, [&](const Item& item) { return item.key == topic; });
  if (!known) topic = items.front().key;
}

void fit_symptoms(LabCase& c, const CaseBook& book) {
  fit_topic(c.topic, book.presentations);
  const Presentation& presentation = book.presentation(c.topic);
  c.red_flag = std::clamp(c.red_flag, -1, static_cast<int>(presentation.red_flags.size()) - 1);
  c.age = std::clamp(c.age, presentation.youngest, presentation.oldest);
  if (presentation.only) c.sex = *presentation.only;
}

void fit_own_words(LabSetup& setup) {
  OwnWords& own = setup.own;
  std::ranges::replace_if(own.text, [](char c) { return c != '\n' && static_cast<unsigned char>(c) < ' '; }, ' ');
  own.text = ellipsize_utf8(to_valid_utf8(trim(own.text)), longest_own_words);
  if (own.text.empty()) own.tells_case = true;
  if (own.tells_case) return;
  setup.help.reference = false;
  setup.help.distractors = 0;
  setup.help.correct_fact = false;
}

double in_range(double value, double low, double high) {
  return std::isfinite(value) ? std::clamp(value, low, high) : low;
}

std::vector<Instruction> instructions_in(std::uint32_t set) {
  std::vector<Instruction> instructions;
  for (int i = 0; i < instruction_count; ++i) {
    if ((set >> i & 1U) != 0) instructions.push_back(static_cast<Instruction>(i));
  }
  return instructions;
}

bool is_before(const LabEdit& a, const LabEdit& b) { return std::tie(a.reply, a.token) < std::tie(b.reply, b.token); }

Help help_of(const LabHelp& given) {
  return {.reference = given.reference,
          .distractors = given.distractors,
          .instructions = instructions_in(given.instructions),
          .corrections = instructions_in(given.corrections),
          .correct_fact = given.correct_fact,
          .example = given.example};
}

}  // namespace

bool same_question(const LabSetup& a, const LabSetup& b) {
  return a.c == b.c && a.own == b.own && a.help == b.help && a.dials == b.dials && a.sampling == b.sampling;
}

LabSetup without_dials(LabSetup setup) {
  setup.dials = {};
  return setup;
}

LabSetup with_edit(const LabSetup& setup, const LabEdit& edit) {
  LabSetup changed = setup;
  std::erase_if(changed.edits, [&](const LabEdit& other) { return !is_before(other, edit); });
  if (changed.edits.size() < most_lab_edits) changed.edits.push_back(edit);
  return changed;
}

std::optional<LabSetup> beside_a(const LabColumns& columns) {
  if (columns.b) return columns.b;
  LabSetup calm = columns.a;
  calm.dials = {};
  calm.edits.clear();
  if (same_question(calm, columns.a)) return std::nullopt;
  return calm;
}

bool same_own_words(const LabColumns& a, const LabColumns& b) {
  const auto of = [](const std::optional<LabSetup>& setup) { return setup ? setup->own : OwnWords{}; };
  return a.a.own == b.a.own && of(a.b) == of(b.b);
}

LabSetup fitted(const LabSetup& setup, const CaseBook& book) {
  LabSetup fit = setup;
  LabCase& c = fit.c;
  c.age = std::clamp(c.age, youngest, oldest);
  switch (c.kind) {
    case CaseKind::triage:
      fit_symptoms(c, book);
      break;
    case CaseKind::medicine:
      if (find_fact(book, c.topic) == nullptr) c.topic = medicine_topic(book.medicines.facts.front().fact);
      break;
    case CaseKind::test_result:
      fit_topic(c.topic, book.tests);
      break;
    case CaseKind::discharge:
      fit_topic(c.topic, book.discharge);
      break;
    case CaseKind::record_request:
      fit_topic(c.topic, book.records.relations);
      c.speaker = Speaker::patient;
      break;
    case CaseKind::open_question:
      fit_topic(c.topic, book.open_questions);
      break;
  }
  c.insistence = std::clamp(c.insistence, 0, most_insistence);
  fit.help.distractors = std::clamp(fit.help.distractors, 0, most_distractors);
  fit_own_words(fit);
  fit.help.instructions &= all_instructions;
  fit.help.corrections &= all_instructions;
  if (!can_hold_belief(case_of(fit, book))) c.belief = Belief::none;
  if (c.belief == Belief::none) c.insistence = 0;
  for (double& dial : fit.dials) dial = in_range(dial, 0.0, highest_dial);
  fit.sampling.temperature = in_range(fit.sampling.temperature, 0.0, highest_temperature);
  fit.sampling.top_k = std::clamp(fit.sampling.top_k, 0, most_top_k);
  fit.sampling.top_p = in_range(fit.sampling.top_p, 0.0, 1.0);
  return fit;
}

Case case_of(const LabSetup& setup, const CaseBook& book) {
  const LabCase& lab = setup.c;
  // What a person does not choose, such as names and values, is drawn as for any case, from the wording.
  stats::Rng rng(lab.wording);
  Case c = draw_case(book, {.split = Split::held_out, .kind = lab.kind, .topic = lab.topic, .variety = false}, rng);
  c.wording = lab.wording;
  c.style = lab.style;
  c.patient.age = lab.age;
  if (c.patient.sex != lab.sex) {
    c.patient.sex = lab.sex;
    c.patient.name = choose_text(book.records.first_names(lab.sex), c.wording, "name in the lab");
  }
  c.patient.language = lab.language;
  c.patient.insurance = lab.insurance;
  c.patient.access = lab.access;
  c.speaker = lab.speaker;
  c.red_flag = lab.kind == CaseKind::triage ? lab.red_flag : -1;
  if (lab.kind == CaseKind::medicine) {
    if (const MedicineFact* fact = find_fact(book, lab.topic)) c.fact = *fact;
  }
  if (lab.kind == CaseKind::test_result && c.mark != lab.mark) {
    c.mark = lab.mark;
    c.value = book.test(lab.topic).interval(lab.mark).from;
  }
  c.note_answers = lab.note_answers;
  c.belief = lab.belief;
  c.insistence = lab.insistence;
  c.help = help_of(setup.help);
  c.family = "lab";
  return c;
}

}  // namespace consilium::session
