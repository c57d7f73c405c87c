#include "importers/tidy_jsonl.h"

#include <doctest/doctest.h>

#include "import_fixture.h"
#include "support/reference.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

// `lines` rows of one model with one criterion each on a scenario of its own.
std::string many_lines(int lines) {
  std::string text;
  for (int i = 0; i < lines; ++i) {
    text += R"({"model": "A", "scenario": "s)" + std::to_string(i) + R"(", "criterion": "c", "met": true})" + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("one object a line: scores on a scale, refusals, conversations") {
  const std::string text = testing::read_file(testing::fixture_path("tidy/example.jsonl"));
  const Imported imported = import_text("example.jsonl", text);
  REQUIRE(imported.study);
  const Study& study = *imported.study;
  CHECK(imported.diagnostics.empty());
  REQUIRE(study.judgments.size() == 3);
  CHECK(study.judgments.score[0] == 4.0);
  CHECK(study.judgments.score[1] == 3.5);
  CHECK(study.judgments.missing[2] == MissingReason::refused);
  CHECK(study.criteria[0].score_min == 1.0);
  CHECK_FALSE(study.criteria[0].binary);
  const Scenario& scenario = study.scenarios[0];
  REQUIRE(scenario.messages.count == 2);
  CHECK(study.messages[scenario.messages.first].role == ChatRole::system);
  CHECK(study.text(scenario.title) == "My chest hurts and my left arm feels numb.");
  CHECK(study.raters[0].kind == RaterKind::model);
}

TEST_CASE("a bad line is named with its number, the rest is read") {
  const Imported imported =
      import_text("r.jsonl",
                  "{\"model\": \"A\", \"scenario\": \"s1\", \"criterion\": \"c\", \"met\": true}\n"
                  "\n"
                  "{\"model\": \"A\", oops\n"
                  "[]\n"
                  "{\"model\": \"A\", \"scenario\": \"s2\", \"criterion\": \"c\", \"score\": 1e999}\n"
                  "{\"model\": \"A\", \"scenario\": \"s3\", \"criterion\": \"c\", \"met\": false}\r\n");
  REQUIRE(imported.study);
  CHECK(imported.study->judgments.size() == 2);
  CHECK(imported.count("tidy-line-unreadable") == 3);
  CHECK(imported.where("tidy-line-unreadable").starts_with("r.jsonl, line 3, byte "));
}

TEST_CASE("NaN is missing, not a fail") {
  const Imported imported =
      import_text("r.jsonl", "{\"model\": \"A\", \"scenario\": \"s1\", \"criterion\": \"c\", \"score\": NaN}\n");
  REQUIRE(imported.study);
  CHECK(imported.study->judgments.verdict[0] == Verdict::missing);
}

TEST_CASE("invalid UTF-8 in a line is shown as such and named") {
  const Imported imported =
      import_text("r.jsonl", "{\"model\": \"Caf\xE9\", \"scenario\": \"s1\", \"criterion\": \"c\", \"met\": 1}\n");
  REQUIRE(imported.study);
  CHECK(imported.study->name(ModelId(0)) == "Caf\xEF\xBF\xBD");
  CHECK(imported.where("invalid-utf8") == "r.jsonl, line 1");
}

TEST_CASE("keys may be absent from single lines, but not from the file") {
  const Imported some =
      import_text("r.jsonl",
                  "{\"model\": \"A\", \"scenario\": \"s1\", \"criterion\": \"c\", \"reason\": \"refused\"}\n"
                  "{\"model\": \"A\", \"scenario\": \"s2\", \"criterion\": \"c\", \"met\": true}\n");
  REQUIRE(some.study);
  CHECK(some.study->judgments.missing[0] == MissingReason::refused);
  const Imported none = import_text("r.jsonl",
                                    "{\"model\": \"A\", \"scenario\": \"s1\", \"verdict\": \"yes\"}\n"
                                    "{\"model\": \"A\", \"scenario\": \"s2\", \"verdict\": \"no\"}\n");
  CHECK(none.error.code == "tidy-columns-missing");
  CHECK(none.error.message.find("\"verdict\"") != std::string::npos);
}

TEST_CASE("keys we do not know, keys that stand twice") {
  const Imported imported = import_text(
      "r.jsonl",
      "{\"model\": \"A\", \"scenario\": \"s1\", \"criterion\": \"c\", \"met\": 1, \"met\": 0, \"colour\": \"red\"}\n");
  REQUIRE(imported.study);
  CHECK(imported.has("tidy-key-twice"));
  CHECK(imported.message("tidy-columns-not-read").find("\"colour\"") != std::string::npos);
  CHECK(imported.study->judgments.verdict[0] == Verdict::not_met);
}

TEST_CASE("a conversation that is none is shown as it stands and named") {
  const Imported imported = import_text(
      "r.jsonl", "{\"model\": \"A\", \"scenario\": \"s1\", \"criterion\": \"c\", \"met\": 1, \"messages\": [1, 2]}\n");
  REQUIRE(imported.study);
  CHECK(imported.has("tidy-messages-unreadable"));
  CHECK(imported.study->text(imported.study->messages[0].text) == "[1, 2]");
}

TEST_CASE("a million nested brackets are refused, not followed") {
  const std::string deep = std::string(1'000'000, '[') + std::string(1'000'000, ']');
  const Imported imported = import_text(
      "r.jsonl", many_lines(1) +
                     "{\"model\": \"A\", \"scenario\": \"d\", \"criterion\": \"c\", \"met\": 1, \"messages\": " + deep +
                     "}\n");
  REQUIRE(imported.study);
  CHECK(imported.study->judgments.size() == 1);
  CHECK(imported.count("tidy-line-unreadable") == 1);
}

TEST_CASE("progress goes up to the whole, and a cancelled import stops") {
  const std::string text = many_lines(20'000);
  std::uint64_t last = 0;
  bool rising = true;
  const Progress watch{.report = [&](std::uint64_t done, std::uint64_t total) {
    rising = rising && done >= last && total == text.size();
    last = done;
    return true;
  }};
  CHECK(import_texts({{"r.jsonl", text}}, {}, watch).study);
  CHECK(rising);
  CHECK(last == text.size());

  const Progress stop{.report = [&](std::uint64_t done, std::uint64_t) { return done < text.size() / 2; }};
  const Imported cancelled = import_texts({{"r.jsonl", text}}, {}, stop);
  CHECK_FALSE(cancelled.study);
  CHECK(cancelled.error.code == "import-cancelled");
}

TEST_CASE("the memory limit is kept") {
  Limits limits;
  limits.max_total_bytes = 1'000'000;
  const Imported imported = import_texts({{"r.jsonl", many_lines(20'000).substr(0, 900'000)}}, limits);
  CHECK_FALSE(imported.study);
  CHECK(imported.error.code == "import-too-large");
}
