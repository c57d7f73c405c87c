#include <imgui.h>

#include <cfloat>
#include <cstdio>

#include "generated/fonts.h"
#include "ui/ui.h"

namespace consilium::ui {
namespace {

// A negative size makes Dear ImGui count sizes in ems, as type sizes are given in CSS, and not from the top of the
// tallest accent to the bottom of the lowest letter.
constexpr float size_in_ems = -16.0F;

ImFont* load_face(const fonts::Face& face, const char* name) {
  ImFont* font = nullptr;
  for (const fonts::Part& part : face) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.MergeMode = font != nullptr;
    config.SizePixels = size_in_ems;
    // Dear ImGui scales this limit by size / SizePixels, which is negative here: written so that it stays "no limit".
    config.GlyphMaxAdvanceX = -FLT_MAX;
    std::snprintf(config.Name, sizeof config.Name, "%s", name);
    // The atlas never writes to font data; its interface lacks the const.
    auto* bytes = const_cast<std::uint8_t*>(part.data());
    ImFont* added = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(part.size()), 0.0F, &config);
    if (font == nullptr) font = added;
  }
  return font;
}

}  // namespace

Fonts load_fonts() {
  Fonts loaded;
  loaded.face[static_cast<std::size_t>(Face::regular)] = load_face(fonts::ui_regular(), "regular");
  loaded.face[static_cast<std::size_t>(Face::semibold)] = load_face(fonts::ui_semibold(), "semibold");
  loaded.face[static_cast<std::size_t>(Face::mono)] = load_face(fonts::mono_regular(), "mono");
  loaded.face[static_cast<std::size_t>(Face::mono_semibold)] = load_face(fonts::mono_semibold(), "mono semibold");
  loaded.face[static_cast<std::size_t>(Face::icons)] = load_face(fonts::icons(), "icons");
  ImGui::GetStyle().FontSizeBase = type_style(Type::body).size;
  return loaded;
}

}  // namespace consilium::ui
