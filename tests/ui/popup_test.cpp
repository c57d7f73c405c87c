// Menus and dialogs: what is on top, who gets keys and pointer, where the focus goes.
#include <doctest/doctest.h>

#include <array>

#include "harness.h"
#include "ui/widgets/widgets.h"

using namespace consilium;
using namespace consilium::ui;
using a11y::ActionKind;
using a11y::Role;
using a11y::Tristate;
using consilium::testing::UiHarness;

namespace {

struct MenuPage {
  std::optional<int> chosen;
  int below = 0;
  int escapes_below = 0;
  UiHarness page{[this](Ui& ui) { draw(ui); }};

  void draw(Ui& ui) {
    const std::array<MenuItem, 4> items{MenuItem{.label = "Any verdict"},
                                        {.label = "Not met", .checked = true},
                                        {.label = "Unclear", .enabled = false},
                                        {.label = "Missing", .note = "2"}};
    if (const auto now = menu_button(ui, "verdict", {10, 10, 140, 36}, {.label = "Verdict"}, items)) chosen = now;
    below += button(ui, "below", {10, 50, 140, 36}, {.label = "Below"}) ? 1 : 0;
    text_field(ui, "search", {10, 90, 140, 36}, "Search", "", "");
    escapes_below += ui.take_key("Escape") ? 1 : 0;
  }
};

struct DialogPage {
  bool open = false;
  int deleted = 0;
  int below = 0;
  UiHarness page{[this](Ui& ui) { draw(ui); }};

  void draw(Ui& ui) {
    if (button(ui, "open", {10, 10, 140, 36}, {.label = "Open"})) open = true;
    below += button(ui, "below", {600, 400, 140, 36}, {.label = "Below"}) ? 1 : 0;
    text_field(ui, "search", {10, 90, 140, 36}, "Search", "", "");
    if (!open) return;
    Box content;
    if (!begin_dialog(ui, "delete", "Delete everything?", 480, 240, content)) {
      open = false;
      return;
    }
    if (button(ui, "yes", cut_top(content, 36), {.label = "Delete"})) ++deleted;
    cut_top(content, 8);
    const std::array<MenuItem, 2> items{MenuItem{.label = "One"}, {.label = "Two"}};
    menu_button(ui, "menu", cut_top(content, 36), {.label = "Choose"}, items);
    end_dialog(ui);
  }
};

}  // namespace

TEST_CASE("A menu opens with the focus on the checked item and returns it to its button") {
  MenuPage menu;
  UiHarness& page = menu.page;
  page.frame();
  CHECK(page.get(Role::button, "Verdict").expanded == Tristate::no);
  page.click(Role::button, "Verdict");
  CHECK(page.all_problems() == "");
  CHECK(page.get(Role::button, "Verdict").expanded == Tristate::yes);
  CHECK(page.focused_name() == "Not met");
  CHECK(page.get(Role::menu_item, "Not met").checked == Tristate::yes);
  CHECK_FALSE(page.get(Role::menu_item, "Unclear").enabled);

  SUBCASE("an item is chosen by pointer, although a button lies below it") {
    page.click(Role::menu_item, "Any verdict");
    CHECK(menu.chosen == 0);
    CHECK(menu.below == 0);
    CHECK(page.find(Role::menu, "Verdict") == nullptr);
    CHECK(page.focused_name() == "Verdict");
  }
  SUBCASE("an item is chosen by assistive technology") {
    page.activate(Role::menu_item, "Missing");
    CHECK(menu.chosen == 3);
    CHECK(page.find(Role::menu, "Verdict") == nullptr);
  }
  SUBCASE("arrows skip what is disabled, home and end go to the ends") {
    page.act({.kind = ActionKind::move, .node = page.get(Role::menu_item, "Not met").id, .number = 1.0});
    CHECK(page.focused_name() == "Missing");
    page.key("ArrowUp");
    CHECK(page.focused_name() == "Not met");
    page.key("Home");
    CHECK(page.focused_name() == "Any verdict");
  }
  SUBCASE("Escape closes it and nothing else") {
    page.key("Escape");
    CHECK(page.find(Role::menu, "Verdict") == nullptr);
    CHECK(menu.escapes_below == 0);
    CHECK(page.focused_name() == "Verdict");
    CHECK_FALSE(menu.chosen.has_value());
    page.key("Escape");
    CHECK(menu.escapes_below == 1);
  }
  SUBCASE("a dismissal by assistive technology is an Escape, heard once") {
    page.input.keys.emplace_back("Escape");
    page.act({.kind = ActionKind::dismiss, .node = page.get(Role::menu_item, "Not met").id});
    CHECK(page.find(Role::menu, "Verdict") == nullptr);
    CHECK(menu.escapes_below == 0);
  }
  SUBCASE("a press outside closes it and presses nothing") {
    page.click_at(700, 500);
    CHECK(page.find(Role::menu, "Verdict") == nullptr);
    CHECK(menu.below == 0);
    page.click(Role::button, "Below");
    CHECK(menu.below == 1);
  }
  SUBCASE("a text field under it is covered") {
    CHECK(page.get(Role::text_field, "Search").covered);
    page.key("Escape");
    CHECK_FALSE(page.get(Role::text_field, "Search").covered);
  }
}

