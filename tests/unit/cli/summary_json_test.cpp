#include "cli/summary_json.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "model/study_builder.h"

using namespace consilium;
using namespace consilium::cli;

TEST_CASE("long groups of diagnostics are cut to examples and a count") {
  Diagnostics diagnostics;
  for (int i = 0; i < 1000; ++i) diagnostics.warning("many", "line " + std::to_string(i), "Bad.", "Mend it.");
  const auto json = parse_json(summary_json(nullptr, diagnostics));
  REQUIRE(json.ok());
  const Json& list = json.value()["diagnostics"];
  REQUIRE(list.size() == Diagnostics::max_examples + 1);
  CHECK(list[0]["hint"] == "Mend it.");
  CHECK(list[Diagnostics::max_examples]["message"] == "And 980 more of this kind.");
}

TEST_CASE("several raters of one criterion are nobody's") {
  StudyBuilder builder;
  JudgmentRow row;
  row.model = builder.model("A");
  row.scenario = builder.scenario("s");
  row.criterion = builder.criterion("c");
  row.verdict = Verdict::met;
  for (const char* rater : {"Ann", "Bob"}) {
    row.rater = builder.rater(rater, RaterKind::person);
    REQUIRE(builder.add_judgment(row));
  }
  const auto study = builder.finish();
  REQUIRE(study.ok());
  const auto json = parse_json(summary_json(study.value().get(), {}));
  REQUIRE(json.ok());
  CHECK(json.value()["models"][0]["criteria"][0]["rater"].is_null());
}
