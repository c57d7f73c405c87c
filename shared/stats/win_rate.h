// HELM's mean win rate: on each benchmark, the share of the other models that a model beats, a tie counting half;
// then the mean over benchmarks.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace consilium::stats {

// `goodness` holds one row a benchmark and one column a model (row-major), larger = better, NaN = no result. Models
// without a result sit a benchmark out; a benchmark with fewer than two results counts for nobody. Nothing for a
// model that was in no contest.
std::vector<std::optional<double>> mean_win_rates(std::span<const double> goodness, std::size_t models);

}  // namespace consilium::stats
