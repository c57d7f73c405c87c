#include "onnx/graph.h"

#include <bit>
#include <cstring>

#include "onnx/wire.h"

namespace consilium::onnx {

namespace {

constexpr std::int64_t ir_version = 8;
constexpr std::int64_t opset = 17;

// The numbers of the fields in onnx.proto.
namespace model_field {
constexpr int ir_version = 1, producer = 2, graph = 7, opset = 8;
}
namespace opset_field {
constexpr int domain = 1, version = 2;
}
namespace graph_field {
constexpr int node = 1, name = 2, initializer = 5, input = 11, output = 12;
}
namespace node_field {
constexpr int input = 1, output = 2, operation = 4, attribute = 5;
}
namespace attribute_field {
constexpr int name = 1, integer = 3, integers = 8, type = 20;
}
namespace attribute_type {
constexpr std::int64_t integer = 2, integers = 7;
}
namespace tensor_field {
constexpr int dimension = 1, type = 2, name = 8, raw = 9;
}
namespace value_field {
constexpr int name = 1, type = 2;
}
namespace type_field {
constexpr int tensor = 1;
}
namespace tensor_type_field {
constexpr int element = 1, shape = 2;
}
namespace shape_field {
constexpr int dimension = 1;
}
namespace dimension_field {
constexpr int value = 1, parameter = 2;
}

static_assert(std::endian::native == std::endian::little, "raw tensor data is little-endian");

template <typename T>
void append_raw(std::string& bytes, T value) {
  char raw[sizeof(T)];
  std::memcpy(raw, &value, sizeof(T));
  bytes.append(raw, sizeof(T));
}

Message attribute_message(const Attribute& attribute) {
  Message message;
  message.bytes(attribute_field::name, attribute.name);
  if (const auto* integer = std::get_if<std::int64_t>(&attribute.value)) {
    message.number(attribute_field::integer, *integer);
    message.number(attribute_field::type, attribute_type::integer);
    return message;
  }
  for (const std::int64_t integer : std::get<std::vector<std::int64_t>>(attribute.value)) {
    message.number(attribute_field::integers, integer);
  }
  message.number(attribute_field::type, attribute_type::integers);
  return message;
}

Message node_message(const Node& node) {
  Message message;
  for (const std::string& input : node.inputs) message.bytes(node_field::input, input);
  for (const std::string& output : node.outputs) message.bytes(node_field::output, output);
  message.bytes(node_field::operation, node.operation);
  for (const Attribute& attribute : node.attributes) {
    message.message(node_field::attribute, attribute_message(attribute));
  }
  return message;
}

Message constant_message(const Constant& constant) {
  Message message;
  std::string raw;
  ElementType type = ElementType::float32;
  if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&constant.value)) {
    type = ElementType::int64;
    message.number(tensor_field::dimension, static_cast<std::int64_t>(integers->size()));
    for (const std::int64_t integer : *integers) append_raw(raw, integer);
  } else {
    append_raw(raw, std::get<float>(constant.value));
  }
  message.number(tensor_field::type, static_cast<std::int64_t>(type));
  message.bytes(tensor_field::name, constant.name);
  message.bytes(tensor_field::raw, raw);
  return message;
}

Message shape_message(const std::vector<Dimension>& shape) {
  Message message;
  for (const Dimension& dimension : shape) {
    Message one;
    if (const auto* size = std::get_if<std::int64_t>(&dimension)) {
      one.number(dimension_field::value, *size);
    } else {
      one.bytes(dimension_field::parameter, std::get<std::string>(dimension));
    }
    message.message(shape_field::dimension, one);
  }
  return message;
}

Message value_message(const ValueInfo& value) {
  Message tensor;
  tensor.number(tensor_type_field::element, static_cast<std::int64_t>(value.type));
  tensor.message(tensor_type_field::shape, shape_message(value.shape));
  Message type;
  type.message(type_field::tensor, tensor);
  Message message;
  message.bytes(value_field::name, value.name);
  message.message(value_field::type, type);
  return message;
}

Message graph_message(const Graph& graph) {
  Message message;
  for (const Node& node : graph.nodes) message.message(graph_field::node, node_message(node));
  message.bytes(graph_field::name, graph.name);
  for (const Constant& constant : graph.constants) {
    message.message(graph_field::initializer, constant_message(constant));
  }
  for (const ValueInfo& input : graph.inputs) message.message(graph_field::input, value_message(input));
  for (const ValueInfo& output : graph.outputs) message.message(graph_field::output, value_message(output));
  return message;
}

}  // namespace

std::string to_bytes(const Graph& graph) {
  Message operators;
  operators.bytes(opset_field::domain, "");  // the default one
  operators.number(opset_field::version, opset);
  Message model;
  model.number(model_field::ir_version, ir_version);
  model.bytes(model_field::producer, "consilium");
  model.message(model_field::graph, graph_message(graph));
  model.message(model_field::opset, operators);
  return model.as_bytes();
}

}  // namespace consilium::onnx
