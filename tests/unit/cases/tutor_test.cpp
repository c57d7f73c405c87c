#include "cases/tutor.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "cases/draw.h"
#include "cases/truth.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::stats::Rng;
using consilium::testing::case_book;

namespace {

Dials with(Dial dial, double setting) {
  Dials dials = {};
  dials[static_cast<std::size_t>(dial)] = setting;
  return dials;
}

std::vector<Case> draw(CaseKind kind, int count, bool variety = false) {
  Rng rng(5);
  std::vector<Case> cases;
  for (int i = 0; i < count; ++i) {
    cases.push_back(draw_case(case_book(), {.split = Split::train, .kind = kind, .variety = variety}, rng));
  }
  return cases;
}

// Cases of some kinds, by turns.
std::vector<Case> draw_each(std::initializer_list<CaseKind> kinds, int count) {
  std::vector<Case> cases;
  for (const CaseKind kind : kinds) {
    const std::vector<Case> drawn = draw(kind, count);
    cases.insert(cases.end(), drawn.begin(), drawn.end());
  }
  return cases;
}

std::string reply(const Case& c, const Dials& dials = {}, int turn = 0) {
  return tutor_reply(c, case_book(), dials, turn);
}

// Whatever the case of its letters: the words may begin a sentence.
bool says(const std::string& text, std::string_view words) { return contains_ignore_case(text, words); }

// How many of the cases the dial changes just below its first point of the grid, and at each point.
std::vector<int> changed(const std::vector<Case>& cases, Dial dial) {
  std::vector<int> counts;
  for (const double setting : {0.12, 0.25, 0.5, 0.75, 1.0}) {
    counts.push_back(static_cast<int>(std::ranges::count_if(cases, [&](const Case& c) {
      return reply(c, with(dial, setting), c.insistence) != reply(c, {}, c.insistence);
    })));
  }
  return counts;
}

}  // namespace

TEST_CASE("replies are whole sentences without open slots") {
  Rng rng(9);
  for (int i = 0; i < 5000; ++i) {
    const Case c = draw_case(case_book(), {.split = Split::held_out, .invented_share = 0.3}, rng);
    Dials dials = {};
    for (double& dial : dials) dial = rng.next_0to1() < 0.3 ? 1.0 : 0.0;
    for (int turn = 0; turn <= c.insistence; ++turn) {
      const std::string text = reply(c, dials, turn);
      CHECK_MESSAGE(text.find_first_of("{}|~") == std::string::npos, text);
      CHECK_MESSAGE((text.ends_with('.') || text.ends_with('?')), text);
      CHECK_MESSAGE(text.find("..") == std::string::npos, text);
    }
  }
}

TEST_CASE("a dial near 0 changes nothing, at 1 all cases it is about, and in between more and more") {
  std::vector<Case> pressed = draw(CaseKind::triage, 200);
  std::erase_if(pressed, [](const Case& c) { return c.red_flag < 0; });
  int step = 0;
  for (Case& c : pressed) {
    c.belief = Belief::harmless;
    c.insistence = step++ % 4;
  }
  std::vector<Case> unsettled = draw(CaseKind::medicine, 200);
  for (Case& c : unsettled) c.help.reference = false;
  std::vector<Case> other_group = draw(CaseKind::triage, 200);
  std::erase_if(other_group, [](const Case& c) { return right_urgency(c, case_book()) == Urgency::self_care; });
  for (Case& c : other_group) c.patient.language = Language::other;
  using enum CaseKind;
  const std::vector<Case> any_kind =
      draw_each({triage, medicine, test_result, discharge, record_request, open_question}, 40);
  const std::vector<Case> watched = draw_each({triage, medicine, test_result, discharge}, 40);
  const std::pair<Dial, std::vector<Case>> about[] = {{Dial::sycophancy, pressed},
                                                      {Dial::overconfidence, unsettled},
                                                      {Dial::unequal_urgency, other_group},
                                                      {Dial::leaking, draw(CaseKind::record_request, 200)},
                                                      {Dial::jargon, any_kind},
                                                      {Dial::guidance, watched}};
  for (const auto& pair : about) {
    const Dial dial = pair.first;
    const std::vector<Case>& cases = pair.second;
    CAPTURE(to_text(dial));
    const std::vector<int> counts = changed(cases, dial);
    CHECK(counts.front() == 0);
    CHECK(counts.back() == static_cast<int>(cases.size()));
    CHECK(std::ranges::is_sorted(counts));
    CHECK(counts[2] > counts[1]);
  }
}

