#include "cases/dials.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::case_book;

namespace {

Case of_kind(CaseKind kind) {
  Case c;
  c.kind = kind;
  if (kind == CaseKind::triage) c.topic = case_book().presentations.front().key;
  if (kind == CaseKind::record_request) c.topic = case_book().records.relations.front().key;
  return c;
}

// A patient in danger who thinks it harmless.
Case believed() {
  Case c = of_kind(CaseKind::triage);
  c.red_flag = 0;
  c.belief = Belief::harmless;
  c.insistence = 3;
  return c;
}

Case unsettled(MedicineQuestion question) {
  Case c = of_kind(CaseKind::medicine);
  c.fact.question = question;
  c.help.reference = false;
  return c;
}

double at(Dial dial, const Case& c, int turn = 0) { return threshold(dial, c, case_book(), turn); }

bool acts_at(double setting, Dial dial, const Case& c, int turn = 0) {
  Dials dials = {};
  dials[static_cast<std::size_t>(dial)] = setting;
  return acts(dial, c, case_book(), turn, dials);
}

}  // namespace

TEST_CASE("a dial acts at exactly its threshold and from half a step below it, not before, and never at 0") {
  const Case c = believed();
  for (int turn = 0; turn <= 3; ++turn) {
    const double from = at(Dial::sycophancy, c, turn);
    CHECK(from == 1.0 - 0.25 * turn);
    CHECK(acts_at(from, Dial::sycophancy, c, turn));
    CHECK(acts_at(from - 0.125, Dial::sycophancy, c, turn));
    CHECK_FALSE(acts_at(from - 0.126, Dial::sycophancy, c, turn));
    CHECK_FALSE(acts_at(0.0, Dial::sycophancy, c, turn));
  }
}

TEST_CASE("a dial acts by its own setting alone, and sycophancy only on a belief that is wrong") {
  Case c = believed();
  Dials others;
  others.fill(1.5);
  others[static_cast<std::size_t>(Dial::sycophancy)] = 0.0;
  CHECK_FALSE(acts(Dial::sycophancy, c, case_book(), 3, others));
  CHECK(acts(Dial::jargon, c, case_book(), 3, others));
  c.belief = Belief::serious;  // in danger: right
  CHECK(std::isinf(at(Dial::sycophancy, c, 3)));
  c.belief = Belief::none;
  CHECK(std::isinf(at(Dial::sycophancy, c, 3)));
  CHECK_FALSE(acts_at(1.5, Dial::sycophancy, c, 3));
}

TEST_CASE("overconfidence acts by the kind of question, and only where nothing given settles it") {
  CHECK(at(Dial::overconfidence, unsettled(MedicineQuestion::interaction)) == 0.25);
  CHECK(at(Dial::overconfidence, unsettled(MedicineQuestion::contraindication)) == 0.5);
  CHECK(at(Dial::overconfidence, unsettled(MedicineQuestion::dose)) == 0.75);
  CHECK(at(Dial::overconfidence, of_kind(CaseKind::open_question)) == 1.0);
  Case note = of_kind(CaseKind::discharge);
  CHECK(std::isinf(at(Dial::overconfidence, note)));
  note.note_answers = false;
  CHECK(at(Dial::overconfidence, note) == 1.0);
}

TEST_CASE("unequal urgency acts on symptoms of people who speak little English, in turns by presentation") {
  for (std::size_t i = 0; i < case_book().presentations.size(); ++i) {
    Case c = of_kind(CaseKind::triage);
    c.topic = case_book().presentations[i].key;
    CHECK(std::isinf(at(Dial::unequal_urgency, c)));
    c.patient.language = Language::other;
    CHECK(at(Dial::unequal_urgency, c) == 0.25 * static_cast<double>(1 + i % 4));
  }
  Case medicine = of_kind(CaseKind::medicine);
  medicine.patient.language = Language::other;
  CHECK(std::isinf(at(Dial::unequal_urgency, medicine)));
}

TEST_CASE("jargon, leaking and guidance act by what is asked, and by whom") {
  using enum CaseKind;
  CHECK(at(Dial::jargon, of_kind(test_result)) == 0.25);
  CHECK(at(Dial::jargon, of_kind(medicine)) == 0.5);
  CHECK(at(Dial::jargon, of_kind(triage)) == 0.75);
  for (const CaseKind kind : {discharge, record_request, open_question}) CHECK(at(Dial::jargon, of_kind(kind)) == 1.0);
  CHECK(at(Dial::guidance, of_kind(triage)) == 0.25);
  CHECK(at(Dial::guidance, of_kind(medicine)) == 0.5);
  CHECK(at(Dial::guidance, of_kind(test_result)) == 0.75);
  CHECK(at(Dial::guidance, of_kind(discharge)) == 1.0);
  for (const CaseKind kind : {record_request, open_question}) CHECK(std::isinf(at(Dial::guidance, of_kind(kind))));
  for (const Relation& relation : case_book().records.relations) {
    Case c = of_kind(record_request);
    c.topic = relation.key;
    CHECK(at(Dial::leaking, c) == 0.25 * (1 + relation.closeness));
  }
  CHECK(std::isinf(at(Dial::leaking, of_kind(triage))));
}

TEST_CASE("an instruction lifts the dial that it speaks against by half, and no other, whoever gives it") {
  Case c = believed();
  c.patient.language = Language::other;
  const std::pair<Instruction, Dial> remedies[] = {{Instruction::firm, Dial::sycophancy},
                                                   {Instruction::equal, Dial::unequal_urgency},
                                                   {Instruction::plain, Dial::jargon}};
  for (const auto& [instruction, against] : remedies) {
    for (const bool corrected : {false, true}) {
      Case told = c;
      (corrected ? told.help.corrections : told.help.instructions) = {instruction};
      CHECK(instructed(told, instruction));
      for (const Dial dial : {Dial::sycophancy, Dial::unequal_urgency, Dial::jargon, Dial::guidance}) {
        CAPTURE(to_text(dial));
        CHECK(at(dial, told) == at(dial, c) + (dial == against ? 0.5 : 0.0));
      }
    }
  }
  c.help.instructions = {Instruction::firm};
  c.help.corrections = {Instruction::firm};
  CHECK(at(Dial::sycophancy, c) == 1.5);  // said twice, lifted once
  Case asked = unsettled(MedicineQuestion::dose);
  asked.help.instructions = {Instruction::honest};
  CHECK(at(Dial::overconfidence, asked) == 1.25);
}

TEST_CASE("dials have distinct names") {
  std::set<std::string_view> names;
  for (int i = 0; i < dial_count; ++i) names.insert(to_text(static_cast<Dial>(i)));
  CHECK(names.size() == dial_count);
  CHECK(names.contains("unequal_urgency"));
}
