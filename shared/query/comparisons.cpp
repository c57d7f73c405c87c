#include "query/comparisons.h"

#include <algorithm>
#include <utility>

#include "stats/holm.h"

namespace consilium::query {
namespace {

bool share_items(std::span<const stats::ItemValue> a, std::span<const stats::ItemValue> b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].item == b[j].item) return true;
    (a[i].item < b[j].item ? i : j) += 1;
  }
  return false;
}

Comparison compare(const ModelScore& a, const ModelScore& b) {
  Comparison comparison;
  if (share_items(a.items, b.items)) {
    comparison.difference = stats::paired_difference(a.items, b.items);
  } else if (a.items.empty() || b.items.empty()) {
    comparison.difference = stats::unpaired_difference(a.estimate, b.estimate);
  } else {
    comparison.difference.estimate.value = a.estimate.value - b.estimate.value;
    comparison.nothing_shared = true;
  }
  return comparison;
}

}  // namespace

std::vector<Comparison> compare_models(std::span<const ModelId> order, const std::vector<ModelScore>& scores) {
  std::vector<std::uint32_t> positions;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const ModelScore& score = scores[order[i].index()];
    if (score.has_value && score.estimate.has_interval) positions.push_back(i);
  }
  std::vector<Comparison> comparisons;
  if (positions.size() < 2 || positions.size() > max_compared_models) return comparisons;
  std::vector<double> p_values;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    for (std::size_t j = i + 1; j < positions.size(); ++j) {
      Comparison comparison = compare(scores[order[positions[i]].index()], scores[order[positions[j]].index()]);
      comparison.first = positions[i];
      comparison.second = positions[j];
      p_values.push_back(comparison.difference.p_value);
      comparisons.push_back(comparison);
    }
  }
  const std::vector<double> adjusted = stats::holm_adjusted(p_values);
  for (std::size_t i = 0; i < comparisons.size(); ++i) comparisons[i].adjusted_p = adjusted[i];
  return comparisons;
}

const Comparison* find_comparison(std::span<const Comparison> comparisons, std::uint32_t first, std::uint32_t second) {
  const auto before = [](const Comparison& comparison, std::pair<std::uint32_t, std::uint32_t> key) {
    return std::pair(comparison.first, comparison.second) < key;
  };
  const auto found = std::lower_bound(comparisons.begin(), comparisons.end(), std::pair(first, second), before);
  const bool is_it = found != comparisons.end() && found->first == first && found->second == second;
  return is_it ? &*found : nullptr;
}

std::vector<TieBracket> tie_brackets(std::size_t models, std::span<const Comparison> comparisons) {
  const auto tied = [&](std::uint32_t first, std::uint32_t second) {
    const Comparison* comparison = find_comparison(comparisons, first, second);
    return comparison != nullptr && !comparison->nothing_shared && comparison->adjusted_p > significance_level;
  };
  std::vector<TieBracket> brackets;
  for (std::uint32_t first = 0; first < models; ++first) {
    std::uint32_t last = first;
    const auto joins_all = [&](std::uint32_t candidate) {
      for (std::uint32_t i = first; i < candidate; ++i) {
        if (!tied(i, candidate)) return false;
      }
      return true;
    };
    while (last + 1 < models && joins_all(last + 1)) ++last;
    const bool inside_previous = !brackets.empty() && brackets.back().last >= last;
    if (last > first && !inside_previous) brackets.push_back({first, last});
  }
  return brackets;
}

}  // namespace consilium::query
