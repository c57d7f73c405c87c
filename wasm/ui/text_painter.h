// Words in scripts that the page's own fonts lack, painted by who has fonts for them: the browser. Tests may give
// another painter, or none; then such characters are drawn as an empty box.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ui/theme.h"

namespace consilium::ui {

// A picture of words. Lengths are device pixels; y points down; the pen stands on the baseline at the words' left end.
struct PaintedText {
  int width = 0;  // 0: nothing to see
  int height = 0;
  float left = 0.0F;  // the picture's corner, from the pen
  float top = 0.0F;
  float advance = 0.0F;
  bool colored = false;               // holds other colours than the ink: an emoji
  std::vector<std::uint32_t> pixels;  // 0xAABBGGRR, rows top down, alpha not multiplied in
};

class TextPainter {
 public:
  TextPainter() = default;
  TextPainter(const TextPainter&) = delete;
  TextPainter& operator=(const TextPainter&) = delete;
  virtual ~TextPainter() = default;
  // Width of the words, in ems.
  virtual float advance(std::string_view words, Face face) = 0;
  // One line, shaped and ordered as its script asks, at `em_px` device pixels an em, in ink of 0xBBGGRR. False: it
  // cannot be painted.
  virtual bool paint(std::string_view words, Face face, float em_px, std::uint32_t ink, PaintedText& picture) = 0;
};

}  // namespace consilium::ui
