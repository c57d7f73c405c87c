#include "importers/inspect_value.h"

#include <cmath>
#include <optional>
#include <string>

#include "base/text.h"

namespace consilium::importers {
namespace {

using Kind = InspectValue::Kind;

InspectValue binary(bool right) { return {.kind = Kind::binary, .number = right ? 1.0 : 0.0}; }

InspectValue number(double value) {
  if (!std::isfinite(value)) return {};
  return {.kind = Kind::number, .number = value};
}

InspectValue from_text(std::string_view text) {
  if (text == "C") return binary(true);
  if (text == "I") return binary(false);
  if (text == "N") return {.kind = Kind::binary, .number = 0.0, .no_answer = true};
  if (text == "P") return {.kind = Kind::number, .number = 0.5, .partly = true};
  if (equals_ignore_case(text, "yes") || equals_ignore_case(text, "true")) return binary(true);
  if (equals_ignore_case(text, "no") || equals_ignore_case(text, "false")) return binary(false);
  if (const std::optional<double> parsed = parse_double(text)) return number(*parsed);
  return {.kind = Kind::unreadable};
}

}  // namespace

InspectValue read_inspect_value(const Json& value) {
  if (value.is_string()) return from_text(value.get_ref<const std::string&>());
  if (value.is_boolean()) return binary(value.get<bool>());
  if (value.is_number()) return number(value.get<double>());
  if (value.is_array() || value.is_object()) return {.kind = Kind::several};
  return {};
}

}  // namespace consilium::importers
