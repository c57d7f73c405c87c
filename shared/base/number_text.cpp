// The number half of text.h: reading and writing numbers, the same in both builds and in every locale.
//
// std::from_chars for double is missing in one of our standard libraries and std::to_chars costs the wasm file large
// tables, so reading goes through strtod with the decimal point taken out, and writing through snprintf.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "base/text.h"

namespace consilium {
namespace {

constexpr std::string_view en_dash = "\u2013";
constexpr std::string_view minus_sign = "\u2212";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The parts of a decimal number: (-1)^negative * digits * 10^exponent10, where the digits may be split by a point.
struct Decimal {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  std::int64_t exponent10 = 0;
};

std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

bool take_sign(std::string_view& text) {
  if (text.empty() || (text.front() != '-' && text.front() != '+')) return false;
  const bool negative = text.front() == '-';
  text.remove_prefix(1);
  return negative;
}

// Far beyond what any double reaches, and far from overflow when the number of digits is added.
constexpr std::int64_t exponent_cap = 1'000'000'000'000;

bool take_exponent(std::string_view& text, std::int64_t& exponent10) {
  if (text.empty() || (text.front() != 'e' && text.front() != 'E')) return true;
  text.remove_prefix(1);
  const bool negative = take_sign(text);
  const std::string_view digits = take_digits(text);
  if (digits.empty()) return false;
  std::int64_t value = 0;
  for (const char c : digits) value = std::min<std::int64_t>(exponent_cap, value * 10 + (c - '0'));
  exponent10 = negative ? -value : value;
  return true;
}

std::optional<Decimal> scan_decimal(std::string_view text) {
  Decimal decimal;
  decimal.negative = take_sign(text);
  decimal.whole = take_digits(text);
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    decimal.fraction = take_digits(text);
  }
  if (decimal.whole.empty() && decimal.fraction.empty()) return std::nullopt;
  if (!take_exponent(text, decimal.exponent10) || !text.empty()) return std::nullopt;
  return decimal;
}

// Clinger 1990: when the digits fit in 53 bits and the power of ten is exact, one operation rounds correctly.
std::optional<double> exact_double(const Decimal& decimal) {
  constexpr std::array<double, 23> powers_of_ten = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr std::uint64_t largest_exact = 1ULL << 53;
  if (decimal.whole.size() + decimal.fraction.size() > 18) return std::nullopt;
  std::uint64_t digits = 0;
  for (const char c : decimal.whole) digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
  for (const char c : decimal.fraction) digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
  const std::int64_t exponent = decimal.exponent10 - static_cast<std::int64_t>(decimal.fraction.size());
  if (digits > largest_exact || exponent < -22 || exponent > 22) return std::nullopt;
  const double power = powers_of_ten[static_cast<std::size_t>(exponent < 0 ? -exponent : exponent)];
  const double value = exponent < 0 ? static_cast<double>(digits) / power : static_cast<double>(digits) * power;
  return decimal.negative ? -value : value;
}

// Hands the digits to strtod as an integer with an exponent: without a decimal point no locale can change the result.
double rounded_double(const Decimal& decimal) {
  std::string plain;
  plain.reserve(decimal.whole.size() + decimal.fraction.size() + 24);
  if (decimal.negative) plain += '-';
  plain += decimal.whole;
  plain += decimal.fraction;
  plain += 'e';
  plain += std::to_string(decimal.exponent10 - static_cast<std::int64_t>(decimal.fraction.size()));
  return std::strtod(plain.c_str(), nullptr);
}

std::optional<double> parse_special(std::string_view text) {
  const bool negative = take_sign(text);
  double value = 0.0;
  if (equals_ignore_case(text, "nan")) {
    value = std::numeric_limits<double>::quiet_NaN();
  } else if (equals_ignore_case(text, "inf") || equals_ignore_case(text, "infinity")) {
    value = std::numeric_limits<double>::infinity();
  } else {
    return std::nullopt;
  }
  return negative ? -value : value;
}

// Runs snprintf with one double and gives "." as the point whatever the locale says.
std::string print_double(const char* format, int precision, double value) {
  std::array<char, 512> buffer{};  // the largest double has 309 digits before the point; decimals are capped below
  const int written = std::snprintf(buffer.data(), buffer.size(), format, precision, value);
  std::string text(buffer.data(), static_cast<std::size_t>(std::max(written, 0)));
  const std::size_t point = text.find_first_not_of("+-0123456789e");
  if (point != std::string::npos) {
    const std::size_t point_end = text.find_first_of("0123456789e", point);
    text.replace(point, point_end - point, ".");
  }
  return text;
}

bool shows_only_zeros(std::string_view text) { return text.find_first_of("123456789") == std::string_view::npos; }

std::string fixed_magnitude(double value, int decimals) {
  return print_double("%.*f", std::clamp(decimals, 0, 30), std::fabs(value));
}

}  // namespace

