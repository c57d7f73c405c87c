#include "importers/inspect_log.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::importers;

namespace {

InspectLog log_of(const char* text) {
  InspectLog log("x.json");
  Json whole = parse_json(text).value();
  for (auto& [key, value] : whole.get_ref<Json::object_t&>()) log.take(key, std::move(value));
  return log;
}

std::vector<std::string> codes(const InspectLog& log) {
  Diagnostics diagnostics;
  log.report(diagnostics);
  std::vector<std::string> found;
  for (const DiagnosticGroup& group : diagnostics.groups()) found.push_back(group.code);
  return found;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a log without anything still answers") {
  const InspectLog log = log_of("{}");
  CHECK_FALSE(log.has_eval());
  CHECK(log.task() == "unnamed task");
  CHECK(log.model() == "unnamed model");
  CHECK(log.run_key().empty());
  CHECK(log.epochs() == 1);
  CHECK(log.completed_samples() == 0);
  CHECK(log.scorer_names().empty());
  CHECK(codes(log).empty());
}

TEST_CASE("wrong types are as good as absent") {
  const InspectLog log =
      log_of(R"({"version": "2", "status": 5, "eval": {"task": 1, "model": [], "config": {"epochs": "x"},
    "scorers": 3, "tags": "t", "metadata": []}, "results": {"scores": {}, "completed_samples": -1, "metrics": 5}, "plan": 1})");
  CHECK(log.task() == "unnamed task");
  CHECK(log.epochs() == 1);
  CHECK(log.completed_samples() == 0);
  CHECK(log.tags().empty());
  StudyBuilder study;
  log.describe(study);
  CHECK(codes(log).empty());
}

TEST_CASE("status and version are told") {
  CHECK(codes(log_of(R"({"version": 2, "status": "success"})")).empty());
  CHECK(codes(log_of(R"({"version": 3, "status": "cancelled"})")) == Codes{"inspect-version-3", "inspect-cancelled"});
  CHECK(codes(log_of(R"({"version": 4, "status": "started"})")) ==
        Codes{"inspect-newer-version", "inspect-unfinished"});
  CHECK(codes(log_of(R"({"status": "error", "error": {"message": "m"}, "invalidated": true})")) ==
        Codes{"inspect-run-failed", "inspect-invalidated"});
  CHECK(codes(log_of(R"({"status": "paused", "log_updates": [1], "config_updates": []})")) ==
        Codes{"inspect-status", "inspect-updates"});
}

TEST_CASE("scorers are gathered from results and settings, each once, under short names") {
  const InspectLog log =
      log_of(R"({"eval": {"scorers": [{"name": "pkg/match", "options": {"model": "m"}}, {"name": "extra"}]},
    "results": {"scores": [{"name": "safe", "scorer": "rubric", "params": {"p": 1}}, {"name": "kind", "scorer": "rubric"}, {"name": "match"}, 5]}})");
  CHECK(log.scorer_names() == Codes{"rubric", "match", "extra"});
  CHECK(log.scorer_options("match").size() == 1);
  CHECK(log.scorer_options("rubric").size() == 1);
  const InspectLog old = log_of(R"({"results": {"scorer": {"name": "includes"}, "metrics": {}}})");
  CHECK(old.scorer_names() == Codes{"includes"});
}

TEST_CASE("tags are scalars only, and short") {
  const InspectLog log = log_of(R"({"eval": {"tags": ["a", null], "metadata": {"k": 1, "list": [1], "none": null}},
    "tags": ["b"], "metadata": {"on": true}})");
  const auto tags = log.tags();
  REQUIRE(tags.size() == 4);
  CHECK(tags[0] == std::pair<std::string, std::string>("tag", "a"));
  CHECK(tags[1] == std::pair<std::string, std::string>("tag", "b"));
  CHECK(tags[2] == std::pair<std::string, std::string>("k", "1"));
  CHECK(tags[3] == std::pair<std::string, std::string>("on", "true"));
}

TEST_CASE("the log's own metrics and settings are kept as facts") {
  const InspectLog log = log_of(
      R"({"status": "success", "eval": {"task": "p/clinic", "model": "m", "task_id": "t1", "created": "2026-01-01",
    "dataset": {"name": "d"}}, "plan": {"steps": [{"solver": "x/think"}, {"solver": "generate"}], "config": {"temperature": 0.5}},
    "results": {"scores": [{"name": "match", "reducer": "mean", "metrics": {"accuracy": {"value": 0.25}, "old": 0.5, "odd": {}}}]}})");
  StudyBuilder study;
  log.describe(study);
  const auto value = [&](std::string_view name) {
    for (const Tag& fact : study.info().facts) {
      if (study.text_of(fact.name) == name) return std::string(study.text_of(fact.value));
    }
    return std::string("absent");
  };
  CHECK(study.info().title == "Clinic");
  CHECK(study.info().created == "2026-01-01");
  CHECK(value("Steps") == "think, generate");
  CHECK(value("Settings") == "temperature 0.5");
  CHECK(value(inspect_metric_fact("accuracy", "match (mean)", "m", "p/clinic")) == "0.25");
  CHECK(value(inspect_metric_fact("old", "match (mean)", "m", "p/clinic")) == "0.5");
  CHECK(value(inspect_metric_fact("odd", "match (mean)", "m", "p/clinic")) == "absent");
  CHECK(log.run_key() == "t1");
}

TEST_CASE("the cluster of the log's standard errors is found") {
  CHECK(log_of(R"({"results": {"scores": [{"metrics": {"stderr": {"value": 1, "params": {"cluster": "family"}}}}]}})")
            .cluster_key() == "family");
  CHECK(log_of(R"({"results": {"scores": [{"metrics": {"stderr": {"value": 1, "params": {}}}}]}})")
            .cluster_key()
            .empty());
}
