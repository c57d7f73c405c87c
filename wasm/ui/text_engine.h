// Measures, wraps and draws UTF-8 text. Widths come from one table a face, so measuring touches no glyph image; wrapped
// paragraphs are remembered by content, so that a long transcript is broken into lines once and not each frame.
//
// Any bytes are welcome: ill-formed UTF-8 and characters that neither the fonts nor the painter have are drawn as an
// empty box, control and zero-width characters take no room. Lines are broken by the widths of their characters alone;
// those in scripts that are joined come out a little shorter than that.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/shaped_lines.h"
#include "ui/theme.h"

struct ImFont;
struct ImDrawList;

namespace consilium::ui {

// A stretch of a text in one face; `end` is the byte where it ends.
struct TextStretch {
  std::size_t end = 0;
  Face face = Face::regular;
  float size = 15.0F;
};

struct TextLine {
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;    // without the blanks at which the line was broken
  float width = 0.0F;       // CSS pixels, the mark included
  std::string_view mark;    // to be drawn after the words: "…" where text was left over, "-" where a word was broken
};

class TextEngine {
 public:
  // `painter` may be null: nothing is painted then.
  TextEngine(std::array<ImFont*, 5> faces, TextPainter* painter);

  // Forgets paragraphs that were not asked for lately.
  void begin_frame();

  [[nodiscard]] float width(std::string_view words, Face face, float size);
  // Lines of at most `width`, broken between words, else inside them; at most `max_lines` (0 = all). With one line,
  // newlines count as blanks. The reference holds until the next call.
  const std::vector<TextLine>& wrap(std::string_view words, std::span<const TextStretch> stretches, float width,
                                    int max_lines);

  // Draws one line without breaking it; `y` is the baseline. Returns the width. `density`: device pixels a CSS pixel.
  float draw(ImDrawList& list, std::string_view words, Face face, float size, float x, float y, std::uint32_t color,
             float density);

  // Share of the size above and below the baseline (both positive).
  [[nodiscard]] float ascent(Face face);
  [[nodiscard]] float descent(Face face);

 private:
  struct Wrapped {
    std::vector<TextLine> lines;
    std::size_t bytes = 0;
    std::uint64_t last_used = 0;
  };
  struct Vertical {
    float ascent = 0.0F;
    float descent = 0.0F;
    bool known = false;
  };

  friend class LineBreaker;
  // Of a size of 1; `missing` is set when the face has no such character.
  float advance(Face face, char32_t character, bool* missing = nullptr);
  float measure(Face face, char32_t character);
  const Vertical& vertical(Face face);

  std::array<ImFont*, 5> faces_;
  TextPainter* painter_;
  std::unique_ptr<ShapedLines> shaped_;             // where there is a painter
  std::array<std::vector<float>, 5> low_advances_;  // below low_limit, by code point
  std::array<std::unordered_map<char32_t, float>, 5> high_advances_;
  std::array<Vertical, 5> verticals_;
  std::unordered_map<std::uint64_t, Wrapped> paragraphs_;
  std::vector<TextLine> single_;
  std::size_t remembered_bytes_ = 0;
  std::uint64_t frame_ = 0;
};

// The code point at `at`, which moves past it; U+FFFD for each ill-formed sequence.
char32_t next_character(std::string_view text, std::size_t& at);

}  // namespace consilium::ui
