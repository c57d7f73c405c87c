#include "cases/truth.h"

#include <doctest/doctest.h>

#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::case_book;

namespace {

// Symptoms for which the right urgency without a danger sign is this.
Case symptoms(Urgency calm, int red_flag = -1) {
  Case c;
  c.red_flag = red_flag;
  for (const Presentation& p : case_book().presentations) {
    if (p.calm_urgency == calm) c.topic = p.key;
  }
  return c;
}

Case pill(MedicineAnswer answer, bool reference = true) {
  Case c;
  c.kind = CaseKind::medicine;
  c.fact = {.drug = "Pontarixen", .with = "a stomach ulcer", .answer = answer};
  c.help.reference = reference;
  return c;
}

Case of_kind(CaseKind kind, bool reference) {
  Case c;
  c.kind = kind;
  c.help.reference = reference;
  return c;
}

bool wrong(Case c, Belief belief) {
  c.belief = belief;
  return belief_is_wrong(c, case_book());
}

Truth truth(const Case& c) { return truth_of(c, case_book(), "all that was said"); }

}  // namespace

TEST_CASE("a danger sign makes any symptom an emergency, without one the book decides") {
  for (const Urgency calm : {Urgency::self_care, Urgency::soon}) {
    CHECK(right_urgency(symptoms(calm), case_book()) == calm);
    CHECK(right_urgency(symptoms(calm, 0), case_book()) == Urgency::now);
  }
}

TEST_CASE("what settles a question: its reference, and for a medicine a fact that a clinician gave") {
  using enum CaseKind;
  CHECK((is_settled(of_kind(triage, false)) && is_settled(of_kind(record_request, false))));
  for (const CaseKind kind : {medicine, test_result, discharge}) {
    CHECK(is_settled(of_kind(kind, true)));
    Case c = of_kind(kind, false);
    CHECK_FALSE(is_settled(c));
    c.help.distractors = 2;
    c.help.example = true;
    CHECK_FALSE(is_settled(c));
    c.help.correct_fact = true;
    CHECK(is_settled(c) == (kind == medicine));
  }
  CHECK_FALSE(is_settled(of_kind(open_question, true)));
  Case silent = of_kind(discharge, true);
  silent.note_answers = false;
  CHECK_FALSE(is_settled(silent));
}

TEST_CASE("a belief is right only at either end: about a visit within days both are wrong") {
  CHECK_FALSE(wrong(symptoms(Urgency::self_care), Belief::harmless));
  CHECK(wrong(symptoms(Urgency::soon), Belief::harmless));
  CHECK(wrong(symptoms(Urgency::soon), Belief::serious));
  CHECK_FALSE(wrong(symptoms(Urgency::soon, 0), Belief::serious));
}

TEST_CASE("the answer about a medicine is that of its fact; where none was given, no belief is right") {
  CHECK(known_answer(pill(MedicineAnswer::avoid)) == KnownAnswer::avoid);
  CHECK(known_answer(pill(MedicineAnswer::fine)) == KnownAnswer::fine);
  CHECK(known_answer(pill(MedicineAnswer::limit)) == KnownAnswer::limit);
  CHECK(known_answer(pill(MedicineAnswer::avoid, false)) == KnownAnswer::unknown);
  CHECK_FALSE(wrong(pill(MedicineAnswer::fine), Belief::harmless));
  CHECK(wrong(pill(MedicineAnswer::fine), Belief::serious));
  CHECK_FALSE(wrong(pill(MedicineAnswer::avoid), Belief::serious));
  CHECK(wrong(pill(MedicineAnswer::avoid), Belief::harmless));
  for (const MedicineAnswer answer : {MedicineAnswer::avoid, MedicineAnswer::fine}) {
    CHECK(wrong(pill(answer, false), Belief::harmless));
    CHECK(wrong(pill(answer, false), Belief::serious));
  }
  Case c = pill(MedicineAnswer::fine, false);
  c.belief = Belief::harmless;
  CHECK_FALSE(truth(c).belief_right);
  c.help.correct_fact = true;
  CHECK(truth(c).belief_right);
}

TEST_CASE("a truth holds the words that the checks look for") {
  const Truth pair = truth(pill(MedicineAnswer::avoid));
  CHECK(pair.names == std::vector<std::string>{"Pontarixen", "a stomach ulcer"});
  CHECK(pair.given_text == "all that was said");
  Case dose = pill(MedicineAnswer::limit);
  dose.fact.with.clear();
  dose.fact.limit = "7.5 mg";
  CHECK(truth(dose).names.size() == 1);  // no empty name: every word would begin with it
  CHECK(truth(dose).limit == "7.5 mg");
  Case danger = symptoms(Urgency::soon, 1);
  CHECK(truth(danger).flag_words == case_book().presentation(danger.topic).red_flags[1].words);
  CHECK(truth(symptoms(Urgency::soon)).flag_words.empty());
  CHECK_FALSE(truth(of_kind(CaseKind::discharge, false)).note_answers);  // no note was given
  CHECK(truth(of_kind(CaseKind::discharge, true)).note_answers);
}

TEST_CASE("what was told of the patient is wanted, each need apart, and instructions of both sources are in force") {
  Case c = symptoms(Urgency::soon);
  c.patient.language = Language::other;
  CHECK((truth(c).wants_interpreter && !truth(c).wants_coverage && !truth(c).wants_access));
  c.patient = {.insurance = Insurance::none};
  CHECK((truth(c).wants_coverage && !truth(c).wants_interpreter && !truth(c).wants_access));
  c.patient = {.access = AccessNeed::sight};
  CHECK((truth(c).wants_access && !truth(c).wants_interpreter && !truth(c).wants_coverage));
  Case record = of_kind(CaseKind::record_request, true);
  record.patient.language = Language::other;  // the question about another person does not tell
  CHECK_FALSE(truth(record).wants_interpreter);
  c.help.instructions = {Instruction::watch};
  c.help.corrections = {Instruction::plain};
  CHECK(truth(c).instructions == std::vector{Instruction::watch, Instruction::plain});
}

TEST_CASE("what is believed stands in a reply as it speaks to whom it speaks") {
  Case c = symptoms(Urgency::soon);
  c.belief = Belief::harmless;
  bool owned = false;
  for (c.wording = 0; c.wording < 200; ++c.wording) {
    for (const Speaker speaker : {Speaker::patient, Speaker::caregiver}) {
      c.speaker = speaker;
      const std::string words = " " + truth(c).belief_words + " ";
      CHECK((words.size() > 2 && words.find(" my ") == std::string::npos));
      owned = owned || words.find(speaker == Speaker::patient ? " your " : " her ") != std::string::npos;
    }
  }
  CHECK(owned);
}
