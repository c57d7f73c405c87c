#include "stats/interval.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "stats/rng.h"

using namespace consilium::stats;
using doctest::Approx;

namespace {

bool covers(const Interval& interval, double truth) { return interval.low <= truth && truth <= interval.high; }

double uniform_normal(Rng& rng) {  // sum of twelve uniforms: mean 0, variance 1
  double sum = -6.0;
  for (int i = 0; i < 12; ++i) sum += rng.next_0to1();
  return sum;
}

}  // namespace

TEST_CASE("wilson_interval gives the reference values to their digits") {
  const auto check = [](std::uint64_t k, std::uint64_t n, double low, double high) {
    CAPTURE(k);
    CHECK(std::fabs(wilson_interval(k, n).low - low) < 0.00005);
    CHECK(std::fabs(wilson_interval(k, n).high - high) < 0.00005);
  };
  check(17, 20, 0.6396, 0.9476);
  check(5, 5, 0.5655, 1.0);
  check(83, 100, 0.7445, 0.8911);
}

TEST_CASE("wilson_interval keeps to [0, 1] and mirrors") {
  CHECK(wilson_interval(0, 0) == Interval{0.0, 1.0});
  for (std::uint64_t n = 1; n < 60; ++n) {
    for (std::uint64_t k = 0; k <= n; ++k) {
      const Interval interval = wilson_interval(k, n);
      CHECK(interval.low >= 0.0);
      CHECK(interval.high <= 1.0);
      CHECK(covers(interval, static_cast<double>(k) / static_cast<double>(n)));
      CHECK(interval.low == Approx(1.0 - wilson_interval(n - k, n).high).epsilon(1e-12));
    }
  }
  CHECK(wilson_interval(0, 5).low == 0.0);
  CHECK(wilson_interval(0, 5).high == Approx(0.4345).epsilon(1e-3));
}

TEST_CASE("rate_estimate has the standard error of the theory-of-mind log") {
  const Estimate estimate = rate_estimate(83, 100);
  CHECK(estimate.value == 0.83);
  CHECK(estimate.standard_error == Approx(0.03775251680686369).epsilon(1e-15));
  CHECK(estimate.method == IntervalMethod::wilson);
  CHECK(rate_estimate(11, 16).value == 0.6875);
  CHECK_FALSE(rate_estimate(0, 0).has_interval);
  CHECK(rate_estimate(1, 1).standard_error == 0.0);
}

TEST_CASE("clustered_errors: the worked example (mean .5, naive .166667, CR0 .187083, CR1 .216025)") {
  const std::vector<double> values = {1, 1, 1, 0, 0, 1, 1, 0, 0, 0};
  const std::vector<std::uint32_t> cluster = {7, 7, 7, 1, 1, 1, 4, 4, 9, 9};
  const ClusteredErrors errors = clustered_errors(values, cluster);
  CHECK(std::fabs(errors.naive - 0.166667) < 5e-7);
  CHECK(std::fabs(errors.cr0 - 0.187083) < 5e-7);
  CHECK(std::fabs(errors.cr1 - 0.216025) < 5e-7);
  CHECK(errors.clusters == 4);
  const Estimate estimate = clustered_mean_estimate(values, cluster);
  CHECK(estimate.value == 0.5);
  CHECK(estimate.method == IntervalMethod::t_clustered);
  CHECK(estimate.interval.high == Approx(0.5 + 3.182446 * 0.216025).epsilon(1e-5));
}

TEST_CASE("clustered errors equal naive ones when every value is its own cluster") {
  const std::vector<double> values = {0.2, 0.9, 0.4, 0.4, 0.7};
  const std::vector<std::uint32_t> cluster = {4, 3, 2, 1, 0};
  CHECK(clustered_errors(values, cluster).cr1 == Approx(clustered_errors(values, cluster).naive).epsilon(1e-12));
  CHECK(clustered_mean_estimate(values, cluster) == mean_estimate(values));
}

TEST_CASE("too little data has no interval") {
  const std::vector<double> one = {0.4};
  CHECK_FALSE(mean_estimate(one).has_interval);
  CHECK(mean_estimate(one).value == 0.4);
  CHECK(mean_estimate({}).n == 0);
  const std::vector<double> two = {0.0, 1.0};
  const std::vector<std::uint32_t> same = {3, 3};
  CHECK_FALSE(clustered_mean_estimate(two, same).has_interval);
  CHECK_FALSE(clustered_rate_estimate(two, same).has_interval);
  CHECK(clustered_rate_estimate(two, same).value == 0.5);
}

