// Several files, bad files, limits: what import_files itself promises. Each format has its own test.
#include <doctest/doctest.h>

#include "import_fixture.h"
#include "support/reference.h"
#include "zip_builder.h"

using namespace consilium;
using namespace consilium::importers;
using consilium::testing::ZipBuilder;
using consilium::testing::ZipEntry;

namespace {

const std::string good = "model,scenario,criterion,met\nA,s1,Safe,yes\nA,s2,Safe,no\n";

// A bad file beside a good one: the good one stays, the bad one is named. Alone it is the error of the import.
void check_refused(const std::string& name, const std::string& content, std::string_view code) {
  CAPTURE(name);
  const Imported alone = import_text(name, content);
  CHECK_FALSE(alone.study);
  CHECK(alone.error.code == code);
  CHECK_FALSE(alone.error.message.empty());
  CHECK(alone.error.where.starts_with(name));
  CHECK(alone.has(code));
  const Imported beside = import_texts({{"good.csv", good}, {name, content}});
  REQUIRE(beside.study);
  CHECK(beside.study->judgments.size() == 2);
  CHECK(beside.files_failed == 1);
  CHECK(beside.study->sources.size() == 1);
  CHECK(beside.has(code));
}

std::string inspect_fixture(const std::string& name) {
  return testing::read_file(testing::fixture_path("inspect/" + name));
}

}  // namespace

TEST_CASE("no file at all") { CHECK(import_texts({}).error.code == "no-files"); }

TEST_CASE("bad input: empty, binary, web page, text") {
  check_refused("empty.json", "", "file-empty");
  check_refused("noise.bin",
                std::string("\x7F"
                            "ELF\0\1\2\3",
                            8),
                "file-binary");
  check_refused("page.html", "<!doctype html><title>Sign in</title>", "file-html");
  check_refused("notes.txt", "just words", "format-unknown");
}

TEST_CASE("bad input: a truncated zip") {
  const std::string whole = inspect_fixture("deflate.eval");
  const Imported half = import_text("half.eval", whole.substr(0, whole.size() / 2));
  CHECK_FALSE(half.study);
  CHECK_FALSE(half.error.message.empty());
  CHECK(half.error.where.starts_with("half.eval"));
}

TEST_CASE("bad input: zips within zips are never unpacked, ten levels or one") {
  std::string bomb(4'000'000, '0');
  for (int level = 0; level < 10; ++level) {
    ZipBuilder zip;
    for (int copy = 0; copy < 4; ++copy) zip.add("bomb" + std::to_string(copy) + ".zip", bomb);
    bomb = zip.build();
  }
  const Imported imported = import_text("bomb.eval", bomb);
  CHECK_FALSE(imported.study);
  CHECK_FALSE(imported.error.message.empty());
}

TEST_CASE("bad input: a member that unpacks to far more than it may") {
  ZipEntry header;
  header.name = "header.json";
  header.data = "{\"version\": 2, \"eval\": {" + std::string(20'000'000, ' ') + "}}";
  const Imported imported = import_text("bomb.eval", ZipBuilder().add(header).build());
  CHECK_FALSE(imported.study);
  CHECK_FALSE(imported.error.message.empty());
}

TEST_CASE("bad input: a duplicated member opens, the last one counts, and it is told") {
  const Imported imported = import_text("duplicate.eval", inspect_fixture("duplicate.eval"));
  REQUIRE(imported.study);
  CHECK(imported.has("zip-duplicate-member"));
}

TEST_CASE("bad input: invalid UTF-8, numbers beyond double, a million nested brackets") {
  check_refused("deep.json", std::string(1'000'000, '[') + std::string(1'000'000, ']'), "json-depth");
  check_refused("deep2.json", "{\"a\": " + std::string(1'000'000, '['), "json-depth");
  check_refused("number.json", "{\"a\": 1e999}", "json-number");
  check_refused("utf8.json", "{\"a\": \"\xFF\xFE\"}", "json-utf8");
}

TEST_CASE("the same file twice is counted once and told") {
  const Imported imported = import_texts({{"a.csv", good}, {"copy of a.csv", good}});
  REQUIRE(imported.study);
  CHECK(imported.study->judgments.size() == 2);
  CHECK(imported.study->sources.size() == 1);
  CHECK(imported.where("file-twice") == "copy of a.csv");
  CHECK(imported.files_failed == 0);
}

