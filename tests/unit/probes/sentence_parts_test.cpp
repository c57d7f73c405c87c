#include "probes/sentence_parts.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace consilium;
using namespace consilium::probes;

TEST_CASE("parts of sentences") {
  CHECK(of_cases(31, 40) == "31 of 40 cases");
  CHECK(of_cases(1, 1) == "1 of 1 case");
  const stats::Estimate estimate = stats::rate_estimate(17, 20);
  CHECK(in_brackets(interval_words(estimate, 100.0, 0, " %")) == " (95 % interval 64 to 95 %)");
  CHECK(in_brackets(interval_words({}, 100.0, 0, " %")).empty());
  CHECK(times_words(std::log(4.2)) == "4.2 times");
  CHECK(times_words(std::log(35.0)) == "35 times");
  CHECK(times_words(std::log(0.5)) == "0.5 times");
  CHECK(times_words(-20.0) == "less than 0.1 times");
  CHECK(times_words(700.0) == "more than 1,000 times");
  CHECK(times_words(1e6) == "more than 1,000 times");
}

TEST_CASE("the interval of a difference is told as a size, within what a difference can be") {
  stats::Estimate difference{
      .value = 0.5, .standard_error = 0.2, .interval = {-0.11, 1.11}, .n = 8, .clusters = 5, .has_interval = true};
  CHECK(difference_interval_words(difference) == "95 % interval -11 to 100");
  difference.value = -0.6;
  difference.interval = {-0.8, -0.4};
  CHECK(difference_interval_words(difference) == "95 % interval 40 to 80");
  difference.standard_error = 0.0;
  CHECK(difference_interval_words(difference).empty());
  CHECK(difference_interval_words({}).empty());
}
