#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Role;

TEST_CASE("Letters typed into the search are words, not commands") {
  ViewPage page(clinic_study());
  page.go(View::evidence);
  // The page hands over only what its text field did not take, so this is the field's own path.
  page.act(
      {.kind = ui::a11y::ActionKind::set_text, .node = page.get(Role::text_field, "Search the text").id, .text = "t"});
  CHECK(page.session.preferences().theme == session::Theme::light);
  CHECK(page.view().filter.search == "t");
}

TEST_CASE("C copies the table of the view: the models on Overview, the matrix elsewhere, nothing on Home") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  page.key("C");
  page.go(View::criteria);
  page.key("C");
  page.go(View::home);
  page.key("C");
  REQUIRE(page.desk.copied.size() == 2);
  CHECK(page.desk.copied[0].starts_with("model"));
  CHECK(page.desk.copied[0] != page.desk.copied[1]);
}

TEST_CASE("Stepping through scenarios works on Evidence alone") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.key("J");
  CHECK_FALSE(page.view().selection.scenario.valid());
  page.go(View::evidence);
  page.key("J");
  CHECK(page.view().selection.model == ModelId(1));
}

TEST_CASE("Redo has two keys, and a change after an undo ends it") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.key("Ctrl+Z");
  page.key("Ctrl+Shift+Z");
  CHECK(page.shown() == View::criteria);
  page.key("Ctrl+Z");
  page.go(View::about);
  page.key("Ctrl+Y");
  CHECK(page.shown() == View::about);
}

TEST_CASE("O opens the file picker, with and without a study") {
  ViewPage page;
  page.key("O");
  CHECK(page.files.choices == 1);
  ViewPage open(clinic_study());
  open.key("O");
  CHECK(open.files.choices == 1);
}

TEST_CASE("Esc takes away one level at a time") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.does(session::SelectCell{ModelId(0), CriterionId(0)});
  page.does(session::SetAsTable{true});
  page.key("C");
  REQUIRE(page.session.notice().has_value());
  page.key("Escape");
  CHECK_FALSE(page.session.notice().has_value());
  CHECK(page.view().as_table);
  page.key("Escape");
  CHECK_FALSE(page.view().as_table);
  CHECK(page.view().selection.criterion.valid());
  page.key("Escape");
  CHECK_FALSE(page.view().selection.criterion.valid());
  page.key("Escape");
  CHECK(page.shown() == View::criteria);
}
