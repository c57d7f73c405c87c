#include "platform/text_painter.h"

#include <emscripten/em_js.h>

#include <array>
#include <cstdlib>

EM_JS(float, consilium_host_text_advance, (const char* words, size_t size, int face),
      { return Module["host"]["textAdvance"](words, size, face); })
// Fills `facts` with width, height, left, top, advance and colored; returns the pixels, from malloc, or 0.
EM_JS(std::uint32_t*, consilium_host_paint_text,
      (const char* words, size_t size, int face, float em_px, std::uint32_t ink, float* facts),
      { return Module["host"]["paintText"](words, size, face, em_px, ink, facts); })

namespace consilium::platform {

float text_advance(std::string_view words, int face) {
  return consilium_host_text_advance(words.data(), words.size(), face);
}

bool paint_text(std::string_view words, int face, float em_px, std::uint32_t ink, TextPicture& picture) {
  std::array<float, 6> facts{};
  std::uint32_t* pixels = consilium_host_paint_text(words.data(), words.size(), face, em_px, ink, facts.data());
  if (pixels == nullptr) return false;
  picture.width = static_cast<int>(facts[0]);
  picture.height = static_cast<int>(facts[1]);
  picture.left = facts[2];
  picture.top = facts[3];
  picture.advance = facts[4];
  picture.colored = facts[5] != 0.0F;
  picture.pixels.assign(pixels, pixels + (static_cast<std::size_t>(picture.width) * picture.height));
  std::free(pixels);
  return true;
}

}  // namespace consilium::platform
