#include "ui/theme.h"

#include <doctest/doctest.h>

#include <vector>

using namespace consilium::ui;

namespace {

struct Pair {
  Ink front;
  Ink back;
};

// Text on the fills it is drawn on, all over the app.
const std::vector<Pair> text_pairs{
    {Ink::ink, Ink::bg},   {Ink::ink, Ink::surf},  {Ink::ink, Ink::sunk},   {Ink::ink, Ink::accs},
    {Ink::ink, Ink::bads}, {Ink::ink, Ink::warns}, {Ink::mut, Ink::bg},     {Ink::mut, Ink::surf},
    {Ink::mut, Ink::sunk}, {Ink::mut, Ink::accs},  {Ink::acc, Ink::bg},     {Ink::acc, Ink::surf},
    {Ink::acc, Ink::accs}, {Ink::acc, Ink::sunk},  {Ink::onacc, Ink::acc},  {Ink::bad, Ink::bg},
    {Ink::bad, Ink::surf}, {Ink::bad, Ink::bads},  {Ink::warn, Ink::warns}, {Ink::bad, Ink::accs},
};
// Edges of controls, marks and icons.
const std::vector<Pair> mark_pairs{
    {Ink::bd, Ink::surf}, {Ink::bd, Ink::bg},   {Ink::acc, Ink::surf}, {Ink::acc, Ink::bg},   {Ink::bad, Ink::surf},
    {Ink::s1, Ink::surf}, {Ink::s2, Ink::surf}, {Ink::s3, Ink::surf},  {Ink::ink, Ink::surf}, {Ink::warnb, Ink::warns},
};

void check_palette(const Palette& palette) {
  for (const auto& [front, back] : text_pairs) {
    CAPTURE(static_cast<int>(front));
    CAPTURE(static_cast<int>(back));
    CHECK(contrast_ratio(palette[front], palette[back]) >= 4.5);
  }
  for (const auto& [front, back] : mark_pairs) {
    CAPTURE(static_cast<int>(front));
    CAPTURE(static_cast<int>(back));
    CHECK(contrast_ratio(palette[front], palette[back]) >= 3.0);
  }
  for (int step = 0; step <= 6; ++step) {
    CAPTURE(step);
    CHECK(contrast_ratio(palette[text_on_ramp(step, palette)], palette[ramp_ink(step)]) >= 4.5);
  }
}

}  // namespace

TEST_CASE("Every pair of colours that is used together can be read") {
  SUBCASE("light") { check_palette(light_palette()); }
  SUBCASE("dark") { check_palette(dark_palette()); }
  SUBCASE("forced light") { check_palette(forced_colors_palette(false)); }
  SUBCASE("forced dark") { check_palette(forced_colors_palette(true)); }
}

TEST_CASE("The contrast ratio is that of WCAG 2.2") {
  CHECK(contrast_ratio(0xFF000000U, 0xFFFFFFFFU) == doctest::Approx(21.0));
  CHECK(contrast_ratio(0xFF777777U, 0xFFFFFFFFU) == doctest::Approx(4.478).epsilon(0.001));
  CHECK(contrast_ratio(0xFFFFFFFFU, 0xFF777777U) == contrast_ratio(0xFF777777U, 0xFFFFFFFFU));
}

TEST_CASE("The ramp's bins begin where the legend says") {
  CHECK(ramp_step(1.0) == 0);
  CHECK(ramp_step(0.98) == 0);
  CHECK(ramp_step(0.9799) == 1);
  CHECK(ramp_step(0.95) == 1);
  CHECK(ramp_step(0.90) == 2);
  CHECK(ramp_step(0.80) == 3);
  CHECK(ramp_step(0.60) == 4);
  CHECK(ramp_step(0.40) == 5);
  CHECK(ramp_step(0.3999) == 6);
  CHECK(ramp_step(0.0) == 6);
}

TEST_CASE("Colours are packed as Dear ImGui wants them") {
  CHECK(light_palette()[Ink::acc] == 0xFFA55F0BU);
  CHECK(light_palette()[Ink::none] == 0U);
}
