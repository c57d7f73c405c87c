#include "query/model_scores.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;
using doctest::Approx;

TEST_CASE("models with judgments are scored from them, the others from their totals") {
  SmallStudy small;
  small.judge("from rows", "one", "x", Verdict::met);
  small.judge("from rows", "two", "x", Verdict::not_met);
  small.count("from rows", "x", 1, 100);
  small.count("from totals", "x", 30, 100);
  small.builder.model("unknown");
  const auto study = small.finish();
  const auto scores = model_scores(*study, {}, CellGrid(*study, {}, 30));
  CHECK(scores[0].estimate.value == Approx(0.5));
  CHECK(scores[1].estimate.value == Approx(0.3));
  CHECK_FALSE(scores[2].has_value);
  CHECK(best_first(scores) == std::vector<ModelId>{ModelId(0), ModelId(1), ModelId(2)});
}

TEST_CASE("a single model has no one to win against: its mean is shown") {
  SmallStudy small;
  small.builder.info().score_rule = ScoreRule::mean_win_rate;
  small.mean("A", "x", 0.4);
  const auto study = small.finish();
  CHECK(model_scores(*study, {}, CellGrid(*study, {}, 30))[0].estimate.value == Approx(0.4));
}

TEST_CASE("of a single criterion the rate of its cell is the score, however often scenarios were repeated") {
  SmallStudy small;
  for (int i = 0; i < 4; ++i) small.judge("A", "often", "x", Verdict::met, 1.0F, static_cast<std::uint16_t>(i));
  small.judge("A", "once", "x", Verdict::not_met);
  const auto study = small.finish();
  const CellGrid grid(*study, {}, 30);
  const auto scores = model_scores(*study, {}, grid);
  CHECK(scores[0].estimate == grid.at(ModelId(0), CriterionId(0)).estimate);
  CHECK(scores[0].estimate.value == doctest::Approx(0.8));
  CHECK(grid.at(ModelId(0), CriterionId(0)).scenarios == 2);
  CHECK(grid.at(ModelId(0), CriterionId(0)).responses == 5);
}
