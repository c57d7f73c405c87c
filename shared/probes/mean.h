// A mean over the items of a probe under one arm, with the items behind it: to numbers what share.h is to counts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "probes/trial.h"
#include "stats/paired.h"

namespace consilium::probes {

struct Mean {
  std::uint32_t arm = 0;
  std::vector<std::uint32_t> items;  // that could be measured, ascending
  std::vector<double> values;        // theirs
  std::uint64_t dropped = 0;         // items that were asked, but whose numbers cannot be
  stats::Difference effect;          // the mean, clustered by subject, and the evidence against its being 0
  double adjusted_p_value = 1.0;     // 1 until adjust_together
};

// Puts a mean together item by item, in ascending order.
class MeanBuilder {
 public:
  MeanBuilder(const Plan& plan, std::uint32_t arm) : plan_(plan) { mean_.arm = arm; }
  // Drops what is not finite, or so large (beyond 1e9) that its square would spoil the rest.
  void add(std::uint32_t item, double value);
  void add_dropped() { ++mean_.dropped; }
  [[nodiscard]] Mean take();

 private:
  const Plan& plan_;
  Mean mean_;
  std::vector<std::uint32_t> clusters_;
  Subjects subjects_;
};

// Holm over these as one family.
void adjust_together(std::span<Mean* const> family);

// For values that lie in [low, high]: cuts the interval to that range (stats::bounded_to).
void keep_within(Mean& mean, double low, double high);

// A mean that chance alone would hardly move so far from 0: adjusted p at most .05.
bool stands_out(const Mean& mean);

}  // namespace consilium::probes
