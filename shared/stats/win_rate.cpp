#include "stats/win_rate.h"

#include <cassert>
#include <cmath>

namespace consilium::stats {
namespace {

// Share of the others beaten on one benchmark; nothing without a result or without an opponent.
std::optional<double> win_rate(std::span<const double> row, std::size_t model) {
  if (std::isnan(row[model])) return std::nullopt;
  double wins = 0.0;
  std::size_t opponents = 0;
  for (std::size_t other = 0; other < row.size(); ++other) {
    if (other == model || std::isnan(row[other])) continue;
    ++opponents;
    if (row[model] > row[other]) wins += 1.0;
    if (row[model] == row[other]) wins += 0.5;
  }
  if (opponents == 0) return std::nullopt;
  return wins / static_cast<double>(opponents);
}

}  // namespace

std::vector<std::optional<double>> mean_win_rates(std::span<const double> goodness, std::size_t models) {
  assert(models > 0 && goodness.size() % models == 0);
  std::vector<std::optional<double>> means(models);
  for (std::size_t model = 0; model < models; ++model) {
    double sum = 0.0;
    std::size_t contests = 0;
    for (std::size_t start = 0; start < goodness.size(); start += models) {
      if (const auto rate = win_rate(goodness.subspan(start, models), model)) {
        sum += *rate;
        ++contests;
      }
    }
    if (contests > 0) means[model] = sum / static_cast<double>(contests);
  }
  return means;
}

}  // namespace consilium::stats
