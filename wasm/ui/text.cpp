#include "ui/text.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace consilium::ui {
namespace {

// A paragraph ready to draw: the words in one piece, where each run ends, and how each looks.
struct Paragraph {
  std::string joined;  // holds the words when they had to be put together
  std::string_view words;
  std::vector<TextStretch> stretches;
  std::vector<Run> looks;  // beside stretches
  float line = 0.0F;
};

Paragraph plain_paragraph(const Ui& ui, std::string_view words, Type type, bool one_line) {
  Paragraph paragraph;
  paragraph.words = words;
  if (one_line && words.find('\n') != std::string_view::npos) {
    paragraph.joined = words;
    std::ranges::replace(paragraph.joined, '\n', ' ');
    paragraph.words = paragraph.joined;
  }
  const TypeStyle style = type_style(type);
  paragraph.stretches.push_back({words.size(), style.face, ui.scaled(style.size)});
  paragraph.looks.push_back({});
  paragraph.line = ui.scaled(style.line);
  return paragraph;
}

Paragraph joined_paragraph(const Ui& ui, std::span<const Run> runs, Type regular, Type strong) {
  Paragraph paragraph;
  for (const Run& run : runs) {
    if (run.words.empty()) continue;
    paragraph.joined += run.words;
    const TypeStyle style = type_style(run.strong ? strong : regular);
    paragraph.stretches.push_back({paragraph.joined.size(), style.face, ui.scaled(style.size)});
    paragraph.looks.push_back(run);
  }
  paragraph.words = paragraph.joined;
  paragraph.line = ui.scaled(std::max(type_style(regular).line, type_style(strong).line));
  return paragraph;
}

// The baseline of a line whose box begins at `top`, as CSS puts it: half the leading above.
float baseline(const Ui& ui, float top, float line, Face face, float size) {
  const float ascent = ui.text_engine().ascent(face) * size;
  const float descent = ui.text_engine().descent(face) * size;
  return top + ((line - ascent - descent) * 0.5F) + ascent;
}

// The part of a line that belongs to one stretch; empty when there is none.
std::string_view part_of_line(const Paragraph& paragraph, const TextLine& line, std::size_t stretch) {
  const std::size_t first = stretch == 0 ? 0 : paragraph.stretches[stretch - 1].end;
  const std::size_t begin = std::max<std::size_t>(line.begin, first);
  const std::size_t end = std::min<std::size_t>(line.end, paragraph.stretches[stretch].end);
  return begin < end ? paragraph.words.substr(begin, end - begin) : std::string_view{};
}

void draw_marks(Ui& ui, const Run& look, float x, float width, float base, float size) {
  if (look.fill != Ink::none) {
    const Box mark = ui.snap(Box{x, base - (size * 1.02F), width, size * 1.36F});
    ui.draw()->AddRectFilled({mark.x, mark.y}, {mark.right(), mark.bottom()}, ui.color(look.fill));
  }
  if (look.underline != Ink::none) {
    const float y = ui.snap(base + (size * 0.24F));
    ui.draw()->AddRectFilled({x, y}, {x + width, y + 2.0F}, ui.color(look.underline));
  }
}

void draw_line(Ui& ui, const Paragraph& paragraph, const TextLine& line, float x, float top,
               const TextOptions& options) {
  TextEngine& engine = ui.text_engine();
  const TextStretch& first = paragraph.stretches.front();
  const float base = baseline(ui, top, paragraph.line, first.face, first.size);
  float pen = x;
  Ink last_ink = options.ink;
  TextStretch last = first;
  for (std::size_t i = 0; i < paragraph.stretches.size(); ++i) {
    const std::string_view part = part_of_line(paragraph, line, i);
    if (part.empty()) continue;
    last = paragraph.stretches[i];
    const Run& look = paragraph.looks[i];
    last_ink = look.ink == Ink::none ? options.ink : look.ink;
    if (look.fill != Ink::none || look.underline != Ink::none) {
      draw_marks(ui, look, pen, engine.width(part, last.face, last.size), base, last.size);
    }
    pen += engine.draw(*ui.draw(), part, last.face, last.size, pen, base, ui.color(last_ink), ui.density());
  }
  if (!line.mark.empty())
    engine.draw(*ui.draw(), line.mark, last.face, last.size, pen, base, ui.color(last_ink), ui.density());
}

float aligned_x(const Box& box, float width, Align align) {
  if (align == Align::right) return box.right() - width;
  if (align == Align::center) return box.x + ((box.w - width) * 0.5F);
  return box.x;
}

void emit(Ui& ui, const Box& area, std::string_view words, const TextOptions& options) {
  if (options.silent || words.empty()) return;
  a11y::Node node;
  node.role = options.role;
  node.name = std::string(words);
  node.level = options.level;
  node.box = ui.visible(area);
  ui.tree().leaf(std::move(node));
}

float draw_paragraph(Ui& ui, const Box& box, const Paragraph& paragraph, const TextOptions& options) {
  if (paragraph.words.empty()) return 0.0F;
  // The visible lines are copied: drawing may ask the engine again, and what wrap() lends holds until then.
  const auto& lines = ui.text_engine().wrap(paragraph.words, paragraph.stretches, box.w, options.max_lines);
  const auto count = static_cast<float>(lines.size());
  const float height = count * paragraph.line;
  const bool centred = options.middle && options.max_lines == 1 && box.h > 0.0F;
  const float top = centred ? box.y + ((box.h - paragraph.line) * 0.5F) : box.y;
  const Box clip = ui.visible({box.x - 64.0F, top, box.w + 128.0F, height});
  float widest = 0.0F;
  for (const TextLine& line : lines) widest = std::max(widest, line.width);
  if (clip.h > 0.0F) {
    const float first_visible = std::max(0.0F, std::floor((clip.y - top) / paragraph.line));
    const float last_visible = std::min(count, std::ceil((clip.bottom() - top) / paragraph.line));
    const std::vector<TextLine> shown(
        lines.begin() + static_cast<std::ptrdiff_t>(first_visible),
        lines.begin() + static_cast<std::ptrdiff_t>(std::max(first_visible, last_visible)));
    float y = top + (first_visible * paragraph.line);
    for (const TextLine& line : shown) {
      draw_line(ui, paragraph, line, aligned_x(box, line.width, options.align), y, options);
      y += paragraph.line;
    }
  }
  emit(ui, {aligned_x(box, widest, options.align), top, widest, height}, paragraph.words, options);
  return height;
}

}  // namespace

