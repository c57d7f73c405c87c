#include "importers/inspect_scores.h"

#include <doctest/doctest.h>

#include "inspect_study.h"

using namespace consilium;
using namespace consilium::testing;

namespace {

const Study& values() {
  static const ReadStudy read = read_fixtures({"values.json"});
  REQUIRE(read.study != nullptr);
  return *read.study;
}

Texts of(const char* scenario, const char* criterion) {
  return verdicts(values(), std::string("clinic/first_aid/") + scenario, criterion);
}

const std::string not_scored = "missing: " + std::string(to_text(MissingReason::not_scored));
const std::string unreadable = "missing: " + std::string(to_text(MissingReason::unreadable));

// A log with one sample for each "scores" object.
ReadStudy read_scores(const Texts& scores) {
  std::string samples;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i > 0) samples += ",";
    samples += R"({"id": )" + std::to_string(i + 1) +
               R"(, "epoch": 1, "input": "Q?", "output": {"completion": "A."}, "scores": )" + scores[i] + "}";
  }
  return read_study(
      {{"x.json",
        R"({"version": 2, "status": "success", "eval": {"task": "t", "model": "m", "run_id": "r"}, "samples": [)" +
            samples + "]}"}});
}

}  // namespace

TEST_CASE("right and wrong are verdicts") {
  CHECK(find_criterion(values(), "letters")->binary);
  CHECK(of("1", "letters") == Texts{"met"});
  CHECK(of("2", "letters") == Texts{"not met"});
  CHECK(of("1", "words") == Texts{"met"});
  CHECK(of("2", "words") == Texts{"not met"});
  CHECK(of("3", "words") == Texts{"met"});
  CHECK(of("4", "words") == Texts{"not met"});
}

TEST_CASE("no answer counts as wrong, and stays visible") {
  CHECK(of("3", "letters") == Texts{"not met"});
  CHECK(rationales(values(), "clinic/first_aid/3").front() == "No answer was given (N): Inspect counts it as wrong.");
}

TEST_CASE("one shade makes the whole criterion a score") {
  CHECK_FALSE(find_criterion(values(), "shaded")->binary);
  CHECK(of("1", "shaded") == Texts{"1.0"});
  CHECK(of("2", "shaded") == Texts{"0.5"});
  CHECK(of("3", "shaded") == Texts{"0.0"});
}

TEST_CASE("numbers keep their scale") {
  CHECK(of("1", "numbers") == Texts{"7.0"});
  CHECK(of("2", "numbers") == Texts{"2.5"});
  CHECK(find_criterion(values(), "numbers")->score_max == 7.0);
  CHECK(values().diagnostics.find("inspect-observed-scale") != nullptr);
}

TEST_CASE("NaN and null are missing, other words are unreadable, neither is a fail") {
  CHECK(of("3", "numbers") == Texts{not_scored});
  CHECK(of("4", "numbers") == Texts{not_scored});
  CHECK(of("4", "letters") == Texts{not_scored});
  CHECK(of("5", "letters") == Texts{unreadable});
  CHECK(values().diagnostics.find("inspect-nan-score")->count == 6);
  CHECK(values().diagnostics.find("inspect-unreadable-score")->count == 2);
}

TEST_CASE("a list is one rater a value") {
  CHECK(of("1", "judges") == Texts{"met", "not met", "met"});
  CHECK(of("2", "judges") == Texts{"not met", "not met", not_scored});
  CHECK(of("4", "judges") == Texts{not_scored, not_scored, not_scored});
  const Texts raters = rater_names(values());
  CHECK(std::ranges::count(raters, "judges, judge 3") == 1);
}

TEST_CASE("an object is one criterion a key; a key that a sample lacks is not asked of it") {
  CHECK(of("1", "safe") == Texts{"met"});
  CHECK(of("3", "safe") == Texts{"met"});
  CHECK(of("2", "kind") == Texts{"1.0"});
  CHECK(of("1", "late") == Texts{not_scored});
  CHECK(of("4", "kind").empty());
  CHECK(of("6", "kind") == Texts{not_scored});
  CHECK(values().text(find_criterion(values(), "kind")->theme) == "First aid");
}

TEST_CASE("two scorers that use one key give two criteria") {
  const ReadStudy read = read_scores({R"({"a": {"value": {"safe": true}}, "b": {"value": {"safe": false}}})"});
  REQUIRE(read.study != nullptr);
  CHECK(verdicts(*read.study, "t/1", "safe (a)") == Texts{"met"});
  CHECK(verdicts(*read.study, "t/1", "safe (b)") == Texts{"not met"});
}

TEST_CASE("a bare value counts, a null score does not exist, an empty list is missing") {
  const ReadStudy read = read_scores({R"({"a": "C", "b": null, "c": {"value": []}, "d": {}})"});
  REQUIRE(read.study != nullptr);
  CHECK(verdicts(*read.study, "t/1", "a") == Texts{"met"});
  CHECK(find_criterion(*read.study, "b") == nullptr);
  CHECK(verdicts(*read.study, "t/1", "c") == Texts{unreadable});
  CHECK(verdicts(*read.study, "t/1", "d") == Texts{not_scored});
}

TEST_CASE("a log that was never scored still shows its conversations") {
  const ReadStudy read = read_scores({"{}", R"({"s": {"value": {}}})"});
  REQUIRE(read.study != nullptr);
  CHECK(verdicts(*read.study, "t/2", "s") == Texts{unreadable});
  CHECK(verdicts(*read.study, "t/1", "s") == Texts{not_scored});
  const ReadStudy nothing = read_scores({"{}", "null"});
  REQUIRE(nothing.study != nullptr);
  CHECK(nothing.study->responses.size() == 2);
  CHECK(verdicts(*nothing.study, "t/2", "score") == Texts{not_scored});
  CHECK(nothing.count("inspect-no-scorer") == 1);
}

TEST_CASE("made-up numbers of judges and criteria are cut off, with an error diagnostic") {
  std::string list = "[1";
  std::string object = R"({"k": 1)";
  for (int i = 0; i < 1000; ++i) {
    list += ",1";
    object += ",\"k" + std::to_string(i) + "\":1";
  }
  const ReadStudy read = read_scores({R"({"many": {"value": )" + list + R"(]}, "wide": {"value": )" + object + "}}}"});
  REQUIRE(read.study != nullptr);
  CHECK(read.count("inspect-too-many-judges") == 1);
  CHECK(read.count("inspect-too-many-criteria") == 1);
  CHECK(read.study->judgments.size() == 64 + 500);
}
