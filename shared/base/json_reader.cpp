#include "base/json_reader.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/text.h"

namespace consilium {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether one of eight bytes ends the plain run of a string: a quote, a backslash, a control character or non-ASCII.
// The classic SWAR tests; a false alarm costs only a look at the bytes one by one.
constexpr bool has_special_byte(std::uint64_t word) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t highs = 0x8080808080808080ULL;
  const std::uint64_t quote = word ^ (ones * static_cast<unsigned char>('"'));
  const std::uint64_t backslash = word ^ (ones * static_cast<unsigned char>('\\'));
  const std::uint64_t is_quote = quote - ones;
  const std::uint64_t is_backslash = backslash - ones;
  const std::uint64_t is_control = word - ones * 0x20U;
  return ((is_quote | is_backslash | is_control | word) & highs) != 0;
}

constexpr bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20U && byte < 0x80U && c != '"' && c != '\\';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The four hex digits of a \u escape, already checked by the scan.
std::uint32_t hex4(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits.substr(0, 4)) value = value * 16U + static_cast<std::uint32_t>(hex_value(c));
  return value;
}

void append_code_point(std::string& out, std::uint32_t code_point) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code_point < 0x80U) {
    put(code_point);
  } else if (code_point < 0x800U) {
    put(0xC0U | code_point >> 6);
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000U) {
    put(0xE0U | code_point >> 12);
    put(0x80U | (code_point >> 6 & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | code_point >> 18);
    put(0x80U | (code_point >> 12 & 0x3FU));
    put(0x80U | (code_point >> 6 & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
}

// `raw` starts after "\u". Appends the code point and tells how many bytes of `raw` it took.
std::size_t append_unicode_escape(std::string& out, std::string_view raw) {
  constexpr std::uint32_t replacement = 0xFFFDU;
  const std::uint32_t unit = hex4(raw);
  const bool high = unit >= 0xD800U && unit <= 0xDBFFU;
  const bool low = unit >= 0xDC00U && unit <= 0xDFFFU;
  if (!high) {
    append_code_point(out, low ? replacement : unit);
    return 4;
  }
  if (raw.size() >= 10 && raw[4] == '\\' && raw[5] == 'u') {
    const std::uint32_t second = hex4(raw.substr(6));
    if (second >= 0xDC00U && second <= 0xDFFFU) {
      append_code_point(out, 0x10000U + ((unit - 0xD800U) << 10) + (second - 0xDC00U));
      return 10;
    }
  }
  append_code_point(out, replacement);
  return 4;
}

char simple_escape(char c) {
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return c;  // quote, backslash, slash
  }
}

void unescape(std::string_view raw, std::string& out) {
  out.clear();
  while (!raw.empty()) {
    const void* found = std::memchr(raw.data(), '\\', raw.size());
    if (found == nullptr) {
      out.append(raw);
      return;
    }
    const auto plain = static_cast<std::size_t>(static_cast<const char*>(found) - raw.data());
    out.append(raw.substr(0, plain));
    const char kind = raw[plain + 1];
    raw.remove_prefix(plain + 2);
    if (kind == 'u') {
      raw.remove_prefix(append_unicode_escape(out, raw));
    } else {
      out += simple_escape(kind);
    }
  }
}

// What stands at a place, for the error sentence.
std::string describe(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20U && byte < 0x7FU) return std::string("\u201C") + c + "\u201D";
  return byte < 0x80U ? "a control character" : "a character that is not plain text";
}

}  // namespace

JsonReader::JsonReader(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {
  if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
}

JsonToken JsonReader::fail(const char* code, std::string message, std::size_t at) {
  failed_ = true;
  error_ = Error{code, std::move(message), "byte " + std::to_string(at), {}};
  return JsonToken::error;
}

bool JsonReader::fail_string(const char* code, std::string message, std::size_t at) {
  fail(code, std::move(message), at);
  return false;
}

JsonToken JsonReader::unexpected(std::string_view expected) {
  std::string message = "This is not valid JSON: ";
  message += expected;
  message += " should stand here, but ";
  message += at_end() ? "the text ends (the file may have been cut off)." : describe(peek()) + " does.";
  return fail("json-syntax", std::move(message), at_);
}

void JsonReader::skip_white_space() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
    ++at_;
  }
}

