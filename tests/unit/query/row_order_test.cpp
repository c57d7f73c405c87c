#include "query/row_order.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;

namespace {

std::shared_ptr<const Study> mixed_study() {
  SmallStudy small;
  small.judge("B", "two", "x/s/late", Verdict::met);
  small.judge("A", "two", "y/s/early", Verdict::met);
  small.judge("B", "one", "y/s/early", Verdict::met);
  small.judge("A", "one", "x/s/late", Verdict::met, 1.0F, 3);
  small.judge("A", "one", "x/s/late", Verdict::met, 1.0F, 1);
  small.builder.at(small.builder.scenario("two")).cluster = small.builder.text("pair");
  small.judge("A", "three", "x/s/late", Verdict::met);
  small.builder.at(small.builder.scenario("three")).cluster = small.builder.text("pair");
  return small.finish();
}

}  // namespace

TEST_CASE("sort_rows orders by keys, study order last") {
  const auto study = mixed_study();
  auto rows = rows_kept(*study, {});
  sort_rows(*study, rows, {RowKey::model, RowKey::scenario, RowKey::repeat});
  // Model B was named first, scenario two before one.
  CHECK(rows == std::vector<std::uint32_t>{0, 2, 1, 4, 3, 5});
  sort_rows(*study, rows, {RowKey::theme});
  CHECK(rows == std::vector<std::uint32_t>{0, 4, 3, 5, 2, 1});
}

TEST_CASE("rows_kept keeps scenarios with the tags") {
  const auto study = mixed_study();
  CHECK(rows_kept(*study, {}).size() == 6);
  CHECK(rows_kept(*study, {.scenario_tags = {{"no", "such"}}}).empty());
}

TEST_CASE("theme_numbers and cluster_labels") {
  const auto study = mixed_study();
  const auto themes = theme_numbers(*study);
  CHECK(themes.of_criterion == std::vector<std::uint32_t>{0, 1});
  CHECK(study->text(themes.names[1]) == "y");
  const auto labels = cluster_labels(*study);  // two, one, three
  CHECK(labels[0] == labels[2]);
  CHECK(labels[0] != labels[1]);
}
