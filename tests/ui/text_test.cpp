#include "ui/text.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>

#include "harness.h"

using namespace consilium;
using namespace consilium::ui;
using consilium::testing::UiHarness;

namespace {

// The lines of a text at a width, joined by "|", each ellipsis written.
std::string broken(Ui& ui, std::string_view words, float width, int max_lines = 0) {
  const TextStretch stretch{words.size(), Face::regular, 15.0F};
  std::string joined;
  for (const TextLine& line : ui.text_engine().wrap(words, {&stretch, 1}, width, max_lines)) {
    if (!joined.empty()) joined += '|';
    joined += words.substr(line.begin, line.end - line.begin);
    joined += line.mark;
    const bool one_letter = line.end - line.begin <= 1;  // the least a line holds, however narrow it is
    CHECK((one_letter || line.width <= width + 0.6F));
  }
  return joined;
}

}  // namespace

TEST_CASE("Words are wrapped between words, at newlines, after hyphens, and only then inside") {
  UiHarness page([](Ui&) {});
  page.frame();
  Ui& ui = page.ui();
  const auto width = [&ui](std::string_view words) { return text_width(ui, words, Type::body); };

  CHECK(broken(ui, "one two three", width("one two")) == "one two|three");
  CHECK(broken(ui, "one two three", 1000.0F) == "one two three");
  CHECK(broken(ui, "one  two", width("one ")) == "one|two");
  CHECK(broken(ui, "a\nb\n\nc", 1000.0F) == "a|b||c");
  CHECK(broken(ui, "a \nb", 1000.0F) == "a|b");
  CHECK(broken(ui, "context-seeking", width("context-")) == "context-|seeking");
  CHECK(broken(ui, "93.5–94.5 and", width("93.5–94.5")) == "93.5–94.5|and");
  CHECK(broken(ui, "0000000000", width("0000")) == "0000|0000|00");
  CHECK(broken(ui, "in 00000000", width("00000")) == "in|00000|000");
  CHECK(broken(ui, "", 100.0F).empty());
  CHECK(broken(ui, "word", 1.0F) == "w|o|r|d");
}

TEST_CASE("A word that is broken has a hyphen, if it is made of letters alone") {
  UiHarness page([](Ui&) {});
  page.frame();
  Ui& ui = page.ui();
  const auto width = [&ui](std::string_view words) { return text_width(ui, words, Type::body); };
  CHECK(broken(ui, "Overconfidence", width("Overconf-")) == "Overconf-|idence");
  CHECK(broken(ui, "Overconfidence 1", width("Overconfid")) == "Overconfi-|dence 1");
  CHECK(broken(ui, "Überempfindlichkeit", width("Überemp-")) == "Überemp-|findlichk-|eit");
  CHECK(broken(ui, "Overconfidence, 1", width("Overconfid")) == "Overconfi-|dence, 1");
  CHECK(broken(ui, "see Overconfidence", width("Overconfid")) == "see|Overconfi-|dence");
  CHECK(broken(ui, "model1overconfidence", width("model1over")) == "model1over|confidence");  // a name is no word
  // Neither part may be a letter alone.
  CHECK(broken(ui, "abcd", width("abc-")) == "ab-|cd");
  CHECK(broken(ui, "abc", width("ab-")) == "ab|c");
}

TEST_CASE("What does not fit ends in an ellipsis") {
  UiHarness page([](Ui&) {});
  page.frame();
  Ui& ui = page.ui();
  const auto width = [&ui](std::string_view words) { return text_width(ui, words, Type::body); };
  CHECK(broken(ui, "one two three", width("one two…"), 1) == "one two…");
  CHECK(broken(ui, "one two three", width("one two three"), 1) == "one two three");
  CHECK(broken(ui, "one two three four", width("one two"), 2) == "one two|three…");
  CHECK(broken(ui, "one two three", width("one two"), 2) == "one two|three");
  CHECK(broken(ui, "one\ntwo", 1000.0F, 1) == "one\ntwo");
}

