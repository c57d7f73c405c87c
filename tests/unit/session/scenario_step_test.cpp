#include "session/scenario_step.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::session;

namespace {

query::EvidenceRow row(std::uint32_t scenario, std::uint32_t model, std::uint16_t repeat = 0) {
  query::EvidenceRow line;
  line.scenario = ScenarioId(scenario);
  line.model = ModelId(model);
  line.repeat = repeat;
  return line;
}

query::EvidenceList list() {
  query::EvidenceList lines;
  lines.rows = {row(4, 0), row(4, 1), row(4, 1, 1), row(2, 0)};
  return lines;
}

Selection on(const SelectScenario& select) {
  return {.model = select.model, .scenario = select.scenario, .repeat = select.repeat};
}

}  // namespace

TEST_CASE("a line is selected by scenario, model and repeat together") {
  CHECK(selected_row(list(), {ModelId(1), {}, ScenarioId(4), 1}) == 2U);
  CHECK(!selected_row(list(), {ModelId(1), {}, ScenarioId(2), 0}));
  CHECK(!selected_row(list(), {ModelId(1), {}, {}, 0}));
}

TEST_CASE("stepping walks the list from end to end and stops there") {
  Selection selection;
  std::vector<std::size_t> visited;
  while (const auto step = step_scenario(list(), selection, StepTo::next)) {
    selection = on(*step);
    visited.push_back(*selected_row(list(), selection));
    REQUIRE(visited.size() <= 4);
  }
  CHECK(visited == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(selected_row(list(), on(*step_scenario(list(), selection, StepTo::previous))) == 2U);
  CHECK(!step_scenario(list(), {ModelId(0), {}, ScenarioId(4), 0}, StepTo::previous));
}

TEST_CASE("a selection that the filter left out starts at the first line") {
  const Selection gone{ModelId(7), {}, ScenarioId(9), 0};
  CHECK(on(*step_scenario(list(), gone, StepTo::previous)) == Selection{ModelId(0), {}, ScenarioId(4), 0});
  CHECK(!step_scenario({}, gone, StepTo::next));
}
