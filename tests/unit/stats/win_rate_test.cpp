#include "stats/win_rate.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using consilium::stats::mean_win_rates;
using doctest::Approx;

TEST_CASE("a tie counts half") {
  const std::vector<double> goodness = {0.9, 0.5, 0.5};
  const auto rates = mean_win_rates(goodness, 3);
  CHECK(rates[0].value() == 1.0);
  CHECK(rates[1].value() == 0.25);
  CHECK(rates[2].value() == 0.25);
}

TEST_CASE("the mean is over the benchmarks that a model took part in") {
  const double none = std::nan("");
  const std::vector<double> goodness = {0.9,  0.5,  none,  // first beats second
                                        0.1,  0.5,  0.7,   // third beats second beats first
                                        none, none, 0.4,   // no contest
                                        0.3,  0.2,  none};
  const auto rates = mean_win_rates(goodness, 3);
  CHECK(rates[0].value() == Approx((1.0 + 0.0 + 1.0) / 3));
  CHECK(rates[1].value() == Approx((0.0 + 0.5 + 0.0) / 3));
  CHECK(rates[2].value() == Approx(1.0));
}

TEST_CASE("no contest, no win rate") {
  const std::vector<double> alone = {0.4, 0.6};
  CHECK_FALSE(mean_win_rates(alone, 1)[0].has_value());
  CHECK_FALSE(mean_win_rates({}, 2)[1].has_value());
}
