#include "importers/tidy_json_line.h"

#include <doctest/doctest.h>

using namespace consilium::importers;

TEST_CASE("strings, numbers, words and nested values of one line") {
  TidyJsonLine line(200);
  REQUIRE(
      line.read(
              R"({"model": "a\"b", "score": 0.50, "met": true, "rater": null, "prompt": [{"content": "x"}], "n": 12})")
          .ok());
  const TidyRow& row = line.row();
  CHECK(row.text(TidyColumn::model) == "a\"b");
  CHECK(row.text(TidyColumn::score) == "0.50");
  CHECK(row.text(TidyColumn::met) == "true");
  CHECK(row.text(TidyColumn::rater).empty());
  CHECK(row.text(TidyColumn::n) == "12");
  CHECK(row.value(TidyColumn::prompt).nested);
  CHECK(row.text(TidyColumn::prompt) == R"([{"content": "x"}])");
}

TEST_CASE("tags, unknown keys and keys that stand twice") {
  TidyJsonLine line(200);
  REQUIRE(line.read(R"({"tag:age": "67", "tag:none": "", "colour": "red", "model": "a", "model": "b"})").ok());
  REQUIRE(line.row().tags.size() == 1);
  CHECK(line.row().tags[0].name == "age");
  CHECK(line.row().tags[0].value == "67");
  REQUIRE(line.unknown_keys().size() == 1);
  CHECK(line.unknown_keys()[0] == "colour");
  CHECK(line.repeated_key() == "model");
  CHECK(line.row().text(TidyColumn::model) == "b");
}

TEST_CASE("nothing of one line stays for the next") {
  TidyJsonLine line(200);
  REQUIRE(line.read(R"({"model": "a", "colour": 1, "tag:x": "y"})").ok());
  REQUIRE(line.read(R"({"criterion": "c"})").ok());
  CHECK(line.row().text(TidyColumn::model).empty());
  CHECK(line.row().tags.empty());
  CHECK(line.unknown_keys().empty());
}

TEST_CASE("escapes that grow keep earlier values in place") {
  TidyJsonLine line(200);
  REQUIRE(line.read(R"({"model": "\ud800\ud800\ud800", "criterion": "\ud800\ud800\ud800\ud800", "scenario": "\u00e9"})")
              .ok());
  CHECK(line.row().text(TidyColumn::model) == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(line.row().text(TidyColumn::scenario) == "\xC3\xA9");
}

TEST_CASE("lines that are no object") {
  TidyJsonLine line(200);
  CHECK(line.read("[1]").error().code == "tidy-line-no-object");
  CHECK(line.read("{\"model\": ").error().code == "json-syntax");
  CHECK(line.read("{} x").error().code == "json-syntax");
  CHECK(line.read("{\"score\": 1e999}").error().code == "json-number");
  CHECK(line.read("{\"a\": " + std::string(300, '[') + std::string(300, ']') + "}").error().code == "json-depth");
}
