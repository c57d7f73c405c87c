#include "importers/inspect_rater.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::importers;

namespace {

InspectLog log_of(const char* evaluation) {
  InspectLog log("x.json");
  log.take("eval", parse_json(evaluation).value());
  return log;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("built-in checks are code, whatever models the log names") {
  const InspectLog log = log_of(R"({"model": "m", "model_roles": {"grader": {"model": "g"}}})");
  for (const char* name : {"match", "choice", "match1", "pkg/includes"}) {
    CAPTURE(name);
    const InspectRater rater = inspect_rater(log, name, false);
    CHECK(rater.kind == RaterKind::code);
    CHECK(rater.graders.empty());
  }
  CHECK(inspect_rater(log, "f1", false).kind == RaterKind::metric);
}

TEST_CASE("the grader comes from the scorer's options, then from the roles, then from Inspect's default") {
  const InspectLog options = log_of(R"({"model": "m", "model_roles": {"grader": "role"},
    "scorers": [{"name": "own", "options": {"grader_model": {"model": "opt", "config": {}}}}]})");
  CHECK(inspect_rater(options, "own", false).graders == Names{"opt"});
  CHECK(inspect_rater(options, "own", false).kind == RaterKind::model);
  CHECK(inspect_rater(options, "model_graded_qa", false).graders == Names{"role"});
  const InspectLog nothing = log_of(R"({"model": "m"})");
  CHECK(inspect_rater(nothing, "model_graded_fact", true).graders == Names{"m"});
}

TEST_CASE("an unknown scorer is unknown, unless a grader's transcript shows a model") {
  const InspectLog log = log_of(R"({"model": "m"})");
  CHECK(inspect_rater(log, "own", false).kind == RaterKind::unknown);
  CHECK(inspect_rater(log, "own", true).kind == RaterKind::model);
  CHECK(inspect_rater(log, "own", true).graders.empty());
}

TEST_CASE("several judges are named where there are as many names as values") {
  const InspectLog log = log_of(
      R"({"model": "m", "scorers": [{"name": "own", "options": {"models": ["openai/gpt-4o", "anthropic/claude-x"]}}]})");
  const InspectRater rater = inspect_rater(log, "own", false);
  StudyBuilder study;
  const auto name = [&](RaterId id) { return std::string(study.text_of(study.at(id).name)); };
  CHECK(name(add_inspect_rater(study, rater, 2, 2)) == "own (anthropic/claude-x)");
  CHECK(study.text_of(study.at(add_inspect_rater(study, rater, 2, 2)).family) == "Claude");
  CHECK(name(add_inspect_rater(study, rater, 3, 3)) == "own, judge 3 (openai/gpt-4o, anthropic/claude-x)");
  CHECK(name(add_inspect_rater(study, rater, 0, 0)) == "own (openai/gpt-4o, anthropic/claude-x)");
  CHECK(study.text_of(study.at(add_inspect_rater(study, rater, 0, 0)).family).empty());
}

TEST_CASE("built-in scorers are described, others are not") {
  CHECK_FALSE(inspect_scorer_description("model_graded_fact").empty());
  CHECK(inspect_scorer_description("own").empty());
  CHECK(inspect_scorer_description("").empty());
}
