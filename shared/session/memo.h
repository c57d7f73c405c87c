// Memo: remembers the answers of a pure query, so that a view may ask again every frame.
//
// Bounded: the least recently asked key goes first. Another study empties it. The study itself is held weakly, so that
// closing a study frees it although views still remember answers about it.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <list>
#include <memory>
#include <utility>

#include "model/study.h"

namespace consilium::session {

template <typename Key, typename Value>
class Memo {
 public:
  explicit Memo(std::size_t capacity = 4) : capacity_(capacity) { assert(capacity > 0); }

  // The value for (study, key), made by `make(*study, key)` when it is not remembered. `study` is not null. The
  // reference stays good until `capacity` other keys were asked for or the study changes: use it within the frame.
  template <typename Make>
  const Value& get(const std::shared_ptr<const Study>& study, const Key& key, const Make& make) {
    assert(study);
    if (study_.lock() != study) {
      entries_.clear();
      study_ = study;
    }
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.first == key; });
    if (found != entries_.end()) {
      entries_.splice(entries_.begin(), entries_, found);
    } else {
      if (entries_.size() == capacity_) entries_.pop_back();
      entries_.emplace_front(key, make(*study, key));
    }
    return entries_.front().second;
  }

  void clear() { entries_.clear(); }

 private:
  std::size_t capacity_;
  std::weak_ptr<const Study> study_;
  std::list<std::pair<Key, Value>> entries_;  // most recently asked first; a list, so that values stay in place
};

}  // namespace consilium::session
