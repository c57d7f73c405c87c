#include "query/row_scores.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;
using doctest::Approx;

namespace {

std::vector<ModelScore> scores_of(const Study& study) {
  std::vector<ModelScore> scores(study.models.size());
  score_from_rows(study, {}, scores);
  return scores;
}

}  // namespace

TEST_CASE("mean over scenarios of the mean over their criteria, however many there are") {
  SmallStudy small;
  small.judge("A", "one", "t/s/x", Verdict::met);
  small.judge("A", "one", "t/s/y", Verdict::not_met);
  small.judge("A", "one", "u/s/z", Verdict::not_met);
  small.judge("A", "one", "u/s/lost", Verdict::missing);
  small.judge("A", "two", "t/s/x", Verdict::met);
  const auto study = small.finish();
  const auto scores = scores_of(*study);
  CHECK(scores[0].estimate.value == Approx((1.0 / 3 + 1.0) / 2));
  CHECK(scores[0].scenarios == 2);
  REQUIRE(scores[0].themes.size() == 2);
  CHECK(scores[0].themes[0].estimate.value == Approx(0.75));
  CHECK(scores[0].themes[1].estimate.value == Approx(0.0));
  CHECK(scores[0].themes[1].estimate.n == 1);
}

TEST_CASE("repeats and raters count within their criterion, weight 0 not at all, faults the other way") {
  SmallStudy small;
  small.judge("A", "one", "x", Verdict::met, 1.0F, 0);
  small.judge("A", "one", "x", Verdict::not_met, 1.0F, 1);
  small.judge("A", "one", "fault", Verdict::met, -3.0F);
  small.judge("A", "one", "ignored", Verdict::met, 0.0F);
  const auto study = small.finish();
  CHECK(scores_of(*study)[0].estimate.value == Approx(0.25));
}

TEST_CASE("scenarios of one cluster are not independent") {
  SmallStudy small;
  for (int i = 0; i < 12; ++i) {
    const std::string key = "s" + std::to_string(i);
    small.judge("A", key, "x", i < 6 ? Verdict::met : Verdict::not_met);
    auto& builder = small.builder;
    builder.at(builder.scenario(key)).cluster = builder.text("family " + std::to_string(i / 3));
  }
  const auto study = small.finish();
  const auto estimate = scores_of(*study)[0].estimate;
  CHECK(estimate.clusters == 4);
  CHECK(estimate.method == stats::IntervalMethod::wilson_effective);
}

TEST_CASE("HealthBench points: the mean is clipped, repeats are examples of one scenario") {
  SmallStudy small;
  small.builder.info().score_rule = ScoreRule::healthbench_points;
  const auto example = [&](std::string_view model, std::string_view scenario, std::uint16_t repeat, bool a, bool b,
                           bool fault) {
    const auto verdict = [](bool met) { return met ? Verdict::met : Verdict::not_met; };
    small.judge(model, scenario, "seven", verdict(a), 7.0F, repeat);
    small.judge(model, scenario, "three", verdict(b), 3.0F, repeat);
    small.judge(model, scenario, "fault", verdict(fault), -8.0F, repeat);
  };
  example("A", "one", 0, true, true, false);   //  1
  example("A", "one", 1, true, false, true);   // -.1
  example("A", "two", 0, false, true, false);  //  .3
  example("B", "one", 0, false, false, true);  // -.8
  const auto study = small.finish();
  const auto scores = scores_of(*study);
  CHECK(scores[0].estimate.value == Approx((1.0 - 0.1 + 0.3) / 3));
  CHECK(scores[0].estimate.n == 3);
  CHECK(scores[0].estimate.clusters == 2);
  REQUIRE(scores[0].items.size() == 2);
  CHECK(scores[0].items[0].value == Approx(0.45));
  CHECK(scores[1].estimate.value == 0.0);
  CHECK(scores[1].items[0].value == Approx(-0.8));  // a scenario's own value is never clipped
}

TEST_CASE("a model whose verdicts are all missing has no value") {
  SmallStudy small;
  small.judge("A", "one", "x", Verdict::missing);
  small.judge("B", "one", "x", Verdict::met);
  const auto study = small.finish();
  CHECK_FALSE(scores_of(*study)[0].has_value);
}

TEST_CASE("a single criterion gives the interval of its cell; several give a mean's") {
  SmallStudy small;
  for (int i = 0; i < 16; ++i) small.judge("A", "s" + std::to_string(i), "x", i < 11 ? Verdict::met : Verdict::not_met);
  const auto study = small.finish();
  CHECK(scores_of(*study)[0].estimate == matrix_cell(*study, ModelId(0), CriterionId(0), {}).estimate);
  SmallStudy several;
  for (int i = 0; i < 16; ++i) {
    several.judge("A", "s" + std::to_string(i), "x", i < 11 ? Verdict::met : Verdict::not_met);
    several.judge("A", "s" + std::to_string(i), "y", i < 5 ? Verdict::met : Verdict::not_met);
  }
  const auto second = several.finish();
  CHECK(scores_of(*second)[0].estimate.method == stats::IntervalMethod::t_naive);
}

TEST_CASE("a score that happens to be 0 or 1 is no rate: a single one has no interval, as in its cell") {
  SmallStudy single;
  single.score("A", "one", "x", 0.0);
  const auto alone = single.finish();
  CHECK_FALSE(scores_of(*alone)[0].estimate.has_interval);
  SmallStudy small;
  for (int i = 0; i < 16; ++i) small.score("A", "s" + std::to_string(i), "x", i < 11 ? 1.0 : 0.0);
  const auto study = small.finish();
  CHECK(scores_of(*study)[0].estimate == matrix_cell(*study, ModelId(0), CriterionId(0), {}).estimate);
  CHECK(scores_of(*study)[0].estimate.method == stats::IntervalMethod::t_naive);
}
