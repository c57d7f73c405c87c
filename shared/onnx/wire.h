// Writes the wire format of Protocol Buffers: fields of whole numbers, and fields of bytes (texts and messages).
// Source: https://protobuf.dev/programming-guides/encoding/
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace consilium::onnx {

// The bytes of one message, field by field.
class Message {
 public:
  void number(int field, std::int64_t value);
  void bytes(int field, std::string_view value);
  void message(int field, const Message& value) { bytes(field, value.bytes_); }

  [[nodiscard]] const std::string& as_bytes() const { return bytes_; }

 private:
  void varint(std::uint64_t value);

  std::string bytes_;
};

}  // namespace consilium::onnx
