#include "onnx/graph.h"

#include <doctest/doctest.h>

using namespace consilium::onnx;

namespace {

std::string hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

}  // namespace

// The bytes are those that the Python package onnx 1.17.0 writes for the same graph (helper.make_model with IR version
// 8 and opset 17, SerializeToString).
TEST_CASE("a graph is written as ONNX's own package writes it") {
  Graph graph;
  graph.name = "tiny";
  graph.inputs = {{"x", ElementType::float16, {"batch", 3}}};
  graph.outputs = {{"y", ElementType::float32, {}}, {"m", ElementType::int64, {"batch"}}};
  graph.constants = {{"axes", std::vector<std::int64_t>{-1, 300}}, {"scale", 0.5F}};
  graph.nodes = {{"ReduceSum", {"x", "axes"}, {"s"}, {{"keepdims", std::int64_t{0}}}},
                 {"Mul", {"s", "scale"}, {"y"}, {}},
                 {"ReduceMax", {"x"}, {"m"}, {{"axes", std::vector<std::int64_t>{-1, 0}}}}};
  CHECK(hex(to_bytes(graph)) ==
        "08081209636f6e73696c69756d3adb01"
        "0a280a01780a0461786573120173220952656475636553756d2a0f0a086b65657064696d731800a00102"
        "0a120a01730a057363616c6512017922034d756c"
        "0a290a017812016d22095265647563654d61782a160a046178657340ffffffffffffffffff014000a00107"
        "120474696e79"
        "2a1c080210074204617865734a10ffffffffffffffff2c01000000000000"
        "2a0f100142057363616c654a040000003f"
        "5a180a017812130a11080a120d0a07120562617463680a020803"
        "620b0a017912060a0408011200"
        "62140a016d120f0a0d080712090a0712056261746368"
        "42040a001011");
}
