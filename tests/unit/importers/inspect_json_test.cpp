#include <doctest/doctest.h>

#include "importers/inspect_importer.h"
#include "inspect_study.h"

using namespace consilium;
using namespace consilium::importers;
using namespace consilium::testing;

namespace {

Confidence sniff(std::string_view text) { return inspect_json_importer.sniff({"x", as_bytes(text)}).confidence; }

std::string twin() { return read_file(fixture_path("inspect/twin.json")); }

}  // namespace

TEST_CASE("an Inspect log is recognised by its content") {
  CHECK(sniff(twin()) == Confidence::yes);
  CHECK(sniff("\xEF\xBB\xBF  " + twin()) == Confidence::yes);
  CHECK(sniff(R"({"status": "success", "eval" : {"x": 1}})") == Confidence::maybe);
  CHECK(sniff(R"({"eval": "name", "task": 1, "model": 2, "run_id": 3})") == Confidence::no);
  CHECK(sniff(R"({"evalId": "x", "results": {}})") == Confidence::no);
  CHECK(sniff(R"([{"eval": {}}])") == Confidence::no);
  CHECK(sniff("") == Confidence::no);
  CHECK(sniff("{\"eval\"") == Confidence::no);
}

TEST_CASE("samples before the header are read in a second pass") {
  const ReadStudy read = read_fixtures({"late_header.json"});
  REQUIRE(read.study != nullptr);
  CHECK(verdicts(*read.study, "clinic/first_aid/1", "includes") == Texts{"met"});
}

TEST_CASE("a log that is cut off shows the samples before the cut, with an error") {
  const std::string whole = twin();
  const ReadStudy read = read_study({{"x.json", whole.substr(0, whole.find("Answer 10."))}});
  REQUIRE(read.study != nullptr);
  CHECK(read.study->judgments.size() == 2);
  const DiagnosticGroup* damaged = read.diagnostics.find("inspect-damaged");
  REQUIRE(damaged != nullptr);
  CHECK(damaged->severity == Severity::error);
  CHECK(damaged->examples[0].where.starts_with("x.json, byte "));
  CHECK(read.count("inspect-samples-incomplete") == 1);
}

TEST_CASE("a log that is cut off before its first sample is an error with the place") {
  const std::string whole = twin();
  const ReadStudy read = read_study({{"x.json", whole.substr(0, whole.find("\"samples\"") + 12)}});
  CHECK(read.study == nullptr);
  CHECK(read.error.code == "json-syntax");
  CHECK(read.error.where.starts_with("x.json, byte "));
}

TEST_CASE("every way of cutting a log off ends in a study or a clear error") {
  const std::string whole = twin();
  for (std::size_t length = 1; length < whole.size(); length += 7) {
    const ReadStudy read = read_study({{"x.json", whole.substr(0, length)}});
    CAPTURE(length);
    CHECK((read.study != nullptr || !read.error.message.empty()));
  }
}

TEST_CASE("deep nesting and numbers beyond double are refused in words") {
  std::string deep = R"({"eval": {"task": "t", "model": "m", "run_id": "r"}, "samples": [{"id": 1, "metadata": )";
  const ReadStudy nested = read_study({{"x.json", deep + std::string(1'000'000, '[')}});
  CHECK(nested.study == nullptr);
  CHECK(nested.error.code == "json-depth");
  const ReadStudy large = read_study({{"x.json", deep + "1e999"}});
  CHECK(large.study == nullptr);
  CHECK(large.error.code == "json-number");
}

TEST_CASE("reading can be cancelled between samples") {
  const std::string whole = twin();
  const InputFile file{"x.json", as_bytes(whole)};
  int calls = 0;
  const Progress progress{[&](std::uint64_t, std::uint64_t) { return ++calls < 5; }};
  Diagnostics diagnostics;
  const auto outcome = import_files(std::span(&file, 1), {}, progress, diagnostics);
  REQUIRE_FALSE(outcome.ok());
  CHECK(outcome.error().code == "import-cancelled");
}
