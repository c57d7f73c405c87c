// Painted characters as one more source of a Dear ImGui font: asked for what the embedded files lack.
#pragma once

#include "ui/text_painter.h"

struct ImFontConfig;

namespace consilium::ui {

// Adds the source to the font added last. `base` gives sizes and name; the painter must outlive the ImGui context.
void add_painted_glyphs(const ImFontConfig& base, TextPainter& painter, Face face);

}  // namespace consilium::ui
