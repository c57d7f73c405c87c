#include "importers/json_peek.h"

#include "base/json_reader.h"

namespace consilium::importers {
namespace {

constexpr std::size_t max_bytes = 1'000'000;
constexpr std::size_t max_keys = 100;
constexpr std::size_t max_text = 80;
constexpr std::size_t max_depth = 200;

bool is_container(JsonToken token) { return token == JsonToken::begin_object || token == JsonToken::begin_array; }

}  // namespace

const PeekedKey* JsonPeek::find(std::string_view name) const {
  for (const PeekedKey& key : keys) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

JsonPeek peek_json(std::string_view text) {
  JsonPeek peek;
  JsonReader reader(text.substr(0, max_bytes), max_depth);
  JsonToken token = reader.next();
  peek.object = token == JsonToken::begin_object;
  peek.array = token == JsonToken::begin_array;
  if (peek.array) token = reader.next();
  if (token != JsonToken::begin_object) return peek;

  while (peek.keys.size() < max_keys && reader.next() == JsonToken::key) {
    PeekedKey key{.name = std::string(reader.text())};
    const JsonToken value = reader.next();
    key.is_string = value == JsonToken::string;
    key.is_container = is_container(value);
    if (key.is_string) key.text = reader.text().substr(0, max_text);
    // A value cut off by the end of the look still tells that its key is there.
    const bool whole = value != JsonToken::error && (!key.is_container || reader.skip_container());
    peek.keys.push_back(std::move(key));
    if (!whole) break;
  }
  return peek;
}

}  // namespace consilium::importers
