#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Role;
using ui::a11y::Tristate;

TEST_CASE("The rail and the tab bar lead to every view and mark the one shown") {
  for (const Screen& screen : {Screen{}, phone_screen}) {
    ViewPage page(clinic_study(), screen);
    for (const auto& [name, view] : {std::pair{"Home", View::home},
                                     {"Overview", View::overview},
                                     {"Criteria", View::criteria},
                                     {"Evidence", View::evidence},
                                     {"About", View::about}}) {
      INFO(name << " at " << static_cast<int>(screen.width));
      page.click(Role::button, name);
      CHECK(page.shown() == view);
      CHECK(page.get(Role::button, name).current == Tristate::yes);
      int current = 0;
      for (const auto& node : page.ui().tree().nodes()) {
        current += node.role == Role::button && node.current == Tristate::yes && node.name == name ? 1 : 0;
      }
      CHECK(current == 1);
    }
    CHECK(page.tab_order(Role::navigation) ==
          std::vector<std::string>{"Home", "Overview", "Criteria", "Evidence", "Lab", "About"});
  }
}

TEST_CASE("Without a study Home and the lab can be reached, and the rest says why") {
  ViewPage page;
  for (const char* name : {"Overview", "Criteria", "Evidence", "About"}) {
    INFO(name);
    CHECK_FALSE(page.get(Role::button, name).enabled);
    CHECK(page.get(Role::button, name).description.find("Open a study first") != std::string::npos);
  }
  CHECK(page.get(Role::button, "Home").enabled);
  CHECK(page.get(Role::button, "Lab").enabled);
}

TEST_CASE("The digits lead where the rail leads") {
  ViewPage page(clinic_study());
  for (const auto& [key, view] : {std::pair{"3", View::criteria},
                                  {"4", View::evidence},
                                  {"5", View::lab},
                                  {"6", View::about},
                                  {"2", View::overview},
                                  {"1", View::home}}) {
    page.key(key);
    CHECK(page.shown() == view);
  }
}

TEST_CASE("On a phone too, every view says that this is no medical advice") {
  ViewPage page(clinic_study(), phone_screen);
  for (const View view : {View::home, View::overview, View::criteria, View::evidence, View::about}) {
    page.go(view);
    CHECK(page.says("Nothing leaves this browser · Not medical advice"));
  }
}

TEST_CASE("The footer says once that this is no medical advice, and how the numbers were made") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  int said = 0;
  for (const auto& node : page.ui().tree().nodes()) said += node.name == "Not medical advice" ? 1 : 0;
  CHECK(said == 1);
  CHECK(page.says("Nothing leaves this browser"));
  CHECK(page.says(query::overview(*page.session.study(), {}, 30).method));
}
