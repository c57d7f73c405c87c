// What stands in for the samples of an Inspect log that has none, and what the study says about itself then.
#include <doctest/doctest.h>

#include "importers/inspect_importer.h"
#include "inspect_study.h"

using namespace consilium;
using namespace consilium::importers;
using namespace consilium::testing;

namespace {

constexpr std::string_view sample =
    R"({"id": 1, "epoch": 1, "input": "Hello?", "messages": [{"role": "user", "content": "Hello?"}],
        "output": {"choices": [{"message": {"role": "assistant", "content": "Hi."}}]},
        "scores": {"includes": {"value": "C"}}})";
constexpr std::string_view reduced = R"([{"scorer": "includes", "samples": [{"value": 1, "sample_id": 7}]}])";
constexpr std::string_view averages =
    R"({"completed_samples": 40, "scores": [{"name": "includes", "scorer": "includes",
        "metrics": {"accuracy": {"name": "accuracy", "value": 0.5}}}]})";

// Logs that are finished one after the other into one study.
struct Desk {
  StudyBuilder study;
  Diagnostics diagnostics;
  Limits limits;
  Progress progress;
  ReadContext context{study, diagnostics, limits, progress};

  struct Log {
    std::string_view model = "demo/model-a";
    std::string_view results;
    std::string_view sample;
    std::string_view reductions = "null";
    int epochs = 1;
  };
  Result<Done> finish(const Log& given) {
    InspectLog log("run.json");
    log.take("eval", parse_json(R"({"task": "first_aid", "run_id": "r", "model": ")" + std::string(given.model) +
                                R"(", "config": {"epochs": )" + std::to_string(given.epochs) + "}}")
                         .value());
    log.take("status", Json("success"));
    if (!given.results.empty()) log.take("results", parse_json(given.results).value());
    InspectSamples samples(log, context, 1000);
    if (!given.sample.empty()) {
      REQUIRE(samples.add(parse_json(given.sample).value(), "sample 1", 10).ok());
    }
    return finish_inspect_log(log, samples, parse_json(given.reductions).value(), context, 500);
  }
  [[nodiscard]] std::uint64_t count(std::string_view code) const {
    const DiagnosticGroup* group = diagnostics.find(code);
    return group == nullptr ? 0 : group->count;
  }
};

}  // namespace

TEST_CASE("samples are written, and neither reductions nor averages are added to them") {
  Desk desk;
  REQUIRE(desk.finish({.results = averages, .sample = sample, .reductions = reduced}).ok());
  CHECK(desk.study.judgment_count() == 1);
  CHECK_FALSE(desk.study.find_scenario("first_aid/7").valid());
  CHECK_FALSE(desk.study.info().published_totals);
  CHECK(desk.count("inspect-no-transcripts") == 0);
  CHECK(desk.count("inspect-no-samples") == 0);
  CHECK(desk.study.finish().value()->cells.empty());
}

TEST_CASE("without samples the reductions are the verdicts, and it is said that nothing can be read") {
  Desk desk;
  REQUIRE(desk.finish({.results = averages, .reductions = reduced}).ok());
  CHECK(desk.study.judgment_count() == 1);
  CHECK(desk.study.find_scenario("first_aid/7").valid());
  CHECK(desk.count("inspect-no-transcripts") == 1);
  CHECK(desk.count("inspect-no-samples") == 0);
  CHECK_FALSE(desk.study.info().published_totals);
  CHECK(desk.study.finish().value()->cells.empty());
}

TEST_CASE("without both the averages are taken as published totals") {
  Desk desk;
  REQUIRE(desk.finish({.results = averages, .reductions = R"({"not": "a list"})"}).ok());
  CHECK(desk.study.judgment_count() == 0);
  CHECK(desk.study.info().published_scenarios == 40);
  CHECK(desk.count("inspect-no-samples") == 1);
  CHECK(desk.study.finish().value()->cells.size() == 1);
}

TEST_CASE("the scenarios of several logs of averages add up, each counted once however often it was asked") {
  Desk desk;
  REQUIRE(desk.finish({.results = averages}).ok());
  REQUIRE(desk.finish({.model = "demo/model-b", .results = averages, .epochs = 4}).ok());
  CHECK(desk.study.info().published_scenarios == 40 + 10);
}

TEST_CASE("a log with nothing in it is an error that says what may have happened, and describes no study") {
  Desk desk;
  const Result<Done> finished = desk.finish({.results = R"({"scores": []})"});
  REQUIRE_FALSE(finished.ok());
  CHECK(finished.error().code == "inspect-no-evidence");
  CHECK(finished.error().where == "run.json");
  CHECK(finished.error().hint == "The run may have stopped before the first sample was finished.");
  CHECK(desk.study.info().title.empty());
}

TEST_CASE("cancelling while reductions are read ends the import") {
  Desk desk;
  desk.progress.report = [](std::uint64_t, std::uint64_t) { return false; };
  const Result<Done> finished = desk.finish({.results = averages, .reductions = reduced});
  REQUIRE_FALSE(finished.ok());
  CHECK(finished.error().code == "import-cancelled");
}

TEST_CASE("however the evidence came, the study is described from the log") {
  for (const Desk::Log& log :
       {Desk::Log{.sample = sample}, Desk::Log{.reductions = reduced}, Desk::Log{.results = averages}}) {
    Desk desk;
    REQUIRE(desk.finish(log).ok());
    CHECK_FALSE(desk.study.info().title.empty());
    const auto study = desk.study.finish();
    REQUIRE(study.ok());
    CHECK(fact(*study.value(), "Model") == "demo/model-a");
    CHECK(fact(*study.value(), "Task") == "first_aid");
  }
}
