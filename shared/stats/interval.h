// Intervals and standard errors for rates and means. Rates are 0..1. Every function is total: with too little data
// it says so through `Estimate::has_interval`, never through NaN on a screen.
#pragma once

#include <cstdint>
#include <span>

namespace consilium::stats {

struct Interval {
  double low = 0.0;
  double high = 0.0;
  bool operator==(const Interval&) const = default;
};

// Which method made an interval, named to the user on hover.
enum class IntervalMethod : std::uint8_t {
  none,              // not enough data, or not published
  wilson,            // Wilson 1927, score interval without continuity correction
  t_naive,           // mean +- t(n-1) * sd/sqrt(n)
  t_clustered,       // mean +- t(C-1) * CR1 clustered standard error (Miller 2024, arXiv 2411.00640)
  normal_given_se,   // mean +- 1.96 * a published standard error
  stratified,        // normal interval of a weighted mean of published rates, see query/overview.h
  wilson_effective,  // Wilson on an effective sample size, for 0/1 values that come in clusters
};

struct Estimate {
  double value = 0.0;           // meaningless when n == 0
  double standard_error = 0.0;  // meaningless when !has_interval
  Interval interval;            // 95 %
  std::uint64_t n = 0;          // observations
  std::uint64_t clusters = 0;   // independent groups; == n when not clustered
  bool has_interval = false;
  IntervalMethod method = IntervalMethod::none;
  bool operator==(const Estimate&) const = default;
};

inline constexpr double z_95 = 1.959963984540054;  // the normal distribution's .975 quantile

// 95 % by default. n == 0 gives no interval ([0,1]).
Interval wilson_interval(std::uint64_t k, std::uint64_t n, double z = z_95);
// The same for a rate over an effective, possibly fractional sample size.
Interval wilson_interval_of_rate(double rate_0to1, double n, double z = z_95);
// k of n with Wilson interval and SE sqrt(s^2/n), s^2 the sample variance (n-1), as Inspect's stderr (0 for n < 2).
Estimate rate_estimate(std::uint64_t k, std::uint64_t n);
// The same when outcomes (0 or 1) share clusters: CR1 errors, and Wilson on the effective sample size that these
// imply, shrunk for few clusters (Korn & Graubard 1998, Survey Methodology 24(2):193-201). Falls back to
// rate_estimate when every outcome has its own cluster; no interval for fewer than two clusters.
Estimate clustered_rate_estimate(std::span<const double> outcomes, std::span<const std::uint32_t> cluster);

// Mean with SE sqrt(sum (s-m)^2/(n-1)/n) and t interval with n-1 degrees of freedom; no interval for n < 2.
Estimate mean_estimate(std::span<const double> values);
// CR0: sqrt(sum_c (sum_{i in c}(s_i-m))^2)/n; CR1 multiplies by sqrt(C/(C-1)). `cluster` has one label a value.
struct ClusteredErrors {
  double naive = 0.0;
  double cr0 = 0.0;
  double cr1 = 0.0;
  std::uint64_t clusters = 0;
};
ClusteredErrors clustered_errors(std::span<const double> values, std::span<const std::uint32_t> cluster);
// Mean with CR1 errors and t interval with C-1 degrees of freedom; falls back to mean_estimate when every cluster has
// one value; no interval for C < 2.
Estimate clustered_mean_estimate(std::span<const double> values, std::span<const std::uint32_t> cluster);
// For a mean of values that lie in [low, high]: cuts the interval to that range and, where all values are equal and
// the interval would have no width, widens it to Wilson's on the rescaled mean, which holds for any bounded variable.
Estimate bounded_to(const Estimate& estimate, double low, double high);

}  // namespace consilium::stats
