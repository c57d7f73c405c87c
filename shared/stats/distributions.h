// The probability distributions that intervals and tests are made from, exact to about 1e-10 (1e-7 beyond a
// million degrees of freedom).
#pragma once

namespace consilium::stats {

double normal_cdf(double x);
// Two-sided p-value of a standard normal statistic.
double normal_p_value(double z);

// Regularised incomplete beta function I_x(a, b), for a, b > 0 and x in [0, 1].
double incomplete_beta(double a, double b, double x);
double student_t_cdf(double t, double degrees_of_freedom);
double student_t_p_value(double t, double degrees_of_freedom);  // two-sided
// Quantile of Student's t: p = .975 for a two-sided 95 % interval. p in (0, 1), degrees of freedom > 0.
double student_t_quantile(double p, double degrees_of_freedom);

}  // namespace consilium::stats
