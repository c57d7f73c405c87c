#include "importers/healthbench_dataset.h"

#include <doctest/doctest.h>

#include "import_fixture.h"
#include "support/reference.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

constexpr const char* results_name = "healthbench_demo-model_20250507_061412_allresults.json";

std::string fixture(const std::string& name) {
  return testing::read_file(testing::fixture_path("healthbench/" + name));
}

}  // namespace

TEST_CASE("the dataset alone is no evidence") {
  const Imported imported = import_text("dataset.jsonl", fixture("dataset.jsonl"));
  CHECK_FALSE(imported.study);
  CHECK(imported.error.code == "healthbench-dataset-alone");
  CHECK(imported.error.where == "dataset.jsonl");
}

TEST_CASE("beside results it adds themes, reference answers and the canary, in whichever order the files come") {
  const Imported imported =
      import_texts({{"dataset.jsonl", fixture("dataset.jsonl")}, {results_name, fixture(results_name)}});
  REQUIRE(imported.study);
  const Study& study = *imported.study;
  CHECK(study.scenarios.size() == 3);  // p9 of the dataset is not judged
  CHECK(find_tag(study, study.scenarios[0].tags, "theme") == "Emergency referrals");
  CHECK(find_tag(study, study.scenarios[0].tags, "physician agreed category") == "Emergent");
  CHECK(study.text(study.scenarios[0].target) == "Call an ambulance at once.");
  CHECK(find_tag(study, study.scenarios[1].tags, "theme") == "Responding under uncertainty");
  CHECK(study.scenarios[2].tags.count == 0);
  CHECK(study.info.canary == "made-up canary 0000");
  CHECK(study.info.title == "HealthBench");
  CHECK(study.sources.size() == 2);
  CHECK(imported.has("healthbench-dataset-joined"));
}

TEST_CASE("a dataset of other examples, and lines that cannot be read") {
  const Imported imported = import_texts(
      {{results_name, fixture(results_name)},
       {"other.jsonl", "{\"prompt_id\": \"q\", \"prompt\": [], \"rubrics\": []}\n{\"prompt\": 1}\n{broken\n"}});
  REQUIRE(imported.study);
  CHECK(imported.has("healthbench-dataset-no-match"));
  CHECK(imported.count("healthbench-dataset-line") == 2);
  CHECK(imported.where("healthbench-dataset-line") == "other.jsonl, line 2");
}
