// Which characters can be drawn one by one, and which only as a whole line: Unicode 15.1 blocks.
#pragma once

#include <string_view>

namespace consilium::ui {

// Control, joining and direction marks: they take no room.
bool takes_no_room(char32_t c);
// Characters of scripts that are joined, reordered or written from right to left: Arabic, Hebrew, Devanagari, Thai, ...
bool needs_shaping(char32_t c);
// Whether a picture of the character alone may stand for it: Chinese, Japanese, Korean, symbols, emoji, ...
bool stands_alone(char32_t c);

bool has_shaped_script(std::string_view words);

}  // namespace consilium::ui
