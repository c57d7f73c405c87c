// Small values as text for a link, "k=medicine~i=2", and back. A value names its fields once, in a function
// `each_field(value, field)` that calls `field(name, place, words of its enumeration)` for each of them; both ways
// follow that one list, and only what differs from the usual value is written.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/text.h"

namespace consilium::session::link_fields {

inline constexpr char separator = '~';
inline constexpr std::size_t longest_link = 6000;  // bytes
inline constexpr std::size_t longest_text = 100;   // bytes, of a field that holds text
inline constexpr std::size_t most_numbers = 16;    // of a list

using Words = std::span<const std::string_view>;

template <typename T>
std::string text_of(const T& value, Words words) {
  if constexpr (std::is_enum_v<T>) {
    return std::string(words[static_cast<std::size_t>(value)]);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return value;
  } else if constexpr (std::is_same_v<T, double>) {
    return format_shortest(value);
  } else if constexpr (std::is_same_v<T, std::vector<double>>) {
    std::string text;
    for (const double number : value) text += (text.empty() ? "" : ",") + format_shortest(number);
    return text;
  } else {
    return std::to_string(static_cast<std::int64_t>(value));
  }
}

// Leaves the value alone when the text does not say one that it can hold.
template <typename T>
void read_into(T& value, std::string_view text, Words words) {
  if constexpr (std::is_enum_v<T>) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == text) value = static_cast<T>(i);
    }
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!text.empty() && text.size() <= longest_text) value = text;
  } else if constexpr (std::is_same_v<T, double>) {
    const auto number = parse_double(text);
    if (number && std::isfinite(*number)) value = *number;
  } else if constexpr (std::is_same_v<T, std::vector<double>>) {
    std::vector<double> numbers;
    for (const std::string_view part : split(text, ',')) {
      const auto number = parse_double(part);
      if (!number || !std::isfinite(*number) || numbers.size() == most_numbers) return;
      numbers.push_back(*number);
    }
    value = std::move(numbers);
  } else {
    const auto number = parse_int(text);
    if (number && std::int64_t{static_cast<T>(*number)} == *number) value = static_cast<T>(*number);
  }
}

inline void append(std::string& link, std::string_view name, std::string_view text) {
  if (!link.empty()) link += separator;
  link += name;
  link += '=';
  link += text;
}

// The fields in which `value` differs from `usual`.
template <typename T, typename EachField>
std::string encode(const T& value, const T& usual, EachField each_field) {
  std::vector<std::string> usual_texts;
  each_field(usual, [&](std::string_view, const auto& field, Words words = {}) {
    usual_texts.push_back(text_of(field, words));
  });
  std::string link;
  std::size_t at = 0;
  each_field(value, [&](std::string_view name, const auto& field, Words words = {}) {
    const std::string text = text_of(field, words);
    if (text != usual_texts[at++]) append(link, name, text);
  });
  return link;
}

// Calls `part(name, text)` for each "name=text" of the link.
template <typename Part>
void each_part(std::string_view link, Part part) {
  for (const std::string_view words : split(link.substr(0, longest_link), separator)) {
    const std::size_t equals = words.find('=');
    if (equals != words.npos) part(words.substr(0, equals), words.substr(equals + 1));
  }
}

// Reads one part into the field of that name; a name that there is not is passed over.
template <typename T, typename EachField>
void read_part(T& value, std::string_view name, std::string_view text, EachField each_field) {
  each_field(value, [&](std::string_view field_name, auto& field, Words words = {}) {
    if (field_name == name) read_into(field, text, words);
  });
}

}  // namespace consilium::session::link_fields
