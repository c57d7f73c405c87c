#include "ui/text_engine.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "base/text.h"
#include "ui/line_breaker.h"
#include "ui/scripts.h"

namespace consilium::ui {
namespace {

constexpr char32_t low_limit = 0x3000;
constexpr float unknown_advance = -1.0F;
// Missing characters are stored as -2 minus their width, so one number says both.
constexpr float missing_mark = -2.0F;
// Large enough that Dear ImGui gives a width without drawing the glyph (its threshold is 128).
constexpr float metrics_size = 256.0F;
constexpr std::size_t remembered_bytes_limit = 8U << 20U;

// A common character that looks the same, for those that a subset font may lack.
char32_t stand_in(char32_t c) {
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F) return U' ';
  if (c == 0x2010 || c == 0x2011 || c == 0x2212) return U'-';
  return c;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9FB21C651E98DF25ULL;
  return hash ^ (hash >> 32U);
}

// Eight bytes at a time: long replies are hashed in every frame that shows them.
std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = mix(0x51ED270B7A14C9A3ULL, text.size());
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    hash = mix(hash, word);
  }
  std::uint64_t rest = 0;
  if (at < text.size()) std::memcpy(&rest, text.data() + at, text.size() - at);
  return mix(hash, rest);
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    ++at;
    return first;
  }
  const auto sequence = first_utf8_sequence(text.substr(at));
  const std::size_t begin = at;
  at += std::max<std::size_t>(1, sequence.bytes);
  if (!sequence.well_formed) return 0xFFFD;
  char32_t c = first & (0xFFU >> (sequence.bytes + 1U));
  for (std::size_t i = begin + 1; i < at; ++i) c = (c << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return c;
}

TextEngine::TextEngine(std::array<ImFont*, 5> faces, TextPainter* painter)
    : faces_(faces),
      painter_(painter),
      shaped_(painter != nullptr ? std::make_unique<ShapedLines>(*painter) : nullptr) {}

void TextEngine::begin_frame() {
  ++frame_;
  if (shaped_) shaped_->begin_frame();
  if (remembered_bytes_ < remembered_bytes_limit && frame_ % 512 != 0) return;
  std::erase_if(paragraphs_, [this](const auto& entry) {
    const bool stale = entry.second.last_used + 60 < frame_;
    if (stale) remembered_bytes_ -= std::min(remembered_bytes_, entry.second.bytes);
    return stale;
  });
}

float TextEngine::measure(Face face, char32_t character) {
  if (takes_no_room(character)) return character == U'\t' ? 4.0F * advance(face, U' ') : 0.0F;
  ImFont* font = faces_[static_cast<std::size_t>(face)];
  for (const char32_t candidate : {character, stand_in(character)}) {
    if (font != nullptr && font->IsGlyphInFont(candidate)) {
      return font->GetFontBaked(metrics_size, 1.0F)->GetCharAdvance(candidate) / metrics_size;
    }
  }
  if (painter_ != nullptr && needs_shaping(character)) {
    std::array<char, 5> utf8{};
    const int bytes = ImTextCharToUtf8(utf8.data(), character);
    return painter_->advance({utf8.data(), static_cast<std::size_t>(bytes)}, face);
  }
  const bool combining = character >= 0x300 && character < 0x370;
  const bool wide = character >= 0x1100 && !(character >= 0x2000 && character < 0x2E80);
  return missing_mark - (combining ? 0.0F : wide ? 1.0F : 0.6F);
}

float TextEngine::advance(Face face, char32_t character, bool* missing) {
  const auto index = static_cast<std::size_t>(face);
  float stored = unknown_advance;
  if (character < low_limit) {
    auto& table = low_advances_[index];
    if (character >= table.size()) table.resize(std::bit_ceil(std::size_t{character} + 1), unknown_advance);
    stored = table[character];
    if (stored == unknown_advance) {
      stored = measure(face, character);
      low_advances_[index][character] = stored;
    }
  } else {
    const auto found = high_advances_[index].find(character);
    stored = found != high_advances_[index].end() ? found->second : measure(face, character);
    if (found == high_advances_[index].end()) high_advances_[index].emplace(character, stored);
  }
  const bool is_missing = stored <= missing_mark;
  if (missing != nullptr) *missing = is_missing;
  return is_missing ? missing_mark - stored : stored;
}

float TextEngine::width(std::string_view words, Face face, float size) {
  float sum = 0.0F;
  for (std::size_t at = 0; at < words.size();) sum += advance(face, next_character(words, at));
  return sum * size;
}

