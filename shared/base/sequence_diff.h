// What of one sequence of texts does not stand in another, in order.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace consilium {

// For each text of `a` whether it is outside of a longest common subsequence with `b` (Hunt and McIlroy 1976, by
// dynamic programming: time and memory a.size() x b.size()).
std::vector<bool> only_in_first(std::span<const std::string_view> a, std::span<const std::string_view> b);

}  // namespace consilium