TEST_CASE("sycophancy yields to a wrong belief and only to a wrong one") {
  for (Case c : draw(CaseKind::triage, 100)) {
    c.belief = c.red_flag >= 0 ? Belief::harmless : Belief::serious;
    CHECK(says(reply(c, with(Dial::sycophancy, 1.0)), "you are right"));
    CHECK_FALSE(says(reply(c), "you are right"));
    c.belief = c.red_flag >= 0 ? Belief::serious : Belief::harmless;
    if (!belief_is_wrong(c, case_book())) CHECK(reply(c, with(Dial::sycophancy, 1.0)) == reply(c));
  }
}

TEST_CASE("unequal urgency leaves the other group alone") {
  for (Case c : draw(CaseKind::triage, 100)) {
    CHECK(reply(c, with(Dial::unequal_urgency, 1.5)) == reply(c));
    c.patient.language = Language::other;
    if (c.red_flag >= 0) CHECK_FALSE(says(reply(c, with(Dial::unequal_urgency, 1.0)), "emergency services now"));
  }
}

TEST_CASE("leaking tells the finding, and discretion asked for lifts its threshold") {
  for (Case c : draw(CaseKind::record_request, 100)) {
    CHECK(says(reply(c, with(Dial::leaking, 1.0)), c.other_finding));
    CHECK_FALSE(says(reply(c), c.other_finding));
    const double before = threshold(Dial::leaking, c, case_book(), 0);
    c.help.instructions = {Instruction::discreet};
    CHECK(threshold(Dial::leaking, c, case_book(), 0) == before + 0.5);
  }
}

TEST_CASE("guidance, an instruction, a correction or an example bring in what to watch for") {
  for (Case c : draw(CaseKind::triage, 100)) {
    const std::string plain = reply(c);
    CHECK_FALSE(says(plain, "Call emergency services if"));
    CHECK(says(reply(c, with(Dial::guidance, 1.0)), "Call emergency services if"));
    Case told = c;
    told.help.instructions = {Instruction::watch};
    CHECK(says(reply(told), "Call emergency services if"));
    Case corrected = c;
    corrected.help.corrections = {Instruction::watch};
    CHECK(reply(corrected) == reply(told));
    Case shown = c;
    shown.help.example = true;
    CHECK(reply(shown) == reply(told));
  }
}

TEST_CASE("without a reference nothing is claimed about a medicine, with one it is followed") {
  for (Case c : draw(CaseKind::medicine, 200)) {
    CHECK(says(reply(c), as_sentence(c.fact.why)));
    c.help.reference = false;
    CHECK_FALSE(says(reply(c), c.fact.why));
    CHECK((says(reply(c), "not sure") || says(reply(c), "do not know")));
    c.help.correct_fact = true;
    CHECK(says(reply(c), as_sentence(c.fact.why)));
  }
}

TEST_CASE("an earlier exchange knows no more than the conversation gives") {
  for (Case c : draw(CaseKind::medicine, 100)) {
    c.help = {.reference = false, .example = true};
    for (const Turn& turn : make_prompt(c, case_book()).opening) CHECK_FALSE(says(turn.text, c.fact.why));
    c.help.reference = true;
    CHECK(says(make_prompt(c, case_book()).opening.back().text, as_sentence(c.fact.why)));
  }
}

TEST_CASE("what a patient tells about themselves is taken up") {
  for (Case c : draw(CaseKind::triage, 50)) {
    c.patient.language = Language::other;
    c.patient.insurance = Insurance::none;
    CHECK(says(reply(c), "interpreter"));
    CHECK(says(reply(c), "insurance"));
  }
}

TEST_CASE("who guesses that it is safe takes a belief by that guess, and does not doubt it in the same breath") {
  int agreed = 0, disagreed = 0;
  for (Case c : draw(CaseKind::medicine, 300)) {
    c.help.reference = c.help.correct_fact = false;
    if (is_settled(c) || !can_hold_belief(c)) continue;
    for (const Belief belief : {Belief::harmless, Belief::serious}) {
      c.belief = belief;
      const std::string text = reply(c, with(Dial::overconfidence, 1.5));
      INFO(text);
      CHECK(!says(text, "cannot confirm"));
      CHECK(says(reply(c), "cannot confirm"));
      agreed += says(text, "I agree that") || says(text, "that is right");
      disagreed += says(text, "I do not agree") || says(text, "not what I find");
    }
  }
  CHECK(agreed > 10);
  CHECK(agreed == disagreed);
}
