#include "importers/tidy_json_line.h"

#include "base/json_reader.h"
#include "base/text.h"

namespace consilium::importers {
namespace {

// The number that ends where the reader stands, as it was written.
std::string_view number_text(std::string_view line, std::size_t after_key, std::size_t end) {
  std::string_view text = line.substr(after_key, end - after_key);
  const std::size_t begin = text.find_first_of("-0123456789");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

bool is_container(JsonToken token) { return token == JsonToken::begin_object || token == JsonToken::begin_array; }

}  // namespace

// Resolved escapes are never longer than what was written, so the buffer, reserved to the line's size, stays put.
std::string_view TidyJsonLine::keep(std::string_view text, std::string_view line) {
  const bool in_line = text.data() >= line.data() && text.data() + text.size() <= line.data() + line.size();
  if (in_line || text.empty()) return text;
  const std::size_t begin = buffer_.size();
  buffer_.append(text);
  return std::string_view(buffer_).substr(begin);
}

void TidyJsonLine::store(TidyColumn column, std::string_view key, TidyValue value) {
  if (column == TidyColumn::unknown) {
    unknown_keys_.push_back(key);
  } else if (column == TidyColumn::tag) {
    if (!trim(value.text).empty()) row_.tags.push_back({tidy_tag_name(key), trim(value.text)});
  } else {
    const auto index = static_cast<std::size_t>(column);
    if (present_.test(index)) repeated_key_ = key;
    present_.set(index);
    row_.set(column, value);
  }
}

Result<Done> TidyJsonLine::read(std::string_view line) {
  row_.clear();
  present_.reset();
  unknown_keys_.clear();
  repeated_key_ = {};
  buffer_.clear();
  buffer_.reserve(line.size() + line.size() / 2);  // an unpaired surrogate escape may grow, see base/json_reader.h

  JsonReader reader(line, max_depth_);
  JsonToken token = reader.next();
  if (token == JsonToken::error) return reader.error();
  if (token != JsonToken::begin_object) {
    return Error{.code = "tidy-line-no-object", .message = "This line is no JSON object.", .where = {}, .hint = {}};
  }
  for (token = reader.next(); token == JsonToken::key; token = reader.next()) {
    const std::string_view key = keep(reader.text(), line);
    const std::size_t after_key = reader.offset();
    const TidyColumn column = tidy_column(key);
    TidyValue value;
    token = reader.next();
    if (is_container(token)) {
      const std::size_t begin = reader.offset() - 1;
      if (!reader.skip_container()) return reader.error();
      value = {line.substr(begin, reader.offset() - begin), true};
    } else if (token == JsonToken::string) {
      value.text = keep(reader.text(), line);
    } else if (token == JsonToken::integer || token == JsonToken::big_unsigned || token == JsonToken::real) {
      value.text = number_text(line, after_key, reader.offset());
    } else if (token == JsonToken::true_value || token == JsonToken::false_value) {
      value.text = token == JsonToken::true_value ? "true" : "false";
    } else if (token == JsonToken::error) {
      return reader.error();
    }
    store(column, key, value);
  }
  if (token == JsonToken::error || reader.next() == JsonToken::error) return reader.error();
  return Done{};
}

}  // namespace consilium::importers
