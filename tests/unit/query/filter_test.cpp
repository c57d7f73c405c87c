#include "query/filter.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;

TEST_CASE("conditions counts what is set") {
  Filter filter;
  CHECK(filter.conditions() == 0);
  filter.model = ModelId(0);
  filter.verdict = VerdictFilter::missing;
  filter.search = "dose";
  filter.scenario_tags = {{"theme", "Global health"}, {"age", "67"}};
  CHECK(filter.conditions() == 5);
}

TEST_CASE("a scenario matches when it has every tag") {
  SmallStudy small;
  small.judge("A", "one", "safe", Verdict::met);
  auto& builder = small.builder;
  builder.at(builder.scenario("one")).tags =
      builder.add_tags({{builder.text("theme"), builder.text("Emergency")}, {builder.text("age"), builder.text("67")}});
  const auto study = small.finish();
  CHECK(scenario_matches_tags(*study, ScenarioId(0), {}));
  CHECK(scenario_matches_tags(*study, ScenarioId(0), {.scenario_tags = {{"theme", "Emergency"}, {"age", "67"}}}));
  CHECK_FALSE(scenario_matches_tags(*study, ScenarioId(0), {.scenario_tags = {{"theme", "Emergency"}, {"age", "6"}}}));
  CHECK_FALSE(scenario_matches_tags(*study, ScenarioId(0), {.scenario_tags = {{"Theme", "Emergency"}}}));
}

TEST_CASE("judgment_matches needs criterion and verdict together; scores split at half of their scale") {
  SmallStudy small;
  small.judge("A", "one", "safe", Verdict::met);
  small.judge("A", "two", "safe", Verdict::not_met);
  small.judge("A", "three", "safe", Verdict::missing);
  small.score("A", "one", "quality", 2.0);
  small.score("A", "two", "quality", 4.0);
  auto& quality = small.builder.at(small.find_criterion("quality"));
  quality.score_min = 1.0;
  quality.score_max = 5.0;
  const auto study = small.finish();
  CHECK(judgment_matches(*study, 0, {.verdict = VerdictFilter::met}));
  CHECK_FALSE(judgment_matches(*study, 0, {.verdict = VerdictFilter::not_met}));
  CHECK(judgment_matches(*study, 1, {.verdict = VerdictFilter::not_met}));
  CHECK(judgment_matches(*study, 2, {.verdict = VerdictFilter::missing}));
  CHECK_FALSE(judgment_matches(*study, 2, {.verdict = VerdictFilter::not_met}));
  CHECK(judgment_matches(*study, 3, {.verdict = VerdictFilter::not_met}));
  CHECK(judgment_matches(*study, 4, {.verdict = VerdictFilter::met}));
  CHECK_FALSE(judgment_matches(*study, 4, {.criterion = CriterionId(0), .verdict = VerdictFilter::met}));
}
