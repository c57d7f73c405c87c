// The commands of case-tool: writes training text, the prompts of Ward's study, and the study itself from the replies.
// Used by ./dev train and ./dev study; people who only read logs need consilium-cli alone.
#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

#include "cli/command_line.h"

namespace consilium::cli {

ExitStatus run_case_tool(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err);

}  // namespace consilium::cli
