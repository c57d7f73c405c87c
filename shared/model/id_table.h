// A hash table that holds row numbers only: the keys stay where the rows are and are compared there.
//
// Eight bytes a slot whatever the key, so that a million interned texts cost no second copy of them.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace consilium {

class IdTable {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  // The id whose row `equals(id)`, among those of the same hash; none when there is no such row.
  template <typename Equals>
  [[nodiscard]] std::uint32_t find(std::uint64_t hash, const Equals& equals) const {
    if (slots_.empty()) return none;
    const std::uint32_t short_hash = shorten(hash);
    for (std::size_t at = short_hash & mask(); slots_[at].id != none; at = (at + 1) & mask()) {
      if (slots_[at].hash == short_hash && equals(slots_[at].id)) return slots_[at].id;
    }
    return none;
  }

  // Adds an id that find() did not find.
  void insert(std::uint64_t hash, std::uint32_t id) {
    if ((count_ + 1) * 4 > slots_.size() * 3) grow();
    place({shorten(hash), id});
    ++count_;
  }

  [[nodiscard]] std::uint64_t bytes() const { return slots_.size() * sizeof(Slot); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = none;
  };

  // Folds and mixes, as FNV's low bits alone are weak for short keys.
  static std::uint32_t shorten(std::uint64_t hash) {
    return static_cast<std::uint32_t>(((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15ULL) >> 32);
  }
  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }

  void place(Slot slot) {
    std::size_t at = slot.hash & mask();
    while (slots_[at].id != none) at = (at + 1) & mask();
    slots_[at] = slot;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    std::swap(old, slots_);
    for (const Slot& slot : old) {
      if (slot.id != none) place(slot);
    }
  }

  std::vector<Slot> slots_;  // a power of two
  std::size_t count_ = 0;
};

}  // namespace consilium
