#include "ui/shaped_lines.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <bit>
#include <cmath>

namespace consilium::ui {
namespace {

constexpr std::uint64_t frames_between_sweeps = 64;
constexpr std::uint64_t kept_frames = 240;  // without being asked for

// The words and all else that the picture depends on.
std::string key_of(std::string_view words, Face face, float em_px, std::uint32_t ink) {
  std::string key(words);
  key.push_back('\0');
  key.push_back(static_cast<char>(face));
  key.append(std::to_string(std::bit_cast<std::uint32_t>(em_px))).append(" ").append(std::to_string(ink));
  return key;
}

void copy_into_atlas(const PaintedText& picture, int rect_id) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  ImFontAtlasRect rect;
  if (!atlas->GetCustomRect(rect_id, &rect)) return;
  ImTextureData* texture = atlas->TexData;
  ImFontAtlasTextureBlockConvert(reinterpret_cast<const unsigned char*>(picture.pixels.data()), ImTextureFormat_RGBA32,
                                 picture.width * 4, static_cast<unsigned char*>(texture->GetPixelsAt(rect.x, rect.y)),
                                 texture->Format, texture->GetPitch(), picture.width, picture.height);
  ImFontAtlasTextureBlockQueueUpload(atlas, texture, rect.x, rect.y, picture.width, picture.height);
}

}  // namespace

void ShapedLines::begin_frame() {
  if (++frame_ % frames_between_sweeps != 0) return;
  std::erase_if(lines_, [this](const auto& entry) {
    const bool stale = entry.second.last_used + kept_frames < frame_;
    if (stale && entry.second.rect >= 0) ImGui::GetIO().Fonts->RemoveCustomRect(entry.second.rect);
    return stale;
  });
}

ShapedLines::Line ShapedLines::paint(std::string_view words, Face face, float em_px, std::uint32_t ink) {
  Line line;
  line.painted = painter_.paint(words, face, em_px, ink, line.picture);
  if (line.painted && line.picture.width > 0) {
    line.rect = ImGui::GetIO().Fonts->AddCustomRect(line.picture.width, line.picture.height);
    if (line.rect >= 0) copy_into_atlas(line.picture, line.rect);
  }
  line.picture.pixels = {};
  return line;
}

float ShapedLines::draw(ImDrawList& list, std::string_view words, Face face, float size, float x, float y,
                        std::uint32_t color, float density) {
  const float em_px = size * density;
  // In its ink and not to be tinted: a line may hold an emoji beside its letters.
  const std::uint32_t ink = color & ~IM_COL32_A_MASK;
  std::string key = key_of(words, face, em_px, ink);
  auto found = lines_.find(key);
  if (found == lines_.end()) found = lines_.emplace(std::move(key), paint(words, face, em_px, ink)).first;
  Line& line = found->second;
  line.last_used = frame_;
  if (!line.painted) return -1.0F;
  ImFontAtlasRect rect;
  if (line.rect >= 0 && ImGui::GetIO().Fonts->GetCustomRect(line.rect, &rect)) {
    // Texel for pixel, as glyphs are.
    const float left = std::round((x * density) + line.picture.left) / density;
    const float top = std::round((y * density) + line.picture.top) / density;
    const float right = left + (static_cast<float>(line.picture.width) / density);
    const float bottom = top + (static_cast<float>(line.picture.height) / density);
    list.PrimReserve(6, 4);
    list.PrimRectUV({left, top}, {right, bottom}, rect.uv0, rect.uv1, color | ~IM_COL32_A_MASK);
  }
  return line.picture.advance / density;
}

}  // namespace consilium::ui
