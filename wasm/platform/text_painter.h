// The browser's text painting (web/src/text_painter.ts), as plain functions. Lengths are device pixels.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace consilium::platform {

struct TextPicture {
  int width = 0;
  int height = 0;
  float left = 0.0F;
  float top = 0.0F;
  float advance = 0.0F;
  bool colored = false;
  std::vector<std::uint32_t> pixels;
};

// `face` counts as the faces of web/src/text_painter.ts do; `ink` is 0xBBGGRR. The advance is in ems.
float text_advance(std::string_view words, int face);
bool paint_text(std::string_view words, int face, float em_px, std::uint32_t ink, TextPicture& picture);

}  // namespace consilium::platform
