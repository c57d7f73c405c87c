#include "query/cell_grid.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;

TEST_CASE("the grid has a cell for every model and criterion, judgments before totals") {
  SmallStudy small;
  small.judge("A", "one", "safe", Verdict::met);
  small.judge("B", "one", "safe", Verdict::not_met);
  small.judge("B", "one", "kind", Verdict::met);
  small.count("A", "safe", 5, 50);
  small.count("A", "kind", 7, 50);
  const auto study = small.finish();
  const CellGrid grid(*study, {}, default_weak_below);
  CHECK(grid.models() == 2);
  CHECK(grid.criteria() == 2);
  CHECK(grid.at(ModelId(0), CriterionId(0)).n == 1);
  CHECK(grid.at(ModelId(0), CriterionId(1)).n == 50);
  CHECK(grid.at(ModelId(1), CriterionId(0)).k == 0);
  for (std::uint32_t m = 0; m < 2; ++m) {
    for (std::uint32_t c = 0; c < 2; ++c) {
      CHECK(grid.at(ModelId(m), CriterionId(c)) == matrix_cell(*study, ModelId(m), CriterionId(c), {}));
    }
  }
}

TEST_CASE("a cell of several raters names none") {
  SmallStudy small;
  small.judge("A", "one", "safe", Verdict::met);
  JudgmentRow row;
  row.model = ModelId(0);
  row.scenario = ScenarioId(0);
  row.criterion = CriterionId(0);
  row.rater = small.builder.rater("a physician", RaterKind::physician);
  row.verdict = Verdict::not_met;
  small.builder.add_judgment(row);
  const auto study = small.finish();
  const MatrixCell cell = CellGrid(*study, {}, 30).at(ModelId(0), CriterionId(0));
  CHECK(cell.n == 2);
  CHECK_FALSE(cell.rater.valid());
  CHECK_FALSE(cell.estimate.has_interval);  // one scenario, judged twice
}

TEST_CASE("published totals name the rater of their criterion's tag, or the only one") {
  SmallStudy small;
  small.count("A", "safe", 5, 50);
  small.count("A", "kind", 5, 50);
  auto& builder = small.builder;
  builder.rater("first", RaterKind::metric);
  builder.rater("second", RaterKind::model);
  builder.at(small.find_criterion("kind")).tags = builder.add_tags({{builder.text("rater"), builder.text("second")}});
  const auto study = small.finish();
  CHECK_FALSE(published_rater(*study, CriterionId(0)).valid());
  CHECK(published_rater(*study, CriterionId(1)) == RaterId(1));
}

TEST_CASE("more criteria than the grid has room for are left out, and counted") {
  SmallStudy small;
  const std::size_t models = 200;
  const std::size_t fitting = CellGrid::max_cells / models;
  for (std::size_t i = 0; i < models; ++i) small.count("m" + std::to_string(i), "c0", 1, 2);
  for (std::size_t i = 1; i < fitting + 7; ++i) small.count("m0", "c" + std::to_string(i), 1, 2);
  const auto study = small.finish();
  CHECK(CellGrid(*study, {}, 30).criteria() == fitting);
  CHECK(criteria_matrix(*study, {}, {}).criteria_left_out == 7);
}
