#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace consilium::ui {
namespace {

// 0xRRGGBB as it is written in design documents, to ImGui's 0xAABBGGRR.
constexpr std::uint32_t rgb(std::uint32_t hex) {
  return 0xFF000000U | ((hex & 0xFFU) << 16U) | (hex & 0xFF00U) | (hex >> 16U);
}

using Hexes = std::array<std::uint32_t, ink_count>;

// In the order of Ink:
//  bg        surf      sunk      line      bd        ink       mut       acc       accs      onacc     bad       bads
//  warn      warns     warnb     r0        r1        r2        r3        r4        r5        r6        s1        s2 s3
constexpr Hexes light_hexes{0xF4F6F8, 0xFFFFFF, 0xEBEEF2, 0xD8DDE3, 0x7A828C, 0x1B1F24, 0x57606A, 0x0B5FA5, 0xE4EFF9,
                            0xFFFFFF, 0xB3410E, 0xFBEAE1, 0x6B4A00, 0xFBF1DA, 0xA87B1E, 0xF7FAFD, 0xE3EDF7, 0xC8DCEF,
                            0x9FC3E2, 0x6A9FCC, 0x2C6FA8, 0x0D4270, 0x0072B2, 0xB85300, 0x1B1F24};
constexpr Hexes dark_hexes{0x14171C, 0x1C2027, 0x0F1216, 0x313843, 0x69727D, 0xE6E9ED, 0xA3ACB7, 0x6CB6FF, 0x17324C,
                           0x0F1216, 0xFF8A5B, 0x3A2118, 0xF0C96A, 0x332A14, 0xA87B1E, 0x1C222A, 0x1E3042, 0x244561,
                           0x2F6190, 0x6BA3D6, 0x9CC8EE, 0xD6EAFB, 0x56B4E9, 0xE69F00, 0xE6E9ED};
// Forced colours: text, edges and fills are pure; the accents keep a hue, so that words and icons still tell met from
// not met, at 7:1 or more; the ramp keeps its steps, which carry the data.
constexpr Hexes forced_light_hexes{0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000, 0x000000, 0x000000, 0x000000,
                                   0x00458A, 0xFFFFFF, 0xFFFFFF, 0x8A2A00, 0xFFFFFF, 0x000000, 0xFFFFFF,
                                   0x000000, 0xFFFFFF, 0xE3EDF7, 0xC8DCEF, 0x9FC3E2, 0x6A9FCC, 0x1F5D93,
                                   0x0D4270, 0x00458A, 0x8A2A00, 0x000000};
constexpr Hexes forced_dark_hexes{0x000000, 0x000000, 0x000000, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF,
                                  0x9CD0FF, 0x000000, 0x000000, 0xFFB08F, 0x000000, 0xFFFFFF, 0x000000,
                                  0xFFFFFF, 0x000000, 0x1E3042, 0x244561, 0x2F6190, 0x6BA3D6, 0x9CC8EE,
                                  0xD6EAFB, 0x9CD0FF, 0xFFC04D, 0xFFFFFF};

Palette make_palette(const Hexes& hexes, bool dark) {
  Palette palette;
  palette.dark = dark;
  for (std::size_t i = 0; i < ink_count; ++i) palette.color[i] = rgb(hexes[i]);
  return palette;
}

// WCAG 2.2, "relative luminance": one sRGB channel 0..255 to linear light.
double linear_channel(std::uint32_t byte) {
  const double value = static_cast<double>(byte) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double relative_luminance(std::uint32_t color) {
  return (0.2126 * linear_channel(color & 0xFFU)) + (0.7152 * linear_channel((color >> 8U) & 0xFFU)) +
         (0.0722 * linear_channel((color >> 16U) & 0xFFU));
}

}  // namespace

const Palette& light_palette() {
  static const Palette palette = make_palette(light_hexes, false);
  return palette;
}

const Palette& dark_palette() {
  static const Palette palette = make_palette(dark_hexes, true);
  return palette;
}

const Palette& forced_colors_palette(bool dark) {
  static const Palette light = make_palette(forced_light_hexes, false);
  static const Palette night = make_palette(forced_dark_hexes, true);
  return dark ? night : light;
}

int ramp_step(double goodness) {
  // Lower ends of the bins, best first (visual.md "Heatmap"). What is shown rounded to 98.0 belongs to "98-100".
  constexpr std::array<double, 6> lower_ends{0.98, 0.95, 0.90, 0.80, 0.60, 0.40};
  int step = 0;
  for (const double lower_end : lower_ends) {
    if (goodness >= lower_end - 1e-12) return step;
    ++step;
  }
  return step;
}

Ink ramp_ink(int step) { return static_cast<Ink>(static_cast<int>(Ink::r0) + std::clamp(step, 0, 6)); }

Ink text_on_ramp(int step, const Palette& palette) {
  const std::uint32_t fill = palette[ramp_ink(step)];
  return contrast_ratio(palette[Ink::ink], fill) >= contrast_ratio(palette[Ink::onacc], fill) ? Ink::ink : Ink::onacc;
}

double contrast_ratio(std::uint32_t a, std::uint32_t b) {
  const double first = relative_luminance(a);
  const double second = relative_luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

TypeStyle type_style(Type type) {
  switch (type) {
    case Type::display:
      return {Face::semibold, 36.0F, 44.0F};
    case Type::h1:
      return {Face::semibold, 26.0F, 32.0F};
    case Type::h2:
      return {Face::semibold, 18.0F, 24.0F};
    case Type::title:
      return {Face::semibold, 22.0F, 28.0F};
    case Type::reading:
      return {Face::regular, 17.0F, 28.0F};
    case Type::reading_phone:
      return {Face::regular, 16.0F, 25.0F};
    case Type::lead:
      return {Face::regular, 18.0F, 26.0F};
    case Type::finding:
      return {Face::regular, 16.0F, 22.0F};
    case Type::finding_strong:
      return {Face::semibold, 16.0F, 22.0F};
    case Type::body:
      return {Face::regular, 15.0F, 22.0F};
    case Type::body_strong:
      return {Face::semibold, 15.0F, 22.0F};
    case Type::dense:
      return {Face::regular, 14.0F, 20.0F};
    case Type::dense_strong:
      return {Face::semibold, 14.0F, 20.0F};
    case Type::row:
      return {Face::semibold, 14.5F, 20.0F};
    case Type::small:
      return {Face::regular, 13.0F, 18.0F};
    case Type::small_strong:
      return {Face::semibold, 13.0F, 18.0F};
    case Type::sub:
      return {Face::regular, 12.5F, 16.0F};
    case Type::sub_strong:
      return {Face::semibold, 12.5F, 16.0F};
    case Type::mono:
      return {Face::mono, 14.0F, 20.0F};
    case Type::mono_strong:
      return {Face::mono_semibold, 14.5F, 20.0F};
    case Type::mono_small:
      return {Face::mono, 13.0F, 18.0F};
    case Type::mono_cell:
      return {Face::mono, 13.5F, 18.0F};
    case Type::token:
      return {Face::mono, 16.0F, 24.0F};
    case Type::token_strong:
      return {Face::mono_semibold, 16.0F, 24.0F};
    case Type::mono_big:
      return {Face::mono_semibold, 30.0F, 36.0F};
    case Type::count:
      break;
  }
  return {};
}

}  // namespace consilium::ui
