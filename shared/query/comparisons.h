// Every pair of models compared, and which cannot be told apart.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "query/model_scores.h"
#include "query/overview.h"
#include "stats/paired.h"

namespace consilium::query {

struct Comparison {
  std::uint32_t first = 0;  // positions in the order, first < second
  std::uint32_t second = 0;
  stats::Difference difference;  // first - second
  double adjusted_p = 1.0;       // Holm over all pairs
  bool nothing_shared = false;   // they answered different scenarios: no test can tell the models from the tasks
};

inline constexpr double significance_level = 0.05;
// Above this many models a table of all pairs tells nobody anything, and costs minutes.
inline constexpr std::size_t max_compared_models = 64;

// All pairs of the models in `order` that have an interval: by their shared scenarios; as independent estimates where
// only totals were published. In ascending order of (first, second). Empty for fewer than two, or too many, such
// models.
std::vector<Comparison> compare_models(std::span<const ModelId> order, const std::vector<ModelScore>& scores);

// Maximal runs of positions of which no two can be told apart by the scenarios that they share. Those that share none
// are not tied: they were not compared.
std::vector<TieBracket> tie_brackets(std::size_t models, std::span<const Comparison> comparisons);

// The comparison of two positions; nullptr when they were not compared.
const Comparison* find_comparison(std::span<const Comparison> comparisons, std::uint32_t first, std::uint32_t second);

}  // namespace consilium::query
