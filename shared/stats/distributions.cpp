#include "stats/distributions.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace consilium::stats {
namespace {

// Continued fraction of the incomplete beta function, evaluated with the modified Lentz method
// (Abramowitz & Stegun 26.5.8; Thompson & Barnett 1986).
double beta_continued_fraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  constexpr double enough = 1e-15;
  constexpr int max_steps = 500;
  const auto away_from_zero = [](double v) { return std::fabs(v) < tiny ? tiny : v; };
  double c = 1.0;
  double d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
  double fraction = d;
  for (int step = 1; step <= max_steps; ++step) {
    const double m = step;
    const double even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m));
    d = 1.0 / away_from_zero(1.0 + even * d);
    c = away_from_zero(1.0 + even / c);
    fraction *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0));
    d = 1.0 / away_from_zero(1.0 + odd * d);
    c = away_from_zero(1.0 + odd / c);
    const double change = d * c;
    fraction *= change;
    if (std::fabs(change - 1.0) < enough) break;
  }
  return fraction;
}

// P(|T| > |t|), without the cancellation that 1 - cdf would suffer in the tails.
double two_sided_tail(double t, double degrees_of_freedom) {
  // Beyond this the distributions differ by less than 1e-7, and the gamma functions would lose more than that.
  if (degrees_of_freedom > 1e7) return normal_p_value(t);
  return incomplete_beta(degrees_of_freedom / 2.0, 0.5, degrees_of_freedom / (degrees_of_freedom + t * t));
}

}  // namespace

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

double normal_p_value(double z) { return std::erfc(std::fabs(z) / std::numbers::sqrt2); }

double incomplete_beta(double a, double b, double x) {
  if (!(x > 0.0)) return 0.0;
  if (x >= 1.0) return 1.0;
  const double log_front = std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x);
  const double front = std::exp(log_front);
  // The fraction converges fast only below the mean; above it, use the symmetry of the function.
  if (x < (a + 1.0) / (a + b + 2.0)) return front * beta_continued_fraction(a, b, x) / a;
  return 1.0 - front * beta_continued_fraction(b, a, 1.0 - x) / b;
}

double student_t_cdf(double t, double degrees_of_freedom) {
  const double tail = 0.5 * two_sided_tail(t, degrees_of_freedom);
  return t < 0.0 ? tail : 1.0 - tail;
}

double student_t_p_value(double t, double degrees_of_freedom) { return two_sided_tail(t, degrees_of_freedom); }

double student_t_quantile(double p, double degrees_of_freedom) {
  if (p == 0.5) return 0.0;
  if (p < 0.5) return -student_t_quantile(1.0 - p, degrees_of_freedom);
  if (!(p < 1.0)) return std::numeric_limits<double>::infinity();
  const double wanted_tail = 2.0 * (1.0 - p);
  double low = 0.0;
  double high = 2.0;
  while (two_sided_tail(high, degrees_of_freedom) > wanted_tail && high < 1e300) high *= 2.0;
  // Plain bisection on a monotone function: 200 halvings end at neighbouring doubles, for any degrees of freedom.
  for (int step = 0; step < 200; ++step) {
    const double middle = 0.5 * (low + high);
    if (middle == low || middle == high) break;
    (two_sided_tail(middle, degrees_of_freedom) > wanted_tail ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace consilium::stats
