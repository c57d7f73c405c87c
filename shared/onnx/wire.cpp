#include "onnx/wire.h"

namespace consilium::onnx {

namespace {

enum class WireType : unsigned { varint = 0, length_delimited = 2 };

std::uint64_t tag(int field, WireType type) {
  return static_cast<std::uint64_t>(field) << 3U | static_cast<unsigned>(type);
}

}  // namespace

// Seven bits a byte, the lowest first; the eighth says that more follow.
void Message::varint(std::uint64_t value) {
  while (value >= 0x80) {
    bytes_ += static_cast<char>((value & 0x7FU) | 0x80U);
    value >>= 7U;
  }
  bytes_ += static_cast<char>(value);
}

void Message::number(int field, std::int64_t value) {
  varint(tag(field, WireType::varint));
  varint(static_cast<std::uint64_t>(value));
}

void Message::bytes(int field, std::string_view value) {
  varint(tag(field, WireType::length_delimited));
  varint(value.size());
  bytes_ += value;
}

}  // namespace consilium::onnx
