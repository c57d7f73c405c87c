// A computation graph as ONNX files hold it, and its bytes. Only what the lab's own small graphs need: tensors of
// three element types, attributes of two, no subgraphs, weights inside the file.
//
// Source: the messages of onnx.proto (ONNX IR version 8, operators of opset 17), in Protocol Buffers' wire format.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace consilium::onnx {

// TensorProto.DataType
enum class ElementType : std::int32_t { float32 = 1, int64 = 7, float16 = 10 };

using Dimension = std::variant<std::int64_t, std::string>;  // a size, or the name of one that is known when it runs

struct ValueInfo {
  std::string name;
  ElementType type = ElementType::float32;
  std::vector<Dimension> shape;
};

struct Attribute {
  std::string name;
  std::variant<std::int64_t, std::vector<std::int64_t>> value;
};

struct Node {
  std::string operation;  // of the default domain: "Exp"
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  std::vector<Attribute> attributes;
};

// A constant: of integers with its shape, or one float.
struct Constant {
  std::string name;
  std::variant<std::vector<std::int64_t>, float> value;  // integers are a vector, the float a scalar
};

struct Graph {
  std::string name;
  std::vector<ValueInfo> inputs, outputs;
  std::vector<Constant> constants;
  std::vector<Node> nodes;  // each after those whose outputs it takes
};

// The bytes of a ModelProto that holds the graph. A graph that ONNX refuses gives bytes that ONNX Runtime refuses: it
// is not checked here.
std::string to_bytes(const Graph& graph);

}  // namespace consilium::onnx
