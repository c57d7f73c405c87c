#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Role;

TEST_CASE("The model inspector tells number, interval, counts and what was left out") {
  ViewPage page(clinic_study());
  page.go(View::overview);
  CHECK(page.find(Role::complementary, "Selected model") != nullptr);
  CHECK(page.says("14 of 18 judgments met. 0 missing, 0 unclear, counted apart."));
  CHECK(page.find(Role::heading, "Weakest criterion") != nullptr);
  CHECK(page.says("Plain words: 4 of 6"));
  CHECK(page.says("Weak evidence: only 6 scenarios were judged."));
}

TEST_CASE("Where the share of judgments is another number than the score, the panel says why") {
  ViewPage page(healthbench_study());
  page.go(View::overview);
  CHECK(page.says("judgments met; above, groups of criteria count by their scenarios, and those of one group alike."));
}

TEST_CASE("A model without any verdict that counts shows a dash, not a number") {
  ViewPage page(gaps_study());
  page.go(View::overview);
  page.does(session::SelectModel{ModelId(2)});
  CHECK(page.find(Role::heading, "nothing") != nullptr);
  CHECK(page.says("nothing was scored"));
  CHECK(page.says("12 missing, 0 unclear, counted apart."));
  CHECK_FALSE(page.says("0.0"));
}

TEST_CASE("The cell inspector tells counts, interval, what was asked and who judged") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.does(session::SelectCell{ModelId(0), CriterionId(2)});
  for (const char* words :
       {"4 of 6", "66.7 %, 95 % interval 30.0 to 90.3 %", "2 not met · 0 unclear · 0 missing",
        "Weak evidence: fewer than 30 scenarios.", "Uses words that a lay reader knows.", "grader"}) {
    INFO(words);
    CHECK(page.says(words));
  }
}

TEST_CASE("Nothing met is told with what the true rate could still be") {
  ViewPage page(single_study());
  page.go(View::criteria);
  page.does(session::SelectCell{ModelId(0), CriterionId(0)});
  CHECK(page.says("0 of 1"));
  CHECK(page.says("None was met; the true rate could still be up to 79.3 %"));
}

TEST_CASE("A cell without evidence says so, and its button leads nowhere") {
  ViewPage page(gaps_study());
  page.go(View::criteria);
  page.does(session::SelectCell{ModelId(2), CriterionId(0)});
  CHECK(page.says("no evidence"));
  CHECK(page.says("4 missing"));
}

TEST_CASE("Another model of the same criterion is a press away") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.does(session::SelectCell{ModelId(0), CriterionId(0)});
  REQUIRE(page.find(Role::heading, "All models, of 6") != nullptr);
  page.click(Role::row_header, "beta");
  CHECK(page.view().selection.model == ModelId(1));
  CHECK(page.view().selection.criterion == CriterionId(0));
}

TEST_CASE("Published totals say that there is nothing to read behind a cell") {
  ViewPage page(healthbench_study(), {}, "shipped:healthbench-table8");
  page.go(View::criteria);
  page.does(session::SelectCell{ModelId(0), CriterionId(0)});
  CHECK(page.says("Published totals only: no transcripts were published. Open a log to read scenarios."));
  CHECK(page.says("unclear and missing not published"));
}
