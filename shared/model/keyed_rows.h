// Finds or makes rows by a key of a few numbers (the ids and texts that name a row).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/id_table.h"

namespace consilium {

template <std::size_t N>
std::uint64_t hash_of_key(const std::array<std::uint32_t, N>& key) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const std::uint32_t part : key) {
    hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

// A row keeps the key it was first given, even when its fields are edited later.
template <std::size_t N>
class KeyedRows {
 public:
  using Key = std::array<std::uint32_t, N>;

  // The row number of `key`; `created` tells whether it is a new one at the end.
  std::uint32_t find_or_add(const Key& key, bool& created) {
    const std::uint64_t hash = hash_of_key(key);
    const std::uint32_t found = table_.find(hash, [&](std::uint32_t id) { return keys_[id] == key; });
    created = found == IdTable::none;
    if (!created) return found;
    const auto id = static_cast<std::uint32_t>(keys_.size());
    keys_.push_back(key);
    table_.insert(hash, id);
    return id;
  }

  // IdTable::none when there is no such row.
  [[nodiscard]] std::uint32_t find(const Key& key) const {
    return table_.find(hash_of_key(key), [&](std::uint32_t id) { return keys_[id] == key; });
  }

  [[nodiscard]] std::uint64_t bytes() const { return keys_.size() * sizeof(Key) + table_.bytes(); }

 private:
  std::vector<Key> keys_;
  IdTable table_;
};

}  // namespace consilium
