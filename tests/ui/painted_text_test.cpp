// Scripts that the embedded fonts lack: who is asked to paint what, and where it lands.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "harness.h"
#include "ui/scripts.h"
#include "ui/text.h"

using namespace consilium;
using namespace consilium::ui;
using consilium::testing::UiHarness;
using doctest::Approx;

namespace {

// Paints every word as a filled block, one em a character, from half an em above the baseline.
class BlockPainter final : public TextPainter {
 public:
  float advance(std::string_view words, Face) override { return characters(words); }
  bool paint(std::string_view words, Face, float em_px, std::uint32_t ink, PaintedText& picture) override {
    asked.emplace_back(words);
    last_ink = ink;
    if (!can_paint) return false;
    picture.width = static_cast<int>(std::ceil(characters(words) * em_px));
    picture.height = static_cast<int>(std::ceil(em_px / 2.0F));
    picture.top = -static_cast<float>(picture.height);
    picture.advance = characters(words) * em_px;
    picture.pixels.assign(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height),
                          0xFFFFFFFFU);
    return true;
  }

  std::vector<std::string> asked;
  bool can_paint = true;
  std::uint32_t last_ink = 0;

 private:
  static float characters(std::string_view words) {
    float count = 0.0F;
    for (std::size_t at = 0; at < words.size(); next_character(words, at)) ++count;
    return count;
  }
};

constexpr std::string_view japanese = "胸が痛い";
constexpr std::string_view arabic = "ألم في الصدر";

}  // namespace

TEST_CASE("Characters are told apart by how they can be drawn") {
  for (const char32_t c : {U'胸', U'が', U'한', U'😀', U'☂', U'∮', U'Ⅷ'}) {
    CHECK(stands_alone(c));
    CHECK_FALSE(needs_shaping(c));
  }
  for (const char32_t c : {U'א', U'ع', U'ह', U'ท', U'က', U'ខ', U'ﷺ', char32_t{0x1E900}}) {
    CHECK(needs_shaping(c));
    CHECK_FALSE(stands_alone(c));
  }
  // Not characters, private ones, marks, and the sign for what cannot be read.
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xE000}, char32_t{0xFFFF}, char32_t{0x1FFFE}, char32_t{0x301},
                           char32_t{0xFFFD}, char32_t{0x200D}, char32_t{0xFE0F}, char32_t{0x110000}}) {
    CHECK_FALSE(stands_alone(c));
  }
  CHECK(has_shaped_script("pain: ألم"));
  CHECK_FALSE(has_shaped_script("naïve, Ωmega, боль, 胸が痛い 😀 – “quoted”"));
  CHECK_FALSE(has_shaped_script("\xD7\xFF\xE0"));
}

TEST_CASE("A character that the fonts lack is painted once, as wide as it says") {
  BlockPainter painter;
  UiHarness page([&](Ui& ui) { text(ui, {100, 50, 400, 22}, japanese); }, 1440, 900, 2.0F, &painter);
  page.frames(3);
  CHECK(painter.asked == std::vector<std::string>{"胸", "が", "痛", "い"});
  CHECK(text_width(page.ui(), japanese, Type::body) == Approx(4 * 15.0F));
  const Box drawn = page.drawn_box();
  CHECK(drawn.x == Approx(100.0F).epsilon(0.01));
  CHECK(drawn.right() == Approx(160.0F).epsilon(0.01));
  CHECK(painter.last_ink == 0xFFFFFFU);  // tinted when drawn
  CHECK(drawn.h == Approx(8.0F).epsilon(0.1));
  // Latin letters come from the fonts.
  painter.asked.clear();
  CHECK(text_width(page.ui(), "pain", Type::body) < 4 * 15.0F);
  CHECK(painter.asked.empty());
}

TEST_CASE("A line in a script that is joined is painted as a whole, and only while it is shown") {
  BlockPainter painter;
  bool shown = true;
  UiHarness page(
      [&](Ui& ui) {
        if (shown) text(ui, {100, 50, 400, 22}, arabic);
      },
      1440, 900, 1.0F, &painter);
  page.frames(3);
  CHECK(painter.asked == std::vector<std::string>{std::string(arabic)});
  CHECK(page.drawn_box().right() == Approx(100.0F + (12 * 15.0F)).epsilon(0.01));
  CHECK(painter.last_ink == (page.ui().color(Ink::ink) & 0xFFFFFFU));
  shown = false;
  page.frames(600);
  shown = true;
  page.frames(2);
  CHECK(painter.asked.size() == 2);
}

TEST_CASE("Long lines of a joined script are broken where there are blanks") {
  BlockPainter painter;
  UiHarness page([&](Ui& ui) { text(ui, {0, 0, 7 * 15.0F, 200}, arabic, {.max_lines = 0}); }, 1440, 900, 1.0F,
                 &painter);
  page.frames(2);
  CHECK(painter.asked == std::vector<std::string>{"ألم في", "الصدر"});
}

TEST_CASE("What cannot be painted is an empty box, as it is where there is no painter") {
  BlockPainter painter;
  painter.can_paint = false;
  const auto draw = [](Ui& ui) { text(ui, {100, 50, 400, 44}, "胸\nألم", {.max_lines = 0}); };
  UiHarness declined(draw, 1440, 900, 1.0F, &painter);
  UiHarness alone(draw);
  declined.frames(2);
  alone.frames(2);
  CHECK(alone.vertices() > 0);
  CHECK(declined.vertices() == alone.vertices());
}
