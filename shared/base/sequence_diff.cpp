#include "base/sequence_diff.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace consilium {

std::vector<bool> only_in_first(std::span<const std::string_view> a, std::span<const std::string_view> b) {
  // common[i][j]: length of the longest common subsequence of a from i on and b from j on.
  const std::size_t row = b.size() + 1;
  std::vector<std::uint32_t> common((a.size() + 1) * row, 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i * row + j] = a[i] == b[j] ? common[(i + 1) * row + j + 1] + 1
                                         : std::max(common[(i + 1) * row + j], common[i * row + j + 1]);
    }
  }
  std::vector<bool> only(a.size(), true);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      only[i++] = false;
      ++j;
    } else if (common[(i + 1) * row + j] >= common[i * row + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return only;
}

}  // namespace consilium
