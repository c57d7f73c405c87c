#include "probes/mean.h"

#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "support/judged_trials.h"

using namespace consilium;
using namespace consilium::probes;
using namespace consilium::testing::verdicts;
using consilium::testing::judged;
using doctest::Approx;

namespace {

// Cases about so many subjects; what was judged of them does not matter.
Plan some_plan(std::size_t items) { return judged({items, {yes, yes}}).plan; }

Mean mean_of(const Plan& plan, const std::vector<double>& values) {
  MeanBuilder builder(plan, 0);
  for (std::uint32_t item = 0; item < values.size(); ++item) builder.add(item, values[item]);
  return builder.take();
}

}  // namespace

TEST_CASE("a mean is clustered by what its cases are about, as a share is") {
  const Plan plan = some_plan(6);
  const std::vector<double> values = {0.5, -1.0, 2.0, 0.0, 1.5, 3.0};
  const Mean mean = mean_of(plan, values);
  Subjects subjects;
  std::vector<std::uint32_t> clusters;
  for (std::size_t item = 0; item < 6; ++item) clusters.push_back(subjects.number(plan.trials[2 * item].c));
  CHECK(mean.effect.estimate == stats::clustered_mean_estimate(values, clusters));
  CHECK(mean.effect.estimate.value == Approx(1.0));
  CHECK(mean.items == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5});
  CHECK(mean.values == values);
}

TEST_CASE("numbers that cannot be are dropped and counted") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  const Mean mean = mean_of(some_plan(6), {nan, 1.0, inf, -inf, 1e300, 3.0});
  CHECK(mean.dropped == 4);
  CHECK(mean.items == std::vector<std::uint32_t>{1, 5});
  CHECK(mean.effect.estimate.value == 2.0);
}

TEST_CASE("without items there is no mean, no interval and no evidence") {
  const Mean mean = mean_of(some_plan(2), {});
  CHECK(mean.effect.estimate.n == 0);
  CHECK_FALSE(mean.effect.estimate.has_interval);
  CHECK(mean.effect.p_value == 1.0);
  CHECK_FALSE(stands_out(mean));
}

TEST_CASE("a family is adjusted by Holm") {
  std::array<Mean, 3> means;
  const std::vector<double> p_values = {0.02, 0.01, 0.04};
  std::array<Mean*, 3> family{};
  for (std::size_t i = 0; i < 3; ++i) {
    means[i].effect.p_value = p_values[i];
    family[i] = &means[i];
    CHECK_FALSE(stands_out(means[i]));  // before it is adjusted
  }
  adjust_together(family);
  CHECK(means[0].adjusted_p_value == Approx(0.04));
  CHECK(means[1].adjusted_p_value == Approx(0.03));
  CHECK(means[2].adjusted_p_value == Approx(0.04));
  CHECK(stands_out(means[2]));
}
