// The words of the question and of the reference beside it.
#include <doctest/doctest.h>

#include "base/text.h"
#include "cases/prompt.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::case_book;
using consilium::testing::plain_cases;

namespace {

std::string question(const Case& c) { return question_text(c, case_book()); }
std::string reference(const Case& c) { return reference_text(c, case_book()); }
bool says(const std::string& text, std::string_view words) { return contains_ignore_case(text, words); }

}  // namespace

TEST_CASE("a question names what it is about") {
  for (const Case& c : plain_cases(CaseKind::medicine)) {
    CHECK(says(question(c), c.fact.drug));
    CHECK(says(question(c), c.fact.with));
    CHECK_FALSE(says(question(c), c.fact.why));
  }
  for (Case& c : plain_cases(CaseKind::test_result)) {
    c.value = 3;
    const LabTest& test = case_book().test(c.topic);
    CHECK_MESSAGE(says(question(c), format_fixed(3.0, test.decimals) + " " + test.unit), question(c));
    CHECK(says(question(c), to_text(c.mark)));
  }
  for (Case& c : plain_cases(CaseKind::record_request)) {
    CHECK(question(c).find(c.other_person) != std::string::npos);
    CHECK_FALSE(says(question(c), c.other_finding));
    const std::string before = question(c);
    c.patient.language = Language::other;
    CHECK((question(c) == before && !tells_of_patient(c)));
  }
}

TEST_CASE("who asks: a woman, a girl, and the article before an age") {
  Case c = plain_cases(CaseKind::open_question).front();
  c.split = Split::train;  // has phrasings with an article
  c.style = Register::plain;
  c.speaker = Speaker::patient;
  c.patient.sex = Sex::female;
  for (const int age : {8, 11, 17, 18, 19, 59, 80, 81, 100}) {
    c.patient.age = age;
    const bool vowel = age == 8 || age == 11 || age == 18 || age == 80 || age == 81;
    int articles = 0;
    for (c.wording = 0; c.wording < 100; ++c.wording) {
      const std::string text = question(c);
      CHECK_FALSE_MESSAGE(says(text, (vowel ? " a " : " an ") + std::to_string(age)), text);
      CHECK_FALSE_MESSAGE(says(text, age < 18 ? " woman" : " girl"), text);
      articles += says(text, (vowel ? " an " : " a ") + std::to_string(age)) ? 1 : 0;
    }
    CHECK(articles > 0);
  }
}

TEST_CASE("a reference holds what settles the question, and lines about something else where there are any") {
  for (Case c : plain_cases(CaseKind::medicine)) {
    c.help.distractors = 2;
    const std::string own = fact_line(c.fact, c.wording, case_book());
    CHECK(says(reference(c), own));
    CHECK(reference(c).size() > own.size());
    c.help.reference = false;
    CHECK_FALSE(says(reference(c), own));
    CHECK_FALSE(reference(c).empty());
    c.help.distractors = 0;
    CHECK(reference(c).empty());
  }
  for (Case c : plain_cases(CaseKind::discharge)) {
    c.days = 123;
    c.note_answers = true;
    CHECK(says(reference(c), "123 days"));
    c.note_answers = false;  // it speaks of other things, not of this one with another number
    const DischargeTopic& topic = case_book().topic(c.topic);
    for (int days = topic.fewest; days <= topic.most; ++days) {
      const std::string number = std::to_string(days);
      for (const std::string& line : topic.note) CHECK_FALSE(says(reference(c), fill(line, {}, {{"n", number}}) + "."));
    }
    CHECK_FALSE(reference(c).empty());
  }
  for (Case c : plain_cases(CaseKind::record_request)) {
    c.help.reference = true;
    CHECK(says(reference(c), c.other_finding));
    CHECK(reference(c).find(c.other_person) != std::string::npos);
  }
  for (Case c : plain_cases(CaseKind::open_question)) {
    c.help = {.reference = true, .distractors = 2};
    CHECK(reference(c).empty());
  }
}
