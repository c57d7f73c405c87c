#include "stats/healthbench.h"

#include <algorithm>
#include <cmath>

namespace consilium::stats {

std::optional<double> healthbench_example_score(std::span<const RubricItem> items) {
  double earned = 0.0;
  double possible = 0.0;
  for (const RubricItem& item : items) {
    if (item.met) earned += item.points;
    possible += std::max(0.0, item.points);
  }
  if (!(possible > 0.0)) return std::nullopt;
  return earned / possible;
}

double healthbench_score(std::span<const double> example_scores) {
  if (example_scores.empty()) return 0.0;
  double sum = 0.0;
  for (const double score : example_scores) sum += score;
  return std::clamp(sum / static_cast<double>(example_scores.size()), 0.0, 1.0);
}

Estimate healthbench_estimate(std::span<const double> example_scores, std::span<const std::uint32_t> cluster) {
  Estimate estimate = bounded_to(clustered_mean_estimate(example_scores, cluster), 0.0, 1.0);
  estimate.value = healthbench_score(example_scores);
  return estimate;
}

double healthbench_bootstrap_std(std::span<const double> example_scores, Rng& rng, std::uint32_t resamples) {
  if (example_scores.empty() || resamples == 0) return 0.0;
  const std::size_t n = example_scores.size();
  double sum = 0.0;
  double sum_of_squares = 0.0;
  for (std::uint32_t resample = 0; resample < resamples; ++resample) {
    double total = 0.0;
    for (std::size_t i = 0; i < n; ++i) total += example_scores[static_cast<std::size_t>(rng.below(n))];
    const double mean = std::clamp(total / static_cast<double>(n), 0.0, 1.0);
    sum += mean;
    sum_of_squares += mean * mean;
  }
  const double mean = sum / resamples;
  return std::sqrt(std::max(0.0, sum_of_squares / resamples - mean * mean));
}

}  // namespace consilium::stats
