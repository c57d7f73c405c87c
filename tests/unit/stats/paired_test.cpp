#include "stats/paired.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "stats/distributions.h"
#include "stats/rng.h"

using namespace consilium::stats;
using doctest::Approx;

TEST_CASE("only shared items count, the rest is reported as dropped") {
  const std::vector<ItemValue> a = {{0, 0, 1.0}, {1, 1, 0.5}, {2, 2, 1.0}, {5, 5, 0.0}};
  const std::vector<ItemValue> b = {{1, 1, 0.0}, {2, 2, 1.0}, {3, 3, 0.2}, {5, 5, 0.5}, {6, 6, 1.0}};
  const Difference difference = paired_difference(a, b);
  CHECK(difference.estimate.n == 3);
  CHECK(difference.dropped == 3);
  CHECK(difference.estimate.value == Approx(0.0).epsilon(1e-12));
  CHECK(difference.p_value == 1.0);
}

TEST_CASE("Student's sleep data (1908): t = -4.0621 on 9 degrees of freedom, p = .00283") {
  const double drug_1[] = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  const double drug_2[] = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  std::vector<ItemValue> a;
  std::vector<ItemValue> b;
  for (std::uint32_t i = 0; i < 10; ++i) {
    a.push_back({i, i, drug_1[i]});
    b.push_back({i, i, drug_2[i]});
  }
  const Difference difference = paired_difference(a, b);
  CHECK(difference.estimate.value == Approx(-1.58));
  CHECK(difference.estimate.value / difference.estimate.standard_error == Approx(-4.0621).epsilon(1e-4));
  CHECK(std::fabs(difference.p_value - 0.002833) < 5e-7);
  CHECK(difference.estimate.interval.low == Approx(-2.4598858).epsilon(1e-6));
  CHECK(difference.estimate.interval.high == Approx(-0.7001142).epsilon(1e-6));
}

TEST_CASE("equal differences: the sign test decides, never a zero standard error") {
  std::vector<ItemValue> a;
  std::vector<ItemValue> b;
  for (std::uint32_t i = 0; i < 4; ++i) {
    a.push_back({i, i, 0.3 + 0.1});
    b.push_back({i, i, 0.3});
  }
  CHECK(paired_difference(a, b).p_value == Approx(0.125));
  CHECK(paired_difference(a, a).p_value == 1.0);
  CHECK(paired_difference(a, {}).p_value == 1.0);
  CHECK(paired_difference(a, {}).dropped == 4);
}

TEST_CASE("clusters make a difference harder to believe") {
  std::vector<ItemValue> a;
  std::vector<ItemValue> b;
  Rng rng(4);
  for (std::uint32_t i = 0; i < 40; ++i) {
    a.push_back({i, i / 8, (i / 8) % 2 == 0 ? 0.9 : 0.4});
    b.push_back({i, i / 8, 0.5 + 0.05 * rng.next_0to1()});
  }
  auto apart = a;
  for (auto& item : apart) item.cluster = item.item;
  CHECK(paired_difference(a, b).p_value > paired_difference(apart, b).p_value);
  CHECK(paired_difference(a, b).estimate.clusters == 5);
}

TEST_CASE("unpaired difference is normal, and silent without errors") {
  Estimate a = rate_estimate(94, 100);
  Estimate b = rate_estimate(80, 100);
  const Difference difference = unpaired_difference(a, b);
  const double z = 0.14 / std::hypot(a.standard_error, b.standard_error);
  CHECK(difference.p_value == Approx(normal_p_value(z)).epsilon(1e-12));
  CHECK(difference.estimate.interval.low > 0.0);
  b.has_interval = false;
  CHECK(unpaired_difference(a, b).p_value == 1.0);
  CHECK_FALSE(unpaired_difference(a, b).estimate.has_interval);
}

TEST_CASE("exact McNemar: 10 against 2 gives p = .0385742") {
  CHECK(std::fabs(mcnemar_p_value(10, 2) - 0.0385742) < 5e-8);
  CHECK(mcnemar_p_value(2, 10) == mcnemar_p_value(10, 2));
  CHECK(mcnemar_p_value(0, 0) == 1.0);
  CHECK(mcnemar_p_value(3, 3) == 1.0);
  CHECK(mcnemar_p_value(5, 0) == Approx(2 * std::pow(0.5, 5)));
}

TEST_CASE("met or not on independent items is tested by McNemar, in clusters by clustered errors") {
  std::vector<ItemValue> a;
  std::vector<ItemValue> b;
  for (std::uint32_t i = 0; i < 40; ++i) {
    a.push_back({i, i, i < 30 ? 1.0 : 0.0});
    b.push_back({i, i, (i >= 10 && i < 30) || i >= 38 ? 1.0 : 0.0});
  }
  CHECK(paired_difference(a, b).p_value == Approx(mcnemar_p_value(10, 2)));
  for (auto& item : a) item.cluster = item.item / 2;
  CHECK(paired_difference(a, b).p_value != Approx(mcnemar_p_value(10, 2)));
}
