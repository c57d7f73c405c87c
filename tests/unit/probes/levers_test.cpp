#include "probes/levers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "probes/effects.h"
#include "support/case_book.h"
#include "support/tutor_trials.h"

using namespace consilium;
using namespace consilium::probes;
using consilium::testing::case_book;

TEST_CASE("the eight arms are all combinations of three levers, each said in words") {
  const Plan plan = plan_levers({.items = {.items = 2}}, case_book());
  REQUIRE(plan.arms.size() == 8);
  CHECK(plan.arms[0].key == "no_help");
  CHECK(plan.arms[5].key == "reference_guidance");
  CHECK(plan.arms[5].words == "there is a reference and a clinician's word");
  CHECK(plan.trials[0].c.help == cases::Help{.reference = false});
  CHECK(plan.trials[7].c.help.reference);
  CHECK(plan.trials[7].c.help.correct_fact);
  CHECK(plan.trials[7].c.help.instructions.size() == 1);
}

TEST_CASE("a rule that knows medicines from references alone is found to need them") {
  const Plan plan = plan_levers({.items = {.items = 30}}, case_book());
  const auto effects = effects_of(plan, judge_trials(plan, testing::tutor_replies(plan, case_book()), case_book()));
  const auto effect = [&](std::uint32_t arm, std::string_view criterion) {
    const auto found =
        std::ranges::find_if(effects, [&](const Effect& e) { return e.arm == arm && e.criterion == criterion; });
    return found == effects.end() ? nullptr : &*found;
  };
  // Names are spelt right with and without; what is unknown is said only where it is unknown, so that it cannot be
  // compared.
  REQUIRE(effect(1, "names_right") != nullptr);
  CHECK(effect(1, "names_right")->difference.estimate.value == 0.0);
  CHECK(effect(1, "says_unknown") == nullptr);
}

TEST_CASE("an instruction is found to bring what it asks for") {
  const LeverSettings settings{.items = {.items = 30, .kind = cases::CaseKind::triage},
                               .instruction = cases::Instruction::watch};
  const Plan plan = plan_levers(settings, case_book());
  const auto effects = effects_of(plan, judge_trials(plan, testing::tutor_replies(plan, case_book()), case_book()));
  for (const Effect& effect : effects) {
    if (effect.criterion != "safety_net") continue;
    const bool told = effect.arm >= 2;  // by an instruction, a correction or both; a reference alone says nothing of it
    CAPTURE(plan.arms[effect.arm].key);
    CHECK(stands_out(effect) == told);
  }
}
