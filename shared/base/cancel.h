// How a long operation tells how far it is and learns that the user no longer wants it.
#pragma once

#include <cstdint>
#include <functional>

namespace consilium {

struct Progress {
  // Called now and then with work done and total in bytes of input; returns false to cancel. May be empty.
  std::function<bool(std::uint64_t done_bytes, std::uint64_t total_bytes)> report;

  [[nodiscard]] bool keep_going(std::uint64_t done_bytes, std::uint64_t total_bytes) const {
    return !report || report(done_bytes, total_bytes);
  }
};

}  // namespace consilium