float text(Ui& ui, const Box& box, std::string_view words, const TextOptions& options) {
  return draw_paragraph(ui, box, plain_paragraph(ui, words, options.type, options.max_lines == 1), options);
}

float heading(Ui& ui, const Box& box, std::string_view words, Type type, std::uint8_t level, int max_lines) {
  return text(ui, box, words, {.type = type, .max_lines = max_lines, .role = a11y::Role::heading, .level = level});
}

float text_width(const Ui& ui, std::string_view words, Type type) {
  const TypeStyle style = type_style(type);
  return ui.text_engine().width(words, style.face, ui.scaled(style.size));
}

float text_height(const Ui& ui, std::string_view words, Type type, float width, int max_lines) {
  if (words.empty()) return 0.0F;
  const Paragraph paragraph = plain_paragraph(ui, words, type, max_lines == 1);
  return static_cast<float>(ui.text_engine().wrap(paragraph.words, paragraph.stretches, width, max_lines).size()) *
         paragraph.line;
}

float rich_text(Ui& ui, const Box& box, std::span<const Run> runs, Type regular, Type strong,
                const TextOptions& options) {
  return draw_paragraph(ui, box, joined_paragraph(ui, runs, regular, strong), options);
}

float rich_text_height(const Ui& ui, std::span<const Run> runs, Type regular, Type strong, float width, int max_lines) {
  const Paragraph paragraph = joined_paragraph(ui, runs, regular, strong);
  if (paragraph.words.empty()) return 0.0F;
  return static_cast<float>(ui.text_engine().wrap(paragraph.words, paragraph.stretches, width, max_lines).size()) *
         paragraph.line;
}

void icon(Ui& ui, const Box& box, const char* glyph, float size, Ink ink) {
  if (glyph == nullptr || ink == Ink::none || ui.visible(box).h <= 0.0F) return;
  TextEngine& engine = ui.text_engine();
  const float drawn_size = ui.scaled(size);
  const float width = engine.width(glyph, Face::icons, drawn_size);
  const float base = baseline(ui, box.center_y() - (drawn_size * 0.5F), drawn_size, Face::icons, drawn_size);
  engine.draw(*ui.draw(), glyph, Face::icons, drawn_size, ui.snap(box.center_x() - (width * 0.5F)), base, ui.color(ink),
              ui.density());
}

}  // namespace consilium::ui
