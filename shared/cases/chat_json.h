// A conversation as JSON, as chat templates take it: [{"role":"user","content":"..."},...].
#pragma once

#include <vector>

#include "base/json.h"
#include "cases/prompt.h"

namespace consilium::cases {

Json messages_json(const std::vector<Turn>& turns);

}  // namespace consilium::cases
