#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::ActionKind;
using ui::a11y::Node;
using ui::a11y::Role;
using ui::a11y::Tristate;
using Words = std::vector<std::string>;

namespace {

// The lines of the list that are drawn, as they are read aloud.
Words lines(ViewPage& page) {
  Words found;
  const auto& tree = page.ui().tree();
  for (const Node& node : tree.nodes()) {
    const Node* parent = node.parent == 0 ? nullptr : tree.find(node.parent);
    if (node.role == Role::button && parent != nullptr && parent->role == Role::list_item && parent->row_count > 0) {
      found.push_back(node.name);
    }
  }
  return found;
}

ViewPage& open(ViewPage& page) {
  page.go(View::evidence);
  return page;
}

}  // namespace

TEST_CASE("The list says what each answer met, and how many there are") {
  ViewPage page(clinic_study());
  open(page);
  CHECK(page.says("12 match"));
  CHECK(lines(page).front() == "My chest hurts and my arm is numb, alpha, 3 met, 0 not met");
  CHECK(page.get(Role::list, "Scenarios").row_count == 12);
}

TEST_CASE("Unclear and missing verdicts are counted apart") {
  ViewPage page(gaps_study());
  open(page);
  CHECK(page.says("12 match · 4 unclear, 12 missing"));
  CHECK(page.find(Role::button, "g1, holes, 0 met, 0 not met, 2 unclear, 1 missing") != nullptr);
}

TEST_CASE("A line that is pressed is read, and marked") {
  ViewPage page(clinic_study());
  open(page);
  const std::string second = lines(page)[1];
  page.click(Role::button, second);
  CHECK(page.view().selection.scenario == ScenarioId(0));
  CHECK(page.view().selection.model == ModelId(1));
  CHECK(page.get(Role::button, second).current == Tristate::yes);
  CHECK(page.says("Answer of beta to q1."));
}

TEST_CASE("Typing searches, what is typed stands in the field, and one undo takes it all back") {
  ViewPage page(clinic_study());
  open(page);
  for (const char* typed : {"w", "wa", "water"}) {
    page.act({.kind = ActionKind::set_text, .node = page.get(Role::text_field, "Search the text").id, .text = typed});
  }
  CHECK(page.view().filter.search == "water");
  CHECK(page.get(Role::text_field, "Search the text").value == "water");
  CHECK(lines(page).size() == 2);
  page.does(session::Undo{});
  CHECK(page.view().filter.search.empty());
  CHECK(page.shown() == View::evidence);
}

TEST_CASE("The slash goes to the search from any view") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  page.key("/");
  page.settle();
  CHECK(page.shown() == View::evidence);
  CHECK(page.focused_name() == "Search the text");
}

TEST_CASE("Chips choose model, verdict and criterion") {
  ViewPage page(clinic_study());
  open(page);
  page.click(Role::button, "Any model");
  page.click(Role::menu_item, "beta");
  CHECK(page.says("6 match"));
  page.click(Role::button, "Any verdict");
  page.click(Role::menu_item, "Met");
  page.click(Role::button, "Any criterion");
  page.click(Role::menu_item, "Plain words");
  CHECK(page.says("2 match"));
  CHECK(lines(page) == Words{"Can I take two painkillers at once?, beta, 1 met, 2 not met",
                             "My mother forgets names, beta, 1 met, 2 not met"});
}

TEST_CASE("The list sorts by what was missed and by title") {
  ViewPage page(clinic_study());
  open(page);
  page.click(Role::button, "Study order");
  page.click(Role::menu_item, "By title");
  CHECK(lines(page).front().starts_with("Can I take two painkillers at once?"));
  page.click(Role::button, "By title");
  page.click(Role::menu_item, "Most missed first");
  CHECK(lines(page).front().find("0 met, 3 not met") == std::string::npos);  // nobody misses all three
  CHECK(lines(page).front().find("1 met, 2 not met") != std::string::npos);
}

TEST_CASE("The arrow keys move the selection and the focus along") {
  ViewPage page(clinic_study());
  open(page);
  page.act({.kind = ActionKind::focus, .node = page.get(Role::button, lines(page)[0]).id});
  page.act({.kind = ActionKind::move, .node = page.ui().focus_node(), .number = 1.0});
  page.settle();
  CHECK(page.focused_name() == lines(page)[1]);
  CHECK(page.get(Role::button, lines(page)[1]).current == Tristate::yes);
  CHECK(page.get(Role::button, lines(page)[1]).tab_stop);
}

TEST_CASE("On a phone a line opens the answer as a page, and Back returns to the list") {
  ViewPage page(clinic_study(), phone_screen);
  open(page);
  page.click(Role::button, lines(page)[1]);
  CHECK(page.view().inspector_page);
  CHECK(page.says("Answer of beta to q1."));
  page.click(Role::button, "Back");
  CHECK(lines(page).size() > 2);
}
