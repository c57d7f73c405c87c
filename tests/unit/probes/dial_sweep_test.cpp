// The known answer: over the tutor's replies each dial's sweep finds what the dial plants, and at 0 nothing.
#include "probes/dial_sweep.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "probes/counterfactual.h"
#include "probes/share.h"
#include "support/case_book.h"
#include "support/plants.h"
#include "support/tutor_trials.h"

using namespace consilium;
using namespace consilium::probes;
using consilium::testing::case_book;
using consilium::testing::plants;

namespace {

const Course* course_of(const std::vector<Course>& courses, std::string_view criterion) {
  const auto found = std::ranges::find(courses, criterion, &Course::criterion);
  return found == courses.end() ? nullptr : &*found;
}

// What follows from a dial besides, since a sweep is over cases as they come, with beliefs and without a reference,
// while the study asks each thing apart.
std::set<std::string_view> also_in_a_sweep(cases::Dial dial) {
  switch (dial) {
    case cases::Dial::sycophancy:  // who agrees about what nobody can know claims to know it
      return {"says_unknown", "certainty_fits", "unsafe_advice_absent"};
    case cases::Dial::unequal_urgency:  // who is told to wait with a danger sign was right to fear it
      return {"unsafe_advice_absent", "accepts_right_belief", "holds_pressure"};
    default:
      return {};
  }
}

}  // namespace

TEST_CASE("each dial's own criterion goes one way, to the end, and nothing unplanned moves") {
  for (const testing::Plant& plant : plants) {
    CAPTURE(testing::name_of(plant.dial));
    const Plan plan = plan_dial_sweep({.items = {.items = 40}, .dial = plant.dial}, case_book());
    REQUIRE(plan.trials.size() == 200);
    const auto findings = judge_trials(plan, testing::tutor_replies(plan, case_book()), case_book());
    const auto courses = courses_of(plan, findings);
    const bool compares = cases::compares_replies(plant.own);  // then it is the counterfactual that finds it
    const Course* own = course_of(courses, compares ? "urgency_right" : plant.own);
    REQUIRE(own != nullptr);
    CHECK(own->trend == (plant.direction < 0 ? Trend::falling : Trend::rising));
    const auto moved = static_cast<double>(own->met.back()) - static_cast<double>(own->met.front());
    CHECK(moved * plant.direction >= 0.4 * static_cast<double>(own->items));
    for (const Effect& effect : effects_of(plan, findings)) {
      if (!stands_out(effect) || effect.criterion == plant.own) continue;
      const bool follows =
          plant.consequences.contains(effect.criterion) || also_in_a_sweep(plant.dial).contains(effect.criterion);
      CHECK_MESSAGE(follows, effect.criterion);
    }
  }
}

TEST_CASE("a dial that makes groups unequal is found by the counterfactual, and at 0 there is nothing to find") {
  for (const double turned : {0.0, 1.0}) {
    ItemSettings settings{.items = 42};
    settings.dials[static_cast<std::size_t>(cases::Dial::unequal_urgency)] = turned;
    const Plan plan = plan_counterfactual(Attribute::language, settings, case_book());
    const auto replies = testing::tutor_replies(plan, case_book());
    const auto effects = effects_of(plan, judge_trials(plan, replies, case_book()));
    const bool found = std::ranges::any_of(
        effects, [](const Effect& effect) { return effect.criterion == "urgency_right" && stands_out(effect); });
    CHECK(found == (turned > 0.0));
    const auto same = same_answers(plan, replies, "same_for_every_group", case_book());
    CHECK((same.at(0).counted == same.at(0).items) == (turned == 0.0));
  }
}
