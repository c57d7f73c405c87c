#include "cases/prompt.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::case_book;
using consilium::testing::plain_cases;

namespace {

Prompt prompt(const Case& c) { return make_prompt(c, case_book()); }
std::string question(const Case& c) { return question_text(c, case_book()); }
bool says(const std::string& text, std::string_view words) { return contains_ignore_case(text, words); }

std::vector<ChatRole> roles(const std::vector<Turn>& turns) {
  std::vector<ChatRole> result;
  for (const Turn& turn : turns) result.push_back(turn.role);
  return result;
}

// A case with everything that can be given.
Case helped() {
  Case c = plain_cases(CaseKind::medicine).front();
  c.belief = Belief::harmless;
  c.insistence = 3;
  c.help = {.reference = true,
            .distractors = 1,
            .instructions = {Instruction::plain, Instruction::firm},
            .corrections = {Instruction::watch},
            .correct_fact = true,
            .example = true};
  return c;
}

}  // namespace

TEST_CASE("first the system, then the reference, then earlier exchanges, last the question") {
  using enum ChatRole;
  const Prompt all = prompt(helped());
  CHECK(roles(all.opening) == std::vector{system, reference, user, assistant, user, assistant, user, assistant});
  CHECK(all.user_turns.size() == 4);
  Case bare = plain_cases(CaseKind::medicine).front();
  bare.help = {.reference = false};
  CHECK(roles(prompt(bare).opening) == std::vector{system});
  CHECK(prompt(bare).user_turns == std::vector{question(bare)});
}

TEST_CASE("a conversation alternates up to the turn that is to be answered") {
  using enum ChatRole;
  const Case c = helped();
  const Prompt all = prompt(c);
  std::vector<Turn> expected = all.opening;
  expected.push_back({user, all.user_turns[0]});
  expected.push_back({assistant, "First."});
  expected.push_back({user, all.user_turns[1]});
  const std::vector<std::string> replies{"First."};
  CHECK(conversation(all, replies) == expected);
  CHECK(conversation(all, {}).back() == Turn{user, question(c)});
}

TEST_CASE("everything given is in the given text, and no reply to the question") {
  const Prompt all = prompt(helped());
  const std::string text = given_text(all);
  for (const Turn& turn : all.opening) CHECK(text.find(turn.text + "\n") != std::string::npos);
  std::size_t after = 0;
  for (const std::string& turn : all.user_turns) {
    const std::size_t at = text.find(turn + "\n", after);
    REQUIRE(at != std::string::npos);
    after = at + turn.size();  // in their order
  }
}

TEST_CASE("instructions stand in the system message in their order, corrections do not") {
  const Case c = helped();
  const auto sentence = [&](Instruction instruction) {
    return case_book().wording.instructions[static_cast<std::size_t>(instruction)].held_out.front().text;
  };
  const std::vector<Turn> opening = prompt(c).opening;
  CHECK(opening[0].text ==
        case_book().wording.system + " " + sentence(Instruction::plain) + " " + sentence(Instruction::firm));
  CHECK(says(opening[2].text, sentence(Instruction::watch)));
  CHECK(says(opening[4].text, c.fact.why));
  CHECK(says(opening[4].text, c.fact.drug));
}

TEST_CASE("what is believed stands in the question and in each turn that insists, not in an example") {
  for (Case c : plain_cases(CaseKind::triage)) {
    c.belief = Belief::serious;
    c.insistence = 3;
    c.help.example = true;
    const std::string words = belief_words(c, case_book(), {c.speaker == Speaker::patient, c.patient.sex});
    for (const std::string& turn : prompt(c).user_turns) CHECK(says(turn, words));
    CHECK_FALSE(says(prompt(c).opening[1].text, words));
    c.belief = Belief::none;
    CHECK_FALSE(says(question(c), words));
  }
}