TEST_CASE("Any bytes can be measured and drawn") {
  const std::string hostile =
      "ok \xff\xfe\xc3 broken \xed\xa0\x80 \xf4\x90\x80\x80 \x01\x02\t tab \xE4\xBD\xA0\xE5\xA5\xBD \xF0\x9F\x98\x80 "
      "\xE2\x80\x8Dzero\xEF\xBB\xBF end";
  UiHarness page([&](Ui& ui) {
    text(ui, {10, 10, 60, 400}, hostile, {.max_lines = 0});
    text(ui, {10, 500, 60, 20}, hostile);
    text(ui, {300, 10, 600, 400}, std::string(3000, '\xff'), {.max_lines = 0});
  });
  page.frames(3);
  CHECK(page.vertices() > 100);
  CHECK(page.all_problems() == "broken characters in a text \"" + hostile + "\"\nbroken characters in a text \"" +
                                   hostile + "\"\nbroken characters in a text \"" + std::string(3000, '\xff') + "\"\n");
  CHECK(page.last_patch().empty());
  CHECK(text_width(page.ui(), "\x01\x02", Type::body) == 0.0F);
  CHECK(text_width(page.ui(), "\xE4\xBD\xA0", Type::body) == doctest::Approx(15.0F));
}

TEST_CASE("Letters are drawn where they are measured") {
  UiHarness page([](Ui& ui) { text(ui, {100, 50, 300, 22}, "Hillmm 94.0"); }, 500.0F, 120.0F, 1.25F);
  page.frames(2);
  const Box drawn = page.drawn_box();
  const float width = text_width(page.ui(), "Hillmm 94.0", Type::body);
  CHECK(drawn.x == doctest::Approx(100.0F).epsilon(0.03));
  CHECK(drawn.right() == doctest::Approx(100.0F + width).epsilon(0.02));
  CHECK(drawn.y > 50.0F);
  CHECK(drawn.bottom() < 72.0F);
  // Baselines lie on whole device pixels.
  CHECK(std::abs((drawn.bottom() * 1.25F) - std::round(drawn.bottom() * 1.25F)) < 0.01F);
}

TEST_CASE("Heights are whole lines, and text scale grows them") {
  UiHarness page([](Ui&) {});
  page.frame();
  CHECK(text_height(page.ui(), "one line", Type::body, 500.0F) == 22.0F);
  CHECK(text_height(page.ui(), "two\nlines", Type::reading, 500.0F) == 56.0F);
  CHECK(text_height(page.ui(), "", Type::body, 500.0F) == 0.0F);
  const float narrow = text_width(page.ui(), "word", Type::body);
  page.input.text_scale = 2.0F;
  page.frame();
  CHECK(text_height(page.ui(), "one line", Type::body, 500.0F) == 44.0F);
  CHECK(text_width(page.ui(), "word", Type::body) == doctest::Approx(2.0F * narrow));
}

TEST_CASE("A sentence in two faces is one paragraph") {
  const Run runs[] = {{.words = "GPT-4.1 and Grok 3 are "},
                      {.words = "too close to call", .strong = true, .fill = Ink::bads, .underline = Ink::bad},
                      {.words = "."}};
  float height = 0.0F;
  UiHarness page([&](Ui& ui) {
    height = rich_text(ui, {10, 10, 180, 200}, runs, Type::finding, Type::finding_strong, {.max_lines = 0});
  });
  page.frame();
  CHECK(height == rich_text_height(page.ui(), runs, Type::finding, Type::finding_strong, 180.0F));
  CHECK(height == 44.0F);
  CHECK(page.find(a11y::Role::text, "GPT-4.1 and Grok 3 are too close to call.") != nullptr);
}

TEST_CASE("A long transcript is broken into lines once, and only its visible lines are drawn") {
  std::string words;
  while (words.size() < 50'000)
    words += "Tightness that comes with effort and goes with rest can come from the heart. ";
  float height = 0.0F;
  UiHarness page(
      [&](Ui& ui) { height = text(ui, {10, -5000, 600, 900}, words, {.type = Type::reading, .max_lines = 0}); });
  page.frames(3);
  CHECK(height > 10'000.0F);
  CHECK(page.vertices() < 4 * 110 * 40);  // about forty lines of a hundred letters
  const auto begin = std::chrono::steady_clock::now();
  page.frames(10);
  const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() / 10.0;
  MESSAGE("50 KB of text: " << ms << " ms a frame");
  CHECK(ms < 20.0);
}
