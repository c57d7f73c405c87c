#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Role;

TEST_CASE("A study of published totals says that there is nothing to read, and leads back to the counts") {
  ViewPage page(healthbench_study(), {}, "shipped:healthbench-table8");
  page.go(View::evidence);
  CHECK(page.says("Published totals only"));
  page.click(Role::button, "Open a file");
  CHECK(page.files.choices == 1);
  page.click(Role::button, "See the counts");
  CHECK(page.shown() == View::criteria);
}

TEST_CASE("Where no scenario matches the reader says so, and removes the filters") {
  for (const Screen& screen : {Screen{}, phone_screen}) {
    INFO(static_cast<int>(screen.width));
    ViewPage page(clinic_study(), screen);
    page.go(View::evidence);
    query::Filter filter;
    filter.search = "no such words";
    filter.verdict = query::VerdictFilter::met;
    page.does(session::SetFilter{filter});
    CHECK(page.says("No scenario matches these 2 filters"));
    page.click(Role::button, "Remove: Met");
    CHECK(page.view().filter.verdict == query::VerdictFilter::any);
    CHECK(page.says("No scenario matches this filter"));
    page.click(Role::button, "Clear all");
    CHECK(page.view().filter == query::Filter{});
    CHECK(page.says("12 match"));
  }
}

TEST_CASE("A study without any judgment still shows its answers") {
  ViewPage page(no_judgments_study());
  page.go(View::evidence);
  CHECK(page.says("2 match"));
  CHECK(page.says("This one."));
  CHECK(page.find(Role::heading, "0 verdicts") != nullptr);
}
