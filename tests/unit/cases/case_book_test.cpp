#include "cases/case_book.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::case_book;
using consilium::testing::case_file;

namespace {

std::size_t count_facts(Split split) {
  return static_cast<std::size_t>(
      std::ranges::count_if(case_book().medicines.facts, [&](const SourcedFact& f) { return f.split == split; }));
}

Result<CaseBook> with_presentations(std::string_view presentations) {
  const std::string medicines = case_file("medicines"), tests = case_file("tests"), discharge = case_file("discharge"),
                    records = case_file("records"), open_questions = case_file("open_questions"),
                    wording = case_file("wording");
  return read_case_book({presentations, medicines, tests, discharge, records, open_questions, wording});
}

}  // namespace

TEST_CASE("the shipped book holds what it promises") {
  const CaseBook& book = case_book();
  CHECK(book.presentations.size() >= 12);
  CHECK(book.medicines.facts.size() >= 40);
  CHECK(count_facts(Split::held_out) >= 15);
  CHECK(book.tests.size() >= 8);
  for (const Presentation& presentation : book.presentations) {
    CAPTURE(presentation.key);
    CHECK(presentation.red_flags.size() >= 2);
    CHECK(presentation.calm_urgency != Urgency::now);
  }
}

TEST_CASE("every medical fact names a source that is listed with an address") {
  const CaseBook& book = case_book();
  std::set<std::string> known;
  for (const Source& source : book.sources) {
    CHECK(source.url.starts_with("https://"));
    known.insert(source.id);
  }
  for (const Presentation& p : book.presentations) CHECK_MESSAGE(known.contains(p.source), p.key);
  for (const SourcedFact& fact : book.medicines.facts) CHECK_MESSAGE(known.contains(fact.source), fact.fact.drug);
  for (const LabTest& test : book.tests) CHECK_MESSAGE(known.contains(test.source), test.key);
  for (const DischargeTopic& topic : book.discharge) CHECK_MESSAGE(known.contains(topic.source), topic.key);
}

TEST_CASE("a fact belongs to the most secret split of its medicines") {
  const Medicines& medicines = case_book().medicines;
  std::set<std::string> trained;
  for (const SourcedFact& f : medicines.facts) {
    if (f.split != Split::train) continue;
    trained.insert(f.fact.drug);
    trained.insert(f.fact.with);
  }
  for (const Drug& drug : medicines.drugs) {
    if (drug.split != Split::train) CHECK_MESSAGE(!trained.contains(drug.name), drug.name);
  }
}

TEST_CASE("a phrase that is held out in one list and trained on in another is refused") {
  std::string presentations = case_file("presentations");
  const std::string& trained = case_book().presentations[0].complaint.train[0].text;
  const std::string& held_out = case_book().presentations[1].complaint.held_out[0].text;
  presentations.replace(presentations.find(held_out), held_out.size(), trained);
  const auto read = with_presentations(presentations);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == "cases-phrases");
  CHECK(read.error().message.find(trained) != std::string::npos);
}

TEST_CASE("what is wrong with a book is said with its place") {
  const auto broken = with_presentations("{");
  CHECK_FALSE(broken.ok());
  const auto empty = with_presentations(R"({"presentations":[]})");
  REQUIRE_FALSE(empty.ok());
  CHECK(empty.error().code == "cases-field");
  CHECK(empty.error().where.find("presentations.json") != std::string::npos);
  const auto partial = with_presentations(R"({"presentations":[{"key":"x","name":"x"}]})");
  REQUIRE_FALSE(partial.ok());
  CHECK(partial.error().where.find("x 1") != std::string::npos);
  CHECK_FALSE(with_presentations(R"([1])").ok());
}
