#include "stats/interval.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>
#include <vector>

#include "stats/distributions.h"

namespace consilium::stats {
namespace {

double mean_of(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double sum_of_squares(std::span<const double> values, double mean) {
  double sum = 0.0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum;
}

Interval around(double centre, double half_width) { return {centre - half_width, centre + half_width}; }

}  // namespace

Interval wilson_interval_of_rate(double rate_0to1, double n, double z) {
  if (!(n > 0.0)) return {0.0, 1.0};
  const double z2 = z * z;
  const double centre = (rate_0to1 + z2 / (2.0 * n)) / (1.0 + z2 / n);
  const double half = z / (1.0 + z2 / n) * std::sqrt(rate_0to1 * (1.0 - rate_0to1) / n + z2 / (4.0 * n * n));
  // At the ends the exact bound is 0 or 1; rounding must not put the rate outside its own interval.
  return {rate_0to1 <= 0.0 ? 0.0 : std::clamp(centre - half, 0.0, rate_0to1),
          rate_0to1 >= 1.0 ? 1.0 : std::clamp(centre + half, rate_0to1, 1.0)};
}

Interval wilson_interval(std::uint64_t k, std::uint64_t n, double z) {
  assert(k <= n);
  if (n == 0) return {0.0, 1.0};
  const auto trials = static_cast<double>(n);
  return wilson_interval_of_rate(static_cast<double>(k) / trials, trials, z);
}

Estimate rate_estimate(std::uint64_t k, std::uint64_t n) {
  assert(k <= n);
  Estimate estimate;
  estimate.n = estimate.clusters = n;
  if (n == 0) return estimate;
  const auto trials = static_cast<double>(n);
  const double rate = static_cast<double>(k) / trials;
  estimate.value = rate;
  // sqrt(p(1-p)/(n-1)), from whole numbers so that the last digit is right as well.
  const double met = static_cast<double>(k);
  if (n > 1) estimate.standard_error = std::sqrt(met * (trials - met) / (trials * trials * (trials - 1.0)));
  estimate.interval = wilson_interval(k, n);
  estimate.has_interval = true;
  estimate.method = IntervalMethod::wilson;
  return estimate;
}

Estimate mean_estimate(std::span<const double> values) {
  Estimate estimate;
  estimate.n = estimate.clusters = values.size();
  if (values.empty()) return estimate;
  estimate.value = mean_of(values);
  if (values.size() < 2) return estimate;
  const auto n = static_cast<double>(values.size());
  estimate.standard_error = std::sqrt(sum_of_squares(values, estimate.value) / (n - 1.0) / n);
  estimate.interval = around(estimate.value, student_t_quantile(0.975, n - 1.0) * estimate.standard_error);
  estimate.has_interval = true;
  estimate.method = IntervalMethod::t_naive;
  return estimate;
}

ClusteredErrors clustered_errors(std::span<const double> values, std::span<const std::uint32_t> cluster) {
  assert(values.size() == cluster.size());
  ClusteredErrors errors;
  if (values.empty()) return errors;
  const auto n = static_cast<double>(values.size());
  const double mean = mean_of(values);
  if (values.size() > 1) errors.naive = std::sqrt(sum_of_squares(values, mean) / (n - 1.0) / n);

  std::vector<std::pair<std::uint32_t, double>> deviations;
  deviations.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) deviations.emplace_back(cluster[i], values[i] - mean);
  std::sort(deviations.begin(), deviations.end());
  double sum_of_squared_sums = 0.0;
  for (std::size_t i = 0; i < deviations.size();) {
    double sum = 0.0;
    const std::uint32_t label = deviations[i].first;
    for (; i < deviations.size() && deviations[i].first == label; ++i) sum += deviations[i].second;
    sum_of_squared_sums += sum * sum;
    ++errors.clusters;
  }
  errors.cr0 = std::sqrt(sum_of_squared_sums) / n;
  const auto clusters = static_cast<double>(errors.clusters);
  errors.cr1 = errors.clusters < 2 ? 0.0 : errors.cr0 * std::sqrt(clusters / (clusters - 1.0));
  return errors;
}

Estimate clustered_mean_estimate(std::span<const double> values, std::span<const std::uint32_t> cluster) {
  const ClusteredErrors errors = clustered_errors(values, cluster);
  if (errors.clusters == values.size()) return mean_estimate(values);
  Estimate estimate;
  estimate.n = values.size();
  estimate.clusters = errors.clusters;
  estimate.value = mean_of(values);
  if (errors.clusters < 2) return estimate;
  estimate.standard_error = errors.cr1;
  const double t = student_t_quantile(0.975, static_cast<double>(errors.clusters) - 1.0);
  estimate.interval = around(estimate.value, t * errors.cr1);
  estimate.has_interval = true;
  estimate.method = IntervalMethod::t_clustered;
  return estimate;
}

Estimate clustered_rate_estimate(std::span<const double> outcomes, std::span<const std::uint32_t> cluster) {
  std::uint64_t k = 0;
  for (const double outcome : outcomes) k += outcome > 0.5 ? 1 : 0;
  const ClusteredErrors errors = clustered_errors(outcomes, cluster);
  if (errors.clusters == outcomes.size()) return rate_estimate(k, outcomes.size());

  Estimate estimate;
  const auto n = static_cast<double>(outcomes.size());
  const auto clusters = static_cast<double>(errors.clusters);
  estimate.n = outcomes.size();
  estimate.clusters = errors.clusters;
  estimate.value = static_cast<double>(k) / n;
  if (errors.clusters < 2) return estimate;
  estimate.standard_error = errors.cr1;
  const double variance = estimate.value * (1.0 - estimate.value);
  // With no variation between clusters the data cannot say how alike they are: count each cluster once.
  double effective_n = errors.cr1 > 0.0 ? variance / (errors.cr1 * errors.cr1) : clusters;
  const double shrink = z_95 / student_t_quantile(0.975, clusters - 1.0);
  effective_n = std::min(effective_n * shrink * shrink, n);
  estimate.interval = wilson_interval_of_rate(estimate.value, effective_n);
  estimate.has_interval = true;
  estimate.method = IntervalMethod::wilson_effective;
  return estimate;
}

Estimate bounded_to(const Estimate& estimate, double low, double high) {
  if (!estimate.has_interval || !(low < high)) return estimate;
  Estimate bounded = estimate;
  if (estimate.standard_error == 0.0) {
    const double rescaled = std::clamp((estimate.value - low) / (high - low), 0.0, 1.0);
    const Interval wilson = wilson_interval_of_rate(rescaled, static_cast<double>(estimate.clusters));
    bounded.interval = {low + wilson.low * (high - low), low + wilson.high * (high - low)};
    bounded.method = estimate.clusters == estimate.n ? IntervalMethod::wilson : IntervalMethod::wilson_effective;
  }
  bounded.interval.low = std::clamp(bounded.interval.low, low, high);
  bounded.interval.high = std::clamp(bounded.interval.high, low, high);
  return bounded;
}

}  // namespace consilium::stats
