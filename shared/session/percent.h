// Percent-encoding of RFC 3986 for the values of a link, hostile input in mind.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace consilium::session {

// Letters, digits and "-._~" stay as they are; every other byte becomes %XX.
std::string percent_encode(std::string_view text);
// A malformed escape stays as it is written. The result is valid UTF-8 without control characters.
std::string percent_decode(std::string_view text);

// "a=1&b=2" as pairs in order, values still encoded; a leading "#" is skipped, and what lies beyond `max_pairs` or
// `max_bytes` is not looked at.
std::vector<std::pair<std::string_view, std::string_view>> split_pairs(std::string_view fragment);

// The first `count` characters (code points) of valid UTF-8.
std::string_view first_characters(std::string_view text, std::size_t count);

}  // namespace consilium::session
