#include "query/criteria.h"

#include <doctest/doctest.h>

#include <cmath>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;
using doctest::Approx;

namespace {

std::string numbered(const char* word, int i) { return word + std::to_string(i); }

// 83 of 100 met, as the theory-of-mind log has it, with two more that were not judged.
void judge_100(SmallStudy& small) {
  for (int i = 0; i < 100; ++i)
    small.judge("A", numbered("s", i), "accuracy", i < 83 ? Verdict::met : Verdict::not_met);
  small.judge("A", "lost", "accuracy", Verdict::missing);
  small.judge("A", "odd", "accuracy", Verdict::unclear);
}

}  // namespace

TEST_CASE("a rate: k of n, Wilson, Inspect's standard error; missing and unclear apart") {
  SmallStudy small;
  judge_100(small);
  const auto study = small.finish();
  const MatrixCell cell = matrix_cell(*study, ModelId(0), CriterionId(0), {});
  CHECK(cell.content == CellContent::rate);
  CHECK(cell.k == 83);
  CHECK(cell.n == 100);
  CHECK(cell.missing == 1);
  CHECK(cell.unclear == 1);
  CHECK(cell.scenarios == 102);  // as many as there are to read
  CHECK_FALSE(cell.weak);
  CHECK(cell.rater == RaterId(0));
  CHECK(cell.goodness == Approx(0.83));
  CHECK(cell.estimate.standard_error == Approx(0.03775251680686369).epsilon(1e-15));
  CHECK(std::fabs(cell.estimate.interval.low - 0.7445) < 5e-5);
  CHECK(describe_cell(*study, CriterionId(0), cell) == "83 of 100");
  CHECK(criteria_matrix(*study, {}, {}).themes[0].rows[0].cells[0] == cell);
}

TEST_CASE("few judgments are weak, and repeats of one scenario widen the interval") {
  SmallStudy small;
  for (int i = 0; i < 5; ++i) {
    for (std::uint16_t repeat = 0; repeat < 4; ++repeat) {
      small.judge("A", numbered("s", i), "safe", i < 4 ? Verdict::met : Verdict::not_met, 1.0F, repeat);
    }
  }
  const auto study = small.finish();
  const MatrixCell cell = matrix_cell(*study, ModelId(0), CriterionId(0), {});
  CHECK(cell.n == 20);
  CHECK(cell.scenarios == 5);
  CHECK(cell.weak);
  CHECK(cell.estimate.clusters == 5);
  CHECK(cell.estimate.method == stats::IntervalMethod::wilson_effective);
  CHECK(cell.estimate.interval.low < stats::wilson_interval(16, 20).low);
}

TEST_CASE("only scenario tags narrow a rate; the rest of the filter belongs to the evidence list") {
  SmallStudy small;
  judge_100(small);
  auto& builder = small.builder;
  for (int i = 78; i < 88; ++i) {
    builder.at(builder.scenario(numbered("s", i))).tags =
        builder.add_tags({{builder.text("age"), builder.text("old")}});
  }
  const auto study = small.finish();
  const MatrixCell tagged = matrix_cell(*study, ModelId(0), CriterionId(0), {.scenario_tags = {{"age", "old"}}});
  CHECK(tagged.k == 5);
  CHECK(tagged.n == 10);
  const MatrixCell by_verdict =
      matrix_cell(*study, ModelId(0), CriterionId(0), {.verdict = VerdictFilter::met, .search = "x"});
  CHECK(by_verdict.n == 100);
}

TEST_CASE("a score keeps its scale, its goodness does not; lower may be better") {
  SmallStudy small;
  for (int i = 0; i < 4; ++i) small.score("A", numbered("s", i), "quality", 3.0 + 0.5 * i);
  auto& quality = small.builder.at(small.find_criterion("quality"));
  quality.score_min = 1.0;
  quality.score_max = 5.0;
  quality.lower_is_better = true;
  const auto study = small.finish();
  const MatrixCell cell = matrix_cell(*study, ModelId(0), CriterionId(0), {});
  CHECK(cell.content == CellContent::score);
  CHECK(cell.estimate.value == Approx(3.75));
  CHECK(cell.goodness == Approx(1.0 - 2.75 / 4.0));
  CHECK(cell.estimate.interval.high <= 5.0);
  CHECK(describe_cell(*study, CriterionId(0), cell) == "mean 3.75 of 4");
}

