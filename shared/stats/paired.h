// Differences between two models, with the evidence against "no difference".
#pragma once

#include <cstdint>
#include <span>

#include "stats/interval.h"

namespace consilium::stats {

struct Difference {
  Estimate estimate;          // a - b; n = shared items
  double p_value = 1.0;       // two-sided; 1 when nothing can be said
  std::uint64_t dropped = 0;  // items that only one of the two has
};

// One model's value on one item (a scenario); items must ascend and be unique within a model.
struct ItemValue {
  std::uint32_t item = 0;
  std::uint32_t cluster = 0;
  double value = 0.0;
};

// Exact two-sided McNemar test (1947) of two models on items that each met or did not: of those on which they differ,
// `only_a` were met by a alone and `only_b` by b alone.
double mcnemar_p_value(std::uint64_t only_a, std::uint64_t only_b);

// Mean of a_i - b_i over shared items, clustered errors, t with C-1 degrees of freedom (Miller 2024, arXiv
// 2411.00640, section 4). The p-value is McNemar's where all values are 0 or 1 and items are independent; the sign
// test over clusters where every difference is the same and not 0.
Difference paired_difference(std::span<const ItemValue> a, std::span<const ItemValue> b);

// Difference of two independent estimates by the normal approximation; p = 1 when either has no standard error.
Difference unpaired_difference(const Estimate& a, const Estimate& b);

}  // namespace consilium::stats
