#include "base/json.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "base/json_reader.h"
#include "base/text.h"

namespace consilium {
namespace {

using Object = Json::object_t;

struct Entry {
  std::string key;  // empty in arrays
  Json value;
};

bool has_repeated_key(std::span<const Entry> entries) {
  for (std::size_t i = 0; i + 1 < entries.size(); ++i) {
    for (std::size_t j = i + 1; j < entries.size(); ++j) {
      if (entries[i].key == entries[j].key) return true;
    }
  }
  return false;
}

// Marks the entries whose key comes again later: the last one wins. Empty when there are none.
std::vector<bool> find_overridden(std::span<const Entry> entries) {
  constexpr std::size_t small = 12;
  if (entries.size() <= small && !has_repeated_key(entries)) return {};
  std::vector<bool> overridden(entries.size(), false);
  std::vector<std::uint32_t> order(entries.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const int by_key = entries[a].key.compare(entries[b].key);
    return by_key != 0 ? by_key < 0 : a < b;
  });
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    if (entries[order[i]].key == entries[order[i + 1]].key) overridden[order[i]] = true;
  }
  return overridden;
}

Json make_object(std::span<Entry> entries) {
  const std::vector<bool> overridden = find_overridden(entries);
  Object object;
  object.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (overridden.empty() || !overridden[i])
      object.emplace_back(std::move(entries[i].key), std::move(entries[i].value));
  }
  return Json(std::move(object));
}

Json make_array(std::span<Entry> entries) {
  Json::array_t array;
  array.reserve(entries.size());
  for (Entry& entry : entries) array.push_back(std::move(entry.value));
  return Json(std::move(array));
}

// Builds one value from tokens. The members of the containers that are still open wait in one flat stack, and each
// container is made in its final size when it ends: the library's ordered map would look through all keys at every
// insert and copy whole subtrees whenever it grows.
class TreeBuilder {
 public:
  explicit TreeBuilder(JsonReader& reader) : reader_(reader) {}

  // `token` is the first of the value. False on error, which the reader then holds.
  bool build(JsonToken token, Json& root) {
    waiting_.clear();
    open_.clear();
    std::string key;
    while (true) {
      if (token == JsonToken::error) return false;
      if (token == JsonToken::key) {
        key = reader_.text();
      } else if (token == JsonToken::end_object || token == JsonToken::end_array) {
        close(token == JsonToken::end_object);
      } else {
        waiting_.push_back({std::move(key), scalar(token)});
        key.clear();
        if (token == JsonToken::begin_object || token == JsonToken::begin_array) open_.push_back(waiting_.size());
      }
      if (open_.empty() && token != JsonToken::key) break;
      token = reader_.next();
    }
    root = std::move(waiting_.back().value);
    return true;
  }

 private:
  Json scalar(JsonToken token) {
    switch (token) {
      case JsonToken::string:
        return Json(std::string(reader_.text()));
      case JsonToken::integer:
        return Json(reader_.integer());
      case JsonToken::big_unsigned:
        return Json(reader_.big_unsigned());
      case JsonToken::real:
        return Json(reader_.real());
      case JsonToken::true_value:
        return Json(true);
      case JsonToken::false_value:
        return Json(false);
      default:
        return Json();  // null, or the place of a container that begins here
    }
  }

  void close(bool object) {
    const std::size_t first = open_.back();
    const std::span<Entry> members = std::span(waiting_).subspan(first);
    Json container = object ? make_object(members) : make_array(members);
    waiting_.resize(first);
    waiting_.back().value = std::move(container);
    open_.pop_back();
  }

  JsonReader& reader_;
  std::vector<Entry> waiting_;
  std::vector<std::size_t> open_;  // per open container, where its members begin in waiting_
};

// Walks a document for stream_json, keeping the path of the value that comes next.
class Streamer {
 public:
  Streamer(std::string_view text, const JsonStreamHandler& handler, const JsonLimits& limits)
      : reader_(text, limits.max_depth), builder_(reader_), handler_(handler) {}

  Result<bool> run() {
    if (!value(reader_.next())) return outcome();
    while (!in_object_.empty()) {
      const JsonToken token = reader_.next();
      if (token == JsonToken::end_object || token == JsonToken::end_array) {
        leave();
        continue;
      }
      const bool keyed = token == JsonToken::key;
      if (keyed) path_.back().assign(reader_.text());
      if (!value(keyed ? reader_.next() : token)) return outcome();
    }
    reader_.next();
    return outcome();
  }

 private:
  // False when reading ends here: an error, or the handler has had enough.
  bool value(JsonToken token) {
    if (token == JsonToken::error) return false;
    const bool container = token == JsonToken::begin_object || token == JsonToken::begin_array;
    switch (handler_.step(path_)) {
      case JsonStreamHandler::Step::deliver:
        return deliver(token);
      case JsonStreamHandler::Step::descend:
        if (container) enter(token == JsonToken::begin_object);
        return true;
      case JsonStreamHandler::Step::skip:
        return !container || reader_.skip_container();
    }
    return true;
  }

  bool deliver(JsonToken token) {
    Json tree;
    if (!builder_.build(token, tree)) return false;
    if (handler_.bytes_read != nullptr) *handler_.bytes_read = reader_.offset();
    stopped_ = !handler_.on_value(path_, std::move(tree));
    return !stopped_;
  }

  void enter(bool object) {
    in_object_.push_back(object);
    path_.emplace_back(object ? "" : "*");
  }

  void leave() {
    in_object_.pop_back();
    path_.pop_back();
  }

  Result<bool> outcome() const {
    if (stopped_) return false;
    if (!reader_.error().code.empty()) return reader_.error();
    return true;
  }

  JsonReader reader_;
  TreeBuilder builder_;
  const JsonStreamHandler& handler_;
  std::vector<std::string> path_;
  std::vector<bool> in_object_;
  bool stopped_ = false;
};

}  // namespace

Result<Json> parse_json(std::string_view text, const JsonLimits& limits) {
  JsonReader reader(text, limits.max_depth);
  Json root;
  if (!TreeBuilder(reader).build(reader.next(), root)) return reader.error();
  if (reader.next() == JsonToken::error) return reader.error();
  return root;
}

Result<bool> stream_json(std::string_view text, const JsonStreamHandler& handler, const JsonLimits& limits) {
  return Streamer(text, handler, limits).run();
}

const Json* json_find(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  for (const auto& [name, value] : object.get_ref<const Object&>()) {
    if (name == key) return &value;
  }
  return nullptr;
}

std::string_view json_string(const Json& object, std::string_view key, std::string_view fallback) {
  const Json* value = json_find(object, key);
  if (value == nullptr || !value->is_string()) return fallback;
  return value->get_ref<const std::string&>();
}

double json_number(const Json& object, std::string_view key, double fallback) {
  const Json* value = json_find(object, key);
  if (value == nullptr || !value->is_number()) return fallback;
  return value->get<double>();
}

std::string json_to_text(const Json& value) {
  return value.is_string() ? to_valid_utf8(value.get_ref<const std::string&>()) : json_dump(value);
}

std::string json_dump(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace consilium
