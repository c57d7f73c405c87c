#include <doctest/doctest.h>

#include "report/csv.h"
#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Role;
using ui::a11y::Tristate;

namespace {

query::Overview overview_of(const ViewPage& page) {
  return query::overview(*page.session.study(), page.view().filter, page.view().weak_below);
}

// The findings that are on screen, by their links.
std::size_t findings_shown(ViewPage& page) {
  std::size_t count = 0;
  for (const query::Finding& finding : overview_of(page).findings) {
    for (const auto& node : page.ui().tree().nodes()) {
      if (node.role != Role::button || node.name != finding.link_label) continue;
      ++count;
      break;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("The findings of the query stand on Overview, each with its link") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  const query::Overview overview = overview_of(page);
  REQUIRE(overview.findings.size() >= 2);
  for (const query::Finding& finding : overview.findings) {
    std::string sentence;
    for (const query::TextRun& run : finding.sentence) sentence += run.text;
    INFO(sentence);
    CHECK(page.says(sentence));
    CHECK(page.says(finding.evidence));
    CHECK(page.find(Role::button, finding.link_label) != nullptr);
  }
}

TEST_CASE("A finding leads to what it speaks of") {
  ViewPage page(gaps_study());
  page.go(View::overview);
  page.activate(Role::button, "See what is missing");
  CHECK(page.shown() == View::evidence);
  CHECK(page.view().filter.verdict == query::VerdictFilter::missing);
}

TEST_CASE("A model that is pressed is the one of the inspector") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  CHECK(page.says("First model; select another beside"));
  page.click_starting(Role::row_header, "beta");
  CHECK(page.view().selection.model == ModelId(1));
  CHECK(page.find(Role::heading, "beta") != nullptr);
  CHECK(page.says("Selected model"));
  page.key("Ctrl+Z");
  CHECK_FALSE(page.view().selection.model.valid());
}

TEST_CASE("Show as table gives the same numbers as text; Copy CSV gives the port the whole table") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  page.click(Role::button, "Show as table");
  CHECK(page.view().as_table);
  CHECK(page.get(Role::button, "Show as table").pressed == Tristate::yes);
  CHECK(page.find(Role::column_header, "95 % interval") != nullptr);
  CHECK(page.find(Role::row_header, "alpha") != nullptr);
  page.click(Role::button, "Copy CSV");
  REQUIRE(page.desk.copied.size() == 1);
  CHECK(page.desk.copied.front() == report::overview_csv(*page.session.study(), overview_of(page)));
  CHECK(page.session.notice()->message == "Copied the table as CSV.");
  page.does(session::DismissNotice{});
  page.key("Escape");
  CHECK_FALSE(page.view().as_table);
}

TEST_CASE("Share view copies a link to what is shown") {
  ViewPage page(healthbench_study(), {}, "shipped:healthbench-table8");
  page.go(View::overview);
  page.click(Role::button, "Share view");
  REQUIRE(page.desk.copied.size() == 1);
  CHECK(page.desk.copied.front().starts_with("https://example.org/consilium/#v=1&s=shipped"));
}

TEST_CASE("The inspector leads to the criteria, and to the evidence of its model") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  page.does(session::SelectModel{ModelId(1)});
  SUBCASE("criteria") {
    page.click(Role::button, "See 3 criteria");
    CHECK(page.shown() == View::criteria);
    CHECK(page.view().selection.model == ModelId(1));
  }
  SUBCASE("evidence") {
    page.click(Role::button, "Read the evidence");
    CHECK(page.shown() == View::evidence);
    CHECK(page.view().filter.model == ModelId(1));
  }
}

TEST_CASE("A button of the inspector that does not fit beside the other stands whole below it") {
  ViewPage page(ward_study());
  page.go(View::overview);
  const ui::Box criteria = page.get(Role::button, "See 27 criteria").box;
  const ui::Box evidence = page.get(Role::button, "Read the evidence").box;
  CHECK(evidence.x == criteria.x);
  CHECK(evidence.y >= criteria.bottom());
  CHECK(evidence.w > criteria.w);  // its words are longer, and it has an icon
}

TEST_CASE("On a phone a model opens its page, and Back and Esc lead back") {
  ViewPage page(clinic_study(), phone_screen);
  page.go(View::overview);
  page.activate(Role::row_header, page.starting(Role::row_header, "beta").name);
  CHECK(page.view().inspector_page);
  CHECK(page.find(Role::heading, "beta") != nullptr);
  page.click(Role::button, "Back");
  CHECK_FALSE(page.view().inspector_page);
  page.does(session::SetInspectorPage{true});
  page.key("Escape");
  CHECK_FALSE(page.view().inspector_page);
}

TEST_CASE("On a phone three findings stand first, and the rest unfolds") {
  ViewPage page(healthbench_study(), phone_screen);
  page.go(View::overview);
  const std::size_t all = overview_of(page).findings.size();
  REQUIRE(all > 3);
  CHECK(findings_shown(page) == 3);
  page.activate(Role::button, all == 4 ? "One more finding" : std::to_string(all - 3) + " more findings");
  CHECK(findings_shown(page) == all);
}
