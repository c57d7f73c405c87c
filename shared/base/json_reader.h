// A pull tokenizer for JSON over text that stays where it is: no copies, no recursion, no allocation a token.
//
// It checks the grammar of RFC 8259 and the UTF-8 of every string while it goes, and accepts what real logs carry
// beyond it: a byte order mark at the start, and bare NaN, Infinity and -Infinity, which it delivers as null.
// Unpaired surrogate escapes become U+FFFD. After `error` every further call gives `error` again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace consilium {

enum class JsonToken : std::uint8_t {
  begin_object,
  end_object,
  begin_array,
  end_array,
  key,
  string,
  integer,       // fits std::int64_t
  big_unsigned,  // fits std::uint64_t only
  real,
  true_value,
  false_value,
  null_value,
  end_of_text,
  error,
};

class JsonReader {
 public:
  JsonReader(std::string_view text, std::size_t max_depth);

  JsonToken next();
  // Reads on to the end of the container whose begin token came last. False on error.
  bool skip_container();

  // The text of the last key or string token, escapes resolved; valid until the next call of next() or text().
  std::string_view text();
  [[nodiscard]] std::int64_t integer() const { return integer_; }
  [[nodiscard]] std::uint64_t big_unsigned() const { return big_unsigned_; }
  [[nodiscard]] double real() const { return real_; }

  [[nodiscard]] const Error& error() const { return error_; }
  [[nodiscard]] std::size_t offset() const { return at_; }

 private:
  enum class Container : std::uint8_t { object, array };
  enum class Expect : std::uint8_t { value, value_or_end, key, key_or_end, comma_or_end, nothing };

  JsonToken read_value();
  JsonToken open(Container container, JsonToken token);
  JsonToken close(JsonToken token);
  JsonToken read_key();
  JsonToken read_number();
  JsonToken read_integer(std::string_view digits, bool negative, std::string_view whole);
  JsonToken read_real(std::string_view whole);
  JsonToken literal(std::string_view word, JsonToken token);
  JsonToken finish_value(JsonToken token);
  bool scan_string();
  bool scan_escape();
  void skip_white_space();
  JsonToken fail(const char* code, std::string message, std::size_t at);
  JsonToken unexpected(std::string_view expected);
  bool fail_string(const char* code, std::string message, std::size_t at);

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return text_[at_]; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t max_depth_;
  std::vector<Container> open_;
  Expect expect_ = Expect::value;
  bool failed_ = false;

  std::string_view raw_;  // between the quotes of the last string
  bool has_escapes_ = false;
  std::string unescaped_;
  std::int64_t integer_ = 0;
  std::uint64_t big_unsigned_ = 0;
  double real_ = 0.0;
  Error error_;
};

}  // namespace consilium