TEST_CASE("clustered_rate_estimate is Wilson's without clusters, wider with them, and never of no width") {
  const std::vector<double> outcomes = {1, 1, 1, 1, 0, 0, 1, 1};
  const std::vector<std::uint32_t> alone = {0, 1, 2, 3, 4, 5, 6, 7};
  const std::vector<std::uint32_t> pairs = {0, 0, 1, 1, 2, 2, 3, 3};
  CHECK(clustered_rate_estimate(outcomes, alone) == rate_estimate(6, 8));
  const Estimate clustered = clustered_rate_estimate(outcomes, pairs);
  CHECK(clustered.method == IntervalMethod::wilson_effective);
  CHECK(clustered.interval.low < wilson_interval(6, 8).low);
  const std::vector<double> all_met(8, 1.0);
  CHECK(clustered_rate_estimate(all_met, pairs).interval.low < wilson_interval(4, 4).low);
  CHECK(clustered_rate_estimate(all_met, pairs).interval.high == 1.0);
}

TEST_CASE("bounded_to cuts an interval to the scale and gives equal values a width") {
  const std::vector<double> high = {0.9, 1.0, 1.0, 0.95};
  CHECK(bounded_to(mean_estimate(high), 0.0, 1.0).interval.high == 1.0);
  const std::vector<double> equal = {5.0, 5.0, 5.0, 5.0, 5.0};
  const Estimate estimate = bounded_to(mean_estimate(equal), 1.0, 5.0);
  CHECK(estimate.interval.high == 5.0);
  CHECK(estimate.interval.low == Approx(1.0 + 4.0 * wilson_interval(5, 5).low).epsilon(1e-12));
}

TEST_CASE("simulated coverage: Wilson holds 95 % on average over rates") {
  Rng rng(20250508);
  for (const std::uint64_t n : {20U, 139U}) {
    int covered = 0;
    constexpr int trials = 20'000;
    for (int trial = 0; trial < trials; ++trial) {
      const double rate = rng.next_0to1();
      std::uint64_t k = 0;
      for (std::uint64_t i = 0; i < n; ++i) k += rng.next_0to1() < rate ? 1 : 0;
      covered += covers(wilson_interval(k, n), rate) ? 1 : 0;
    }
    CAPTURE(n);
    CHECK(static_cast<double>(covered) / trials == Approx(0.95).epsilon(0.006));
  }
}

TEST_CASE("simulated coverage: t intervals hold 95 %, clustered ones too where naive ones do not") {
  Rng rng(7);
  constexpr int trials = 6'000;
  int naive = 0;
  int clustered = 0;
  int small_sample = 0;
  std::vector<double> values(60);
  std::vector<std::uint32_t> cluster(60);
  for (int trial = 0; trial < trials; ++trial) {
    for (std::uint32_t c = 0; c < 20; ++c) {
      const double shared = uniform_normal(rng);
      for (std::uint32_t i = 0; i < 3; ++i) {
        values[c * 3 + i] = shared + 0.5 * uniform_normal(rng);
        cluster[c * 3 + i] = c;
      }
    }
    naive += covers(mean_estimate(values).interval, 0.0) ? 1 : 0;
    clustered += covers(clustered_mean_estimate(values, cluster).interval, 0.0) ? 1 : 0;
    const std::vector<double> five = {uniform_normal(rng), uniform_normal(rng), uniform_normal(rng),
                                      uniform_normal(rng), uniform_normal(rng)};
    small_sample += covers(mean_estimate(five).interval, 0.0) ? 1 : 0;
  }
  CHECK(static_cast<double>(clustered) / trials == Approx(0.95).epsilon(0.01));
  CHECK(static_cast<double>(small_sample) / trials == Approx(0.95).epsilon(0.01));
  CHECK(static_cast<double>(naive) / trials < 0.80);
}

TEST_CASE("simulated coverage: clustered rates") {
  Rng rng(11);
  constexpr int trials = 4'000;
  int effective = 0;
  int plain = 0;
  std::vector<double> outcomes(120);
  std::vector<std::uint32_t> cluster(120);
  for (int trial = 0; trial < trials; ++trial) {
    std::uint64_t k = 0;
    for (std::uint32_t i = 0; i < 120; ++i) {
      const std::uint32_t scenario = i / 4;
      // Four repeats of one scenario mostly agree; the overall rate is .8.
      if (i % 4 == 0 || rng.next_0to1() > 0.85)
        outcomes[i] = rng.next_0to1() < 0.8 ? 1.0 : 0.0;
      else
        outcomes[i] = outcomes[i - 1];
      cluster[i] = scenario;
      k += outcomes[i] > 0.5 ? 1 : 0;
    }
    effective += covers(clustered_rate_estimate(outcomes, cluster).interval, 0.8) ? 1 : 0;
    plain += covers(wilson_interval(k, 120), 0.8) ? 1 : 0;
  }
  CHECK(static_cast<double>(effective) / trials > 0.94);
  CHECK(static_cast<double>(effective) / trials < 0.975);
  CHECK(static_cast<double>(plain) / trials < 0.85);
}
