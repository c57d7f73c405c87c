#include "base/json.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/reference.h"

using namespace consilium;
using Step = JsonStreamHandler::Step;

namespace {

Json parsed(std::string_view text) {
  Result<Json> result = parse_json(text);
  REQUIRE(result.ok());
  return std::move(result).value();
}

std::string joined(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& segment : path) text += "/" + segment;
  return text;
}

// Streams and notes each delivered subtree as "path=json".
struct Delivered {
  std::vector<std::string> values;
  std::vector<std::string> asked;
};
Result<bool> stream(std::string_view text, std::vector<std::string> wanted, Delivered& out,
                    std::size_t stop_after = 999) {
  JsonStreamHandler handler;
  handler.step = [&](const std::vector<std::string>& path) {
    const std::string here = joined(path);
    out.asked.push_back(here);
    if (std::ranges::find(wanted, here) != wanted.end()) return Step::deliver;
    const bool on_the_way =
        std::ranges::any_of(wanted, [&](const std::string& w) { return w.starts_with(here + "/"); });
    return on_the_way ? Step::descend : Step::skip;
  };
  handler.on_value = [&](const std::vector<std::string>& path, Json&& value) {
    out.values.push_back(joined(path) + "=" + json_dump(value));
    return out.values.size() < stop_after;
  };
  return stream_json(text, handler);
}

}  // namespace

TEST_CASE("a document becomes a tree that keeps the order of the source") {
  const Json tree = parsed(R"({"z":1,"a":[true,false,null,-2,18446744073709551615,0.5,"t\u00e9xt"],"m":{"k":{}}})");
  CHECK(json_dump(tree) ==
        "{\"z\":1,\"a\":[true,false,null,-2,18446744073709551615,0.5,\"t\u00E9xt\"],\"m\":{\"k\":{}}}");
  CHECK(tree["a"][3].is_number_integer());
  CHECK(tree["a"][4].is_number_unsigned());
  CHECK(tree["a"][5].is_number_float());
  CHECK(parsed("[]").is_array());
  CHECK(parsed("{}").is_object());
  CHECK(parsed("\"x\"") == "x");
  CHECK(parsed("\xEF\xBB\xBF 7") == 7);
}

TEST_CASE("NaN and Infinity are null in the tree") {
  CHECK(json_dump(parsed(R"({"value":NaN,"list":[Infinity,-Infinity,"NaN"]})")) ==
        R"({"value":null,"list":[null,null,"NaN"]})");
}

TEST_CASE("of the same key twice the last wins, in small and in large objects") {
  CHECK(json_dump(parsed(R"({"a":1,"b":2,"a":{"c":3,"c":4}})")) == R"({"b":2,"a":{"c":4}})");
  std::string text = "{";
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 50; ++i) {
      text += (text.size() > 1 ? ",\"key " : "\"key ") + std::to_string(i) + "\":" + std::to_string(round * 100 + i);
    }
  }
  const Json tree = parsed(text + "}");
  CHECK(tree.size() == 50);
  for (int i = 0; i < 50; ++i) CHECK(tree["key " + std::to_string(i)] == 200 + i);
}

