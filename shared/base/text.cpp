#include "base/text.h"

#include <algorithm>
#include <cstring>

namespace consilium {
namespace {

constexpr std::string_view white_space = " \t\r\n\v\f";
constexpr std::string_view ellipsis = "\u2026";
constexpr std::string_view replacement_character = "\uFFFD";

constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// How many bytes at the start are ASCII, eight at a time.
std::size_t ascii_prefix(std::string_view bytes) {
  std::size_t at = 0;
  for (; bytes.size() - at >= 8; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    if ((word & 0x8080808080808080ULL) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80U) ++at;
  return at;
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  const std::size_t last = text.find_last_not_of(white_space);
  return text.substr(first, last - first + 1);
}

std::string to_lower_ascii(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), lower_ascii);
  return lower;
}

bool equals_ignore_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

bool contains_ignore_case(std::string_view text, std::string_view needle) {
  if (needle.empty()) return true;
  if (needle.size() > text.size()) return false;
  const char first = lower_ascii(needle.front());
  const std::size_t last_start = text.size() - needle.size();
  for (std::size_t at = 0; at <= last_start; ++at) {
    if (lower_ascii(text[at]) == first && equals_ignore_case(text.substr(at, needle.size()), needle)) return true;
  }
  return false;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, start)) {
    parts.push_back(text.substr(start, at - start));
    start = at + 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

Utf8Sequence first_utf8_sequence(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80U) return {1, true};
  // Unicode 15, table 3-7: the second byte's range depends on the lead and rules out overlong forms, surrogates and
  // code points beyond U+10FFFF.
  std::size_t length = 0;
  unsigned char second_min = 0x80U;
  unsigned char second_max = 0xBFU;
  if (lead >= 0xC2U && lead <= 0xDFU) {
    length = 2;
  } else if (lead >= 0xE0U && lead <= 0xEFU) {
    length = 3;
    if (lead == 0xE0U) second_min = 0xA0U;
    if (lead == 0xEDU) second_max = 0x9FU;
  } else if (lead >= 0xF0U && lead <= 0xF4U) {
    length = 4;
    if (lead == 0xF0U) second_min = 0x90U;
    if (lead == 0xF4U) second_max = 0x8FU;
  } else {
    return {1, false};
  }
  if (bytes.size() < 2 || byte(1) < second_min || byte(1) > second_max) return {1, false};
  for (std::size_t i = 2; i < length; ++i) {
    if (i >= bytes.size() || !is_continuation(bytes[i])) return {static_cast<std::uint8_t>(i), false};
  }
  return {static_cast<std::uint8_t>(length), true};
}

bool is_valid_utf8(std::string_view bytes) {
  while (true) {
    bytes.remove_prefix(ascii_prefix(bytes));
    if (bytes.empty()) return true;
    const Utf8Sequence sequence = first_utf8_sequence(bytes);
    if (!sequence.well_formed) return false;
    bytes.remove_prefix(sequence.bytes);
  }
}

std::string to_valid_utf8(std::string_view bytes, std::size_t* replaced) {
  std::size_t count = 0;
  std::string valid;
  valid.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t plain = ascii_prefix(bytes);
    valid.append(bytes.substr(0, plain));
    bytes.remove_prefix(plain);
    if (bytes.empty()) break;
    const Utf8Sequence sequence = first_utf8_sequence(bytes);
    valid.append(sequence.well_formed ? bytes.substr(0, sequence.bytes) : replacement_character);
    count += sequence.well_formed ? 0 : 1;
    bytes.remove_prefix(sequence.bytes);
  }
  if (replaced != nullptr) *replaced = count;
  return valid;
}

std::string ellipsize_utf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return std::string(text);
  const bool marked = max_bytes >= ellipsis.size();
  std::size_t end = marked ? max_bytes - ellipsis.size() : max_bytes;
  while (end > 0 && is_continuation(text[end])) --end;
  std::string cut(text.substr(0, end));
  if (marked) {
    const std::size_t last = cut.find_last_not_of(white_space);
    cut.resize(last == std::string::npos ? 0 : last + 1);
    cut += ellipsis;
  }
  return cut;
}

std::string words_of(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string capitalized(std::string_view words) {
  std::string text(words);
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

}  // namespace consilium
