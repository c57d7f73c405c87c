// Lines in scripts that must be shaped as a whole (ui/scripts.h): each painted once, kept in the font atlas while it is
// shown, and given back when it was not asked for lately.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ui/text_painter.h"

struct ImDrawList;

namespace consilium::ui {

class ShapedLines {
 public:
  explicit ShapedLines(TextPainter& painter) : painter_(painter) {}

  void begin_frame();
  // Draws the line with its left end at `x`, the baseline at `y`; returns its width, all in CSS pixels. Negative: it
  // cannot be painted.
  float draw(ImDrawList& list, std::string_view words, Face face, float size, float x, float y, std::uint32_t color,
             float density);

 private:
  struct Line {
    int rect = -1;        // of the atlas; none where there is nothing to see
    PaintedText picture;  // without its pixels
    bool painted = false;
    std::uint64_t last_used = 0;
  };

  Line paint(std::string_view words, Face face, float em_px, std::uint32_t ink);

  TextPainter& painter_;
  std::unordered_map<std::string, Line> lines_;
  std::uint64_t frame_ = 0;
};

}  // namespace consilium::ui
