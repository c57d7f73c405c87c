// A flat hash table from node id to position, cleared in constant time. The semantic tree looks up every node of every
// frame, so it must neither allocate nor free once it has grown.
#pragma once

#include <cstdint>
#include <vector>

namespace consilium::ui::a11y {

class IdTable {
 public:
  static constexpr std::uint32_t absent = UINT32_MAX;

  void clear() {
    count_ = 0;
    if (++stamp_ == 0) {
      for (auto& slot : slots_) slot.stamp = 0;
      stamp_ = 1;
    }
  }

  [[nodiscard]] std::uint32_t find(std::uint32_t id) const {
    if (slots_.empty()) return absent;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = first_slot(id); slots_[at].stamp == stamp_; at = (at + 1) & mask) {
      if (slots_[at].id == id) return slots_[at].position;
    }
    return absent;
  }

  // False, and nothing changes, when the id is there already.
  bool insert(std::uint32_t id, std::uint32_t position) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = first_slot(id);
    for (; slots_[at].stamp == stamp_; at = (at + 1) & mask) {
      if (slots_[at].id == id) return false;
    }
    slots_[at] = {id, position, stamp_};
    ++count_;
    return true;
  }

 private:
  struct Slot {
    std::uint32_t id = 0;
    std::uint32_t position = 0;
    std::uint32_t stamp = 0;  // the slot is filled when this is the table's stamp
  };

  [[nodiscard]] std::size_t first_slot(std::uint32_t id) const {
    const std::uint32_t mixed = id * 2654435769U;  // Knuth's multiplicative hash: ids may be small counters
    return (mixed ^ (mixed >> 15U)) & (slots_.size() - 1);
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 256 : slots_.size() * 2);
    old.swap(slots_);
    const std::uint32_t old_stamp = stamp_;
    stamp_ = 1;
    count_ = 0;
    for (const auto& slot : old) {
      if (slot.stamp == old_stamp) insert(slot.id, slot.position);
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
  std::uint32_t stamp_ = 1;
};

}  // namespace consilium::ui::a11y
