#include "stats/paired.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/distributions.h"

namespace consilium::stats {
namespace {

bool is_met_or_not(double value) { return value == 0.0 || value == 1.0; }

double paired_p_value(const Estimate& difference) {
  if (!difference.has_interval || difference.value == 0.0) return 1.0;
  const auto clusters = static_cast<double>(difference.clusters);
  // Rounding leaves a trace of variance where all differences are equal; treat it as none.
  if (difference.standard_error <= 1e-12 * std::fabs(difference.value))
    return std::min(1.0, 2.0 * std::exp2(-clusters));
  return student_t_p_value(difference.value / difference.standard_error, clusters - 1.0);
}

}  // namespace

double mcnemar_p_value(std::uint64_t only_a, std::uint64_t only_b) {
  const std::uint64_t differing = only_a + only_b;
  if (only_a == only_b) return 1.0;
  const auto fewer = static_cast<double>(std::min(only_a, only_b));
  // P(X <= fewer) of a binomial with p = 1/2, as an incomplete beta function.
  return std::min(1.0, 2.0 * incomplete_beta(static_cast<double>(differing) - fewer, fewer + 1.0, 0.5));
}

Difference paired_difference(std::span<const ItemValue> a, std::span<const ItemValue> b) {
  Difference result;
  std::vector<double> differences;
  std::vector<std::uint32_t> clusters;
  bool all_met_or_not = true;
  std::uint64_t only_a = 0;
  std::uint64_t only_b = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i].item == b[j].item) {
      differences.push_back(a[i].value - b[j].value);
      clusters.push_back(a[i].cluster);
      all_met_or_not = all_met_or_not && is_met_or_not(a[i].value) && is_met_or_not(b[j].value);
      only_a += a[i].value > b[j].value ? 1 : 0;
      only_b += a[i].value < b[j].value ? 1 : 0;
      ++i;
      ++j;
    } else {
      (a[i].item < b[j].item ? i : j) += 1;
    }
  }
  result.dropped = a.size() + b.size() - 2 * differences.size();
  result.estimate = clustered_mean_estimate(differences, clusters);
  const bool independent = result.estimate.clusters == result.estimate.n;
  result.p_value = all_met_or_not && independent && result.estimate.has_interval ? mcnemar_p_value(only_a, only_b)
                                                                                 : paired_p_value(result.estimate);
  return result;
}

Difference unpaired_difference(const Estimate& a, const Estimate& b) {
  Difference result;
  result.estimate.value = a.value - b.value;
  result.estimate.n = std::min(a.n, b.n);
  result.estimate.clusters = std::min(a.clusters, b.clusters);
  if (!a.has_interval || !b.has_interval) return result;
  const double standard_error = std::hypot(a.standard_error, b.standard_error);
  if (!(standard_error > 0.0)) return result;
  result.estimate.standard_error = standard_error;
  result.estimate.interval = {result.estimate.value - z_95 * standard_error,
                              result.estimate.value + z_95 * standard_error};
  result.estimate.has_interval = true;
  result.estimate.method = IntervalMethod::normal_given_se;
  result.p_value = normal_p_value(result.estimate.value / standard_error);
  return result;
}

}  // namespace consilium::stats
