#include "ui/painted_glyphs.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <cmath>

#include "ui/scripts.h"

namespace consilium::ui {
namespace {

// Stands where a font file's bytes would be; Dear ImGui keeps a copy of it.
struct Source {
  TextPainter* painter = nullptr;
  Face face = Face::regular;
};

constexpr std::uint32_t white = 0xFFFFFF;  // to be tinted when it is drawn

const Source& source_of(const ImFontConfig* config) { return *static_cast<const Source*>(config->FontData); }

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) { return stands_alone(c); }

// Puts the picture into the atlas and the glyph's place into `glyph`.
bool pack(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, const PaintedText& picture, float density,
          ImFontGlyph& glyph) {
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, picture.width, picture.height);
  if (id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
  const float baseline = std::round(baked->Ascent);
  glyph.X0 = picture.left / density;
  glyph.Y0 = picture.top / density + baseline;
  glyph.X1 = (picture.left + static_cast<float>(picture.width)) / density;
  glyph.Y1 = (picture.top + static_cast<float>(picture.height)) / density + baseline;
  glyph.Visible = true;
  glyph.Colored = picture.colored;
  glyph.PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, &glyph, rect,
                                     reinterpret_cast<const unsigned char*>(picture.pixels.data()),
                                     ImTextureFormat_RGBA32, picture.width * 4);
  return true;
}

bool load(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
          float* advance_only) {
  if (!stands_alone(c)) return false;
  const Source& source = source_of(config);
  std::array<char, 5> utf8{};
  const std::string_view words(utf8.data(), static_cast<std::size_t>(ImTextCharToUtf8(utf8.data(), c)));
  if (advance_only != nullptr) {
    *advance_only = source.painter->advance(words, source.face) * baked->Size;
    return true;
  }
  const float density = config->RasterizerDensity * baked->RasterizerDensity;
  PaintedText picture;
  if (!source.painter->paint(words, source.face, baked->Size * density, white, picture)) return false;
  glyph->Codepoint = c;
  glyph->AdvanceX = picture.advance / density;
  return picture.width == 0 || pack(atlas, config, baked, picture, density, *glyph);
}

const ImFontLoader& loader() {
  static const ImFontLoader painted = [] {
    ImFontLoader made;
    made.Name = "painted";
    made.FontSrcContainsGlyph = contains;
    made.FontBakedLoadGlyph = load;
    return made;
  }();
  return painted;
}

}  // namespace

void add_painted_glyphs(const ImFontConfig& base, TextPainter& painter, Face face) {
  Source source{&painter, face};
  ImFontConfig config = base;
  config.MergeMode = true;
  config.FontLoader = &loader();
  config.FontData = &source;
  config.FontDataSize = sizeof source;
  config.FontDataOwnedByAtlas = false;
  ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace consilium::ui
