// The real logs that lie beside the checkout, where they do.
#include <doctest/doctest.h>

#include <array>

#include "importers/inspect_importer.h"
#include "inspect_study.h"

using namespace consilium;
using namespace consilium::importers;
using namespace consilium::testing;

namespace {

ReadStudy read_log(const std::string& name) {
  const auto path = reference_file(name);
  if (!path) return {};
  return read_study({{path->filename().string(), read_file(*path)}});
}

struct Expected {
  const char* name;
  std::size_t rows;
  std::size_t missing;
  double mean;
  const char* criterion;
};

const std::string tom = "inspect/2025-09-23T08-09-58-04-00_theory-of-mind_bbB4eRCx2rFJLyPH42Cj9r.eval";
const std::string security = "inspect/2025-09-23T08-09-58-04-00_security-guide_LuxZJVwvymC3S3SyoJczxB.eval";

constexpr std::array<Expected, 15> logs{{
    {"2024-11-05T13-31-45-05-00_input-task_8zXjbRzCWrL9GXiXo2vus9.json", 1, 0, 1.0, "model_graded_fact"},
    {"2024-11-05T13-32-37-05-00_input-task_hxs4q9azL3ySGkjJirypKZ.eval", 1, 0, 1.0, "model_graded_fact"},
    {"2025-02-11T15-17-00-05-00_popularity_dPiJifoWeEQBrfWsAopzWr.eval", 10, 10, 0.0, "match"},
    {"2025-05-12T20-28-13-04-00_no-samples.json", 3, 0, 2.0 / 3.0, "match"},
    {"2025-05-12T20-28-13-04-00_popularity.json", 3, 0, 2.0 / 3.0, "match"},
    {"2025-05-12T20-28-26-04-00_security-guide.json", 3, 0, 1.0, "model_graded_fact"},
    {"2025-09-23T08-09-58-04-00_security-guide_LuxZJVwvymC3S3SyoJczxB.eval", 16, 0, 0.6875, "model_graded_fact"},
    {"2025-09-23T08-09-58-04-00_theory-of-mind_bbB4eRCx2rFJLyPH42Cj9r.eval", 100, 0, 0.83, "model_graded_fact"},
    {"data_arc_qwen.json", 3, 0, 1.0 / 3.0, "choice"},
    {"data_pubmedqa_gpt4o_mini.json", 2, 0, 1.0, "choice"},
    {"log_formats.eval", 1, 0, 0.0, "match"},
    {"log_formats.json", 1, 0, 0.0, "match"},
    {"log_message_deduplication.eval", 1, 0, 0.0, "closeness_log"},
    {"log_tool_call_error.json", 1, 1, 0.0, "includes"},
    {"mmlu-summary-choices.eval", 1, 0, 0.0, "choice"},
}};

}  // namespace

TEST_CASE("every real log opens, and gives the log's own average") {
  for (const Expected& log : logs) {
    CAPTURE(log.name);
    const ReadStudy read = read_log(std::string("inspect/") + log.name);
    if (read.study == nullptr && read.error.code.empty()) return;  // skipped
    CAPTURE(read.error.message);
    REQUIRE(read.study != nullptr);
    const Study& study = *read.study;
    CHECK(study.judgments.size() == log.rows);
    const auto [scored, mean] = count_and_mean(study);
    CHECK(scored == log.rows - log.missing);
    CHECK(mean == doctest::Approx(log.mean).epsilon(1e-12));
    REQUIRE(study.criteria.size() == 1);
    CHECK(study.name(CriterionId(0)) == log.criterion);
    for (const Scenario& scenario : study.scenarios) CHECK_FALSE(study.text(scenario.title).empty());
    const std::string task = fact(study, "Task");
    const std::string own = fact(study, inspect_metric_fact("accuracy", log.criterion, study.name(ModelId(0)), task));
    // The tool-call log says 4 samples and holds 1 without a score; the early popularity log was not scored at all.
    if (!own.empty() && scored > 0) CHECK(own == json_dump(Json(mean)).substr(0, own.size()));
  }
}

TEST_CASE("a log of averages gives its numbers as they are") {
  const ReadStudy read = read_log("inspect/data_with_llm_scoring.json");
  if (read.study == nullptr && read.error.code.empty()) return;
  REQUIRE(read.study != nullptr);
  REQUIRE(read.study->cells.size() == 1);
  CHECK(read.study->cells[0].n == 1000);
  CHECK(read.study->cells[0].mean == 0.431);
  CHECK(read.study->cells[0].standard_error == 0.01566794448817344);
  CHECK(read.count("inspect-no-samples") == 1);
}

TEST_CASE("the theory-of-mind log keeps its own standard error beside ours") {
  const ReadStudy read = read_log(tom);
  if (read.study == nullptr && read.error.code.empty()) return;
  REQUIRE(read.study != nullptr);
  const Study& study = *read.study;
  CHECK(fact(study, inspect_metric_fact("stderr", "model_graded_fact", "openai/gpt-4o-mini", "theory_of_mind")) ==
        "0.03775251680686369");
  CHECK(study.responses.size() == 100);
  CHECK(study.criteria[0].binary);
  CHECK(read.diagnostics.empty());
  CHECK(study.text(study.scenarios[1].title).starts_with("Where will Chloe look for the boots?"));
  CHECK(rater_names(study) == Texts{"model_graded_fact (openai/gpt-4o-mini)"});
}

TEST_CASE("the zstd log equals its deflate twin") {
  const auto deflate = reference_file(security);
  const auto zstd = reference_file("inspect_zstd/security-guide.zstd.eval");
  if (!deflate || !zstd) return;
  CHECK(packed_content(inspect_eval_importer, read_file(*zstd)) ==
        packed_content(inspect_eval_importer, read_file(*deflate)));
}

TEST_CASE("what is wrong with the real logs is told") {
  struct Told {
    const char* name;
    const char* code;
  };
  for (const Told& told :
       {Told{"2025-05-12T20-28-13-04-00_popularity.json", "inspect-cancelled"},
        Told{"2025-05-12T20-28-13-04-00_no-samples.json", "inspect-no-transcripts"},
        Told{"log_message_deduplication.eval", "inspect-version-3"},
        Told{"log_tool_call_error.json", "inspect-samples-incomplete"},
        Told{"2025-02-11T15-17-00-05-00_popularity_dPiJifoWeEQBrfWsAopzWr.eval", "inspect-no-score"}}) {
    CAPTURE(told.name);
    const ReadStudy read = read_log(std::string("inspect/") + told.name);
    if (read.study == nullptr && read.error.code.empty()) return;
    CHECK(read.count(told.code) > 0);
    for (const DiagnosticGroup& group : read.diagnostics.groups()) CHECK(group.severity != Severity::error);
  }
}

TEST_CASE("the two security-guide runs make one study of two repeats") {
  const auto first = reference_file("inspect/2025-05-12T20-28-26-04-00_security-guide.json");
  const auto second = reference_file(security);
  if (!first || !second) return;
  const ReadStudy read = read_study({{"a.json", read_file(*first)}, {"b.eval", read_file(*second)}});
  REQUIRE(read.study != nullptr);
  CHECK(read.study->scenarios.size() == 16);
  CHECK(read.study->judgments.size() == 19);
  CHECK(read.count("inspect-further-run") == 3);
}
