// A truth as JSON, so that a labelled reply keeps what it was read against even when the case book changes.
#pragma once

#include "base/json.h"
#include "base/result.h"
#include "cases/truth.h"

namespace consilium::cases {

Json to_json(const Truth& truth);
// Errors: "cases-case" with the field in `where`.
Result<Truth> truth_from_json(const Json& json);

}  // namespace consilium::cases
