#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Role;

TEST_CASE("About says where the data come from, what they hold and what they cannot say") {
  ViewPage page(clinic_study());
  page.go(View::about);
  CHECK(page.find(Role::heading, "Clinic questions") != nullptr);
  for (const char* words : {"Six questions, answered by two models.", "clinic.csv, Tidy table, 2.0 KB",
                            "This is not medical advice.", "grader (model grader)", "36"}) {
    INFO(words);
    CHECK(page.says(words));
  }
}

TEST_CASE("About lists what the import noted, with its place and what to do") {
  ViewPage page(clinic_study());
  page.go(View::about);
  CHECK(page.find(Role::heading, "Notes on the import: 1") != nullptr);
  CHECK(page.says("One row has an odd weight."));
  CHECK(page.says("At clinic.csv, line 7"));
  CHECK(page.says("It was kept as it is."));
  ViewPage clean(single_study());
  clean.go(View::about);
  CHECK(clean.find(Role::heading, "Notes on the import") != nullptr);
  CHECK(clean.says("Nothing to note: everything in the file was read."));
}

TEST_CASE("About opens the plain page, and forgets a study of one's own") {
  ViewPage page(clinic_study());
  page.go(View::about);
  page.click(Role::button, "View as plain page");
  CHECK(page.desk.pages == std::vector<std::string>{"plain Clinic questions"});
  page.click(Role::button, "Forget this study");
  CHECK(page.store.forgotten.empty());  // it asks first
  page.click(Role::button, "Keep it");
  CHECK(page.store.forgotten.empty());
  page.click(Role::button, "Forget this study");
  page.click(Role::button, "Forget it");
  CHECK(page.store.forgotten == std::vector<std::string>{"local:test"});
}

TEST_CASE("A shipped study cannot be forgotten, and says that it was summarised") {
  ViewPage page(healthbench_study(), {}, "shipped:healthbench-table8");
  page.go(View::about);
  CHECK(page.find(Role::button, "Forget this study") == nullptr);
  CHECK(page.says("summarised; no transcripts"));
}
