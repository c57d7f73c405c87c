#include "query/overview.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;
using doctest::Approx;

TEST_CASE("models best first, with counts, themes and their weakest criterion") {
  SmallStudy small;
  small.count("second", "t/s/x", 40, 100);
  small.count("second", "u/s/y", 60, 100);
  small.count("first", "t/s/x", 99, 100);
  small.count("first", "u/s/y", 90, 100);
  small.builder.info().published_scenarios = 200;
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  REQUIRE(result.models.size() == 2);
  const ModelSummary& first = result.models[0];
  CHECK(study->name(first.model) == "first");
  CHECK(first.k == 189);
  CHECK(first.n == 200);
  CHECK_FALSE(first.missing_published);
  CHECK(study->name(first.weakest) == "y");
  CHECK(study->text(first.themes[0].theme) == "t");
  CHECK(result.ties.empty());
  CHECK(result.compared_pairs == 1);
  CHECK(result.scenarios == 200);
  CHECK(result.criteria == 2);
  CHECK(result.measure == "Share of criteria met, averaged over 200 scenarios");
  CHECK(result.method.find("move together") != std::string::npos);
}

TEST_CASE("a filter that keeps nothing leaves no model") {
  SmallStudy small;
  small.judge("A", "one", "x", Verdict::met);
  const auto study = small.finish();
  const Overview result = overview(*study, {.scenario_tags = {{"age", "67"}}});
  CHECK(result.models.empty());
  CHECK(result.findings.empty());
  CHECK(result.scenarios == 0);
}

TEST_CASE("a model whose verdicts are all missing stays on the list, last and without a number") {
  SmallStudy small;
  small.judge("broken", "one", "x", Verdict::missing);
  small.judge("fine", "one", "x", Verdict::not_met);
  small.judge("fine", "two", "x", Verdict::not_met);
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  REQUIRE(result.models.size() == 2);
  CHECK(study->name(result.models[1].model) == "broken");
  CHECK(result.models[1].estimate.n == 0);
  CHECK(result.models[1].missing == 1);
  CHECK(result.models[1].missing_published);
}

TEST_CASE("where nothing was scored no reason but that is given for the lack of intervals") {
  SmallStudy small;
  small.judge("broken", "one", "x", Verdict::missing);
  const auto study = small.finish();
  CHECK(overview(*study, {}).method == "Nothing was scored, so there is nothing to compute.");
}

TEST_CASE("a rater of the model's own family is flagged, and a jury has several families") {
  SmallStudy small;
  small.judge("gpt-x", "one", "x", Verdict::met);
  small.judge("claude-x", "one", "x", Verdict::met);
  small.judge("other", "one", "x", Verdict::met);
  auto& builder = small.builder;
  builder.at(builder.model("gpt-x")).family = builder.text("GPT");
  builder.at(builder.model("claude-x")).family = builder.text("Claude");
  builder.at(RaterId(0)).family = builder.text("Llama, GPT");
  const auto study = small.finish();
  for (const ModelSummary& model : overview(*study, {}).models) {
    CHECK(model.judged_by_own_family == (study->name(model.model) == "gpt-x"));
  }
}

TEST_CASE("what is measured is said in words") {
  const auto measure = [](auto&& fill) {
    SmallStudy small;
    fill(small);
    const auto study = small.finish();
    return overview(*study, {}).measure;
  };
  CHECK(measure([](SmallStudy& s) { s.judge("A", "one", "x", Verdict::met); }) == "Share met of 1 scenario");
  CHECK(measure([](SmallStudy& s) { s.score("A", "one", "x", 0.5); }) ==
        "Mean score, % of its scale, averaged over 1 scenario");
  CHECK(measure([](SmallStudy& s) {
          s.builder.info().score_rule = ScoreRule::healthbench_points;
          s.judge("A", "one", "x", Verdict::met, 5.0F);
        }) == "Share of rubric points earned, averaged over 1 scenario");
  CHECK(measure([](SmallStudy& s) {
          s.builder.info().score_rule = ScoreRule::mean_win_rate;
          s.mean("A", "x", 0.5);
          s.mean("B", "x", 0.4);
        }) == "Mean win rate over 1 benchmark");
}

TEST_CASE("where met may mean a fault the measure says so, and no count of what was met is told") {
  SmallStudy small;
  for (int i = 0; i < 10; ++i)
    small.judge("A", "s" + std::to_string(i), "harm", i < 2 ? Verdict::met : Verdict::not_met);
  small.builder.at(small.find_criterion("harm")).lower_is_better = true;
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  CHECK(result.models[0].estimate.value == doctest::Approx(0.8));
  CHECK(result.models[0].n == 0);
  CHECK(result.measure == "Share without the fault, of 10 scenarios");
}

TEST_CASE("where scenarios were repeated the share is of the answers to them") {
  SmallStudy small;
  for (std::uint16_t repeat = 0; repeat < 3; ++repeat) small.judge("A", "one", "x", Verdict::met, 1.0F, repeat);
  small.judge("A", "two", "x", Verdict::not_met);
  const auto study = small.finish();
  CHECK(overview(*study, {}).measure == "Share met of the answers to 2 scenarios");
}

TEST_CASE("totals beside judgments are in no count of judgments") {
  SmallStudy small;
  small.judge("A", "one", "x", Verdict::met);
  small.judge("A", "two", "x", Verdict::not_met);
  small.count("A", "y", 110, 180);
  small.builder.info().published_totals = false;
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  CHECK(result.models[0].k == 1);
  CHECK(result.models[0].n == 2);
}
