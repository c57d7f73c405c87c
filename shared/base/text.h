// Small text helpers that behave the same in the native and the wasm build, free of locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consilium {

// Whole-string number readers: leading and trailing white space allowed, nothing else; nullopt otherwise.
// "NaN" and "inf" (any case, signed) are numbers for parse_double and come back as such; callers decide.
std::optional<double> parse_double(std::string_view text);
std::optional<std::int64_t> parse_int(std::string_view text);

std::string_view trim(std::string_view text);
std::string to_lower_ascii(std::string_view text);
bool equals_ignore_case(std::string_view a, std::string_view b);
bool contains_ignore_case(std::string_view text, std::string_view needle);
std::vector<std::string_view> split(std::string_view text, char separator);

// Replaces each ill-formed UTF-8 sequence by U+FFFD; `replaced`, when given, receives how many there were.
std::string to_valid_utf8(std::string_view bytes, std::size_t* replaced = nullptr);
bool is_valid_utf8(std::string_view bytes);
// The sequence at the start of non-empty `bytes`: how many bytes it takes and whether it is one well-formed code
// point. An ill-formed one takes its maximal subpart (Unicode 15, section 3.9), the part one U+FFFD stands for.
struct Utf8Sequence {
  std::uint8_t bytes = 1;
  bool well_formed = false;
};
Utf8Sequence first_utf8_sequence(std::string_view bytes);
// Cuts at a code point boundary so that at most `max_bytes` remain, the ellipsis that marks a cut included.
std::string ellipsize_utf8(std::string_view text, std::size_t max_bytes);

// Fixed decimals, "." as the point. `format_signed` writes "+" or U+2212 unless the shown digits are all zero.
// Neither ever prints NaN or infinity: both give "–" (en dash).
std::string format_fixed(double value, int decimals);
std::string format_signed(double value, int decimals);
// Rate 0..1 as "94.0" (percent, one decimal; "100" and "0" without decimals when exact).
std::string format_percent(double rate_0to1, int decimals = 1);
// Thousands separated by commas: 3671 -> "3,671".
std::string format_count(std::uint64_t count);
// "6.4 MB", "812 KB", "17 bytes" (decimal multiples).
std::string format_bytes(std::uint64_t bytes);
// Shortest text that reads back to the same double (for JSON and CSV).
std::string format_shortest(double value);
// One or many: plural(1, "scenario") -> "1 scenario", plural(3671, "scenario") -> "3,671 scenarios".
std::string plural(std::uint64_t count, std::string_view singular, std::string_view plural_form = {});
// A name in a file as words: "unequal_urgency" -> "unequal urgency".
std::string words_of(std::string_view name);
// With its first letter (ASCII) as a capital.
std::string capitalized(std::string_view words);

}  // namespace consilium