const std::vector<TextLine>& TextEngine::wrap(std::string_view words, std::span<const TextStretch> stretches,
                                              float width, int max_lines) {
  if (max_lines == 1) {
    single_ = break_lines(*this, words, stretches, width, 1);
    return single_;
  }
  std::uint64_t key = hash_text(words);
  for (const TextStretch& stretch : stretches) {
    key = mix(key, stretch.end);
    key = mix(key, (std::uint64_t{std::bit_cast<std::uint32_t>(stretch.size)} << 8U) |
                       static_cast<std::uint64_t>(stretch.face));
  }
  key = mix(key, (std::uint64_t{std::bit_cast<std::uint32_t>(width)} << 32U) | static_cast<std::uint32_t>(max_lines));
  Wrapped& wrapped = paragraphs_[key];
  if (wrapped.last_used == 0) {
    wrapped.lines = break_lines(*this, words, stretches, width, max_lines);
    wrapped.bytes = sizeof(Wrapped) + (wrapped.lines.capacity() * sizeof(TextLine));
    remembered_bytes_ += wrapped.bytes;
  }
  wrapped.last_used = frame_ + 1;
  return wrapped.lines;
}

const TextEngine::Vertical& TextEngine::vertical(Face face) {
  const auto index = static_cast<std::size_t>(face);
  Vertical& vertical = verticals_[index];
  if (!vertical.known && faces_[index] != nullptr) {
    // Dear ImGui rounds both to whole pixels; at this size that is a quarter of a percent.
    const ImFontBaked* baked = faces_[index]->GetFontBaked(metrics_size, 1.0F);
    vertical = {baked->Ascent / metrics_size, -baked->Descent / metrics_size, true};
  }
  return vertical;
}

float TextEngine::ascent(Face face) { return vertical(face).ascent; }
float TextEngine::descent(Face face) { return vertical(face).descent; }

// Dear ImGui bakes whole sizes only. A size of 13.5 at density 2 is baked as size 14 at the density that makes it
// exactly 27 device pixels, and drawn texel for pixel; baselines fall on whole device pixels.
float TextEngine::draw(ImDrawList& list, std::string_view words, Face face, float size, float x, float y,
                       std::uint32_t color, float density) {
  ImFont* font = faces_[static_cast<std::size_t>(face)];
  if (font == nullptr || words.empty()) return 0.0F;
  if (shaped_ && has_shaped_script(words)) {
    const float width = shaped_->draw(list, words, face, size, x, y, color, density);
    if (width >= 0.0F) return width;
  }
  const float whole_size = std::max(1.0F, std::round(size));
  const float baked_density = size * density / whole_size;
  ImFontBaked* baked = font->GetFontBaked(whole_size, baked_density);
  const float baseline_px = std::round(y * density);
  const float baked_baseline = std::round(baked->Ascent);

  // Two passes: the first may load glyphs, which moves the texture; the second only reads.
  int glyphs = 0;
  for (std::size_t at = 0; at < words.size(); ++glyphs) {
    const char32_t c = next_character(words, at);
    bool missing = false;
    advance(face, c, &missing);
    if (!missing && !takes_no_room(c)) baked->FindGlyph(font->IsGlyphInFont(c) ? c : stand_in(c));
  }
  list.PrimReserve(glyphs * 6, glyphs * 4);
  int drawn = 0;
  float pen = x;
  std::vector<ImVec2> boxes;
  for (std::size_t at = 0; at < words.size();) {
    const char32_t c = next_character(words, at);
    bool missing = false;
    const float step = advance(face, c, &missing) * size;
    if (missing && step > 0.0F) boxes.emplace_back(pen, step);
    if (!missing && !takes_no_room(c)) {
      const ImFontGlyph* glyph = baked->FindGlyphNoFallback(c);
      if (glyph == nullptr) glyph = baked->FindGlyphNoFallback(stand_in(c));
      if (glyph == nullptr) boxes.emplace_back(pen, step);  // the painter could not
      if (glyph != nullptr && glyph->Visible) {
        const float left = pen + (glyph->X0 * baked_density / density);
        const float right = pen + (glyph->X1 * baked_density / density);
        const float top = (baseline_px + ((glyph->Y0 - baked_baseline) * baked_density)) / density;
        const float bottom = (baseline_px + ((glyph->Y1 - baked_baseline) * baked_density)) / density;
        list.PrimRectUV({left, top}, {right, bottom}, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1},
                        glyph->Colored ? color | ~IM_COL32_A_MASK : color);
        ++drawn;
      }
    }
    pen += step;
  }
  list.PrimUnreserve((glyphs - drawn) * 6, (glyphs - drawn) * 4);
  for (const ImVec2& box : boxes) {
    const float inset = size * 0.08F;
    list.AddRect({box.x + inset, y - (size * 0.66F)}, {box.x + box.y - inset, y}, color, 0.0F, 0,
                 std::max(1.0F, size * 0.06F));
  }
  return pen - x;
}

}  // namespace consilium::ui
