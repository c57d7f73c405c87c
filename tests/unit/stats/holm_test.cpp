#include "stats/holm.h"

#include <doctest/doctest.h>

#include <vector>

using consilium::stats::holm_adjusted;
using doctest::Approx;

TEST_CASE("the 15 p-values of Benjamini & Hochberg 1995: Holm rejects 3 at .05") {
  const std::vector<double> p = {.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                                 .0459, .3240, .4262, .5719, .6528, .7590, 1.0};
  const auto adjusted = holm_adjusted(p);
  int rejected = 0;
  for (const double value : adjusted) rejected += value <= 0.05 ? 1 : 0;
  CHECK(rejected == 3);
  CHECK(adjusted[0] == Approx(15 * .0001));
  CHECK(adjusted[1] == Approx(14 * .0004));
  CHECK(adjusted[2] == Approx(13 * .0019));
  CHECK(adjusted[3] == Approx(12 * .0095));
  CHECK(adjusted[14] == 1.0);
}

TEST_CASE("order of input does not matter, adjusted values never fall") {
  const std::vector<double> p = {.04, .01, .03, .01};
  const auto adjusted = holm_adjusted(p);
  CHECK(adjusted[1] == Approx(.04));
  CHECK(adjusted[3] == Approx(.04));
  CHECK(adjusted[2] == Approx(.06));
  CHECK(adjusted[0] == Approx(.06));
  CHECK(holm_adjusted({}).empty());
}
