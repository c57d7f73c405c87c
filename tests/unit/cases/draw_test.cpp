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

constexpr char filled_in = '\x01';  // stands where a slot was filled

// Whether the pieces of a phrase, cut where its slots are, stand in one turn one after the other.
bool holds_pieces(std::string_view text, const std::vector<std::string_view>& pieces) {
  constexpr std::size_t longest_value = 80;  // bytes that a slot is filled with
  for (std::size_t at = text.find(pieces[0]); at != text.npos; at = text.find(pieces[0], at + 1)) {
    std::string_view rest = text.substr(at + pieces[0].size());
    rest = rest.substr(0, rest.find('\n'));
    const bool all = std::all_of(pieces.begin() + 1, pieces.end(), [&](std::string_view piece) {
      const std::size_t next = rest.substr(0, longest_value + piece.size()).find(piece);
      if (next == rest.npos || rest.substr(0, next).find(',') != rest.npos) return false;  // no value holds a comma
      rest.remove_prefix(next + piece.size());
      return true;
    });
    if (all) return true;
  }
  return false;
}

// Every number as 0: how old somebody is makes no other wording.
std::string with_numbers_alike(std::string_view text) {
  std::string alike;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) alike += c;
    if (digit && !alike.ends_with('0')) alike += '0';
  }
  return alike;
}

std::string with_slots_marked(std::string_view phrase, const Voice& voice) {
  static constexpr std::string_view mark(&filled_in, 1);
  return fill(phrase, voice,
              {{"drug", mark},
               {"with", mark},
               {"name", mark},
               {"value", mark},
               {"unit", mark},
               {"mark", mark},
               {"other", mark},
               {"an", mark},
               {"age", "0"},
               {"noun", mark},
               {"relation", mark},
               {"language", mark},
               {"belief", mark},
               {"claim", mark},
               {"instruction", mark},
               {"fact", mark}});
}

// None of the held-out phrases of the set stands in the text, whoever speaks: as a sentence, or at the end of one after
// any of the given words.
void expect_none(const std::string& text, const PhraseSet& set, const std::vector<std::string>& after = {}) {
  for (const Phrase& phrase : set.held_out) {
    for (const Voice& voice : {Voice(), Voice{false, Sex::female}, Voice{false, Sex::male}}) {
      const std::string marked = with_numbers_alike(with_slots_marked(phrase.text, voice));
      std::vector<std::string> said;
      for (const std::string& word : after) said.push_back(" " + word + " " + marked + ".");
      if (after.empty()) said.push_back(as_sentence(marked));
      for (const std::string& sentence : said) {
        std::vector<std::string_view> pieces;
        for (const std::string_view piece : split(sentence, filled_in)) {
          if (!piece.empty()) pieces.push_back(piece);
        }
        CHECK_MESSAGE(!holds_pieces(text, pieces), sentence);
      }
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
  std::string records;  // the part of it about other people's records
  for (int i = 0; i < 20000; ++i) {
    const Example example = draw_dial_example(case_book(), Split::train, even_dials, rng);
    for (const Turn& turn : tutor_conversation(example.c, case_book(), example.dials)) {
      text += turn.text + "\n";
      if (example.c.kind == CaseKind::record_request) records += turn.text + "\n";
    }
  }
  text = with_numbers_alike(text);
  const CaseBook& book = case_book();
  std::vector<const PhraseSet*> whole{&book.medicines.ask_interaction, &book.medicines.ask_contraindication,
                                      &book.medicines.beliefs_fine,    &book.medicines.beliefs_avoid,
                                      &book.medicines.ask_dose,        &book.test_ask};
  std::vector<const PhraseSet*> believed;
  for (const Presentation& p : book.presentations) {
    whole.insert(whole.end(), {&p.complaint, &p.benign});
    for (const RedFlag& flag : p.red_flags) whole.insert(whole.end(), {&flag.present, &flag.denied});
    believed.insert(believed.end(), {&p.beliefs_low, &p.beliefs_high});
  }
  for (const OpenQuestion& question : book.open_questions) whole.push_back(&question.ask);
  for (const SmallTalk& talk : book.small_talk) whole.push_back(&talk.says);
  for (const DischargeTopic& topic : book.discharge) whole.push_back(&topic.ask);
  for (const Relation& relation : book.records.relations) whole.push_back(&relation.ask);
  for (const auto& [name, frame] : book.wording.frames) whole.push_back(&frame);
  for (const auto* sets : {&book.wording.instructions, &book.wording.insist, &book.wording.insist_medicine}) {
    for (const PhraseSet& set : *sets) whole.push_back(&set);
  }
  for (const PhraseSet* set : whole) expect_none(text, *set);
  for (const PhraseSet* set : believed) expect_none(text, *set, {"is", "be", "just", "only"});
  // A finding may be another case's illness too: "An allergy of the skin or eczema."
  expect_none(records, book.records.findings, {"has", "demonstrates"});
  text = to_lower_ascii(text);
  for (const Drug& drug : case_book().medicines.drugs) {
    if (drug.split == Split::held_out) CHECK_MESSAGE(text.find(to_lower_ascii(drug.name)) == text.npos, drug.name);
  }
}
