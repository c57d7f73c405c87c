// Strong row numbers: a ModelId cannot be passed where a CriterionId is meant.
//
// An id is an index into the table of its kind in one Study; it has no meaning in another study.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace consilium {

template <typename Tag>
struct Id {
  static constexpr std::uint32_t none_value = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = none_value;

  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t v) : value(v) {}

  [[nodiscard]] constexpr bool valid() const { return value != none_value; }
  [[nodiscard]] constexpr std::size_t index() const { return value; }
  static constexpr Id none() { return Id{}; }

  constexpr auto operator<=>(const Id&) const = default;
};

}  // namespace consilium
