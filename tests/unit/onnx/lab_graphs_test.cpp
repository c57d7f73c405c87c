// That ONNX Runtime takes these graphs and computes what they promise is tested in tests/model/lab_graphs.test.mjs.
#include "onnx/lab_graphs.h"

#include <doctest/doctest.h>

#include <set>

using namespace consilium::onnx;

namespace {

// Every value is there before a node takes it, is made once, and every output is made.
void expect_in_order(const Graph& graph) {
  std::set<std::string> known;
  for (const ValueInfo& input : graph.inputs) CHECK_MESSAGE(known.insert(input.name).second, input.name);
  for (const Constant& constant : graph.constants) CHECK_MESSAGE(known.insert(constant.name).second, constant.name);
  for (const Node& node : graph.nodes) {
    for (const std::string& input : node.inputs) CHECK_MESSAGE(known.contains(input), input);
    for (const std::string& output : node.outputs) CHECK_MESSAGE(known.insert(output).second, output);
  }
  for (const ValueInfo& output : graph.outputs) CHECK_MESSAGE(known.contains(output.name), output.name);
}

}  // namespace

TEST_CASE("each graph names its values once and uses none before it is made") {
  for (const ElementType type : {ElementType::float32, ElementType::float16}) {
    expect_in_order(head_graph(5, type));
    expect_in_order(divergence_graph(type));
    expect_in_order(expand_graph({"past_key_values.0.key", "past_key_values.0.value"}, type));
  }
}

TEST_CASE("the graphs hold no operation that leaves the device") {
  for (const Graph& graph : {head_graph(1), divergence_graph()}) {
    for (const Node& node : graph.nodes) {
      CHECK(node.operation != "LogSoftmax");
      CHECK(node.operation != "ReduceLogSumExp");
    }
  }
}
