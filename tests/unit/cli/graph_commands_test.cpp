#include "cli/graph_commands.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <sstream>
#include <vector>

#include "onnx/lab_graphs.h"

using namespace consilium;
using cli::ExitStatus;

namespace {

struct Ran {
  ExitStatus status;
  std::string out, err;
};

Ran run(std::initializer_list<std::string_view> arguments) {
  std::ostringstream out, err;
  const ExitStatus status = cli::run_graph_tool(std::vector<std::string_view>(arguments), out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("graph-tool writes the graph that is asked for") {
  CHECK(run({"head", "5"}).out == to_bytes(onnx::head_graph(5)));
  CHECK(run({"head", "5", "half"}).out == to_bytes(onnx::head_graph(5, onnx::ElementType::float16)));
  CHECK(run({"divergence"}).out == to_bytes(onnx::divergence_graph()));
  CHECK(run({"expand", "a", "b"}).out == to_bytes(onnx::expand_graph({"a", "b"})));
}

TEST_CASE("graph-tool says how it is used when it cannot tell what is asked for") {
  for (const auto& arguments : std::initializer_list<std::initializer_list<std::string_view>>{
           {}, {"half"}, {"head"}, {"head", "0"}, {"head", "five"}, {"divergence", "5"}, {"expand"}, {"other", "5"}}) {
    const Ran ran = run(arguments);
    CHECK(ran.status == ExitStatus::wrong_use);
    CHECK(ran.out.empty());
    CHECK(ran.err.starts_with("Usage"));
  }
}
