// case-tool: see case_commands.h.
#include <iostream>
#include <string_view>
#include <vector>

#include "cli/case_commands.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  return static_cast<int>(consilium::cli::run_case_tool(arguments, std::cout, std::cerr));
}
