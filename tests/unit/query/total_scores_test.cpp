#include "query/total_scores.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;
using doctest::Approx;

namespace {
const std::array<CriterionId, 3> three = {CriterionId(0), CriterionId(1), CriterionId(2)};
}

TEST_CASE("strata weigh by their scenarios; the variance assumes that criteria of a scenario move together") {
  SmallStudy small;
  small.count("A", "t/first/x", 80, 100);
  small.count("A", "t/first/y", 50, 100);
  small.count("A", "t/second/x", 150, 300);
  const auto study = small.finish();
  const CellGrid grid(*study, {}, 30);
  const TotalScore score = stratified_score(*study, grid, ModelId(0), three);
  CHECK(score.scenarios == 400);
  CHECK(score.estimate.value == Approx(0.25 * 0.65 + 0.75 * 0.5));
  const double first = (std::sqrt(0.8 * 0.2 / 100) + std::sqrt(0.25 / 100)) / 2;
  const double second = std::sqrt(0.25 / 300);
  CHECK(score.estimate.standard_error == Approx(std::hypot(0.25 * first, 0.75 * second)));
  CHECK(score.estimate.method == stats::IntervalMethod::stratified);
}

TEST_CASE("a single rate keeps its Wilson interval; a perfect one still has a width") {
  SmallStudy small;
  small.count("A", "t/s/x", 20, 20);
  small.count("A", "t/s/y", 20, 20);
  const auto study = small.finish();
  const CellGrid grid(*study, {}, 30);
  const auto one = stratified_score(*study, grid, ModelId(0), std::span(three).first(1));
  CHECK(one.estimate == stats::rate_estimate(20, 20));
  const auto both = stratified_score(*study, grid, ModelId(0), std::span(three).first(2));
  CHECK(both.estimate.interval.low == Approx(stats::wilson_interval(20, 20).low));
  CHECK(both.estimate.interval.high == 1.0);
}

TEST_CASE("a single fault's rate is turned round, a single mean keeps the method of its error") {
  SmallStudy small;
  small.count("A", "fault", 5, 20);
  small.builder.at(small.find_criterion("fault")).lower_is_better = true;
  const auto study = small.finish();
  const auto score = stratified_score(*study, CellGrid(*study, {}, 30), ModelId(0), std::span(three).first(1));
  CHECK(score.estimate.value == 0.75);
  CHECK(score.estimate.interval.low == Approx(stats::wilson_interval(15, 20).low).epsilon(1e-12));
  SmallStudy means;
  means.builder.add_cell({.model = means.builder.model("A"),
                          .criterion = means.find_criterion("x"),
                          .kind = CellKind::mean,
                          .n = 1000,
                          .mean = 0.431,
                          .standard_error = 0.0157});
  means.builder.at(CriterionId(0)).binary = false;
  const auto logged = means.finish();
  const auto mean = stratified_score(*logged, CellGrid(*logged, {}, 30), ModelId(0), std::span(three).first(1));
  CHECK(mean.estimate.method == stats::IntervalMethod::normal_given_se);
  CHECK(mean.estimate.interval.low == Approx(0.431 - stats::z_95 * 0.0157));
}

TEST_CASE("means without n weigh alike and have no interval") {
  SmallStudy small;
  small.mean("A", "t/s/x", 0.2);
  small.mean("A", "t/u/y", 0.6);
  small.mean("B", "t/u/y", 0.5);
  const auto study = small.finish();
  const CellGrid grid(*study, {}, 30);
  const auto score = stratified_score(*study, grid, ModelId(0), std::span(three).first(2));
  CHECK(score.estimate.value == Approx(0.4));
  CHECK_FALSE(score.estimate.has_interval);
  CHECK(score.scenarios == 0);
  CHECK_FALSE(stratified_score(*study, grid, ModelId(1), std::span(three).first(1)).has_value);
}

TEST_CASE("win rates flip where lower is better, and are made for each theme") {
  SmallStudy small;
  small.builder.info().score_rule = ScoreRule::mean_win_rate;
  for (const auto& [model, accuracy, latency] :
       {std::tuple("A", 0.9, 5.0), std::tuple("B", 0.8, 2.0), std::tuple("C", 0.8, 9.0)}) {
    small.mean(model, "skill/s/accuracy", accuracy);
    small.mean(model, "speed/s/latency", latency);
  }
  auto& latency = small.builder.at(small.find_criterion("speed/s/latency"));
  latency.lower_is_better = true;
  latency.score_max = 10.0;
  const auto study = small.finish();
  const CellGrid grid(*study, {}, 30);
  std::vector<ModelScore> scores(3);
  score_by_win_rate(*study, grid, scores);
  CHECK(scores[0].estimate.value == Approx((1.0 + 0.5) / 2));
  CHECK(scores[1].estimate.value == Approx((0.25 + 1.0) / 2));
  CHECK(scores[2].estimate.value == Approx((0.25 + 0.0) / 2));
  CHECK_FALSE(scores[0].estimate.has_interval);
  CHECK(scores[1].themes[1].estimate.value == 1.0);
}
