#include "importers/registry.h"

#include <doctest/doctest.h>

#include <set>

#include "support/reference.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

// The importer that takes this content, whatever the file is called.
std::string importer_of(std::string_view content, std::string name = "no-hint") {
  const std::string kept(content);
  const auto recognised = recognise(InputFile{std::move(name), as_bytes(kept)});
  return recognised.ok() ? std::string(recognised.value().importer->name) : "error: " + recognised.error().code;
}

std::string fixture(std::string_view name) { return testing::read_file(testing::fixture_path(name)); }

}  // namespace

TEST_CASE("every importer has a name of its own and both functions") {
  std::set<std::string_view> names;
  for (const Importer& importer : all_importers()) {
    CHECK(names.insert(importer.name).second);
    CHECK(importer.sniff != nullptr);
    CHECK(importer.read != nullptr);
  }
  CHECK(names.size() == 7);
}

TEST_CASE("files are told apart by content") {
  CHECK(importer_of(fixture("tidy/example.csv")) == "tidy-csv");
  CHECK(importer_of(fixture("tidy/totals.csv")) == "tidy-csv");
  CHECK(importer_of(fixture("tidy/example.jsonl")) == "tidy-jsonl");
  CHECK(importer_of(fixture("healthbench/healthbench_demo-model_20250507_061412_allresults.json")) ==
        "healthbench-results");
  CHECK(importer_of(fixture("healthbench/meta_eval_allresults.json")) == "healthbench-results");
  CHECK(importer_of(fixture("healthbench/dataset.jsonl")) == "healthbench-dataset");
  CHECK(importer_of(fixture("inspect/twin.json")) == "inspect-json");
  CHECK(importer_of(fixture("inspect/deflate.eval")) == "inspect-eval");
  CHECK(importer_of("CONSILIU\x01") == "consilium-pack");
}

TEST_CASE("the name of a file decides nothing") {
  CHECK(importer_of(fixture("tidy/example.csv"), "log.eval") == "tidy-csv");
  CHECK(importer_of(fixture("inspect/twin.json"), "table.csv") == "inspect-json");
}

TEST_CASE("a table that lacks columns is still a table, for its own error") {
  CHECK(importer_of("name,value\na,1\n") == "tidy-csv");
  CHECK(importer_of("{\"a\": 1}\n{\"a\": 2}\n") == "tidy-jsonl");
  CHECK(importer_of("model,value\n") == "tidy-csv");
}

TEST_CASE("prose with a comma is no table") {
  CHECK(importer_of("Dear all,\nplease find the results attached.\n") == "error: format-unknown");
  CHECK(importer_of("Dear all, please find the results attached.\n") == "error: format-unknown");
}

TEST_CASE("every real Inspect log is recognised") {
  for (const std::string_view name : {"inspect/2024-11-05T13-31-45-05-00_input-task_8zXjbRzCWrL9GXiXo2vus9.json",
                                      "inspect/2025-05-12T20-28-13-04-00_no-samples.json",
                                      "inspect/data_with_llm_scoring.json", "inspect/log_message_deduplication.eval",
                                      "inspect/mmlu-summary-choices.eval", "inspect_zstd/security-guide.zstd.eval"}) {
    const auto path = testing::reference_file(name);
    if (!path) return;
    CAPTURE(name);
    CHECK(importer_of(testing::read_file(*path)) == (name.ends_with(".eval") ? "inspect-eval" : "inspect-json"));
  }
}
