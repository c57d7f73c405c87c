#include "ui/widgets/widgets.h"

#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "harness.h"

using namespace consilium;
using namespace consilium::ui;
using a11y::ActionKind;
using a11y::Role;
using a11y::Tristate;
using consilium::testing::UiHarness;

TEST_CASE("A button acts once for a click, a tap and an assistive activation") {
  int pressed = 0;
  UiHarness page([&](Ui& ui) { pressed += button(ui, "go", {10, 10, 90, 36}, {.label = "Go"}) ? 1 : 0; });
  page.frame();
  CHECK(page.all_problems() == "");
  page.click(Role::button, "Go");
  CHECK(pressed == 1);
  page.tap_at(50, 30);
  CHECK(pressed == 2);
  page.activate(Role::button, "Go");
  CHECK(pressed == 3);
  page.click_at(300, 300);
  CHECK(pressed == 3);
}

TEST_CASE("A press that leaves the button before it ends does nothing") {
  int pressed = 0;
  UiHarness page([&](Ui& ui) { pressed += button(ui, "go", {10, 10, 90, 36}, {.label = "Go"}) ? 1 : 0; });
  page.frame();
  page.move_to(50, 30);
  page.press();
  page.move_to(400, 400);
  page.release();
  page.frames(2);
  CHECK(pressed == 0);
}

TEST_CASE("A disabled button neither acts nor lets the press through to what is below") {
  int below = 0;
  int above = 0;
  UiHarness page([&](Ui& ui) {
    a11y::Node node;
    node.role = Role::row;
    node.name = "row";
    below += hit(ui, "row", {0, 0, 400, 60}, node).activated ? 1 : 0;
    above += button(ui, "go", {10, 10, 90, 36}, {.label = "Go", .enabled = false}) ? 1 : 0;
  });
  page.frame();
  page.click_at(50, 30);
  CHECK(below == 0);
  CHECK(above == 0);
  CHECK(page.get(Role::button, "Go").enabled == false);
  page.click_at(300, 30);
  CHECK(below == 1);
}

TEST_CASE("What is drawn later lies over what was drawn before") {
  int row = 0;
  int inner = 0;
  UiHarness page([&](Ui& ui) {
    a11y::Node node;
    node.role = Role::row;
    node.name = "row";
    row += hit(ui, "row", {0, 0, 400, 60}, node).activated ? 1 : 0;
    inner += button(ui, "go", {10, 10, 90, 36}, {.label = "Go"}) ? 1 : 0;
  });
  page.frame();
  page.click_at(50, 30);
  CHECK(row == 0);
  CHECK(inner == 1);
}

TEST_CASE("Pressing a control takes the focus there; pressing nothing lets it go") {
  UiHarness page([](Ui& ui) { button(ui, "go", {10, 10, 90, 36}, {.label = "Go"}); });
  page.frame();
  page.click(Role::button, "Go");
  CHECK(page.focused_name() == "Go");
  page.click_at(400, 400);
  CHECK(page.focused_name().empty());
}

