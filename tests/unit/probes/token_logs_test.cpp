#include "probes/token_logs.h"

#include <doctest/doctest.h>

#include <limits>

using namespace consilium::probes;

TEST_CASE("a text's log-probability is the sum over its tokens, or nothing") {
  CHECK(log_probability_of({-1.0, -0.5}).value() == -1.5);
  CHECK(log_probability_of({-1.0, 1e-7}).has_value());  // single precision
  CHECK_FALSE(log_probability_of({}).has_value());
  CHECK_FALSE(log_probability_of({-1.0, 0.5}).has_value());
  CHECK_FALSE(log_probability_of({std::numeric_limits<double>::quiet_NaN()}).has_value());
  CHECK_FALSE(log_probability_of({-std::numeric_limits<double>::infinity()}).has_value());
}
