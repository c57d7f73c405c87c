#include "views/filter_conditions.h"

#include <doctest/doctest.h>

#include "support/small_study.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using views::can_filter;
using views::filter_conditions;

namespace {

query::Filter everything_set() {
  return {.model = ModelId(1),
          .criterion = CriterionId(0),
          .verdict = query::VerdictFilter::not_met,
          .search = "pain",
          .scenario_tags = {{"urgency", "urgent"}}};
}

std::vector<std::string> labels(const Study& study, const query::Filter& filter, View view) {
  std::vector<std::string> words;
  for (const views::FilterCondition& condition : filter_conditions(study, filter, view))
    words.push_back(condition.label);
  return words;
}
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("A view names the conditions that it heeds") {
  const auto study = clinic_study();
  CHECK(labels(*study, everything_set(), View::evidence) ==
        Words{"beta", "Not met", "Sends emergencies on", "urgency: urgent", "“pain”"});
  for (const View view : {View::overview, View::criteria, View::about}) {
    CHECK(labels(*study, everything_set(), view) == Words{"urgency: urgent"});
  }
  CHECK(labels(*study, {}, View::evidence).empty());
}

TEST_CASE("Each condition knows the filter without it, and only it") {
  const auto study = clinic_study();
  const query::Filter filter = everything_set();
  for (const views::FilterCondition& condition : filter_conditions(*study, filter, View::evidence)) {
    INFO(condition.label);
    CHECK(condition.without != filter);
    CHECK(condition.without.conditions() + 1 == filter.conditions());
  }
}

TEST_CASE("A criterion is named with its situation, as several may share the name") {
  SmallStudy small;
  small.judge("A", "one", "Safety/Emergent/Asks back", Verdict::met);
  const auto study = small.finish();
  CHECK(labels(*study, {.criterion = CriterionId(0)}, View::evidence) == Words{"Asks back (Emergent)"});
}

TEST_CASE("Where nothing can be narrowed no filter is offered") {
  SmallStudy small;
  small.judge("A", "one", "x", Verdict::met);
  const auto untagged = small.finish();
  CHECK(can_filter(*untagged, View::evidence));
  CHECK_FALSE(can_filter(*untagged, View::overview));
  CHECK(can_filter(*clinic_study(), View::overview));
  CHECK_FALSE(can_filter(*healthbench_study(), View::criteria));
  CHECK_FALSE(can_filter(*healthbench_study(), View::evidence));
}