TEST_CASE("All kinds of controls have names, nodes and targets") {
  constexpr std::array<std::string_view, 3> labels{"Rate, %", "k of n", "Interval"};
  const auto draw = [&](Ui& ui) {
    float y = 10.0F;
    const auto row = [&y](float w, float h) {
      const Box box{10, y, w, h};
      y += 60.0F;
      return box;
    };
    for (const ButtonKind kind : {ButtonKind::plain, ButtonKind::primary, ButtonKind::quiet, ButtonKind::link,
                                  ButtonKind::rail, ButtonKind::tab_bar, ButtonKind::menu_row}) {
      ui.push_id(static_cast<std::uint32_t>(kind));
      button(ui, "b", row(120, 44),
             {.label = "Label", .kind = kind, .current = kind == ButtonKind::rail, .shortcut = "Ctrl+K"});
      ui.pop_id();
    }
    text_link(ui, "link", row(200, 20), "See 181 scenarios");
    chip(ui, "chip", row(140, ui.target(28)), {.label = "Not met", .on = true});
    chip(ui, "removable", row(140, ui.target(28)), {.label = "Urgent", .removable = true});
    segments(ui, "notation", row(segments_width(ui, labels), ui.target(32)), "Notation", labels, 0);
    switch_control(ui, "switch", row(200, 24), "Gate", true);
    slider(ui, "weight", row(300, 24), "Weight", 0.5, 0.0, 1.0, 0.1, "50 %");
    text_field(ui, "search", row(300, 44), "Search the text", "", "Search");
    progress_bar(ui, row(300, 8), "Loading", 0.4);
    tag(ui, row(tag_width(ui, "Aspect: demand"), 22), "Aspect: demand");
  };
  UiHarness page(draw, 1000.0F, 1400.0F);
  page.frames(2);
  CHECK(page.all_problems() == "");
  page.input.coarse_pointer = true;
  page.frames(2);
  CHECK(page.all_problems() == "");
  CHECK(page.get(Role::switch_, "Gate").checked == Tristate::yes);
  CHECK(page.get(Role::button, "Not met").pressed == Tristate::yes);
  CHECK(page.find(Role::button, "Remove: Urgent") != nullptr);
  CHECK(page.get(Role::slider, "Weight").now == 0.5F);
}

TEST_CASE("Segments: a click chooses, arrows move choice and focus, only the chosen one is a tab stop") {
  constexpr std::array<std::string_view, 3> labels{"Rate", "k of n", "Interval"};
  int chosen = 0;
  UiHarness page([&](Ui& ui) {
    chosen = segments(ui, "notation", {10, 10, 300, 32}, "Notation", labels, chosen).value_or(chosen);
  });
  page.frame();
  page.click(Role::radio, "k of n");
  CHECK(chosen == 1);
  page.frame();
  CHECK(page.get(Role::radio, "k of n").tab_stop);
  CHECK_FALSE(page.get(Role::radio, "Rate").tab_stop);
  page.act({.kind = ActionKind::move, .node = page.get(Role::radio, "k of n").id, .number = 2.0});
  CHECK(chosen == 2);
  CHECK(page.focused_name() == "Interval");
  page.act({.kind = ActionKind::move, .node = page.get(Role::radio, "Interval").id, .number = -100.0});
  CHECK(chosen == 0);
}

TEST_CASE("A slider follows the pointer, steps, and takes an assistive value within its limits") {
  double value = 0.0;
  UiHarness page([&](Ui& ui) {
    value = slider(ui, "w", {10, 10, 300, 24}, "Weight", value, 0.0, 10.0, 1.0, "x").value_or(value);
  });
  page.frame();
  const Box box = page.get(Role::slider, "Weight").box;
  page.move_to(box.center_x(), box.center_y());
  page.press();
  page.frames(1);
  CHECK(value == 5.0);
  page.move_to(box.right() + 200.0F, box.center_y());
  CHECK(value == 10.0);
  page.release();
  page.act({.kind = ActionKind::set_value, .node = page.get(Role::slider, "Weight").id, .number = 3.4});
  CHECK(value == 3.0);
  page.act({.kind = ActionKind::set_value, .node = page.get(Role::slider, "Weight").id, .number = 1e300});
  CHECK(value == 10.0);
  page.act({.kind = ActionKind::set_value,
            .node = page.get(Role::slider, "Weight").id,
            .number = std::numeric_limits<double>::quiet_NaN()});
  CHECK(value == 0.0);
}

TEST_CASE("A text field reports what was typed, and Enter as a key") {
  std::string words;
  int entered = 0;
  UiHarness page([&](Ui& ui) {
    if (auto typed = text_field(ui, "search", {10, 10, 300, 36}, "Search", words, "Search the text")) words = *typed;
    entered += ui.take_key("Enter") ? 1 : 0;
  });
  page.frame();
  const auto node = page.get(Role::text_field, "Search").id;
  page.act({.kind = ActionKind::set_text, .node = node, .text = "chest"});
  CHECK(words == "chest");
  CHECK(page.get(Role::text_field, "Search").value == "chest");
  page.act({.kind = ActionKind::submit, .node = node});
  CHECK(entered == 1);
  const Box inner = page.get(Role::text_field, "Search").box;
  CHECK(inner.x > 10.0F);
  CHECK(inner.h < 36.0F);
}

