#include <doctest/doctest.h>

#include <algorithm>

#include "session/shortcuts.h"
#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::ActionKind;
using ui::a11y::Node;
using ui::a11y::Role;

namespace {

void type(ViewPage& page, std::string_view words) {
  page.act({.kind = ActionKind::set_text,
            .node = page.get(Role::text_field, "Find a command").id,
            .text = std::string(words)});
}

bool has_dialog(ViewPage& page) { return page.count(Role::dialog) > 0; }

// The list behind the dialog has menus of the same names: the dialog's come last.
void choose(ViewPage& page, std::string_view menu, std::string_view item) {
  const auto& nodes = page.ui().tree().nodes();
  const auto last = std::find_if(nodes.rbegin(), nodes.rend(), [&](const ui::a11y::Node& node) {
    return node.role == Role::button && node.name == menu;
  });
  REQUIRE(last != nodes.rend());
  page.click_at(last->box.center_x(), last->box.center_y());
  page.click(Role::menu_item, item);
}

}  // namespace

TEST_CASE("Ctrl+K opens the palette with the focus in its field; Enter does the first match") {
  ViewPage page(clinic_study());
  page.key("Ctrl+K");
  page.settle();
  CHECK(page.find(Role::dialog, "Find a command") != nullptr);
  CHECK(page.focused_name() == "Find a command");
  type(page, "go crit");
  page.key("Enter");
  CHECK_FALSE(has_dialog(page));
  CHECK(page.shown() == View::criteria);
}

TEST_CASE("The palette forgets what was typed before, and says when nothing matches") {
  ViewPage page(clinic_study());
  page.key("Ctrl+K");
  type(page, "xyzzy");
  page.settle();
  CHECK(page.says("No command matches. Try another word."));
  page.key("Enter");
  CHECK(has_dialog(page));
  page.key("Escape");
  CHECK_FALSE(has_dialog(page));
  page.key("Ctrl+K");
  page.settle();
  CHECK(page.get(Role::text_field, "Find a command").value.empty());
}

TEST_CASE("An entry that does nothing now cannot be chosen") {
  ViewPage page(clinic_study());
  page.key("Ctrl+K");
  type(page, "undo");
  page.settle();
  CHECK_FALSE(page.get(Role::button, "Undo").enabled);
  page.key("Enter");
  CHECK(has_dialog(page));
}

TEST_CASE("The palette changes the text size, and the page with it") {
  ViewPage page(clinic_study());
  page.key("Ctrl+K");
  type(page, "text size 150");
  page.key("Enter");
  REQUIRE(page.desk.preferences.size() == 1);
  CHECK(page.desk.preferences.front().text_scale == 1.5);
}

TEST_CASE("While a dialog is open the page below is inert: its keys and its buttons") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  page.key("?");
  CHECK(page.find(Role::dialog, "Keyboard shortcuts") != nullptr);
  page.key("3");
  CHECK(page.shown() == View::overview);
  const Node below = page.get(Role::button, "Criteria");
  page.click_at(below.box.center_x(), below.box.center_y());
  CHECK(page.shown() == View::overview);
}

TEST_CASE("The shortcuts are listed with their keys, and Esc closes the dialog alone") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.does(session::SelectCell{ModelId(0), CriterionId(0)});
  page.key("?");
  for (const session::ShortcutLine& line : session::shortcut_table(false)) {
    INFO(line.words);
    CHECK(page.says(line.words));
    CHECK(page.says(line.keys));
  }
  page.key("Escape");
  CHECK_FALSE(has_dialog(page));
  CHECK(page.view().selection.criterion.valid());
}

TEST_CASE("The filter dialog chooses and clears, and each choice can be undone") {
  ViewPage page(clinic_study());
  page.go(View::evidence);
  page.click(Role::button, "Filter");
  CHECK_FALSE(page.get(Role::button, "Clear all").enabled);
  choose(page, "Any model", "beta");
  CHECK(page.view().filter.model == ModelId(1));
  choose(page, "Any verdict", "Not met");
  CHECK(page.view().filter.verdict == query::VerdictFilter::not_met);
  page.click(Role::button, "Any");
  page.click(Role::menu_item, "can wait");
  CHECK(page.view().filter.scenario_tags == std::vector<query::TagFilter>{{"urgency", "can wait"}});
  page.click(Role::button, "Clear all");
  CHECK(page.view().filter == query::Filter{});
  CHECK(has_dialog(page));
  page.click(Role::button, "Done");
  CHECK_FALSE(has_dialog(page));
}

TEST_CASE("Where numbers are shown only groups of scenarios can be chosen, and totals cannot be narrowed at all") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.click(Role::button, "Filter");
  CHECK(page.find(Role::button, "Any verdict") == nullptr);
  CHECK(page.find(Role::button, "Any model") == nullptr);
  CHECK(page.find(Role::button, "Any") != nullptr);
  for (const View view : {View::overview, View::criteria, View::evidence, View::about}) {
    for (const Screen& screen : {Screen{}, phone_screen}) {
      ViewPage totals(healthbench_study(), screen);
      totals.go(view);
      CHECK(totals.find(Role::button, "Filter") == nullptr);
    }
  }
}

TEST_CASE("Esc in a menu of a dialog closes the menu, the next one the dialog") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.show(views::Dialog::filter);
  page.click(Role::button, "Any");
  REQUIRE(page.count(Role::menu) == 1);
  page.key("Escape");
  CHECK(page.count(Role::menu) == 0);
  CHECK(has_dialog(page));
  page.key("Escape");
  CHECK_FALSE(has_dialog(page));
}

TEST_CASE("The focus goes back to what opened the dialog") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  page.focus(Role::button, "Filter");
  page.activate(Role::button, "Filter");
  page.settle();
  page.key("Escape");
  page.settle();
  CHECK(page.focused_name() == "Filter");
}
