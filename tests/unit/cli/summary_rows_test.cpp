#include "cli/summary_rows.h"

#include <doctest/doctest.h>

#include "model/study_builder.h"

using namespace consilium;
using namespace consilium::cli;

TEST_CASE("models in the study's order, each with the criteria it has evidence on and its own scenarios") {
  StudyBuilder builder;
  const auto add = [&](const char* model, const char* scenario, const char* criterion, std::uint16_t repeat) {
    JudgmentRow row;
    row.model = builder.model(model);
    row.scenario = builder.scenario(scenario);
    row.criterion = builder.criterion(criterion, "theme", "situation");
    row.rater = builder.rater("r", RaterKind::code);
    row.repeat = repeat;
    row.verdict = Verdict::met;
    REQUIRE(builder.add_judgment(row));
  };
  add("worse", "s1", "c1", 0);
  add("worse", "s1", "c1", 1);
  add("better", "s1", "c2", 0);
  add("better", "s2", "c2", 0);
  const auto study = builder.finish();
  REQUIRE(study.ok());
  const std::vector<SummaryModel> models = summary_models(*study.value());
  REQUIRE(models.size() == 2);
  CHECK(study.value()->name(models[0].id) == "worse");
  CHECK(models[0].scenarios == 1);
  CHECK(models[1].scenarios == 2);
  REQUIRE(models[0].rows.size() == 1);
  CHECK(models[0].rows[0].theme == "theme");
  CHECK(models[0].rows[0].situation == "situation");
  CHECK(models[0].rows[0].cell.n == 2);
}
