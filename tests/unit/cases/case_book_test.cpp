#include "cases/case_book.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::case_book;
using consilium::testing::case_file;
using consilium::testing::case_files;

namespace {

std::size_t count_facts(Split split) {
  return static_cast<std::size_t>(
      std::ranges::count_if(case_book().medicines.facts, [&](const SourcedFact& f) { return f.split == split; }));
}

// The shipped book with another text in the place of one of its files.
Result<CaseBook> with_file(std::string_view name, std::string_view text) {
  CaseFiles files = case_files();
  files.find(name)->second = text;
  return read_case_book(files);
}

// The shipped book with another value at one place of one of its files.
Result<CaseBook> with_value(std::string_view name, const std::string& pointer, const Json& value) {
  Json file = parse_json(case_file(name)).value();
  file[Json::json_pointer(pointer)] = value;
  return with_file(name, json_dump(file));
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
  const auto read = with_file("presentations", presentations);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == "cases-phrases");
  CHECK(read.error().message.find(trained) != std::string::npos);
}

TEST_CASE("what is wrong with a book is said with its place") {
  const auto broken = with_file("tests", "{");
  REQUIRE_FALSE(broken.ok());
  CHECK_MESSAGE(broken.error().where.starts_with("tests.json, byte "), broken.error().where);
  const auto empty = with_file("presentations", R"({"presentations":[]})");
  REQUIRE_FALSE(empty.ok());
  CHECK(empty.error().code == "cases-field");
  CHECK(empty.error().where.find("presentations.json") != std::string::npos);
  const auto partial = with_file("presentations", R"({"presentations":[{"key":"x","name":"x"}]})");
  REQUIRE_FALSE(partial.ok());
  CHECK(partial.error().where.find("x 1") != std::string::npos);
  CHECK_FALSE(with_file("presentations", R"([1])").ok());
}

TEST_CASE("a field that is broken is named by its file, its item and its key") {
  const Json list = Json::array();
  const struct {
    std::string_view file;
    std::string pointer;
    Json value;
    std::string_view where;
  } broken[] = {
      {"presentations", "/presentations/1/calm_urgency", "now", "presentations, weak_side 2, calm_urgency"},
      {"presentations", "/presentations/0/tells_since", "maybe", "chest_pain 1, tells_since"},
      {"presentations", "/presentations/0/sexes", "men", "chest_pain 1, sexes"},
      {"presentations", "/presentations/0/sexes", nullptr, "chest_pain 1, sexes"},
      {"presentations", "/presentations/0/oldest", 17, "chest_pain 1, oldest"},
      {"presentations", "/presentations/0/red_flags/1/words", Json{""}, "red_flags, arm 2, words"},
      {"presentations", "/presentations/0/red_flags/0/denied", "no", "red_flags, sweating 1, denied"},
      {"presentations", "/sources/0/url", "", "presentations.json, sources, item 1, url"},
      {"medicines", "/drugs/2/split", "test", "medicines.json, drugs, item 3, split"},
      {"medicines", "/facts/0/kind", "allergy", "facts, item 1, kind"},
      {"medicines", "/facts/0/verdict", "safe", "facts, item 1, verdict"},
      {"medicines", "/facts/0/verdict", "limit", "facts, item 1, verdict"},
      {"medicines", "/facts/0/with", nullptr, "facts, item 1, with"},
      {"medicines", "/invented_why/fine", Json{{"only one"}}, "medicines.json, invented_why, fine"},
      {"tests", "/tests/0/usual", Json{3.6}, "tests.json, tests, potassium 1, usual"},
      {"wording", "/instructions/firm", list, "wording.json, instructions, firm"},
      {"wording", "/reply/now", list, "wording.json, reply, now"},
  };
  for (const auto& one : broken) {
    CAPTURE(one.where);
    const auto read = with_value(one.file, one.pointer, one.value);
    CHECK_FALSE(read.ok());
    if (read.ok()) continue;
    CHECK_MESSAGE(read.error().where.ends_with(one.where), read.error().where);
  }
}