TEST_CASE(
    "Text field: typed words stand in the frame that takes them, so that an older answer never undoes newer ones") {
  std::string words;
  UiHarness page([&](Ui& ui) {
    if (auto typed = text_field(ui, "search", {10, 10, 300, 36}, "Search", words, "Search the text")) words = *typed;
  });
  page.frame();
  page.input.actions.push_back(
      {.kind = ActionKind::set_text, .node = page.get(Role::text_field, "Search").id, .text = "chest"});
  page.frame();
  CHECK(page.get(Role::text_field, "Search").value == "chest");
}

TEST_CASE("A text area reports what was typed, its lines too, and when it is submitted") {
  std::string words;
  int submitted = 0;
  UiHarness page([&](Ui& ui) {
    const AreaInput input = text_area(ui, "words", {10, 10, 300, 120}, "Your question", words, "What would you ask?");
    if (input.typed) words = *input.typed;
    submitted += input.submitted ? 1 : 0;
  });
  page.frame();
  const auto node = page.get(Role::text_area, "Your question").id;
  CHECK(page.get(Role::text_area, "Your question").hint == "What would you ask?");
  page.act({.kind = ActionKind::set_text, .node = node, .text = "one\ntwo"});
  CHECK(words == "one\ntwo");
  CHECK(page.get(Role::text_area, "Your question").value == "one\ntwo");
  CHECK(submitted == 0);
  page.act({.kind = ActionKind::submit, .node = node});
  CHECK(submitted == 1);
}

TEST_CASE("Hover text comes after a pause, with the shortcut; keyboard focus shows it at once") {
  UiHarness page([](Ui& ui) {
    button(ui, "undo", {100, 100, 36, 36}, {.label = "Undo", .icon_only = true, .shortcut = "Ctrl+Z"});
  });
  page.frames(2);
  page.move_to(118, 118);
  page.frame();
  const int before = page.vertices();
  CHECK(page.ui().wanted_frame_ms() > 0.0);
  page.frames(40);
  CHECK(page.vertices() > before + 40);
  page.move_to(500, 500);
  page.frames(2);
  page.focus(Role::button, "Undo");
  CHECK(page.vertices() > before + 40);
}

TEST_CASE("States: each says what to do, and its buttons act") {
  StateAction action = StateAction::none;
  bool cancelled = false;
  UiHarness page([&](Ui& ui) {
    ui.push_id("empty");
    const StateAction now = empty_state(ui, {0, 0, 700, 300},
                                        {.headline = "Nothing open",
                                         .next_step = "Open a log.",
                                         .action = "Choose files",
                                         .second_action = "Open a study"});
    ui.pop_id();
    if (now != StateAction::none) action = now;
    ui.push_id("error");
    error_state(ui, {0, 300, 700, 300}, {.headline = "Not a log", .next_step = "Try another file."},
                "broken.json, byte 12");
    ui.pop_id();
    cancelled |= loading_state(ui, {0, 600, 700, 200}, "Loading", 0.4, "3.1 of 6.4 MB, 4 s left");
    caution(ui, {720, 10, 300, 100}, "The rater is GPT-4.1 too, so it judges its own answers.");
  });
  page.frames(2);
  CHECK(page.all_problems() == "");
  page.click(Role::button, "Open a study");
  CHECK(action == StateAction::second);
  page.click(Role::button, "Choose files");
  CHECK(action == StateAction::first);
  page.click(Role::button, "Cancel");
  CHECK(cancelled);
  CHECK(page.find(Role::alert, "") != nullptr);
  CHECK(page.get(Role::progress, "Loading").now == 0.4F);
}
