#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Role;

TEST_CASE("Next and previous go through the answers, by button and by key, and stop at the ends") {
  ViewPage page(clinic_study());
  page.go(View::evidence);
  CHECK(page.says("1 of 12"));
  CHECK_FALSE(page.get(Role::button, "Previous scenario").enabled);
  page.click(Role::button, "Next scenario");
  CHECK(page.says("2 of 12"));
  page.key("J");
  page.key("ArrowDown");
  CHECK(page.says("4 of 12"));
  page.key("K");
  page.click(Role::button, "Previous scenario");
  CHECK(page.says("2 of 12"));
  for (int i = 0; i < 20; ++i) page.key("J");
  CHECK(page.says("12 of 12"));
  CHECK_FALSE(page.get(Role::button, "Next scenario").enabled);
}

TEST_CASE("The reader shows who said what, and the response that was judged") {
  ViewPage page(clinic_study());
  page.go(View::evidence);
  CHECK(page.find(Role::heading, "My chest hurts and my arm is numb") != nullptr);
  CHECK(page.says("Scenario q1 · alpha"));
  CHECK(page.says("You answer health questions."));
  CHECK(page.find(Role::region, "The response that is judged") != nullptr);
  page.click(Role::button, "Copy the response");
  CHECK(page.desk.copied == std::vector<std::string>{"Answer of alpha to q1."});
}

TEST_CASE("An answer that never came says why, and offers nothing to copy") {
  ViewPage page(gaps_study());
  page.go(View::evidence);
  query::Filter filter;
  filter.model = ModelId(2);
  page.does(session::SetFilter{filter});
  CHECK(page.says("No response: The provider declined to answer."));
  CHECK(page.find(Role::button, "Copy the response") == nullptr);
  filter.model = ModelId(0);
  page.does(session::SetFilter{filter});
  CHECK(page.says("The log holds no response text."));
}

TEST_CASE("On a phone earlier turns are folded, and folded again for the next answer") {
  ViewPage page(clinic_study(), phone_screen);
  page.go(View::evidence);
  page.does(session::SetInspectorPage{true});
  CHECK_FALSE(page.says("You answer health questions."));
  page.activate(Role::button, "1 earlier turn");
  CHECK(page.says("You answer health questions."));
  page.click(Role::button, "Next");
  CHECK(page.says("2 of 12"));
  CHECK(page.view().inspector_page);
  CHECK_FALSE(page.says("You answer health questions."));
}
