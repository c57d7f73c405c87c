#include "query/text_search.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace consilium::query {
namespace {

unsigned char lower(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + ('a' - 'A')) : byte;
}

// Horspool's search (1980), blind to the case of ASCII letters.
class Searcher {
 public:
  explicit Searcher(std::string_view needle) : needle_(to_lower_ascii(needle)) {
    shift_.fill(needle_.size());
    for (std::size_t i = 0; i + 1 < needle_.size(); ++i) shift_[lower(needle_[i])] = needle_.size() - 1 - i;
  }

  // The first place at or after `from`, or npos.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) const {
    const std::size_t last = needle_.size() - 1;
    while (from + last < text.size()) {
      const unsigned char end = lower(text[from + last]);
      if (end == static_cast<unsigned char>(needle_[last]) && matches_at(text, from)) return from;
      from += shift_[end];
    }
    return std::string_view::npos;
  }

 private:
  [[nodiscard]] bool matches_at(std::string_view text, std::size_t at) const {
    for (std::size_t i = 0; i + 1 < needle_.size(); ++i) {
      if (lower(text[at + i]) != static_cast<unsigned char>(needle_[i])) return false;
    }
    return true;
  }

  std::string needle_;
  std::array<std::size_t, 256> shift_{};
};

}  // namespace

std::vector<bool> texts_containing(const TextTable& texts, std::string_view needle) {
  std::vector<bool> found(texts.size(), needle.empty());
  if (needle.empty()) return found;
  const Searcher searcher(needle);
  const std::vector<std::uint64_t>& offsets = texts.offsets();
  const std::string_view arena = texts.arena();
  // One pass over all texts as if they were one; a match that straddles two texts is none.
  for (std::size_t at = searcher.find(arena, 0); at != std::string_view::npos;) {
    const auto next = std::upper_bound(offsets.begin(), offsets.end(), static_cast<std::uint64_t>(at));
    const auto index = static_cast<std::size_t>(next - offsets.begin()) - 1;
    const auto end = static_cast<std::size_t>(*next);
    if (at + needle.size() <= end) {
      found[index] = true;
      at = searcher.find(arena, end);
    } else {
      at = searcher.find(arena, at + 1);
    }
  }
  return found;
}

}  // namespace consilium::query
