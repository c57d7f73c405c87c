#include "stats/paired.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/distributions.h"

namespace consilium::stats {
namespace {

double paired_p_value(const Estimate& difference) {
  if (!difference.has_interval || difference.value == 0.0) return 1.0;
  const auto clusters = static_cast<double>(difference.clusters);
  // Rounding leaves a trace of variance where all differences are equal; treat it as none.
  if (difference.standard_error <= 1e-12 * std::fabs(difference.value)) return std::min(1.0, 2.0 * std::exp2(-clusters));
  return student_t_p_value(difference.value / difference.standard_error, clusters - 1.0);
}

}  // namespace

Difference paired_difference(std::span<const ItemValue> a, std::span<const ItemValue> b) {
  Difference result;
  std::vector<double> differences;
  std::vector<std::uint32_t> clusters;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i].item == b[j].item) {
      differences.push_back(a[i].value - b[j].value);
      clusters.push_back(a[i].cluster);
      ++i;
      ++j;
    } else {
      (a[i].item < b[j].item ? i : j) += 1;
    }
  }
  result.dropped = a.size() + b.size() - 2 * differences.size();
  result.estimate = clustered_mean_estimate(differences, clusters);
  result.p_value = paired_p_value(result.estimate);
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
