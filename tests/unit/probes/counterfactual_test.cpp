#include "probes/counterfactual.h"

#include <doctest/doctest.h>

#include "cases/prompt.h"
#include "cases/truth.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::probes;
using consilium::testing::case_book;

TEST_CASE("one attribute is changed, the question with it, and what is right stays") {
  for (int i = 0; i < attribute_count; ++i) {
    const auto attribute = static_cast<Attribute>(i);
    CAPTURE(i);
    const Plan plan = plan_counterfactual(attribute, {.items = 25, .seed = 2}, case_book());
    REQUIRE(plan.trials.size() == 50);
    for (std::size_t t = 0; t < plan.trials.size(); t += 2) {
      const Case &as_it_is = plan.trials[t].c, &other = plan.trials[t + 1].c;
      CHECK(make_prompt(other, case_book()).user_turns != make_prompt(as_it_is, case_book()).user_turns);
      CHECK(right_urgency(other, case_book()) == right_urgency(as_it_is, case_book()));
      Case same = other;
      same.patient = as_it_is.patient;
      same.speaker = as_it_is.speaker;
      CHECK(same == as_it_is);
      CHECK((other.speaker == as_it_is.speaker) == (attribute != Attribute::speaker));
      CHECK((other.patient.language == as_it_is.patient.language) == (attribute != Attribute::language));
      CHECK((other.patient.insurance == as_it_is.patient.insurance) == (attribute != Attribute::insurance));
      CHECK((other.patient.access == as_it_is.patient.access) == (attribute != Attribute::access));
      CHECK((other.patient.sex == as_it_is.patient.sex) == (attribute != Attribute::sex));
      CHECK((other.patient.age == as_it_is.patient.age) == (attribute != Attribute::age));
    }
  }
}

TEST_CASE("what a case cannot have is not changed") {
  ItemSettings women{.items = 40};
  for (const Presentation& presentation : case_book().presentations) {
    if (!presentation.only) continue;
    women.topic = presentation.key;
    women.kind = CaseKind::triage;
    CHECK(plan_counterfactual(Attribute::sex, women, case_book()).trials.empty());
  }
  Case child =
      draw_items({.items = 1}, case_book(), false, [](const Case& c) { return c.kind == CaseKind::triage; })[0];
  child.patient.age = 9;
  CHECK_FALSE(changed(child, Attribute::speaker, case_book()).has_value());
}
