// Lets the interface's text be painted by the browser, where its own fonts lack a script.
#pragma once

#include "ui/text_painter.h"

namespace consilium::app {

class BrowserTextPainter final : public ui::TextPainter {
 public:
  float advance(std::string_view words, ui::Face face) override;
  bool paint(std::string_view words, ui::Face face, float em_px, std::uint32_t ink, ui::PaintedText& picture) override;
};

}  // namespace consilium::app
