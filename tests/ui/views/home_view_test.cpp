#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Role;

TEST_CASE("Home opens the shipped study, and files") {
  ViewPage page;
  page.click(Role::button, "Open the HealthBench study");
  CHECK(page.store.opened == std::vector<std::string>{"shipped:healthbench-table8"});
  page.click(Role::button, "Or open a file");
  page.click(Role::button, "Choose files");
  CHECK(page.files.choices == 2);
}

TEST_CASE("Home lists the studies of this device with their numbers, and opens the one chosen") {
  ViewPage page;
  CHECK(page.starting(Role::table, "Studies on this device").id != 0);
  CHECK(page.find(Role::cell, "37") != nullptr);
  CHECK(page.find(Role::cell, "not published") != nullptr);
  CHECK(page.find(Role::cell, "not yet") != nullptr);
  page.click(Role::button, "HealthBench physicians' consensus");
  CHECK(page.store.opened.size() == 1);
}

TEST_CASE("A study that was just opened stands first on Home, and leads back to its Overview") {
  ViewPage page(clinic_study());
  page.go(View::home);
  CHECK(page.session.library().front().title == "Clinic questions");
  page.click(Role::button, "Clinic questions");
  CHECK(page.shown() == View::overview);
  CHECK(page.store.opened.empty());
}

TEST_CASE("Deleting everything asks first") {
  ViewPage page(clinic_study());
  page.go(View::home);
  page.activate(Role::button, "Delete everything on this device");
  CHECK(page.store.deletions == 0);
  SUBCASE("and can be left by Esc") {
    page.key("Escape");
    CHECK(page.find(Role::dialog, "Delete everything on this device?") == nullptr);
    CHECK(page.store.deletions == 0);
    CHECK(page.session.study() != nullptr);
  }
  SUBCASE("and can be declined") {
    page.click(Role::button, "Keep everything");
    CHECK(page.store.deletions == 0);
    CHECK(page.memory.dialog == views::Dialog::none);
  }
  SUBCASE("and is done when confirmed") {
    page.click(Role::button, "Delete everything");
    CHECK(page.store.deletions == 1);
    CHECK(page.session.study() == nullptr);
    CHECK(page.memory.dialog == views::Dialog::none);
  }
}

TEST_CASE("The door that is not built says so and offers nothing to press") {
  ViewPage page;
  int later = 0;
  for (const auto& node : page.ui().tree().nodes()) later += node.name.starts_with("Comes later") ? 1 : 0;
  CHECK(later == 1);
  for (const UiHarness::Item& item : page.items()) {
    CHECK(item.node->name.find("Lesson") == std::string::npos);
  }
}