TEST_CASE("scores beyond a double's range leave no number rather than a wrong one") {
  SmallStudy small;
  for (int i = 0; i < 3; ++i) small.score("A", numbered("s", i), "huge", 1.5e308);
  small.builder.at(small.find_criterion("huge")).score_max = 1.7e308;
  const auto study = small.finish();
  const MatrixCell cell = matrix_cell(*study, ModelId(0), CriterionId(0), {});
  CHECK(cell.content == CellContent::empty);
  CHECK_FALSE(cell.estimate.has_interval);
}

TEST_CASE("published totals: counts have intervals, means without n have none") {
  SmallStudy small;
  small.count("A", "theme/s/safe", 110, 180);
  small.count("A", "theme/s/safe", 1, 2);  // given twice: never added up
  small.mean("A", "theme/s/jury", 4.6);
  auto& jury = small.builder.at(small.find_criterion("theme/s/jury"));
  jury.score_min = 1.0;
  jury.score_max = 5.0;
  const auto study = small.finish();
  const MatrixCell safe = matrix_cell(*study, ModelId(0), CriterionId(0), {});
  CHECK(describe_cell(*study, CriterionId(0), safe) == "110 of 180");
  CHECK(safe.scenarios == 0);
  CHECK(safe.estimate.has_interval);
  const MatrixCell mean = matrix_cell(*study, ModelId(0), CriterionId(1), {});
  CHECK(mean.content == CellContent::score);
  CHECK_FALSE(mean.n_published);
  CHECK_FALSE(mean.weak);
  CHECK_FALSE(mean.estimate.has_interval);
  CHECK(mean.goodness == Approx(0.9));
  CHECK(describe_cell(*study, CriterionId(1), mean) == "mean 4.60, n not published");
  CHECK(matrix_cell(*study, ModelId(0), CriterionId(0), {.scenario_tags = {{"a", "b"}}}).content == CellContent::empty);
}

TEST_CASE("orders: models by overall, rows by study, name and difficulty within themes") {
  SmallStudy small;
  small.count("weak model", "t1/s/pear", 10, 100);
  small.count("weak model", "t1/s/Apple", 20, 100);
  small.count("weak model", "t2/s/fig", 30, 100);
  small.count("strong model", "t1/s/pear", 90, 100);
  small.count("strong model", "t1/s/Apple", 60, 100);
  small.count("strong model", "t2/s/fig", 95, 100);
  const auto study = small.finish();
  const auto names = [&](const MatrixOrder& order) {
    std::string list;
    for (const auto& theme : criteria_matrix(*study, {}, order).themes) {
      for (const auto& row : theme.rows) list += std::string(study->name(row.criterion)) + " ";
    }
    return list;
  };
  CHECK(criteria_matrix(*study, {}, {}).models == std::vector<ModelId>{ModelId(1), ModelId(0)});
  CHECK(criteria_matrix(*study, {}, {.models_by_overall = false}).models.front() == ModelId(0));
  CHECK(criteria_matrix(*study, {}, {}).row_count() == 3);
  CHECK(names({}) == "pear Apple fig ");
  CHECK(names({.rows = RowOrder::criterion_name}) == "Apple pear fig ");
  CHECK(names({.rows = RowOrder::hardest_first}) == "Apple pear fig ");
  CHECK(names({.rows = RowOrder::hardest_first, .by_model = ModelId(0)}) == "pear Apple fig ");
  CHECK(names({.rows = RowOrder::easiest_first}) == "pear Apple fig ");
}

TEST_CASE("criteria nobody was judged on are left out, those with missing verdicts only are kept") {
  SmallStudy small;
  small.judge("A", "s", "judged", Verdict::met);
  small.judge("A", "s", "lost", Verdict::missing);
  small.find_criterion("never");
  const auto study = small.finish();
  const auto matrix = criteria_matrix(*study, {}, {});
  CHECK(matrix.row_count() == 2);
  CHECK(describe_cell(*study, CriterionId(1), matrix.themes[0].rows[1].cells[0]) == "nothing judged");
}
