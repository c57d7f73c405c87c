#include "ui/scripts.h"

#include <algorithm>
#include <array>

#include "ui/text_engine.h"

namespace consilium::ui {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array<Range, 15> shaped{{
    {0x0590, 0x109F},    // Hebrew, Arabic, Syriac, Thaana, N'Ko, the scripts of India, Thai, Lao, Tibetan, Burmese
    {0x1700, 0x18AF},    // the scripts of the Philippines, Khmer, Mongolian
    {0x1900, 0x1AAF},    // Limbu to Tai Tham
    {0x1B00, 0x1C4F},    // Balinese to Lepcha
    {0x1CD0, 0x1CFF},    // Vedic marks
    {0xA800, 0xA82F},    // Syloti Nagri
    {0xA840, 0xA95F},    // Phags-pa to Rejang
    {0xA980, 0xA9FF},    // Javanese, Burmese extended
    {0xAA00, 0xAAFF},    // Cham to Meetei Mayek
    {0xABC0, 0xABFF},    // Meetei Mayek
    {0xFB1D, 0xFDFF},    // forms of Hebrew and Arabic
    {0xFE70, 0xFEFE},    // forms of Arabic
    {0x10800, 0x10FFF},  // ancient scripts from right to left
    {0x11000, 0x11FFF},  // Brahmi and its relatives
    {0x1E800, 0x1EFFF},  // Mende Kikakui, Adlam, Arabic mathematics
}};

}  // namespace

bool takes_no_room(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

bool needs_shaping(char32_t c) {
  if (c < shaped.front().first) return false;
  return std::ranges::any_of(shaped, [c](const Range& range) { return c >= range.first && c <= range.last; });
}

bool stands_alone(char32_t c) {
  const bool mark = c >= 0x0300 && c < 0x0370;           // goes on the letter before it
  const bool part = c >= 0x1100 && c < 0x1200;           // of a Korean syllable
  const bool of_nobody = (c >= 0xD800 && c < 0xF900) ||  // surrogates, private use
                         c == 0xFFFD || (c & 0xFFFEU) == 0xFFFEU || c >= 0xE0000;
  return c >= 0xA1 && !mark && !part && !of_nobody && !takes_no_room(c) && !needs_shaping(c);
}

bool has_shaped_script(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    // All of them lie beyond two bytes of Latin, Greek and Cyrillic: most texts are passed over byte by byte.
    if (static_cast<unsigned char>(words[at]) < 0xD6) {
      ++at;
      continue;
    }
    if (needs_shaping(next_character(words, at))) return true;
  }
  return false;
}

}  // namespace consilium::ui
