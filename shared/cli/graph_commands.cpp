#include "cli/graph_commands.h"

#include <ostream>
#include <string>
#include <vector>

#include "base/text.h"
#include "onnx/lab_graphs.h"

namespace consilium::cli {

namespace {

constexpr std::string_view usage =
    "Usage: one of these, with `half` when the model computes in half precision; writes an ONNX file\n"
    "  graph-tool head TOP [half]\n"
    "  graph-tool divergence [half]\n"
    "  graph-tool expand NAME... [half]\n";

}  // namespace

ExitStatus run_graph_tool(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err) {
  std::vector<std::string> rest(arguments.begin(), arguments.end());
  onnx::ElementType type = onnx::ElementType::float32;
  if (!rest.empty() && rest.back() == "half") {
    type = onnx::ElementType::float16;
    rest.pop_back();
  }
  const std::string command = rest.empty() ? std::string() : rest.front();
  if (!rest.empty()) rest.erase(rest.begin());
  const auto top = rest.size() == 1 ? parse_int(rest.front()) : std::nullopt;
  if (command == "head" && top && *top >= 1) {
    out << to_bytes(onnx::head_graph(*top, type));
  } else if (command == "divergence" && rest.empty()) {
    out << to_bytes(onnx::divergence_graph(type));
  } else if (command == "expand" && !rest.empty()) {
    out << to_bytes(onnx::expand_graph(rest, type));
  } else if (command == "help" || command == "--help") {
    out << usage;
  } else {
    err << usage;
    return ExitStatus::wrong_use;
  }
  if (out.flush()) return ExitStatus::success;
  err << "The result cannot be written.\n";
  return ExitStatus::unreadable_input;
}

}  // namespace consilium::cli