TEST_CASE("A long menu stays on the page and scrolls to the checked item") {
  std::vector<std::string> names;
  for (int i = 0; i < 100; ++i) names.push_back("Criterion " + std::to_string(i));
  std::optional<int> chosen;
  UiHarness page([&](Ui& ui) {
    std::vector<MenuItem> items;
    for (const std::string& name : names) items.push_back({.label = name, .checked = name == "Criterion 90"});
    if (const auto now = menu_chip(ui, "c", {10, 700, 140, 28}, {.label = "Any", .menu = true}, items)) chosen = now;
  });
  page.frame();
  page.click(Role::button, "Any");
  page.settle();
  CHECK(page.get(Role::menu_item, "Criterion 90").box.h > 10.0F);
  CHECK(page.get(Role::menu_item, "Criterion 0").box.h == 0.0F);
  for (const auto& node : page.ui().tree().nodes()) CHECK(node.box.bottom() <= 900.0F);
  page.click(Role::menu_item, "Criterion 90");
  CHECK(chosen == 90);
}

TEST_CASE("A dialog takes focus, keys and pointer, and gives the focus back") {
  DialogPage dialog;
  UiHarness& page = dialog.page;
  page.frame();
  page.click(Role::button, "Open");
  REQUIRE(dialog.open);
  page.frames(2);
  CHECK(page.all_problems() == "");
  CHECK(page.get(Role::dialog, "Delete everything?").modal);
  CHECK(page.focused_name() == "Delete");
  CHECK(page.get(Role::text_field, "Search").covered);

  SUBCASE("what is inside acts") {
    page.click(Role::button, "Delete");
    page.activate(Role::button, "Delete");
    CHECK(dialog.deleted == 2);
  }
  SUBCASE("what is under it is inert") {
    page.click_at(670, 418);
    page.activate(Role::button, "Below");
    CHECK(dialog.below == 0);
  }
  SUBCASE("Escape closes it") {
    page.key("Escape");
    page.frame();
    CHECK_FALSE(dialog.open);
    CHECK(page.find(Role::dialog, "Delete everything?") == nullptr);
    CHECK(page.focused_name() == "Open");
    page.activate(Role::button, "Below");
    CHECK(dialog.below == 1);
  }
  SUBCASE("the cross closes it") {
    page.click(Role::button, "Close");
    CHECK_FALSE(dialog.open);
  }
  SUBCASE("a view that stops drawing it closes it") {
    dialog.open = false;
    page.frames(3);
    CHECK(page.ui().open_popup() == 0);
    CHECK(page.focused_name() == "Open");
  }
  SUBCASE("a menu over it closes first") {
    page.click(Role::button, "Choose");
    CHECK(page.focused_name() == "One");
    CHECK(page.all_problems() == "");
    page.key("Escape");
    CHECK(dialog.open);
    CHECK(page.focused_name() == "Choose");
    page.key("Escape");
    CHECK_FALSE(dialog.open);
  }
}
