#include "stats/distributions.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <numbers>

using namespace consilium::stats;
using doctest::Approx;

TEST_CASE("student_t_quantile gives the printed tables (NIST/SEMATECH e-Handbook 1.3.6.7.2)") {
  struct Row {
    double degrees_of_freedom, t_975, t_995;
  };
  const Row table[] = {{1, 12.706, 63.657}, {2, 4.303, 9.925},  {3, 3.182, 5.841},  {5, 2.571, 4.032},
                       {10, 2.228, 3.169},  {20, 2.086, 2.845}, {30, 2.042, 2.750}, {100, 1.984, 2.626}};
  for (const Row& row : table) {
    CAPTURE(row.degrees_of_freedom);
    CHECK(std::round(student_t_quantile(0.975, row.degrees_of_freedom) * 1000) / 1000 ==
          Approx(row.t_975).epsilon(1e-9));
    CHECK(std::round(student_t_quantile(0.995, row.degrees_of_freedom) * 1000) / 1000 ==
          Approx(row.t_995).epsilon(1e-9));
  }
}

TEST_CASE("student_t agrees with the closed forms for one and two degrees of freedom") {
  for (const double p : {0.6, 0.75, 0.9, 0.975, 0.9995}) {
    CHECK(student_t_quantile(p, 1) == Approx(std::tan(std::numbers::pi * (p - 0.5))).epsilon(1e-10));
    const double alpha = 4 * p * (1 - p);
    CHECK(student_t_quantile(p, 2) == Approx((2 * p - 1) * std::sqrt(2 / alpha)).epsilon(1e-10));
  }
  CHECK(student_t_cdf(1.0, 1) == Approx(0.75).epsilon(1e-12));
  CHECK(student_t_cdf(-1.0, 1) == Approx(0.25).epsilon(1e-12));
}

TEST_CASE("student_t_quantile is symmetric, undoes the cdf and nears the normal") {
  CHECK(student_t_quantile(0.5, 7) == 0.0);
  CHECK(student_t_quantile(0.025, 7) == Approx(-student_t_quantile(0.975, 7)).epsilon(1e-12));
  for (const double df : {1.0, 4.5, 29.0, 3670.0, 1e6})
    CHECK(student_t_cdf(student_t_quantile(0.9, df), df) == Approx(0.9).epsilon(1e-10));
  CHECK(student_t_quantile(0.975, 1e9) == Approx(1.959963984540054).epsilon(1e-7));
}

TEST_CASE("normal distribution") {
  CHECK(normal_cdf(0.0) == 0.5);
  CHECK(normal_cdf(1.959963984540054) == Approx(0.975).epsilon(1e-12));
  CHECK(normal_p_value(-1.959963984540054) == Approx(0.05).epsilon(1e-12));
}

TEST_CASE("incomplete_beta: elementary cases") {
  CHECK(incomplete_beta(1, 1, 0.3) == Approx(0.3).epsilon(1e-13));
  CHECK(incomplete_beta(2, 1, 0.3) == Approx(0.09).epsilon(1e-13));
  CHECK(incomplete_beta(0.5, 0.5, 0.25) == Approx(1.0 / 3.0).epsilon(1e-12));  // arcsine law
  CHECK(incomplete_beta(3, 4, 0.0) == 0.0);
  CHECK(incomplete_beta(3, 4, 1.0) == 1.0);
  // I_x(a, b) with whole numbers is a binomial tail: P(at least 3 of 6 at .4).
  CHECK(incomplete_beta(3, 4, 0.4) == Approx(0.45568).epsilon(1e-12));
}
