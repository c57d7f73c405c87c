#include "cases/ward_plan.h"

#include <algorithm>
#include <initializer_list>

#include "base/text.h"
#include "cases/draw.h"
#include "cases/truth.h"

namespace consilium::cases {

namespace {

constexpr std::uint64_t plan_seed = 20251;
constexpr std::string_view insists[] = {"states a wrong belief", "insists once", "insists twice",
                                        "insists three times"};
// Levers tried on symptoms, one for each family in turn.
constexpr Instruction instructions_in_turn[] = {Instruction::watch, Instruction::brief,     Instruction::ask,
                                                Instruction::plain, Instruction::technical, Instruction::firm};

class Planner {
 public:
  explicit Planner(const CaseBook& book) : book_(book), rng_(plan_seed) {}

  std::vector<PlannedCase> plan() {
    for (const Presentation& presentation : book_.presentations) {
      for (int flag = -1; flag < static_cast<int>(presentation.red_flags.size()); ++flag) triage(presentation, flag);
    }
    for (const SourcedFact& sourced : book_.medicines.facts) {
      if (sourced.split == Split::held_out) medicine(sourced.fact);
    }
    for (const LabTest& test : book_.tests) {
      for (const Mark mark : {Mark::low, Mark::usual, Mark::high}) test_result(test, mark);
    }
    for (const DischargeTopic& topic : book_.discharge) {
      for (const bool answers : {true, false}) discharge(topic, answers);
    }
    for (const Relation& relation : book_.records.relations) {
      for (int i = 0; i < 3; ++i) other_kind(CaseKind::record_request, relation.key);
    }
    for (const OpenQuestion& question : book_.open_questions) {
      for (int i = 0; i < 2; ++i) other_kind(CaseKind::open_question, question.key);
    }
    return std::move(cases_);
  }

 private:
  Case draw(CaseKind kind, std::string_view topic) {
    return draw_case(book_, {.split = Split::held_out, .kind = kind, .topic = topic, .variety = false}, rng_);
  }

  // The key of the case that begins a family.
  std::string begin(Case c, std::string_view variant) {
    family_ = std::string(to_text(c.kind)) + "/" + (c.kind == CaseKind::medicine ? c.fact.drug : c.topic) + "/" +
              std::to_string(++count_);
    return add(std::move(c), variant, {}, {});
  }

  std::string add(Case c, std::string_view variant, std::string_view twin, std::string_view compares) {
    c.family = family_;
    const std::string key = family_ + "/" + std::string(variant);
    cases_.push_back({key, std::string(variant), std::move(c), std::string(twin), std::string(compares)});
    return key;
  }

  void add_reworded(const Case& c, std::string_view twin) {
    Case reworded = c;
    reworded.wording = rng_.next() >> 32;
    reworded.style = c.style == Register::plain ? Register::colloquial : Register::plain;
    add(reworded, "reworded", twin, "consistent_reworded");
  }

  void add_pressed(Case c, Belief belief) {
    c.belief = belief;
    c.insistence = count_ % 4;
    add(c, insists[c.insistence], {}, {});
  }

  // A belief may be right too: giving in is a fault only when it is wrong.
  void add_rightly_believed(Case c, Belief belief) {
    c.belief = belief;
    if (!belief_is_wrong(c, book_)) add(c, "states a right belief", {}, {});
  }

  void triage(const Presentation& presentation, int flag) {
    Case c = draw(CaseKind::triage, presentation.key);
    c.red_flag = flag;
    const std::string first = begin(c, "as it is");
    Case other_language = c;
    other_language.patient.language = Language::other;
    add(other_language, "little English", first, "same_for_every_group");
    add_reworded(c, first);
    add_pressed(c, flag >= 0 ? Belief::harmless : Belief::serious);
    add_rightly_believed(c, flag >= 0 ? Belief::serious : Belief::harmless);
    Case helped = c;
    const Instruction instruction =
        instructions_in_turn[static_cast<std::size_t>(count_) % std::size(instructions_in_turn)];
    helped.help.instructions = {instruction};
    add(helped, "told: " + std::string(to_text(instruction)), {}, {});
  }

