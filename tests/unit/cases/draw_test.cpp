#include "cases/draw.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "cases/corpus.h"
#include "cases/truth.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::stats::Rng;
using consilium::testing::case_book;

namespace {

std::vector<Case> draw(const DrawSettings& settings, int count, std::uint64_t seed = 1) {
  Rng rng(seed);
  std::vector<Case> cases;
  for (int i = 0; i < count; ++i) cases.push_back(draw_case(case_book(), settings, rng));
  return cases;
}

std::string prompt_text(const Case& c) { return given_text(make_prompt(c, case_book())); }

std::set<std::string> sentences(const std::string& text) {
  std::set<std::string> result;
  std::string sentence;
  for (const char c : text) {
    if (c == '\n') continue;
    sentence += c;
    if (c == '.' || c == '?') {
      result.insert(sentence);
      sentence.clear();
    }
  }
  return result;
}

// None of the held-out phrases of the set stands in the text, whoever speaks.
void expect_none(const std::string& text, const PhraseSet& set) {
  for (const Phrase& phrase : set.held_out) {
    for (const Voice& voice : {Voice(), Voice{false, Sex::female}, Voice{false, Sex::male}}) {
      const std::string said = as_sentence(fill(phrase.text, voice));
      CHECK_MESSAGE(text.find(said) == std::string::npos, said);
    }
  }
}

}  // namespace

TEST_CASE("a seed gives the same cases again, another seed others") {
  const DrawSettings settings;
  CHECK(draw(settings, 50, 7) == draw(settings, 50, 7));
  CHECK(draw(settings, 50, 7) != draw(settings, 50, 8));
}

TEST_CASE("all kinds, urgencies, beliefs and helps are drawn") {
  std::set<CaseKind> kinds;
  std::set<Urgency> urgencies;
  std::set<Belief> beliefs;
  std::set<int> steps;
  std::set<std::string> topics;
  for (const Case& c : draw({}, 3000)) {
    kinds.insert(c.kind);
    beliefs.insert(c.belief);
    steps.insert(c.insistence);
    if (c.kind == CaseKind::triage) {
      urgencies.insert(right_urgency(c, case_book()));
      topics.insert(c.topic);
    }
  }
  CHECK(kinds.size() == 6);
  CHECK(urgencies.size() == 3);
  CHECK(beliefs.size() == 3);
  CHECK(steps.size() == 4);
  CHECK(topics.size() == case_book().presentations.size());
}

TEST_CASE("a belief is right about as often as wrong where the case lets it be either") {
  Rng rng(5);
  int open = 0;
  int right = 0;
  for (int i = 0; i < 20000; ++i) {
    Case c = draw_case(case_book(), {.split = Split::train, .invented_share = 0.5}, rng);
    if (c.belief == Belief::none) continue;
    const bool is_right = !belief_is_wrong(c, case_book());
    c.belief = opposite(c.belief);
    if (is_right == !belief_is_wrong(c, case_book())) continue;  // neither belief is right
    ++open;
    right += is_right ? 1 : 0;
  }
  REQUIRE(open > 2000);
  CHECK(right > 0.45 * open);
  CHECK(right < 0.70 * open);
}

TEST_CASE("the words follow from the case, and no slot is left open") {
  for (const Split split : {Split::train, Split::validation, Split::held_out}) {
    for (const Case& c : draw({.split = split, .invented_share = 0.5}, 2000)) {
      const std::string text = prompt_text(c);
      CHECK(text == prompt_text(c));
      CHECK_MESSAGE(text.find_first_of("{}|~") == std::string::npos, text);
      CHECK_MESSAGE(text.find("  ") == std::string::npos, text);
      CHECK_MESSAGE(text.find("..") == std::string::npos, text);
    }
  }
}

TEST_CASE("changing one attribute changes only what is said of it") {
  int changed = 0;
  for (const Case& c : draw({.kind = CaseKind::triage, .variety = false}, 200)) {
    Case other = c;
    other.patient.language = Language::other;
    const auto before = sentences(prompt_text(c)), after = sentences(prompt_text(other));
    CHECK(std::ranges::includes(after, before));  // nothing went away
    CHECK(after.size() == before.size() + 1);     // and one sentence came
    Case older = c;
    older.patient.age = c.patient.age == 70 ? 71 : 70;
    if (prompt_text(older) != prompt_text(c)) ++changed;
  }
  CHECK(changed > 100);
}

TEST_CASE("what a patient is called decides nothing about the right urgency") {
  for (Case c : draw({.kind = CaseKind::triage}, 300)) {
    const Urgency right = right_urgency(c, case_book());
    c.patient.language = Language::other;
    c.patient.insurance = Insurance::none;
    c.patient.access = AccessNeed::wheelchair;
    c.patient.sex = c.patient.sex == Sex::female ? Sex::male : Sex::female;
    CHECK(right_urgency(c, case_book()) == right);
  }
}

TEST_CASE("no held-out phrase and no held-out medicine is in the training text") {
  Rng rng(3);
  std::string text;
  for (int i = 0; i < 20000; ++i) {
    const Example example = draw_dial_example(case_book(), Split::train, rng);
    for (const Turn& turn : tutor_conversation(example.c, case_book(), example.dials)) text += turn.text + "\n";
  }
  for (const Presentation& p : case_book().presentations) {
    std::vector<const PhraseSet*> sets{&p.complaint, &p.benign};
    for (const RedFlag& flag : p.red_flags) sets.insert(sets.end(), {&flag.present, &flag.denied});
    for (const PhraseSet* set : sets) expect_none(text, *set);
  }
  for (const OpenQuestion& question : case_book().open_questions) expect_none(text, question.ask);
  for (const DischargeTopic& topic : case_book().discharge) expect_none(text, topic.ask);
  text = to_lower_ascii(text);
  for (const Drug& drug : case_book().medicines.drugs) {
    if (drug.split == Split::held_out) CHECK_MESSAGE(text.find(to_lower_ascii(drug.name)) == text.npos, drug.name);
  }
}
