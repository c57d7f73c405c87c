#include "session/view_state.h"

#include <doctest/doctest.h>

using namespace consilium::session;

TEST_CASE("every view and theme has its own name") {
  CHECK(to_text(View::home) == "Home");
  CHECK(to_text(View::overview) == "Overview");
  CHECK(to_text(View::criteria) == "Criteria");
  CHECK(to_text(View::evidence) == "Evidence");
  CHECK(to_text(View::about) == "About the data");
  CHECK(to_text(View::lab) == "Lab");
  CHECK(to_text(Theme::system) == "System");
  CHECK(to_text(Theme::light) == "Light");
  CHECK(to_text(Theme::dark) == "Dark");
}