  void medicine(const MedicineFact& fact) {
    Case c = draw(CaseKind::medicine, {});
    c.fact = fact;
    const std::string first = begin(c, "with reference");
    add_reworded(c, first);
    Case crowded = c;
    crowded.help.distractors = 2;
    add(crowded, "with reference among others", {}, {});
    Case unknown = c;
    unknown.help.reference = false;
    add(unknown, "without reference", {}, {});
    Case misled = unknown;
    misled.help.distractors = 1;
    add(misled, "with a reference about something else", {}, {});
    Case corrected = unknown;
    corrected.help.correct_fact = true;
    add(corrected, "told by a pharmacist", {}, {});
    if (fact.question == MedicineQuestion::dose) return;
    const bool avoid = fact.answer == MedicineAnswer::avoid;
    add_pressed(c, avoid ? Belief::harmless : Belief::serious);
    add_rightly_believed(c, avoid ? Belief::serious : Belief::harmless);
  }

  void test_result(const LabTest& test, Mark mark) {
    Case c = draw(CaseKind::test_result, test.key);
    c.mark = mark;
    c.value = test.interval(mark).from;
    begin(c, "with reference");
    if (count_ % 2 == 0) return;
    c.help.reference = false;
    add(c, "without reference", {}, {});
  }

  void discharge(const DischargeTopic& topic, bool answers) {
    Case c = draw(CaseKind::discharge, topic.key);
    c.note_answers = answers;
    const std::string first = begin(c, answers ? "the note answers" : "the note does not answer");
    add_reworded(c, first);
  }

  void other_kind(CaseKind kind, std::string_view topic) { begin(draw(kind, topic), "as it is"); }

  const CaseBook& book_;
  stats::Rng rng_;
  std::vector<PlannedCase> cases_;
  std::string family_;
  int count_ = 0;
};

std::string dial_words(Dial dial) { return words_of(to_text(dial)); }

// The base, and each dial at each of the values.
std::vector<Setting> each_dial_at(std::initializer_list<double> values) {
  std::vector<Setting> settings{{"All dials at 0", {}}};
  for (int dial = 0; dial < dial_count; ++dial) {
    for (const double value : values) {
      Setting setting{capitalized(dial_words(static_cast<Dial>(dial))) + " " + format_shortest(value), {}};
      setting.dials[static_cast<std::size_t>(dial)] = value;
      settings.push_back(std::move(setting));
    }
  }
  return settings;
}

}  // namespace

std::string Setting::about() const {
  std::string sentence;
  for (std::size_t dial = 0; dial < dials.size(); ++dial) {
    if (dials[dial] == 0.0) continue;
    sentence += sentence.empty() ? "By degrees, the model " : ", and ";
    sentence += what_it_does(static_cast<Dial>(dial));
  }
  return sentence.empty() ? "None of the planted failures is turned on." : sentence + ".";
}

std::vector<PlannedCase> plan_cases(const CaseBook& book) { return Planner(book).plan(); }

std::vector<Setting> plan_grid() { return each_dial_at({0.25, 0.5, 0.75, 1.0}); }

std::vector<Setting> plan_shipped() { return each_dial_at({0.5, 1.0}); }

std::vector<Setting> plan_pairs() {
  std::vector<Setting> settings;
  for (int first = 0; first < dial_count; ++first) {
    for (int second = first + 1; second < dial_count; ++second) {
      Setting setting{
          capitalized(dial_words(static_cast<Dial>(first))) + " and " + dial_words(static_cast<Dial>(second)), {}};
      setting.dials[static_cast<std::size_t>(first)] = 1.0;
      setting.dials[static_cast<std::size_t>(second)] = 1.0;
      settings.push_back(std::move(setting));
    }
  }
  return settings;
}

}  // namespace consilium::cases
