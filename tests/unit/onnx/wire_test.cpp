#include "onnx/wire.h"

#include <doctest/doctest.h>

using consilium::onnx::Message;

namespace {

std::string number(std::int64_t value) {
  Message message;
  message.number(1, value);
  return message.as_bytes();
}

}  // namespace

// The examples of https://protobuf.dev/programming-guides/encoding/.
TEST_CASE("numbers, texts and messages are written as the guide to the format writes them") {
  CHECK(number(150) == "\x08\x96\x01");
  Message text;
  text.bytes(2, "testing");
  CHECK(text.as_bytes() == "\x12\x07testing");
  Message inner, outer;
  inner.number(1, 150);
  outer.message(3, inner);
  CHECK(outer.as_bytes() == "\x1a\x03\x08\x96\x01");
}

TEST_CASE("zero, the largest number and a negative one have 1, 9 and 10 bytes") {
  CHECK(number(0) == std::string("\x08\x00", 2));
  CHECK(number(INT64_MAX) == "\x08" + std::string(8, '\xff') + "\x7f");
  CHECK(number(-1) == "\x08" + std::string(9, '\xff') + "\x01");
}

TEST_CASE("a field above 15 needs two bytes of tag, a text above 127 two of length") {
  Message message;
  message.bytes(20, std::string(300, 'x'));
  CHECK(message.as_bytes() == "\xa2\x01\xac\x02" + std::string(300, 'x'));
}