JsonToken JsonReader::next() {
  if (failed_) return JsonToken::error;
  skip_white_space();
  if (expect_ == Expect::comma_or_end) {
    const bool in_object = open_.back() == Container::object;
    if (!at_end() && peek() == (in_object ? '}' : ']')) {
      return close(in_object ? JsonToken::end_object : JsonToken::end_array);
    }
    if (at_end() || peek() != ',')
      return unexpected(in_object ? "a comma or \u201C}\u201D" : "a comma or \u201C]\u201D");
    ++at_;
    skip_white_space();
    expect_ = in_object ? Expect::key : Expect::value;
  }
  switch (expect_) {
    case Expect::key_or_end:
      if (!at_end() && peek() == '}') return close(JsonToken::end_object);
      return read_key();
    case Expect::key:
      return read_key();
    case Expect::value_or_end:
      if (!at_end() && peek() == ']') return close(JsonToken::end_array);
      return read_value();
    case Expect::nothing:
      return at_end() ? JsonToken::end_of_text : unexpected("nothing after the end of the document");
    default:
      return read_value();
  }
}

JsonToken JsonReader::read_value() {
  if (at_end()) {
    if (open_.empty()) return fail("json-empty", "There is no JSON here: the text is empty.", at_);
    return unexpected("a value");
  }
  switch (peek()) {
    case '{':
      return open(Container::object, JsonToken::begin_object);
    case '[':
      return open(Container::array, JsonToken::begin_array);
    case '"':
      return scan_string() ? finish_value(JsonToken::string) : JsonToken::error;
    case 't':
      return literal("true", JsonToken::true_value);
    case 'f':
      return literal("false", JsonToken::false_value);
    case 'n':
      return literal("null", JsonToken::null_value);
    case 'N':
      return literal("NaN", JsonToken::null_value);
    case 'I':
      return literal("Infinity", JsonToken::null_value);
    default:
      return read_number();
  }
}

JsonToken JsonReader::finish_value(JsonToken token) {
  expect_ = open_.empty() ? Expect::nothing : Expect::comma_or_end;
  return token;
}

JsonToken JsonReader::open(Container container, JsonToken token) {
  if (open_.size() >= max_depth_) {
    return fail("json-depth",
                "Lists and objects are nested more than " + plural(max_depth_, "level") +
                    " deep here; no evaluation log does that, so it was not read.",
                at_);
  }
  ++at_;
  open_.push_back(container);
  expect_ = container == Container::object ? Expect::key_or_end : Expect::value_or_end;
  return token;
}

JsonToken JsonReader::close(JsonToken token) {
  ++at_;
  open_.pop_back();
  return finish_value(token);
}

JsonToken JsonReader::read_key() {
  if (at_end() || peek() != '"') return unexpected("a name in quotes");
  if (!scan_string()) return JsonToken::error;
  skip_white_space();
  if (at_end() || peek() != ':') return unexpected("a colon");
  ++at_;
  expect_ = Expect::value;
  return JsonToken::key;
}

JsonToken JsonReader::literal(std::string_view word, JsonToken token) {
  if (text_.substr(at_, word.size()) != word) return unexpected("a value");
  at_ += word.size();
  return finish_value(token);
}

