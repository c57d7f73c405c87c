#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Role;
using Names = std::vector<std::string>;

namespace {

query::Filter three_filters() {
  query::Filter filter;
  filter.model = ModelId(1);
  filter.criterion = CriterionId(0);
  filter.scenario_tags = {{"urgency", "urgent"}};
  return filter;
}

}  // namespace

TEST_CASE("The top bar says which data, which filter and how many") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  CHECK(page.find(Role::button, "Clinic questions") != nullptr);
  CHECK(page.says("2 models · 3 criteria · 6 scenarios"));
  CHECK(page.says("Not weighted by role"));
  page.does(session::SetFilter{three_filters()});
  CHECK(page.says("2 of 6 scenarios"));
}

TEST_CASE("Each filter is a chip that removes it, and removing can be undone") {
  ViewPage page(clinic_study(), {.width = 1800.0F});
  page.does(session::SetFilter{three_filters()});
  page.go(View::criteria);  // whose numbers heed the group alone
  CHECK(page.find(Role::button, "Remove: beta") == nullptr);
  CHECK(page.find(Role::button, "Remove: urgency: urgent") != nullptr);
  page.go(View::evidence);
  page.click(Role::button, "Remove: beta");
  CHECK_FALSE(page.view().filter.model.valid());
  page.click(Role::button, "Remove: urgency: urgent");
  CHECK(page.view().filter.scenario_tags.empty());
  page.click(Role::button, "Remove: Sends emergencies on");
  CHECK(page.view().filter == query::Filter{});
  page.click(Role::button, "Undo");
  CHECK(page.view().filter.criterion == CriterionId(0));
}

TEST_CASE("Undo and redo are there to press only when there is something to do") {
  ViewPage page(clinic_study());
  CHECK_FALSE(page.get(Role::button, "Undo").enabled);
  CHECK_FALSE(page.get(Role::button, "Redo").enabled);
  page.go(View::criteria);
  CHECK(page.get(Role::button, "Undo").enabled);
  page.click(Role::button, "Undo");
  CHECK(page.shown() == View::overview);
  CHECK(page.get(Role::button, "Redo").enabled);
  page.click(Role::button, "Redo");
  CHECK(page.shown() == View::criteria);
}

TEST_CASE("The study menu opens another study, and files") {
  ViewPage page(clinic_study());
  page.click(Role::button, "Clinic questions");
  page.click(Role::menu_item, "HealthBench physicians' consensus");
  CHECK(page.store.opened == Names{"shipped:healthbench-table8"});
  page.click(Role::button, "Clinic questions");
  page.click(Role::menu_item, "Open files…");
  CHECK(page.files.choices == 1);
}

TEST_CASE("The theme button turns the theme and keeps it") {
  ViewPage page(clinic_study());
  page.click(Role::button, "Dark theme");
  page.settle();
  CHECK(page.session.preferences().theme == session::Theme::dark);
  REQUIRE(page.desk.preferences.size() == 1);
  CHECK(page.ui().palette().dark);
  page.key("T");
  page.settle();
  CHECK_FALSE(page.ui().palette().dark);
}

TEST_CASE("Tab goes through the top bar as it is read, from left to right") {
  for (const Screen& screen : {Screen{}, phone_screen}) {
    for (const View view : {View::home, View::overview}) {
      ViewPage page(clinic_study(), screen);
      page.go(View::criteria);
      page.go(view);
      const auto& tree = page.ui().tree();
      float x = 0.0F;
      for (const std::string& name : page.tab_order(Role::banner)) {
        INFO(name << " at " << static_cast<int>(screen.width) << ", " << session::to_text(view));
        const auto* node = page.find(Role::button, name);
        REQUIRE(node != nullptr);
        REQUIRE(tree.find(node->id) != nullptr);
        CHECK(node->box.x >= x);
        x = node->box.x;
      }
    }
  }
}
