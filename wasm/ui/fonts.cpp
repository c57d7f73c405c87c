#include <imgui.h>

#include <cfloat>
#include <cstdio>

#include "generated/fonts.h"
#include "ui/painted_glyphs.h"
#include "ui/ui.h"

namespace consilium::ui {
namespace {

// A negative size makes Dear ImGui count sizes in ems, as type sizes are given in CSS, and not from the top of the
// tallest accent to the bottom of the lowest letter.
constexpr float size_in_ems = -16.0F;

ImFontConfig config_named(const char* name) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = size_in_ems;
  // Dear ImGui scales this limit by size / SizePixels, which is negative here: written so that it stays "no limit".
  config.GlyphMaxAdvanceX = -FLT_MAX;
  std::snprintf(config.Name, sizeof config.Name, "%s", name);
  return config;
}

ImFont* load_face(const fonts::Face& face, const char* name) {
  ImFont* font = nullptr;
  for (const fonts::Part& part : face) {
    ImFontConfig config = config_named(name);
    config.MergeMode = font != nullptr;
    // The atlas never writes to font data; its interface lacks the const.
    auto* bytes = const_cast<std::uint8_t*>(part.data());
    ImFont* added = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(part.size()), 0.0F, &config);
    if (font == nullptr) font = added;
  }
  return font;
}

}  // namespace

Fonts load_fonts(TextPainter* painter) {
  Fonts loaded;
  const auto load = [&](Face face, const fonts::Face& parts, const char* name) {
    loaded.face[static_cast<std::size_t>(face)] = load_face(parts, name);
    if (painter != nullptr && face != Face::icons) add_painted_glyphs(config_named(name), *painter, face);
  };
  load(Face::regular, fonts::ui_regular(), "regular");
  load(Face::semibold, fonts::ui_semibold(), "semibold");
  load(Face::mono, fonts::mono_regular(), "mono");
  load(Face::mono_semibold, fonts::mono_semibold(), "mono semibold");
  load(Face::icons, fonts::icons(), "icons");
  loaded.painter = painter;
  ImGui::GetStyle().FontSizeBase = type_style(Type::body).size;
  return loaded;
}

}  // namespace consilium::ui
