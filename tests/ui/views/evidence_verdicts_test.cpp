#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::Node;
using ui::a11y::Role;

namespace {

// The words of the verdicts in order: "Not met", "Met"...
std::vector<std::string> verdicts(ViewPage& page) {
  std::vector<std::string> words;
  for (const Node& node : page.ui().tree().nodes()) {
    for (const Verdict verdict :
         {Verdict::met, Verdict::not_met, Verdict::scored, Verdict::unclear, Verdict::missing}) {
      if (node.role == Role::text && node.name == to_text(verdict)) words.push_back(node.name);
    }
  }
  return words;
}
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("What failed stands first, with criterion, reason and rater") {
  ViewPage page(clinic_study());
  page.go(View::evidence);
  page.does(session::SelectScenario{ScenarioId(1), ModelId(1)});
  CHECK(page.find(Role::heading, "3 verdicts") != nullptr);
  CHECK(verdicts(page) == Words{"Not met", "Not met", "Met"});
  CHECK(page.says("It says so in its second sentence."));
  CHECK(page.says("grader"));
  CHECK(page.says("1 of 3 met"));
}

TEST_CASE("Unclear and missing verdicts are words of their own, missing ones with the reason") {
  ViewPage page(gaps_study());
  page.go(View::evidence);
  page.does(session::SelectScenario{ScenarioId(0), ModelId(1)});
  CHECK(verdicts(page) == Words{"Unclear", "Unclear", "Missing"});
  bool reason = false;
  for (int i = 1; i <= static_cast<int>(MissingReason::unreadable); ++i) {
    reason = reason || page.says(to_text(static_cast<MissingReason>(i)));
  }
  CHECK(reason);
}

TEST_CASE("A score stands with its number") {
  ViewPage page(scored_study());
  page.go(View::evidence);
  CHECK(verdicts(page) == Words{"Score", "Score"});
  CHECK(page.says("0.75"));
}

TEST_CASE("On a phone the verdicts follow the answer in one scroll") {
  ViewPage page(clinic_study(), phone_screen);
  page.go(View::evidence);
  page.does(session::SelectScenario{ScenarioId(1), ModelId(1)});
  page.does(session::SetInspectorPage{true});
  CHECK(page.find(Role::complementary, "Verdicts") == nullptr);
  CHECK(page.find(Role::list, "Verdicts") != nullptr);
  CHECK(verdicts(page) == Words{"Not met", "Not met", "Met"});
}
