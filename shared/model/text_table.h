// All strings of a study, stored once, end to end, addressed by TextId.
//
// TextId{0} is always the empty string. Text is valid UTF-8 (importers clean it on the way in).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"

namespace consilium {

class TextTable {
 public:
  TextTable();

  // Appends without looking for an equal string (the builder does that).
  TextId append(std::string_view text);
  // The text of an id; the empty string for TextId::none().
  [[nodiscard]] std::string_view get(TextId id) const;
  [[nodiscard]] std::size_t size() const { return offsets_.size() - 1; }
  [[nodiscard]] std::size_t bytes() const { return arena_.size(); }

  [[nodiscard]] const std::string& arena() const { return arena_; }
  [[nodiscard]] const std::vector<std::uint64_t>& offsets() const { return offsets_; }
  // Rebuilds a table from its two parts; false when they do not fit together.
  static bool restore(std::string arena, std::vector<std::uint64_t> offsets, TextTable& out);

  bool operator==(const TextTable&) const = default;

 private:
  std::string arena_;
  std::vector<std::uint64_t> offsets_;  // size() + 1 entries, first 0, last arena_.size()
};

}  // namespace consilium
