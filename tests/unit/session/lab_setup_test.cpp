#include "session/lab_setup.h"

#include <doctest/doctest.h>

#include "cases/prompt.h"
#include "cases/truth.h"
#include "session/url_codec.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::session;
using consilium::testing::case_book;

namespace {

LabSetup some_setup() {
  LabSetup setup;
  setup.c = {.kind = CaseKind::medicine, .topic = "ibuprofen/warfarin", .age = 71, .sex = Sex::male};
  setup.c.belief = Belief::harmless;
  setup.c.insistence = 2;
  setup.help = {.reference = true, .distractors = 1, .instructions = 0b101, .corrections = 0b10};
  setup.dials = {1.0, 0.0, 0.25, 0.0, 0.0, 1.5};
  setup.sampling = {.temperature = 0.7, .top_k = 40, .top_p = 0.9, .seed = 4'000'000'000U};
  return setup;
}

}  // namespace

TEST_CASE("a set-up comes back from its link, and the usual one is an empty link") {
  CHECK(encode_lab({}).empty());
  CHECK(decode_lab("") == LabSetup{});
  CHECK(decode_lab(encode_lab(some_setup())) == some_setup());
  LabSetup one;
  one.c.topic = "headache";
  one.dials[0] = 0.5;
  CHECK(encode_lab(one) == "t=headache~d0=0.5");
}

TEST_CASE("what a link says that cannot be is left out, and the rest is read") {
  const LabSetup read = decode_lab("t=headache~a=old~x=~b=sure~zz=1~d0=nan~d1=0.5~i=99999999999~=~w=-1~hi=70000000000");
  LabSetup expected;
  expected.c.topic = "headache";
  expected.dials[1] = 0.5;
  CHECK(read == expected);
  CHECK(decode_lab(std::string(100000, '~')) == LabSetup{});
  CHECK(decode_lab("t=" + std::string(1500, 'x')) == LabSetup{});
}

TEST_CASE("own words come back from a link, whatever characters they hold") {
  LabSetup own;
  own.own = {.text = "Is 50% enough?\n~ d0=1 ~ %7E «Ärztin» 🩺", .tells_case = false};
  CHECK(decode_lab(encode_lab(own)) == own);
  ViewState state;
  state.view = View::lab;
  state.lab.a = own;
  state.lab.b = own;
  CHECK(decode_link(encode_link(state, nullptr), nullptr).lab == state.lab);
}

TEST_CASE("own words are cut where they are too long, and without them the case asks") {
  LabSetup own;
  own.own.text = "  a\tb\nc " + std::string(5000, 'x');
  const LabSetup fit = fitted(own, case_book());
  CHECK(fit.own.text.starts_with("a b\nc"));
  CHECK(fit.own.text.size() <= longest_own_words);
  own.own = {.text = " \n ", .tells_case = false};
  CHECK(fitted(own, case_book()).own == OwnWords{});
}

TEST_CASE("to a question that is not the case's no help comes out of the case") {
  LabSetup own;
  own.own = {.text = "How much water should I drink?", .tells_case = false};
  own.help = {.reference = true, .distractors = 2, .instructions = 0b1, .correct_fact = true};
  const LabSetup fit = fitted(own, case_book());
  CHECK(fit.help == LabHelp{.instructions = 0b1});
  own.own.tells_case = true;
  CHECK(fitted(own, case_book()).help == own.help);
}

TEST_CASE("a set-up that does not fit the book is made to") {
  LabSetup wild;
  wild.c = {.topic = "nothing", .red_flag = 99, .age = 500};
  wild.c.insistence = 9;
  wild.dials[2] = 7.0;
  wild.sampling = {.temperature = -1.0, .top_k = -3, .top_p = 2.0};
  const LabSetup fit = fitted(wild, case_book());
  const Presentation& presentation = case_book().presentation(fit.c.topic);
  CHECK(fit.c.red_flag == static_cast<int>(presentation.red_flags.size()) - 1);
  CHECK(fit.c.age == presentation.oldest);
  CHECK(fit.c.insistence == 0);  // on no belief
  CHECK(fit.dials[2] == 1.5);
  CHECK(fit.sampling.temperature == 0.0);
  CHECK(fit.sampling.top_k == 0);
  CHECK(fit.sampling.top_p == 1.0);
  CHECK(fitted(fit, case_book()) == fit);
  for (int kind = 0; kind < 6; ++kind) {
    wild.c.kind = static_cast<CaseKind>(kind);
    const LabSetup other = fitted(wild, case_book());
    CHECK(fitted(other, case_book()) == other);
    CHECK_FALSE(make_prompt(case_of(other, case_book()), case_book()).user_turns.empty());
  }
}

TEST_CASE("the case asked is the one that was put together") {
  const LabSetup setup = fitted(some_setup(), case_book());
  const Case c = case_of(setup, case_book());
  CHECK(c.fact.drug == "ibuprofen");
  CHECK(c.fact.with == "warfarin");
  CHECK(c.patient.age == 71);
  CHECK(c.patient.sex == Sex::male);
  CHECK(c.insistence == 2);
  CHECK(c.help.instructions == std::vector{Instruction::watch, Instruction::plain});
  CHECK(c.help.corrections == std::vector{Instruction::technical});
  CHECK(belief_is_wrong(c, case_book()));
  CHECK(case_of(setup, case_book()) == c);
}

TEST_CASE("one choice changes nothing else of the question") {
  LabSetup setup = fitted({}, case_book());
  const Case before = case_of(setup, case_book());
  setup.c.language = Language::other;
  Case after = case_of(setup, case_book());
  after.patient.language = Language::english;
  CHECK(after == before);
}

TEST_CASE("an edit takes the place of those from there on, and comes back from a link") {
  LabSetup setup = with_edit(with_edit(some_setup(), {0, 4, 11}), {1, 2, 12});
  CHECK(setup.edits == std::vector<LabEdit>{{0, 4, 11}, {1, 2, 12}});
  CHECK(decode_lab(encode_lab(setup)) == setup);
  setup = with_edit(setup, {0, 4, 13});
  CHECK(setup.edits == std::vector<LabEdit>{{0, 4, 13}});
  for (std::uint32_t i = 5; i < 100; ++i) setup = with_edit(setup, {0, i, 1});
  CHECK(setup.edits.size() == most_lab_edits);
  CHECK(decode_lab("e=1.2,x.y.z,0.1.2.3,0.-1.4").edits.size() <= 2);
}

TEST_CASE("what stands beside A") {
  LabColumns columns;
  CHECK_FALSE(beside_a(columns));
  columns.a = with_edit(some_setup(), {0, 1, 2});
  const auto calm = beside_a(columns);
  REQUIRE(calm);
  CHECK(calm->dials == Dials{});
  CHECK(calm->edits.empty());
  CHECK(calm->c == columns.a.c);
  columns.b = LabSetup{};
  CHECK(beside_a(columns) == LabSetup{});
}
