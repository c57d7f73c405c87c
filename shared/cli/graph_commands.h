// The commands of graph-tool: writes the lab's own graphs as ONNX files, for tests that run them by ONNX Runtime.
#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

#include "cli/command_line.h"

namespace consilium::cli {

ExitStatus run_graph_tool(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err);

}  // namespace consilium::cli
