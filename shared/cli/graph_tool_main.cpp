// graph-tool: see graph_commands.h.
#include <iostream>
#include <string_view>
#include <vector>

#include "cli/graph_commands.h"

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  return static_cast<int>(consilium::cli::run_graph_tool(arguments, std::cout, std::cerr));
}
