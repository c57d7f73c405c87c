#include "importers/healthbench_results.h"

#include <doctest/doctest.h>

#include "import_fixture.h"
#include "importers/json_peek.h"
#include "support/reference.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

constexpr const char* demo_name = "healthbench_demo-model_20250507_061412_allresults.json";

std::string fixture(const std::string& name) {
  return testing::read_file(testing::fixture_path("healthbench/" + name));
}

// A results file around one example's JSON.
std::string results_with(const std::string& example) {
  return R"({"score": 0.5, "metrics": {}, "htmls": [], "convos": [], "metadata": {"example_level_metadata": [)" +
         example + "]}}";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const std::string one_example = R"({"score": 1.0, "prompt_id": "p1", "prompt": [{"role": "user", "content": "Hi"}],
  "completion": [{"role": "assistant", "content": "Hello"}],
  "rubric_items": [{"criterion": "Greets.", "points": 5, "tags": ["axis:accuracy"], "criteria_met": true, "explanation": "yes"}]})";

std::size_t count_named(const Study& study, std::string_view name) {
  std::size_t count = 0;
  for (const CriterionId criterion : study.judgments.criterion) count += study.name(criterion) == name ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("a results file: model and time from its name, grader named as unknown") {
  const Imported imported = import_text(demo_name, fixture(demo_name));
  REQUIRE(imported.study);
  const Study& study = *imported.study;
  CHECK(study.name(ModelId(0)) == "demo-model");
  CHECK(study.info.title == "HealthBench");
  CHECK(study.info.created == "2025-05-07T06:14:12");
  CHECK(study.info.score_rule == ScoreRule::healthbench_points);
  CHECK(study.raters.size() == 1);
  CHECK(study.name(RaterId(0)) == healthbench_unnamed_grader);
  CHECK(study.raters[0].kind == RaterKind::model);
  CHECK(imported.has("healthbench-grader-unnamed"));
  CHECK(imported.diagnostics.count(Severity::warning) == 0);
  CHECK(imported.diagnostics.count(Severity::error) == 0);
}

TEST_CASE("prompts are scenarios, and the same prompt again is a repeat") {
  const Imported imported = import_text(demo_name, fixture(demo_name));
  REQUIRE(imported.study);
  const Study& study = *imported.study;
  CHECK(study.scenarios.size() == 3);
  CHECK(study.text(study.scenarios[0].key) == "p1");
  CHECK(study.text(study.scenarios[0].cluster) == "p1");
  CHECK(study.text(study.scenarios[0].title) == "My chest hurts and my left arm feels numb.");
  REQUIRE(study.responses.size() == 4);
  CHECK(study.responses[0].repeat == 0);
  CHECK(study.responses[1].repeat == 1);
  CHECK(study.responses[0].output_tokens == 11);
  CHECK(judged_text(study, ResponseId(1)) == "See how you feel tomorrow.");
}

TEST_CASE("case-specific items share a criterion by axis and keep their words; faults stand apart") {
  const Imported imported = import_text(demo_name, fixture(demo_name));
  REQUIRE(imported.study);
  const Study& study = *imported.study;
  CHECK(study.judgments.size() == 11);
  CHECK(count_named(study, "Accuracy, case-specific items") == 2);
  CHECK(count_named(study, "Accuracy, case-specific faults") == 2);
  CHECK(count_named(study, "Emergency behavior") == 2);
  CHECK(study.text(study.judgments.item[0]) == "Says to call emergency services.");
  for (std::size_t i = 0; i < study.judgments.size(); ++i) {
    const Criterion& criterion = study.criteria[study.judgments.criterion[i].index()];
    CHECK(criterion.lower_is_better == (study.judgments.weight[i] < 0.0F));
  }
}

TEST_CASE("consensus items need no item text: it is the criterion's description") {
  const Imported imported = import_text(demo_name, fixture(demo_name));
  REQUIRE(imported.study);
  const Study& study = *imported.study;
  const std::size_t last = study.judgments.size() - 1;
  CHECK(study.text(study.judgments.item[last]).empty());
  const Criterion& criterion = study.criteria[study.judgments.criterion[last].index()];
  CHECK(study.text(criterion.theme) == "Emergency referrals");
  CHECK(study.text(criterion.situation) == "Emergent");
  CHECK(find_tag(study, criterion.tags, "level") == "cluster");
  CHECK(study.text(criterion.description).find("consensus item") != std::string::npos);
}

TEST_CASE("two files of one model are more repeats of it") {
  const std::string text = fixture(demo_name);
  const Imported imported =
      import_texts({{demo_name, text}, {"healthbench_demo-model_20250508_061412_allresults.json", text + " "}});
  REQUIRE(imported.study);
  CHECK(imported.study->models.size() == 1);
  CHECK(imported.study->responses.size() == 8);
  CHECK(imported.study->responses[5].repeat == 3);
  CHECK(imported.study->judgments.size() == 22);
}

TEST_CASE("physicians' own answers are a model by that name") {
  const std::string name = "healthbench_no_reference_humanbaseline_20250507_0614_allresults.json";
  const Imported imported = import_text(name, fixture(name));
  REQUIRE(imported.study);
  CHECK(imported.study->name(ModelId(0)) == "Physicians (No reference)");
}

TEST_CASE("a file name that says nothing is the model's name, and is told") {
  const Imported imported = import_text("download.json", results_with(one_example));
  REQUIRE(imported.study);
  CHECK(imported.study->name(ModelId(0)) == "download.json");
  CHECK(imported.has("healthbench-model-unnamed"));
}

TEST_CASE("verdicts that are no true or false are missing") {
  const Imported null_met =
      import_text(demo_name, results_with(replaced(one_example, "\"criteria_met\": true", "\"criteria_met\": null")));
  REQUIRE(null_met.study);
  CHECK(null_met.study->judgments.verdict[0] == Verdict::missing);
  CHECK(null_met.study->judgments.missing[0] == MissingReason::not_scored);
  const Imported word = import_text(
      demo_name, results_with(replaced(one_example, "\"criteria_met\": true", "\"criteria_met\": \"yes\"")));
  REQUIRE(word.study);
  CHECK(word.study->judgments.missing[0] == MissingReason::unreadable);
  CHECK(word.where("healthbench-verdict-unreadable") == std::string(demo_name) + ", example 1");
}

TEST_CASE("scores that do not follow from the verdicts are told") {
  const Imported imported =
      import_text(demo_name, results_with(replaced(one_example, "\"score\": 1.0", "\"score\": 0.25")));
  REQUIRE(imported.study);
  CHECK(imported.has("healthbench-score-differs"));
  CHECK(imported.has("healthbench-total-differs"));
}

TEST_CASE("items without points, examples without id") {
  const Imported imported =
      import_text(demo_name, results_with(one_example + "," + replaced(one_example, "\"points\": 5", "\"points\": 0") +
                                          "," + replaced(one_example, "\"prompt_id\"", "\"id\"")));
  REQUIRE(imported.study);
  CHECK(imported.study->judgments.size() == 1);
  CHECK(imported.count("healthbench-item-unreadable") == 1);
  CHECK(imported.count("healthbench-example-unreadable") == 1);
}

TEST_CASE("a file that ends in the middle gives what came before, and says so") {
  std::string text = fixture(demo_name);
  text.resize(text.rfind("\"p3\""));
  const Imported imported = import_text(demo_name, text);
  REQUIRE(imported.study);
  CHECK(imported.study->responses.size() == 3);
  CHECK(imported.has("healthbench-cut-off"));
}

TEST_CASE("results that hold no rubric items") {
  const Imported empty =
      import_text(demo_name, R"({"score": 0.5, "metrics": {}, "htmls": [], "convos": [], "metadata": null})");
  CHECK(empty.error.code == "healthbench-no-examples");
  const Imported meta =
      import_text("healthbench_meta_x_20250507_061412_allresults.json", fixture("meta_eval_allresults.json"));
  CHECK(meta.error.code == "healthbench-meta-eval");
}
