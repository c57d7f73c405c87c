#include "model/text_table.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace consilium {

TextTable::TextTable() : offsets_{0, 0} {}

TextId TextTable::append(std::string_view text) {
  assert(size() < TextId::none_value);
  arena_.append(text);
  offsets_.push_back(arena_.size());
  return TextId(static_cast<std::uint32_t>(size() - 1));
}

std::string_view TextTable::get(TextId id) const {
  if (!id.valid()) return {};
  assert(id.index() < size());
  const std::uint64_t begin = offsets_[id.index()];
  const std::uint64_t end = offsets_[id.index() + 1];
  return std::string_view(arena_).substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

bool TextTable::restore(std::string arena, std::vector<std::uint64_t> offsets, TextTable& out) {
  const bool fits = offsets.size() >= 2 && offsets.size() - 1 <= TextId::none_value && offsets[0] == 0 &&
                    offsets[1] == 0 && offsets.back() == arena.size() && std::ranges::is_sorted(offsets);
  if (!fits) return false;
  out.arena_ = std::move(arena);
  out.offsets_ = std::move(offsets);
  return true;
}

}  // namespace consilium
