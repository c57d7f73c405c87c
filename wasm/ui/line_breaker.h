// Breaks a text into lines (a small, predictable subset of UAX #14): at newlines, after blanks, after hyphens and
// dashes that no digit follows, between ideographs, and inside a word that is longer than the line.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ui/text_engine.h"

namespace consilium::ui {

std::vector<TextLine> break_lines(TextEngine& engine, std::string_view words, std::span<const TextStretch> stretches,
                                  float width, int max_lines);

}  // namespace consilium::ui
