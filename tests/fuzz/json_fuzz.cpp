// Our JSON reader agrees with the library's own parser on what is JSON and what it means, and streaming agrees with
// reading whole.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/json_reader.h"
#include "base/text.h"

namespace {

using namespace consilium;

constexpr std::size_t max_depth = 200;

void require(bool holds) {
  if (!holds) std::abort();
}

struct Shape {
  bool apart = false;  // one of the places where the two differ on purpose
  bool too_deep = false;
};

Shape shape_of(std::string_view text) {
  Shape shape;
  for (const std::string_view word : {"NaN", "Infinity", "\\uD", "\\ud"}) {
    shape.apart = shape.apart || text.find(word) != std::string_view::npos;
  }
  // The library takes a zero byte for the end of the text.
  shape.apart = shape.apart || text.find('\0') != std::string_view::npos;
  std::size_t brackets = 0;
  for (const char c : text) brackets += c == '[' || c == '{' ? 1 : 0;
  shape.too_deep = brackets > max_depth;
  return shape;
}

void compare_with_library(std::string_view text, const Result<Json>& ours) {
  const Json theirs = Json::parse(text, nullptr, false);
  require(ours.ok() == !theirs.is_discarded());
  // The library keeps the first of equal keys in its place with the last value, we keep the last: compare values.
  if (ours.ok()) require(nlohmann::json::parse(json_dump(ours.value())) == nlohmann::json::parse(json_dump(theirs)));
}

void compare_with_streaming(std::string_view text, const Result<Json>& whole) {
  using Step = JsonStreamHandler::Step;
  std::size_t delivered = 0;
  JsonStreamHandler handler;
  handler.step = [](const std::vector<std::string>& path) {
    if (path.size() < 2) return Step::descend;
    return path.back().size() % 2 == 0 ? Step::skip : Step::deliver;
  };
  handler.on_value = [&](const std::vector<std::string>& path, Json&& value) {
    require(path.size() == 2 && is_valid_utf8(json_to_text(value)));
    ++delivered;
    return delivered < 1000;
  };
  const Result<bool> streamed = stream_json(text, handler, {.max_depth = max_depth});
  if (streamed.ok() && !streamed.value()) return;  // stopped early: the rest was not looked at
  require(streamed.ok() == whole.ok());
  if (!streamed.ok()) require(streamed.error() == whole.error());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<Json> whole = parse_json(text, {.max_depth = max_depth});
  if (whole.ok()) {
    const std::string dumped = json_dump(whole.value());
    require(is_valid_utf8(dumped));
    const Result<Json> again = parse_json(dumped, {.max_depth = max_depth});
    require(again.ok() && again.value() == whole.value());
  } else {
    require(whole.error().code.starts_with("json-") && !whole.error().message.empty());
    require(is_valid_utf8(whole.error().message));
  }
  compare_with_streaming(text, whole);
  const Shape shape = shape_of(text);
  if (!shape.apart && !shape.too_deep) compare_with_library(text, whole);
  return 0;
}
