// The design tokens: colours for light and dark, spacing, radii and type styles. Nothing else in the UI names a colour
// or a font size. Contrast of every pair that is used together is checked by tests/ui/theme_test.cpp.
#pragma once

#include <array>
#include <cstdint>

namespace consilium::ui {

enum class Ink : std::uint8_t {
  bg,
  surf,
  sunk,
  line,
  bd,
  ink,
  mut,
  acc,
  accs,
  onacc,
  bad,
  bads,
  warn,
  warns,
  warnb,
  r0,
  r1,
  r2,
  r3,
  r4,
  r5,
  r6,
  s1,
  s2,
  s3,
  none,  // none draws nothing
};
inline constexpr std::size_t ink_count = static_cast<std::size_t>(Ink::none);

// Colours as 0xAABBGGRR (ImGui's packing), opaque.
struct Palette {
  std::array<std::uint32_t, ink_count> color{};
  bool dark = false;
  [[nodiscard]] std::uint32_t operator[](Ink ink) const {
    return ink == Ink::none ? 0U : color[static_cast<std::size_t>(ink)];
  }
};
const Palette& light_palette();
const Palette& dark_palette();
const Palette& forced_colors_palette(bool dark);  // forced-colors: active: pure contrast

// Ramp step 0..6 for a goodness 0..1 (stronger = missed more; bins 98 95 90 80 60 40 %), and the text colour on it.
int ramp_step(double goodness);
Ink ramp_ink(int step);
Ink text_on_ramp(int step, const Palette& palette);
// WCAG 2.2 relative luminance contrast ratio of two opaque colours.
double contrast_ratio(std::uint32_t a, std::uint32_t b);

inline constexpr float space_4 = 4, space_8 = 8, space_12 = 12, space_16 = 16, space_20 = 20, space_24 = 24,
                       space_32 = 32, space_48 = 48;
inline constexpr float radius_cell = 3, radius_tag = 4, radius_control = 6, radius_card = 8;

enum class Face : std::uint8_t { regular, semibold, mono, mono_semibold, icons };
// Size/line in CSS pixels at text scale 1 (visual.md "Type").
enum class Type : std::uint8_t {
  display,         // 36/44 semibold
  h1,              // 26/32 semibold
  h2,              // 18/24 semibold
  title,           // 22/28 semibold, card and inspector titles
  reading,         // 17/28 regular, transcripts
  reading_phone,   // 16/25
  lead,            // 18/26 regular, under a display heading
  finding,         // 16/22 regular
  finding_strong,  // 16/22 semibold
  body,            // 15/22
  body_strong,
  dense,  // 14/20
  dense_strong,
  row,    // 14.5/20 semibold, names in lists
  small,  // 13/18
  small_strong,
  sub,           // 12.5/16 axis and sub-labels
  sub_strong,    // 12.5/16 semibold, column heads
  mono,          // 14/20 mono
  mono_strong,   // 14.5/20 mono semibold
  mono_small,    // 13/18 mono
  mono_cell,     // 13.5/18 mono, heatmap cells
  token,         // 16/24 mono, the lab's reply
  token_strong,  // mono semibold
  mono_big,      // 30/36 mono semibold, the inspector's number
  count,
};
struct TypeStyle {
  Face face = Face::regular;
  float size = 15.0F;
  float line = 22.0F;
};
TypeStyle type_style(Type type);

}  // namespace consilium::ui
