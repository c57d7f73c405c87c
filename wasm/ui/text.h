// Drawing and measuring text. Drawn text is in the mirror too, unless `silent` (inside a widget that names itself).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace consilium::ui {

enum class Align : std::uint8_t { left, center, right };

struct TextOptions {
  Type type = Type::body;
  Ink ink = Ink::ink;
  Align align = Align::left;
  int max_lines = 1;    // 0 = as many as it takes; the last line ends with an ellipsis when text is left
  bool silent = false;  // no semantic node
  bool middle = true;   // single lines: centred vertically in the box
  a11y::Role role = a11y::Role::text;
  std::uint8_t level = 0;  // heading level, with role heading
};

// Draws and returns the height used (lines x line height).
float text(Ui& ui, const Box& box, std::string_view words, const TextOptions& options = {});
float heading(Ui& ui, const Box& box, std::string_view words, Type type, std::uint8_t level, int max_lines = 1);
// Width of one line; height of wrapped text in `width`.
float text_width(const Ui& ui, std::string_view words, Type type);
float text_height(const Ui& ui, std::string_view words, Type type, float width, int max_lines = 0);

// A sentence of stretches in different faces, wrapped together as one paragraph (one semantic node).
struct Run {
  std::string_view words;
  bool strong = false;
  Ink ink = Ink::none;        // none = the options' ink
  Ink fill = Ink::none;       // marked words: fill behind
  Ink underline = Ink::none;  // marked words: 2 px underline
};
float rich_text(Ui& ui, const Box& box, std::span<const Run> runs, Type regular, Type strong,
                const TextOptions& options = {});
float rich_text_height(const Ui& ui, std::span<const Run> runs, Type regular, Type strong, float width,
                       int max_lines = 0);

// An icon centred in the box; never in the mirror. `glyph` is a constant of generated/icons.h, `size` what it is
// at text of 100 %.
void icon(Ui& ui, const Box& box, const char* glyph, float size, Ink ink);

}  // namespace consilium::ui
