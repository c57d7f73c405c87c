// Holm's step-down adjustment (Holm 1979, Scand. J. Statist. 6:65-70): controls the chance of even one false
// difference in a family of tests, whatever their dependence.
#pragma once

#include <span>
#include <vector>

namespace consilium::stats {

// Adjusted p-values in the order given: max over smaller ones of (m - rank + 1) p, at most 1. Reject where <= alpha.
std::vector<double> holm_adjusted(std::span<const double> p_values);

}  // namespace consilium::stats
