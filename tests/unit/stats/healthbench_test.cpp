#include "stats/healthbench.h"

#include <doctest/doctest.h>

#include <vector>

using namespace consilium::stats;
using doctest::Approx;

TEST_CASE("example score: the repository's own example, 11 of 22 points") {
  const std::vector<RubricItem> items = {{7, true}, {5, false}, {10, true}, {-6, true}};
  CHECK(healthbench_example_score(items).value() == Approx(11.0 / 22.0).epsilon(1e-15));
}

TEST_CASE("an example may score below zero, and has no score without positive points") {
  const std::vector<RubricItem> negative = {{5, false}, {-8, true}};
  CHECK(healthbench_example_score(negative).value() == Approx(-1.6));
  const std::vector<RubricItem> only_faults = {{-8, true}, {-2, false}};
  CHECK_FALSE(healthbench_example_score(only_faults).has_value());
  CHECK_FALSE(healthbench_example_score({}).has_value());
}

TEST_CASE("the mean is clipped, never the example") {
  const std::vector<double> scores = {1.0, -1.6, 0.9};
  CHECK(healthbench_score(scores) == Approx(0.1));
  const std::vector<double> bad = {0.2, -1.0};
  CHECK(healthbench_score(bad) == 0.0);
  CHECK(healthbench_score({}) == 0.0);
}

TEST_CASE("estimate: clustered by prompt, cut to [0, 1]") {
  const std::vector<double> scores = {0.5, 0.7, -0.2, 0.1, 1.0, 0.9};
  const std::vector<std::uint32_t> prompt = {0, 0, 1, 1, 2, 2};
  const Estimate estimate = healthbench_estimate(scores, prompt);
  CHECK(estimate.value == Approx(0.5));
  CHECK(estimate.clusters == 3);
  CHECK(estimate.standard_error == Approx(clustered_errors(scores, prompt).cr1));
  CHECK(estimate.interval.low == 0.0);
  CHECK(estimate.interval.high == 1.0);
}

TEST_CASE("bootstrap_std is the standard error of the mean, and repeatable from its seed") {
  std::vector<double> scores;
  std::vector<std::uint32_t> own_cluster;
  Rng data(5);
  for (std::uint32_t i = 0; i < 400; ++i) {
    scores.push_back(data.next_0to1() * 1.2 - 0.2);
    own_cluster.push_back(i);
  }
  Rng first(99);
  Rng second(99);
  const double std = healthbench_bootstrap_std(scores, first);
  CHECK(std == healthbench_bootstrap_std(scores, second));
  CHECK(std == Approx(mean_estimate(scores).standard_error).epsilon(0.08));
  Rng other(1);
  CHECK(healthbench_bootstrap_std({}, other) == 0.0);
}