// Each of these made a book from which some case could not be drawn or asked.
TEST_CASE("a book is refused when its phrases, names or numbers cannot be used") {
  const Json first_test = parse_json(case_file("tests")).value()["tests"][0];
  const struct {
    std::string_view file;
    std::string pointer;
    Json value;
    std::string_view where;
  } hostile[] = {
      {"presentations", "/presentations/0/benign/train/0", "it is in {drug}", "chest_pain 1, benign"},
      {"presentations", "/presentations/0/watch/0", "{I", "chest_pain 1, watch"},
      {"presentations", "/presentations/1/key", "chest_pain", "presentations.json, presentations"},
      {"presentations", "/presentations/0/oldest", 121, "chest_pain 1, oldest"},
      {"medicines", "/drugs", Json{{{"name", "ibu"}, {"split", "train"}}}, "medicines.json, drugs"},
      {"medicines", "/facts", Json::array({parse_json(case_file("medicines")).value()["facts"][0]}),
       "medicines.json, facts"},
      {"medicines", "/invented_why/avoid/0/1", "it harms the {place}", "medicines.json, invented_why, avoid"},
      {"tests", "/tests", Json::array({first_test}), "tests.json, tests"},
      {"tests", "/tests/0/decimals", 400, "potassium 1, decimals"},
      {"tests", "/tests/0/low", Json{-1e308, 1e308}, "potassium 1, low"},
      {"discharge", "/topics/0/max", 1, "shower 1, max"},
      {"records", "/relations/0/closeness", -7, "closeness"},
      {"wording", "/people/old_woman", nullptr, "wording.json, people, old_woman"},
      {"wording", "/reply", Json::object(), "wording.json, reply, now"},
      {"wording", "/reply/now", nullptr, "wording.json, reply, now"},
      {"wording", "/reply/now/0", "call {nobody}", "wording.json, reply, now"},
      {"wording", "/reply/watch_triage/0", "{drug}", "wording.json, reply, watch_triage"},
      {"wording", "/who_patient/train/0", "{I} {am|is} {old}", "wording.json, who_patient"},
  };
  for (const auto& one : hostile) {
    CAPTURE(one.pointer);
    const auto read = with_value(one.file, one.pointer, one.value);
    CHECK_FALSE(read.ok());
    if (!read.ok()) CHECK_MESSAGE(read.error().where.ends_with(one.where), read.error().where);
  }
}

TEST_CASE("a book that stands for too many phrases is refused soon") {
  const Json book = parse_json(consilium::testing::asset("cases/open_questions.json")).value();
  Json long_phrase = book;
  long_phrase["questions"][0]["ask"]["train"][0] = std::string(500, 'a');
  CHECK(with_file("open_questions", json_dump(long_phrase)).error().message.find("too long") != std::string::npos);
  Json many = book;
  many["questions"][0]["ask"]["train"][0] = "[a|b|c|d|e|f|g|h|i|j][a|b|c|d|e|f|g|h|i|j][a|b|c|d|e|f|g|h|i|j]";
  CHECK_FALSE(with_file("open_questions", json_dump(many)).ok());
  Json lists = book;
  const Json first = book["questions"][0];
  for (int i = 0; i < 60; ++i) {
    Json question = first;
    question["key"] = "key" + std::to_string(i);
    for (const char* split : {"train", "validation", "held_out"}) {
      const std::string own = std::to_string(i) + split;
      question["ask"][split] = Json::array({own + " [a|b|c|d|e|f|g|h|i|j][a|b|c|d|e|f|g|h|i|j][a|b|c|d]",
                                            own + "0 [a|b|c|d|e|f|g|h|i|j][a|b|c|d|e|f|g|h|i|j][a|b|c|d]"});
    }
    lists["questions"].push_back(question);
  }
  CHECK(with_file("open_questions", json_dump(lists)).error().message.find("too many") != std::string::npos);
}
