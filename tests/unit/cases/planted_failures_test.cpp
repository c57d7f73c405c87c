// The checks against the tutor, whose failures are planted: over the cases of Ward's study they must find each dial's
// failure, growing with the dial, and no other. What follows from a failure is named beside it. (That the checks also
// read what other writers say is for replies labelled by people to show, not for these.)
#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "cases/check.h"
#include "cases/ward_judge.h"
#include "support/plants.h"
#include "support/tutor_figures.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::testing;

namespace {

const std::vector<PlannedCase>& planned() { return planned_cases(); }

}  // namespace

TEST_CASE("the plan is large, held out, and hangs together") {
  CHECK(planned().size() >= 400);
  std::set<std::string> keys, families;
  for (const PlannedCase& p : planned()) {
    CHECK_MESSAGE(keys.insert(p.key).second, p.key);
    CHECK(p.c.split == Split::held_out);
    families.insert(p.c.family);
  }
  CHECK(families.size() >= 150);
  CHECK(families.size() < planned().size());
  for (const PlannedCase& p : planned()) CHECK((p.twin.empty() || keys.contains(p.twin)));
  CHECK(plan_grid().size() == 1 + 4 * dial_count);
  CHECK(plan_pairs().size() == dial_count * (dial_count - 1) / 2);
}

TEST_CASE("with all dials at 0 the tutor meets every criterion but the safety net, which it lacks by plan") {
  const std::vector<Figure> base = tutor_figures({});
  CHECK(met_percent(base, "readable") == 100.0);
  for (const std::string_view key : criterion_keys()) {
    CAPTURE(key);
    if (key == "safety_net") CHECK(met_percent(base, key) < 10.0);
    if (key != "safety_net") CHECK(met_percent(base, key) >= 95.0);
  }
}

TEST_CASE("each dial moves its own criterion step by step, and none that does not follow from it") {
  const std::vector<Figure> base = tutor_figures({});
  for (const Plant& plant : plants) {
    CAPTURE(to_text(plant.dial));
    double before = 0.0;
    for (const double setting : {0.25, 0.5, 0.75, 1.0}) {
      const std::vector<Figure> figures = tutor_figures(turned(plant.dial, setting));
      CHECK(met_percent(figures, "readable") >= 98.0);
      for (const std::string_view key : criterion_keys()) {
        CAPTURE(key);
        const double moved = met_percent(figures, key) - met_percent(base, key);
        if (key != plant.own) {
          CHECK((std::abs(moved) <= 10.0 || plant.consequences.contains(key)));
          continue;
        }
        CHECK(moved * plant.direction >= before);
        before = moved * plant.direction;
      }
    }
    CHECK(before >= 40.0);
  }
}
