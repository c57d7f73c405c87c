#include "probes/paraphrase.h"

#include <doctest/doctest.h>

#include "cases/prompt.h"
#include "probes/share.h"
#include "support/case_book.h"
#include "support/tutor_trials.h"

using namespace consilium;
using namespace consilium::probes;
using consilium::testing::case_book;

TEST_CASE("a reworded case is the same case in other words") {
  const Plan plan = plan_paraphrase(3, {.items = 15, .kind = cases::CaseKind::triage}, case_book());
  REQUIRE(plan.arms.size() == 4);
  int reworded = 0;
  for (std::size_t t = 0; t < plan.trials.size(); t += 4) {
    const auto first = cases::make_prompt(plan.trials[t].c, case_book()).user_turns;
    for (std::size_t arm = 1; arm < 4; ++arm) {
      cases::Case same = plan.trials[t + arm].c;
      reworded += cases::make_prompt(same, case_book()).user_turns != first ? 1 : 0;
      same.wording = plan.trials[t].c.wording;
      same.style = plan.trials[t].c.style;
      CHECK(same == plan.trials[t].c);
    }
  }
  CHECK(reworded >= 40);  // of 45: two draws may fall on the same words
}

TEST_CASE("a rule that reads the case and not its words answers alike") {
  const Plan plan = plan_paraphrase(2, {.items = 30}, case_book());
  const auto replies = testing::tutor_replies(plan, case_book());
  for (const Share& same : same_answers(plan, replies, "consistent_reworded", case_book())) {
    CHECK(same.items.size() >= 20);
    CHECK(same.counted == same.items);
  }
}
