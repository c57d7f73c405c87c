// The value of one Inspect score: what it means as a number, and whether it is a plain right-or-wrong.
#pragma once

#include <cstdint>

#include "base/json.h"

namespace consilium::importers {

struct InspectValue {
  enum class Kind : std::uint8_t {
    binary,      // C, I, N, yes, no, true, false
    number,      // P (partly right, 0.5), numbers, numbers written as text
    missing,     // null or NaN: Inspect's own word for "not scored"
    unreadable,  // any other text; Inspect counts it as 0 with a warning, we count it as missing
    several,     // a list (one value a judge) or an object (one value a criterion): look inside
  };
  Kind kind = Kind::missing;
  double number = 0.0;
  bool no_answer = false;  // "N": 0 for Inspect, but worth telling from a wrong answer
  bool partly = false;     // "P"
};

InspectValue read_inspect_value(const Json& value);

}  // namespace consilium::importers
