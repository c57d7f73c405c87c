// HealthBench scoring (Arora et al. 2025, arXiv 2505.08775, section 3).
//
// One example's score is the points of the items met over the points that could be had; items with negative points
// take away, so a score may be below 0. Only the mean over examples is clipped to [0, 1], never an example.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "stats/interval.h"
#include "stats/rng.h"

namespace consilium::stats {

struct RubricItem {
  double points = 0.0;
  bool met = false;
};

// Nothing when no item has positive points. For a tag (an axis, a cluster), pass that tag's items alone; examples
// that give nothing are skipped.
std::optional<double> healthbench_example_score(std::span<const RubricItem> items);

// The mean, clipped. 0 for no example.
double healthbench_score(std::span<const double> example_scores);
// The clipped mean with a t interval, clustered by `cluster` (one label an example), cut to [0, 1].
Estimate healthbench_estimate(std::span<const double> example_scores, std::span<const std::uint32_t> cluster);

// Population standard deviation of the clipped means of resampled examples; as in the published results, resampling
// is over rows and ignores that repeats of one prompt belong together.
double healthbench_bootstrap_std(std::span<const double> example_scores, Rng& rng, std::uint32_t resamples = 1000);

}  // namespace consilium::stats
