#include <doctest/doctest.h>

#include "importers/inspect_importer.h"
#include "inspect_study.h"
#include "zip_builder.h"

using namespace consilium;
using namespace consilium::importers;
using namespace consilium::testing;

namespace {

Confidence sniff(std::string_view bytes) { return inspect_eval_importer.sniff({"x", as_bytes(bytes)}).confidence; }

}  // namespace

TEST_CASE("every archive is ours to read or to explain") {
  CHECK(sniff(read_file(fixture_path("inspect/deflate.eval"))) == Confidence::yes);
  CHECK(sniff(ZipBuilder().add("other.txt", "x").build()) == Confidence::yes);
  CHECK(sniff("PK\x03\x04 cut off") == Confidence::yes);
  CHECK(sniff("{}") == Confidence::no);
  CHECK(sniff("") == Confidence::no);
}

TEST_CASE("however a log is packed, the same study comes out, samples in the order of their ids") {
  const ReadStudy deflate = read_fixtures({"deflate.eval"});
  REQUIRE(deflate.study != nullptr);
  CHECK(deflate.diagnostics.empty());
  CHECK(deflate.study->text(deflate.study->scenarios[1].key) == "clinic/first_aid/2");
  CHECK(deflate.study->text(deflate.study->scenarios[2].key) == "clinic/first_aid/10");
  CHECK(count_and_mean(*deflate.study) == std::pair<std::size_t, double>(3, 2.0 / 3.0));
  const auto pack = packed_content(inspect_eval_importer, read_file(fixture_path("inspect/deflate.eval")));
  CHECK(packed_content(inspect_eval_importer, read_file(fixture_path("inspect/stored.eval"))) == pack);
  CHECK(packed_content(inspect_eval_importer, read_file(fixture_path("inspect/zstd.eval"))) == pack);
  CHECK(packed_content(inspect_json_importer, read_file(fixture_path("inspect/twin.json"))) == pack);
}

TEST_CASE("of a sample that is in the archive twice the last one counts") {
  const ReadStudy read = read_fixtures({"duplicate.eval"});
  REQUIRE(read.study != nullptr);
  CHECK(verdicts(*read.study, "clinic/first_aid/1", "includes") == Texts{"met"});
  CHECK(read.count("zip-duplicate-member") == 1);
}

TEST_CASE("a running or crashed log is read from its journal") {
  const ReadStudy read = read_fixtures({"running.eval"});
  REQUIRE(read.study != nullptr);
  CHECK(verdicts(*read.study, "clinic/first_aid/1", "includes") == Texts{"met"});
  CHECK(verdicts(*read.study, "clinic/first_aid/2", "includes") == Texts{"not met"});
  CHECK(find_scenario(*read.study, "clinic/first_aid/3") == nullptr);
  CHECK_FALSE(read.study->judgments.response[1].valid());
  CHECK(read.count("inspect-unfinished") == 1);
  CHECK(read.count("inspect-summary-only") == 1);
  CHECK(read.count("inspect-updates") == 1);
}

TEST_CASE("a damaged sample is left out and told") {
  const ReadStudy read = read_fixtures({"damaged_member.eval"});
  REQUIRE(read.study != nullptr);
  CHECK(read.study->judgments.size() == 1);
  const DiagnosticGroup* group = read.diagnostics.find("inspect-sample-unreadable");
  REQUIRE(group != nullptr);
  CHECK(group->examples[0].where.starts_with("damaged_member.eval, samples/2_epoch_1.json"));
}

TEST_CASE("samples in parts and whole samples stand side by side") {
  const ReadStudy read = read_fixtures({"chunked.eval"});
  REQUIRE(read.study != nullptr);
  const Study& study = *read.study;
  CHECK(study.scenarios.size() == 2);
  CHECK(verdicts(study, "clinic/first_aid/c", "includes") == Texts{"met"});
  const Scenario& parts = *find_scenario(study, "clinic/first_aid/c");
  CHECK(talk(study, parts.messages) == Texts{"User: A question set aside?"});
  CHECK(find_tag(study, parts.tags, "ward") == "B2");
  CHECK(judged_text(study, study.judgments.response[1]) == "An answer set aside.");
  CHECK(read.count("inspect-chunked-sample") == 1);
  CHECK(read.count("inspect-version-3") == 1);
}

TEST_CASE("a zip that is no log, and one inside another, are refused in words") {
  const ReadStudy read = read_fixtures({"not_a_log.eval"});
  CHECK(read.study == nullptr);
  CHECK(read.error.code == "inspect-not-a-log");
  CHECK(read.error.hint.find("archives inside archives are not opened") != std::string::npos);
  const ReadStudy office = read_study({{"x.xlsx", ZipBuilder().add("[Content_Types].xml", "<x/>").build()}});
  CHECK(office.error.message.find("office document") != std::string::npos);
}

TEST_CASE("an archive that is cut off is told from one that is no log") {
  const std::string whole = read_file(fixture_path("inspect/deflate.eval"));
  const ReadStudy read = read_study({{"x.eval", whole.substr(0, whole.size() / 2)}});
  CHECK(read.error.code == "zip-truncated");
  CHECK(read.error.where == "x.eval");
}

TEST_CASE("a broken header falls back on the journal") {
  const std::string start = R"({"version": 2, "eval": {"task": "t", "model": "m", "run_id": "r"}, "plan": {}})";
  const std::string sample =
      R"({"id": 1, "epoch": 1, "input": "Q?", "output": {"completion": "A"}, "scores": {"s": {"value": "C"}}})";
  const ReadStudy read = read_study({{"x.eval", ZipBuilder()
                                                    .add("_journal/start.json", start)
                                                    .add("header.json", "{cut")
                                                    .add("samples/1_epoch_1.json", sample)
                                                    .build()}});
  REQUIRE(read.study != nullptr);
  CHECK(read.count("inspect-header-unreadable") == 1);
  CHECK(verdicts(*read.study, "t/1", "s") == Texts{"met"});
  const ReadStudy nothing = read_study({{"x.eval", ZipBuilder().add("header.json", "{}").build()}});
  CHECK(nothing.error.code == "inspect-not-a-log");
}

TEST_CASE("a bomb among the samples is left out, the rest is read") {
  const std::string header = R"({"version": 2, "eval": {"task": "t", "model": "m", "run_id": "r"}})";
  const std::string sample =
      R"({"id": 1, "epoch": 1, "input": "Q?", "output": {"completion": "A"}, "scores": {"s": {"value": "C"}}})";
  ZipBuilder zip;
  zip.add("header.json", header).add("samples/1_epoch_1.json", sample);
  zip.add({.name = "samples/2_epoch_1.json",
           .data = "",
           .method = 93,
           .packed = zstd_bomb(4000),
           .lie_bytes = 4000 * 128 * 1024});
  const ReadStudy read = read_study({{"x.eval", zip.build()}});
  REQUIRE(read.study != nullptr);
  CHECK(read.study->judgments.size() == 1);
  CHECK(read.diagnostics.find("inspect-sample-unreadable")->examples[0].message.find("swell") != std::string::npos);
}
