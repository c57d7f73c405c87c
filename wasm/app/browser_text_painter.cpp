#include "app/browser_text_painter.h"

#include <utility>

#include "platform/text_painter.h"

namespace consilium::app {

float BrowserTextPainter::advance(std::string_view words, ui::Face face) {
  return platform::text_advance(words, static_cast<int>(face));
}

bool BrowserTextPainter::paint(std::string_view words, ui::Face face, float em_px, std::uint32_t ink,
                               ui::PaintedText& picture) {
  platform::TextPicture painted;
  if (!platform::paint_text(words, static_cast<int>(face), em_px, ink, painted)) return false;
  picture = {.width = painted.width,
             .height = painted.height,
             .left = painted.left,
             .top = painted.top,
             .advance = painted.advance,
             .colored = painted.colored,
             .pixels = std::move(painted.pixels)};
  return true;
}

}  // namespace consilium::app
