// Which family a model belongs to, from its name: "openai/gpt-4o-mini" -> "GPT". Used to flag a grader that judges its
// own family. Empty when the name tells nothing; never guessed from the provider alone.
#pragma once

#include <string_view>

namespace consilium::importers {

std::string_view model_family(std::string_view model_name);

}  // namespace consilium::importers
