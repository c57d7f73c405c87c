#include "query/goodness.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;

TEST_CASE("score_goodness rescales, flips and survives a scale of no width") {
  Criterion criterion;
  criterion.score_min = 1.0;
  criterion.score_max = 5.0;
  CHECK(score_goodness(criterion, 4.0) == 0.75);
  CHECK(score_goodness(criterion, 9.0) == 1.0);
  criterion.lower_is_better = true;
  CHECK(score_goodness(criterion, 4.0) == 0.25);
  criterion.score_max = 1.0;
  CHECK(score_goodness(criterion, 4.0) == 0.5);
}

TEST_CASE("a fault that is met is bad, once, however it is marked") {
  SmallStudy small;
  small.judge("A", "one", "negative points", Verdict::met, -5.0F);
  small.judge("A", "one", "lower is better", Verdict::met);
  small.judge("A", "one", "both", Verdict::met, -2.0F);
  small.judge("A", "one", "both", Verdict::unclear, -2.0F, 1);
  small.builder.at(small.find_criterion("lower is better")).lower_is_better = true;
  small.builder.at(small.find_criterion("both")).lower_is_better = true;
  const auto study = small.finish();
  for (std::uint32_t row = 0; row < 3; ++row) CHECK(judgment_goodness(*study, row).value() == 0.0);
  CHECK_FALSE(judgment_goodness(*study, 3).has_value());
}