std::optional<double> parse_double(std::string_view text) {
  text = trim(text);
  const std::optional<Decimal> decimal = scan_decimal(text);
  if (!decimal) return parse_special(text);
  const std::optional<double> exact = exact_double(*decimal);
  return exact ? *exact : rounded_double(*decimal);
}

std::optional<std::int64_t> parse_int(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string format_fixed(double value, int decimals) {
  if (!std::isfinite(value)) return std::string(en_dash);
  std::string text = fixed_magnitude(value, decimals);
  if (value < 0.0 && !shows_only_zeros(text)) text.insert(0, "-");
  return text;
}

std::string format_signed(double value, int decimals) {
  if (!std::isfinite(value)) return std::string(en_dash);
  std::string text = fixed_magnitude(value, decimals);
  if (!shows_only_zeros(text)) text.insert(0, value < 0.0 ? minus_sign : std::string_view("+"));
  return text;
}

std::string format_percent(double rate_0to1, int decimals) {
  if (rate_0to1 == 0.0) return "0";
  if (rate_0to1 == 1.0) return "100";
  return format_fixed(rate_0to1 * 100.0, decimals);
}

std::string format_count(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t left = text.size(); left > 3; left -= 3) text.insert(left - 3, ",");
  return text;
}

std::string format_bytes(std::uint64_t bytes) {
  if (bytes < 1000) return plural(bytes, "byte");
  constexpr std::array<std::string_view, 6> units = {"KB", "MB", "GB", "TB", "PB", "EB"};
  double amount = static_cast<double>(bytes) / 1000.0;
  std::size_t unit = 0;
  // 999.5 would be shown as "1000": the next unit says it better.
  while (amount >= 999.5 && unit + 1 < units.size()) {
    amount /= 1000.0;
    ++unit;
  }
  std::string text = format_fixed(amount, amount < 9.95 ? 1 : 0);
  text += ' ';
  text += units[unit];
  return text;
}

std::string format_shortest(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0.0 ? "-Infinity" : "Infinity";
  // Any decimal of up to 15 digits survives a double, so for normal numbers the first 15-digit print that reads back
  // is the shortest already ("%g" drops trailing zeros). Subnormal numbers carry fewer digits.
  const bool subnormal = std::fabs(value) < std::numeric_limits<double>::min();
  for (int digits = subnormal ? 1 : 15; digits < 17; ++digits) {
    std::string text = print_double("%.*g", digits, value);
    if (parse_double(text) == value) return text;
  }
  return print_double("%.*g", 17, value);
}

std::string plural(std::uint64_t count, std::string_view singular, std::string_view plural_form) {
  std::string text = format_count(count);
  text += ' ';
  text += singular;
  if (count == 1) return text;
  if (plural_form.empty()) return text + 's';
  text.resize(text.size() - singular.size());
  text += plural_form;
  return text;
}

}  // namespace consilium