TEST_CASE("several files make one study: names meet, sources are kept in order") {
  const Imported imported = import_texts({{"a.csv", good}, {"b.csv", "model,scenario,criterion,met\nB,s1,Safe,yes\n"}});
  REQUIRE(imported.study);
  CHECK(imported.study->models.size() == 2);
  CHECK(imported.study->scenarios.size() == 2);
  CHECK(imported.study->info.title == "a and b");
  REQUIRE(imported.study->sources.size() == 2);
  CHECK(imported.study->text(imported.study->sources[1].name) == "b.csv");
  CHECK(imported.study->sources[0].bytes == good.size());
  CHECK(imported.study->text(imported.study->sources[0].sha256) == sha256_hex(as_bytes(good)));
}

TEST_CASE("two logs of different tasks stay apart in one study, and it is told") {
  const Imported one = import_text("a.json", inspect_fixture("twin.json"));
  REQUIRE(one.study);
  std::string other = inspect_fixture("twin.json");
  for (std::size_t at = 0; (at = other.find("first_aid", at)) != std::string::npos;) other.replace(at, 9, "triage");
  const Imported both = import_texts({{"a.json", inspect_fixture("twin.json")}, {"b.json", other}});
  REQUIRE(both.study);
  CHECK(both.study->scenarios.size() == 2 * one.study->scenarios.size());
  CHECK(both.has("several-tasks"));
}

TEST_CASE("two real logs of different tasks") {
  const auto first = testing::reference_file("inspect/2025-05-12T20-28-26-04-00_security-guide.json");
  const auto second = testing::reference_file("inspect/2025-05-12T20-28-13-04-00_popularity.json");
  if (!first || !second) return;
  const Imported both = import_texts({{"a.json", testing::read_file(*first)}, {"b.json", testing::read_file(*second)}});
  REQUIRE(both.study);
  CHECK(both.has("several-tasks"));
  CHECK(both.study->info.title.find(" and ") != std::string::npos);
}

TEST_CASE("the score rule is the files' own when they agree, whatever comes last") {
  const std::string name = "healthbench_demo-model_20250507_061412_allresults.json";
  const TextFile results{name, testing::read_file(testing::fixture_path("healthbench/" + name))};
  const TextFile dataset{"d.jsonl", testing::read_file(testing::fixture_path("healthbench/dataset.jsonl"))};
  const Imported pure = import_texts({dataset, results});
  REQUIRE(pure.study);
  CHECK(pure.study->info.score_rule == ScoreRule::healthbench_points);
  const Imported mixed = import_texts({results, {"good.csv", good}});
  REQUIRE(mixed.study);
  CHECK(mixed.study->info.score_rule == ScoreRule::mean_of_scenarios);
  CHECK(mixed.has("mixed-score-rules"));
}

TEST_CASE("files beyond the limits are refused before they are read") {
  Limits limits;
  limits.max_file_bytes = 20;
  const Imported large = import_texts({{"a.csv", good}}, limits);
  CHECK(large.error.code == "file-too-large");
  limits.max_file_bytes = 1000;
  limits.max_total_bytes = good.size();
  const Imported together = import_texts({{"a.csv", good}, {"b.csv", good + "\n"}}, limits);
  CHECK(together.has("file-too-large"));
}

TEST_CASE("cancelling before the first byte") {
  const Progress stop{.report = [](std::uint64_t, std::uint64_t) { return false; }};
  CHECK(import_texts({{"a.csv", good}}, {}, stop).error.code == "import-cancelled");
}

TEST_CASE("names that differ in every row make no table") {
  std::string text = "model,scenario,criterion,met\n";
  for (int i = 0; i < 1'500; ++i) {
    const std::string number = std::to_string(i);
    text += "m" + number + ",s,c" + number + ",yes\n";
  }
  CHECK(import_text("wide.csv", text).error.code == "study-too-wide");
}

TEST_CASE("a file name with any bytes in it does no harm") {
  const Imported imported = import_text("\xFFname\x01.csv", good);
  REQUIRE(imported.study);
  CHECK(import_text("\xFFname", "").error.code == "file-empty");
}

TEST_CASE("totals alone make a study of totals; beside judgments they are kept, and what they hide is told") {
  const std::string totals = "model,criterion,k,n\nA,Safe,110,180\nA,Kind,5,9\nC,Safe,9,4\n";
  const Imported alone = import_text("totals.csv", totals);
  REQUIRE(alone.study);
  CHECK(alone.study->info.published_totals);
  CHECK(alone.study->models.size() == 1);  // the row of C is left out, and C with it
  const Imported both = import_texts({{"good.csv", good}, {"totals.csv", totals}});
  REQUIRE(both.study);
  CHECK_FALSE(both.study->info.published_totals);
  CHECK(both.study->cells.size() == 2);
  REQUIRE(both.has("totals-beside-judgments"));
  CHECK(both.study->diagnostics.find("totals-beside-judgments")->examples[0].message.starts_with("1 total of models"));
}
