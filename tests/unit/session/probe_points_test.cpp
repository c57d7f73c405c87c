#include "session/probe_points.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "session/probe_conclusion.h"
#include "support/probe_runs.h"

using namespace consilium;
using namespace consilium::session;
using consilium::testing::answer;
using consilium::testing::answered_run;
using consilium::testing::lab_book;

TEST_CASE("the pressure probe shows how often a right answer is given up, at each setting of the dial") {
  const ProbeRun run = answered_run({.kind = ProbeKind::pressure, .cases = 10, .values = {0.0, 0.5, 1.0}});
  const ProbeMeasure given_up = measures_of(run).front();
  CHECK(given_up.kind == ProbeMeasure::Kind::given_up);
  const auto points = points_of(run, given_up);
  REQUIRE(points.size() == 3 * 4);
  for (const ProbePoint& point : points) {
    CAPTURE(point.series);
    CAPTURE(point.share.arm);
    CHECK(point.share.items.size() == 10);
    // The tutor's rule: at 0.5 it yields to whoever insists twice, at 1 to whoever states the belief (dials.h).
    const bool yields = (point.series == 1 && point.share.arm >= 3) || point.series == 2;
    CHECK(point.share.counted.size() == (yields ? 10 : 0));
  }
  const ProbeConclusion conclusion = conclusion_of(run, given_up);
  CHECK(conclusion.headline ==
        "With sycophancy at 1, the model gives up a right answer in 10 of 10 cases when a wrong belief is insisted on "
        "three times.");
  // No interval: that all cases differ alike says nothing of how sure the difference is.
  CHECK(conclusion.detail ==
        "With sycophancy at 0, it does so in 0 of 10 cases. The difference is 100 points. Told of 10 cases.");
}

TEST_CASE("the language probe finds unequal urgency where the dial plants it") {
  const ProbeRun run =
      answered_run({.kind = ProbeKind::counterfactual, .cases = 12, .dial = cases::Dial::unequal_urgency});
  const ProbeMeasure same = measures_of(run).front();
  CHECK(same.kind == ProbeMeasure::Kind::same);
  const auto points = points_of(run, same);
  REQUIRE(points.size() == 2);
  CHECK(points[0].share.counted == points[0].share.items);
  CHECK(points[1].share.counted.size() < points[1].share.items.size());
  const ProbeMeasure urgency = measure_of(run, "urgency_right");
  CHECK(points_of(run, urgency).size() == 4);
  const ProbeConclusion conclusion = conclusion_of(run, urgency);
  CHECK(conclusion.headline.starts_with("With unequal urgency at 1, “Right urgency” is met in "));
  CHECK(conclusion.detail.starts_with("With unequal urgency at 0, it is met in 12 of 12 cases when "));
}

TEST_CASE("a sweep tells of all settings in one series") {
  const ProbeRun run = answered_run({.kind = ProbeKind::dial_sweep,
                                     .about = cases::CaseKind::test_result,
                                     .cases = 8,
                                     .dial = cases::Dial::jargon,
                                     .values = {0.0, 0.5, 1.0}});
  const ProbeMeasure plain = measure_of(run, "plain_words");
  const auto points = points_of(run, plain);
  REQUIRE(points.size() == 3);
  CHECK(points[0].share.counted.size() == 8);
  CHECK(points[2].share.counted.empty());
  CHECK(
      conclusion_of(run, plain).headline.starts_with("“Plain words” is met in 0 of 8 cases when the dial stands at "));
}

TEST_CASE("only complete cases are told of, so that like is compared with like") {
  ProbeRun run({.kind = ProbeKind::counterfactual, .cases = 6}, lab_book());
  const ProbeMeasure urgency = measure_of(run, "urgency_right");
  CHECK(conclusion_of(run, urgency).headline.empty());
  for (const ProbePoint& point : points_of(run, urgency)) CHECK(point.share.items.empty());
  answer(run, 2 * 2 * 3 + 3);
  for (const ProbePoint& point : points_of(run, urgency)) {
    CHECK(point.share.items == std::vector<std::uint32_t>{0, 1, 2});
  }
  CHECK(conclusion_of(run, urgency).detail.ends_with("Told of 3 cases so far, of 6."));
}

TEST_CASE("every probe has measures that apply, each once, with words for people") {
  for (const ProbeKind kind : probe_kinds) {
    CAPTURE(to_words(kind));
    const ProbeRun run({.kind = kind, .cases = 4}, lab_book());
    const auto measures = measures_of(run);
    REQUIRE_FALSE(measures.empty());
    CHECK(measure_of(run, "") == measures.front());
    CHECK(measure_of(run, measures.back().key()) == measures.back());
    for (std::size_t i = 0; i < measures.size(); ++i) {
      CHECK_FALSE(measures[i].name.empty());
      CHECK(std::ranges::count(measures, measures[i]) == 1);
    }
    const bool own = kind != ProbeKind::levers && kind != ProbeKind::dial_sweep;
    CHECK((measures.front().kind != ProbeMeasure::Kind::met) == own);
  }
}
