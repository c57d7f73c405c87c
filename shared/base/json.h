// The one door to nlohmann/json: hostile text in, checked values out, no exceptions.
//
// Real evaluation logs carry bare NaN and Infinity (Python's json writes them). `parse_json` and the streaming
// reader accept these tokens outside of strings and deliver them as null; everything else that RFC 8259 forbids
// is an error with a byte offset. Nesting beyond `JsonLimits::max_depth` is refused before it can hurt.
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"

namespace consilium {

// Ordered, so that written files and shown metadata keep the order of the source.
using Json = nlohmann::ordered_json;

struct JsonLimits {
  std::size_t max_depth = 200;
};

// Parses one whole document. Errors: "json-syntax" (where = "byte N"), "json-depth", "json-number", "json-empty",
// "json-utf8".
Result<Json> parse_json(std::string_view text, const JsonLimits& limits = {});

// Streams a large document without holding it as a tree: `wanted(path)` names the subtrees to deliver whole.
// Path segments are object keys; array elements add the segment "*". Example: {"samples","*"} delivers each sample.
// Subtrees that are not wanted are skipped without allocation. Return false from `on_value` to stop (cancel).
struct JsonStreamHandler {
  // Decide for the value that starts at `path` (called for every value that is not inside a delivered subtree).
  enum class Step : std::uint8_t { skip, descend, deliver };
  std::function<Step(const std::vector<std::string>& path)> step;
  std::function<bool(const std::vector<std::string>& path, Json&& value)> on_value;
  // When given, says at each on_value how many bytes of the text are read: for progress.
  std::size_t* bytes_read = nullptr;
};
// Value: true when the document was read to its end, false when on_value stopped it.
Result<bool> stream_json(std::string_view text, const JsonStreamHandler& handler, const JsonLimits& limits = {});

// Tolerant accessors: wrong type or absent gives the fallback, never an assert.
std::string_view json_string(const Json& object, std::string_view key, std::string_view fallback = {});
const Json* json_find(const Json& object, std::string_view key);  // nullptr when not an object or absent
double json_number(const Json& object, std::string_view key, double fallback);
// Any JSON value as readable text: strings as they are, the rest as compact JSON (invalid UTF-8 replaced).
std::string json_to_text(const Json& value);
std::string json_dump(const Json& value, int indent = -1);

}  // namespace consilium
