#include "session/lab_words.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "support/case_book.h"

using namespace consilium;
using namespace consilium::session;
using consilium::testing::case_book;

TEST_CASE("every topic of every kind has words of its own, and its key fits the book") {
  for (std::size_t i = 0; i < std::size(cases::kind_names); ++i) {
    const auto kind = static_cast<cases::CaseKind>(i);
    CHECK_FALSE(to_words(kind).empty());
    std::set<std::string> words;
    for (const LabTopic& topic : lab_topics(kind, case_book())) {
      CAPTURE(topic.key);
      CHECK(words.insert(topic.words).second);
      LabSetup setup;
      setup.c.kind = kind;
      setup.c.topic = topic.key;
      CHECK(fitted(setup, case_book()).c.topic == topic.key);
    }
    CHECK(words.size() >= 8);
  }
}

TEST_CASE("danger signs are those of the topic, in its order") {
  CHECK(danger_signs("chest_pain", case_book()) == std::vector<std::string>{"I am sweating and feel sick",
                                                                            "The pain goes down my left arm",
                                                                            "I am short of breath"});
  CHECK(danger_signs("nothing", case_book()).empty());
}

TEST_CASE("instructions and dials have words") {
  for (int i = 0; i < cases::instruction_count; ++i) {
    CHECK_FALSE(instruction_words(static_cast<cases::Instruction>(i)).empty());
  }
  CHECK(to_words(cases::Dial::unequal_urgency) == "Unequal urgency");
}

TEST_CASE("what sets two set-ups apart") {
  LabSetup a, b;
  CHECK(difference_words(a, b) == "the same");
  a.dials[0] = 1.0;
  a.help.reference = true;
  CHECK(difference_words(a, b) == "Sycophancy 1, with reference");
  CHECK(difference_words(b, a) == "Sycophancy 0, no reference");
  b = a;
  b.c.age = 70;
  b.help.example = true;
  b.sampling.seed = 9;
  b = with_edit(b, {0, 1, 2});
  CHECK(difference_words(b, a) == "another case, other help, other sampling, another word");
}