JsonToken JsonReader::read_number() {
  const std::size_t start = at_;
  const auto skip_digits = [&] {
    const std::size_t first = at_;
    while (!at_end() && is_digit(peek())) ++at_;
    return at_ > first;
  };
  const bool negative = peek() == '-';
  if (negative) ++at_;
  if (negative && !at_end() && peek() == 'I') return literal("Infinity", JsonToken::null_value);
  const std::size_t first_digit = at_;
  if (!skip_digits()) return unexpected(negative ? "a digit" : "a value");
  if (text_[first_digit] == '0' && at_ > first_digit + 1) {
    at_ = first_digit + 1;
    return unexpected("no digit after a leading zero");
  }
  const std::string_view digits = text_.substr(first_digit, at_ - first_digit);
  bool whole = true;
  if (!at_end() && peek() == '.') {
    whole = false;
    ++at_;
    if (!skip_digits()) return unexpected("a digit");
  }
  if (!at_end() && (peek() == 'e' || peek() == 'E')) {
    whole = false;
    ++at_;
    if (!at_end() && (peek() == '+' || peek() == '-')) ++at_;
    if (!skip_digits()) return unexpected("a digit");
  }
  const std::string_view number = text_.substr(start, at_ - start);
  return whole ? read_integer(digits, negative, number) : read_real(number);
}

JsonToken JsonReader::read_integer(std::string_view digits, bool negative, std::string_view whole) {
  const char* const end = whole.data() + whole.size();
  if (std::from_chars(whole.data(), end, integer_).ec == std::errc{}) return finish_value(JsonToken::integer);
  if (!negative && std::from_chars(digits.data(), end, big_unsigned_).ec == std::errc{}) {
    return finish_value(JsonToken::big_unsigned);
  }
  return read_real(whole);
}

JsonToken JsonReader::read_real(std::string_view whole) {
  real_ = parse_double(whole).value_or(0.0);
  if (std::isfinite(real_)) return finish_value(JsonToken::real);
  const std::string shown = ellipsize_utf8(whole, 24);
  return fail("json-number", "The number " + shown + " is larger than any this program can hold.", at_ - whole.size());
}

// From the opening quote to after the closing one; sets raw_ and has_escapes_.
bool JsonReader::scan_string() {
  const std::size_t opening = at_;
  ++at_;
  has_escapes_ = false;
  while (true) {
    while (text_.size() - at_ >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, text_.data() + at_, 8);
      if (has_special_byte(word)) break;
      at_ += 8;
    }
    while (!at_end() && is_plain(peek())) ++at_;
    if (at_end()) {
      return fail_string("json-syntax",
                         "This is not valid JSON: a text in quotes begins here and never ends (the file "
                         "may have been cut off).",
                         opening);
    }
    const char c = peek();
    if (c == '"') break;
    if (c == '\\') {
      if (!scan_escape()) return false;
    } else if (static_cast<unsigned char>(c) < 0x20U) {
      return fail_string("json-syntax", "This is not valid JSON: a control character stands inside a text.", at_);
    } else {
      const Utf8Sequence sequence = first_utf8_sequence(text_.substr(at_, 4));
      if (!sequence.well_formed) {
        return fail_string("json-utf8", "A text holds bytes that are not UTF-8, so its characters cannot be told.",
                           at_);
      }
      at_ += sequence.bytes;
    }
  }
  raw_ = text_.substr(opening + 1, at_ - opening - 1);
  ++at_;
  return true;
}

bool JsonReader::scan_escape() {
  const std::size_t start = at_;
  has_escapes_ = true;
  const std::string_view escape = text_.substr(at_ + 1, 5);
  constexpr std::string_view simple = "\"\\/bfnrt";
  if (!escape.empty() && simple.find(escape.front()) != std::string_view::npos) {
    at_ += 2;
    return true;
  }
  bool good = escape.size() == 5 && escape.front() == 'u';
  for (std::size_t i = 1; good && i < 5; ++i) good = hex_value(escape[i]) >= 0;
  if (!good)
    return fail_string("json-syntax",
                       "This is not valid JSON: a backslash in a text is followed by something "
                       "that has no meaning.",
                       start);
  at_ += 6;
  return true;
}

std::string_view JsonReader::text() {
  if (!has_escapes_) return raw_;
  unescape(raw_, unescaped_);
  return unescaped_;
}

bool JsonReader::skip_container() {
  const std::size_t outer = open_.size() - 1;
  while (open_.size() > outer) {
    if (next() == JsonToken::error) return false;
  }
  return true;
}

}  // namespace consilium
