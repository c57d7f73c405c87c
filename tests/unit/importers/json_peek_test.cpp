#include "importers/json_peek.h"

#include <doctest/doctest.h>

using namespace consilium::importers;

TEST_CASE("the keys of an object, of an array's first object, and of the first line") {
  const JsonPeek object = peek_json(R"( {"a": 1, "b": {"c": 2}, "d": "text"} )");
  CHECK(object.object);
  CHECK(object.has_all("a", "b", "d"));
  CHECK_FALSE(object.has("c"));
  CHECK(object.find("b")->is_container);
  CHECK(object.find("d")->text == "text");

  const JsonPeek array = peek_json(R"([{"x": 1}, {"y": 2}])");
  CHECK(array.array);
  CHECK(array.has("x"));
  CHECK_FALSE(array.has("y"));

  CHECK(peek_json("{\"p\": 1}\n{\"q\": 2}\n").has("p"));
}

TEST_CASE("what is cut off or broken further on still has its first keys") {
  const JsonPeek cut = peek_json(R"({"a": 1, "b": [1, 2, )");
  CHECK(cut.has_all("a", "b"));
  CHECK(peek_json(R"({"a": 1, oops)").has("a"));
}

TEST_CASE("what is no JSON has no keys") {
  for (const char* text : {"", "a,b\n", "<html>", "[1, 2]", "17"}) CHECK(peek_json(text).keys.empty());
  CHECK_FALSE(peek_json("a,b").object);
}