TEST_CASE("an object of a quarter million keys is read in good time") {
  std::string text = "{";
  for (int i = 0; i < 250'000; ++i) text += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":0";
  CHECK(parsed(text + "}").size() == 250'000);
}

TEST_CASE("errors of a document carry code and place") {
  CHECK(parse_json("").error().code == "json-empty");
  CHECK(parse_json("{\"a\":1").error().code == "json-syntax");
  CHECK(parse_json("{\"a\":1").error().where == "byte 6");
  CHECK(parse_json("{\"a\":1} x").error().where == "byte 8");
  CHECK(parse_json("[1e999]").error().code == "json-number");
  CHECK(parse_json("[\"\xFF\"]").error().code == "json-utf8");
  CHECK(parse_json(std::string(1'000'000, '[')).error().code == "json-depth");
  CHECK(parse_json("[[1]]", {.max_depth = 1}).error().code == "json-depth");
  CHECK(parse_json("[[1]]", {.max_depth = 2}).ok());
}

TEST_CASE("our reader and the library's own parser agree on every short text over a small alphabet") {
  const std::vector<std::string> parts = {"{", "}", "[", "]",  ",",  ":",    "\"a\"",
                                          "1", "-", "0", ".5", "e2", "true", " "};
  std::vector<std::string> texts = {""};
  for (int length = 0; length < 4; ++length) {
    std::vector<std::string> longer;
    for (const std::string& text : texts) {
      for (const std::string& part : parts) longer.push_back(text + part);
    }
    for (const std::string& text : longer) {
      const Json expected = Json::parse(text, nullptr, false);
      const Result<Json> got = parse_json(text);
      CAPTURE(text);
      REQUIRE(got.ok() == !expected.is_discarded());
      if (got.ok()) REQUIRE(got.value() == expected);
    }
    texts = std::move(longer);
  }
}

TEST_CASE("streaming delivers the wanted subtrees with their paths") {
  Delivered out;
  const std::string text = R"({"version":2,"samples":[{"id":1},{"id":NaN},7],"results":{"skip":[{}],"scores":["a"]}})";
  const Result<bool> result = stream(text, {"/version", "/samples/*", "/results/scores"}, out);
  REQUIRE(result.ok());
  CHECK(result.value());
  CHECK(out.values == std::vector<std::string>{"/version=2", "/samples/*={\"id\":1}", "/samples/*={\"id\":null}",
                                               "/samples/*=7", "/results/scores=[\"a\"]"});
  CHECK(out.asked == std::vector<std::string>{"", "/version", "/samples", "/samples/*", "/samples/*", "/samples/*",
                                              "/results", "/results/skip", "/results/scores"});
}

TEST_CASE("streaming can deliver the whole document, or nothing") {
  Delivered whole;
  CHECK(stream("[1,[2]]", {""}, whole).value());
  CHECK(whole.values == std::vector<std::string>{"=[1,[2]]"});
  Delivered nothing;
  CHECK(stream("{\"a\":{\"b\":[1,2,{}]}}", {"/elsewhere"}, nothing).value());
  CHECK(nothing.values.empty());
  Delivered scalar;
  CHECK(stream("5", {"/a"}, scalar).value());
}

TEST_CASE("streaming walks arrays in arrays and empty containers") {
  Delivered out;
  CHECK(stream("[[1,2],[],[[3]]]", {"/*/*"}, out).value());
  CHECK(out.values == std::vector<std::string>{"/*/*=1", "/*/*=2", "/*/*=[3]"});
}

TEST_CASE("streaming stops when the receiver has had enough") {
  Delivered out;
  const Result<bool> result = stream("[1,2,3", {"/*"}, out, 2);
  REQUIRE(result.ok());
  CHECK_FALSE(result.value());
  CHECK(out.values.size() == 2);
}

TEST_CASE("streaming says how far it has read") {
  std::size_t bytes_read = 0;
  std::vector<std::size_t> places;
  JsonStreamHandler handler;
  handler.step = [](const auto& path) { return path.empty() ? Step::descend : Step::deliver; };
  handler.on_value = [&](const auto&, Json&&) {
    places.push_back(bytes_read);
    return true;
  };
  handler.bytes_read = &bytes_read;
  REQUIRE(stream_json("[1, [2], 3]", handler).ok());
  CHECK(places == std::vector<std::size_t>{2, 7, 10});
}

TEST_CASE("streaming gives the errors of the document, skipped parts included") {
  Delivered out;
  CHECK(stream("", {"/a"}, out).error().code == "json-empty");
  CHECK(stream("{\"b\":[1,}", {"/a"}, out).error().code == "json-syntax");
  CHECK(stream("{\"b\":\"\xFF\"}", {"/a"}, out).error().code == "json-utf8");
  CHECK(stream("{\"a\":1} trailing", {"/a"}, out).error().where == "byte 8");
  CHECK(stream("{\"a\":[1,", {"/a"}, out).error().code == "json-syntax");
  CHECK(stream("{\"b\":" + std::string(1'000'000, '['), {"/a"}, out).error().code == "json-depth");
  CHECK(stream("{\"a\":" + std::string(1'000'000, '['), {"/a"}, out).error().code == "json-depth");
}

TEST_CASE("accessors fall back instead of failing") {
  const Json object = parsed(R"({"s":"text","n":1.5,"i":3,"o":{},"null":null})");
  CHECK(json_string(object, "s") == "text");
  CHECK(json_string(object, "n", "none") == "none");
  CHECK(json_string(object, "absent", "none") == "none");
  CHECK(json_number(object, "n", -1.0) == 1.5);
  CHECK(json_number(object, "i", -1.0) == 3.0);
  CHECK(json_number(object, "s", -1.0) == -1.0);
  CHECK(json_number(object, "null", -1.0) == -1.0);
  CHECK(json_find(object, "o") != nullptr);
  CHECK(json_find(object, "null")->is_null());
  CHECK(json_find(object, "absent") == nullptr);
  CHECK(json_find(Json(5), "s") == nullptr);
  CHECK(json_find(parsed("[1]"), "s") == nullptr);
}

TEST_CASE("any value can be shown as text") {
  CHECK(json_to_text(parsed(R"("as it is")")) == "as it is");
  CHECK(json_to_text(parsed(R"({"a":[1,null]})")) == R"({"a":[1,null]})");
  CHECK(json_to_text(Json("caf\xE9")) == "caf\uFFFD");
  CHECK(json_dump(Json({{"k", "caf\xE9"}})) == "{\"k\":\"caf\uFFFD\"}");
  CHECK(json_dump(parsed("[1]"), 2) == "[\n  1\n]");
}

TEST_CASE("the real logs are read whole") {
  const auto log = testing::reference_file("SOURCES.md");
  if (!log) return;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(log->parent_path())) {
    if (entry.path().extension() != ".json") continue;
    CAPTURE(entry.path().string());
    const std::string text = testing::read_file(entry.path());
    const Result<Json> tree = parse_json(text);
    CHECK(tree.ok());
    ++files;
  }
  CHECK(files > 5);
}
