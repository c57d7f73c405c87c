#include "importers/inspect_results.h"

#include <doctest/doctest.h>

#include "inspect_study.h"

using namespace consilium;
using namespace consilium::importers;
using namespace consilium::testing;

TEST_CASE("a log with averages only gives cells, and says that there are no transcripts") {
  const ReadStudy read = read_fixtures({"averages.json"});
  REQUIRE(read.study != nullptr);
  const Study& study = *read.study;
  CHECK(study.judgments.size() == 0);
  REQUIRE(study.cells.size() == 2);
  CHECK(study.name(study.cells[0].criterion) == "includes");
  CHECK(study.cells[0].kind == CellKind::mean);
  CHECK(study.cells[0].n == 40);
  CHECK(study.cells[0].mean == 0.625);
  CHECK(study.cells[0].standard_error == 0.0775);
  CHECK(study.name(study.cells[1].criterion) == "words: length");
  CHECK(study.cells[1].n == 50);
  CHECK(std::isnan(study.cells[1].standard_error));
  CHECK(study.info.published_totals);
  CHECK(study.info.published_scenarios == 50);
  CHECK(read.count("inspect-no-samples") == 1);
}

TEST_CASE("reductions give one verdict a sample, without a response") {
  const ReadStudy read = read_fixtures({"reductions.json"});
  REQUIRE(read.study != nullptr);
  const Study& study = *read.study;
  CHECK(study.cells.empty());
  CHECK(study.responses.empty());
  CHECK_FALSE(study.info.published_totals);
  CHECK(verdicts(study, "clinic/first_aid/1", "includes") == Texts{"met"});
  CHECK(verdicts(study, "clinic/first_aid/b", "includes") == Texts{"not met"});
  CHECK(study.text(study.scenarios[0].title) == "Sample 1");
  CHECK(read.count("inspect-no-transcripts") == 1);
}

TEST_CASE("reductions over several epochs are not taken for single answers") {
  InspectLog log("x.json");
  log.take("eval", parse_json(R"({"config": {"epochs": 2}})").value());
  const Json reductions = parse_json(R"([{"scorer": "s", "samples": [{"value": 0.5, "sample_id": 1}]}])").value();
  CHECK(samples_of_reductions(reductions, log).empty());
}

TEST_CASE("reduced shades stay numbers, and wrong shapes give nothing") {
  InspectLog log("x.json");
  log.take("eval", parse_json(R"({"model": "m"})").value());
  const auto made = samples_of_reductions(
      parse_json(
          R"([{"scorer": "s", "samples": [{"value": 0.5, "sample_id": 1}, {"value": 1, "sample_id": 2}, {"value": 1}]}, {"scorer": "s", "samples": [{"value": 0, "sample_id": 1}]}, 3])")
          .value(),
      log);
  REQUIRE(made.size() == 2);
  CHECK(made[0]["scores"]["s"]["value"].is_number());
  CHECK(made[0]["scores"]["s"]["value"].get<double>() == 0.5);
  CHECK(made[1]["scores"]["s"]["value"].is_number());
  CHECK(samples_of_reductions(Json("x"), log).empty());
  CHECK(samples_of_reductions(Json(), log).empty());
}

TEST_CASE("a log with neither samples nor results is an error in plain words") {
  const ReadStudy read = read_study(
      {{"x.json",
        R"({"version": 2, "status": "error", "eval": {"task": "t", "model": "m", "run_id": "r"}, "samples": []})"}});
  CHECK(read.study == nullptr);
  CHECK(read.error.code == "inspect-no-evidence");
}

TEST_CASE("a log of averages beside a full log of the same task makes one study") {
  const ReadStudy read = read_fixtures({"twin.json", "averages.json"});
  REQUIRE(read.study != nullptr);
  CHECK(read.study->judgments.size() == 3);
  CHECK(read.study->cells.size() == 2);
  CHECK_FALSE(read.study->info.published_totals);
}
