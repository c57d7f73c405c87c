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
