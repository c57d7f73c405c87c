#include "importers/unread_formats.h"

#include <doctest/doctest.h>

#include <array>
#include <utility>

#include "import_fixture.h"
#include "importers/registry.h"
#include "support/reference.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

Error rejection(std::string_view content) {
  const std::string kept(content);
  const auto recognised = recognise(InputFile{"file", as_bytes(kept)});
  REQUIRE_FALSE(recognised.ok());
  CHECK(recognised.error().where == "file");
  CHECK_FALSE(recognised.error().hint.empty());
  return recognised.error();
}

}  // namespace

TEST_CASE("files that are no text are named") {
  CHECK(rejection("").code == "file-empty");
  CHECK(rejection(" \n\r\n\t").code == "file-empty");
  CHECK(rejection("%PDF-1.7 ...").message == "This is a PDF document.");
  CHECK(rejection(std::string_view("\x01\x00\x02\x03", 4)).code == "file-binary");
  CHECK(rejection("\xFF\xFEm\0o\0").code == "file-utf16");
  CHECK(rejection("<!DOCTYPE html><html></html>").code == "file-html");
}

TEST_CASE("formats that we know but do not read are named") {
  const std::array<std::pair<std::string_view, std::string_view>, 10> known = {{
      {R"({"name": "x", "scenario_spec": {}, "adapter_spec": {}})", "HELM"},
      {R"([{"instance_id": "id1", "train_trial_index": 0, "stats": []}])", "HELM"},
      {R"({"results": {}, "group_subtasks": {}, "configs": {}})", "lm-evaluation-harness"},
      {"{\"doc_id\": 0, \"doc\": {}, \"target\": \"a\"}\n{\"doc_id\": 1, \"doc\": {}, \"target\": \"b\"}\n",
       "lm-evaluation-harness"},
      {R"({"evalId": "e", "results": {"version": 3}})", "promptfoo"},
      {R"({"data": {"version": 3, "createdAt": "2024", "results": {}}})", "promptfoo"},
      {R"({"metadata": {}, "models": [], "examples": []})", "LLM Comparator"},
      {R"({"schema_version": "0.3.0", "evaluation_id": "a/b/1"})", "Every Eval Ever"},
      {R"({"info": {}, "performance_by_rubric": []})", "MedARC"},
      {R"({"prompt": [], "rubric": "x", "binary_labels": [true]})", "meta-evaluation"},
  }};
  for (const auto& [content, name] : known) {
    const Error error = rejection(content);
    CHECK(error.code == "format-not-read");
    CHECK(error.message.find(name) != std::string::npos);
  }
}

TEST_CASE("HealthBench's summary and verdicts in Python's notation") {
  CHECK(rejection(R"({"axis:accuracy": 0.5, "overall_score": 0.4})").code == "healthbench-summary");
  CHECK(rejection(testing::read_file(testing::fixture_path("healthbench/python_text.jsonl"))).code ==
        "healthbench-python-text");
}

TEST_CASE("other JSON and other text") {
  CHECK(rejection(R"({"colour": "red"})").message ==
        "This is JSON, but not of a kind we know; its first keys are \"colour\".");
  CHECK(rejection("[1, 2, 3]").code == "format-unknown");
  CHECK(rejection("{\"colour\": ").message.starts_with("This file is broken JSON: "));
  CHECK(rejection(std::string(1'000'000, '[')).code == "json-depth");
  CHECK(rejection("Dear diary").code == "format-unknown");
}

TEST_CASE("real files of formats that are not read yet") {
  for (const std::string_view name :
       {"every_eval_ever/f3a1c0de-4b2e-4c1a-9f6d-1b7e5a2c8d40.json",
        "every_eval_ever/f3a1c0de-4b2e-4c1a-9f6d-1b7e5a2c8d40_samples.jsonl", "llm_comparator/example_tiny.json",
        "lm_eval/results_2026-01-21T03-44-18.458309.json",
        "lm_eval/samples_math_perturbed_full_2026-01-21T03-44-18.458309.jsonl",
        "promptfoo/examples_simple-test_output.json", "promptfoo/examples_multishot_output.json",
        "promptfoo/examples_replicate-llama4-scout_output.json", "promptfoo/test_server_v3evalToShare.json",
        "helm/narrative_qa-model=openai_gpt2/run_spec.json", "helm/narrative_qa-model=openai_gpt2/scenario.json",
        "helm/narrative_qa-model=openai_gpt2/scenario_state.json", "helm/narrative_qa-model=openai_gpt2/stats.json",
        "helm/narrative_qa-model=openai_gpt2/per_instance_stats.json"}) {
    const auto path = testing::reference_file(name);
    if (!path) return;
    CAPTURE(name);
    CHECK(rejection(testing::read_file(*path)).code == "format-not-read");
  }
}
