#include "query/comparisons.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::query;
using doctest::Approx;

namespace {

Comparison compared(std::uint32_t first, std::uint32_t second, double adjusted_p) {
  Comparison comparison;
  comparison.first = first;
  comparison.second = second;
  comparison.adjusted_p = adjusted_p;
  return comparison;
}

ModelScore score_of(double value, double standard_error) {
  ModelScore score;
  score.has_value = true;
  score.estimate.value = value;
  score.estimate.standard_error = standard_error;
  score.estimate.has_interval = true;
  score.estimate.n = 100;
  return score;
}

}  // namespace

TEST_CASE("ties are pairwise: brackets overlap, and none lies inside another") {
  const std::vector<Comparison> comparisons = {compared(0, 1, 0.9), compared(0, 2, 0.01), compared(0, 3, 0.001),
                                               compared(1, 2, 0.2), compared(1, 3, 0.3),  compared(2, 3, 0.8)};
  const auto ties = tie_brackets(4, comparisons);
  REQUIRE(ties.size() == 2);
  CHECK(ties[0].first == 0);
  CHECK(ties[0].last == 1);
  CHECK(ties[1].first == 1);
  CHECK(ties[1].last == 3);
}

TEST_CASE("no comparison is no tie") {
  CHECK(tie_brackets(3, {}).empty());
  CHECK(find_comparison({}, 0, 1) == nullptr);
}

TEST_CASE("independent estimates are compared when no scenario is shared, and Holm adjusts over all pairs") {
  const std::vector<ModelScore> scores = {score_of(0.9, 0.01), score_of(0.85, 0.01), score_of(0.5, 0.01)};
  const std::vector<ModelId> order = {ModelId(0), ModelId(1), ModelId(2)};
  const auto comparisons = compare_models(order, scores);
  REQUIRE(comparisons.size() == 3);
  const Comparison* close = find_comparison(comparisons, 0, 1);
  REQUIRE(close != nullptr);
  CHECK(close->difference.estimate.value == Approx(0.05));
  CHECK(close->adjusted_p == Approx(close->difference.p_value));  // the largest of three: times one
}

TEST_CASE("shared scenarios are compared in pairs, which sees what two intervals would hide") {
  std::vector<ModelScore> scores = {score_of(0.55, 0.05), score_of(0.5, 0.05)};
  for (std::uint32_t i = 0; i < 100; ++i) {
    const double base = (i % 10) / 10.0;
    scores[0].items.push_back({i, i, base + (i % 2 == 0 ? 0.04 : 0.06)});
    scores[1].items.push_back({i, i, base});
  }
  const std::vector<ModelId> order = {ModelId(0), ModelId(1)};
  const auto comparisons = compare_models(order, scores);
  CHECK(comparisons[0].adjusted_p < 1e-6);
  CHECK(comparisons[0].difference.estimate.n == 100);
}

TEST_CASE("models that answered different scenarios are told apart by no test, however far their scores lie apart") {
  std::vector<ModelScore> scores = {score_of(1.0, 0.0), score_of(0.2, 0.01)};
  scores[0].items = {{0, 0, 1.0}, {1, 1, 1.0}};
  for (std::uint32_t i = 2; i < 100; ++i) scores[1].items.push_back({i, i, 0.2});
  const std::vector<ModelId> order = {ModelId(0), ModelId(1)};
  const auto comparisons = compare_models(order, scores);
  REQUIRE(comparisons.size() == 1);
  CHECK(comparisons[0].nothing_shared);
  CHECK(comparisons[0].adjusted_p == 1.0);
  CHECK(tie_brackets(2, comparisons).empty());
}

TEST_CASE("models without an interval, and crowds, are not compared") {
  std::vector<ModelScore> scores = {score_of(0.9, 0.01), score_of(0.8, 0.01), score_of(0.7, 0.01)};
  scores[1].estimate.has_interval = false;
  const std::vector<ModelId> order = {ModelId(0), ModelId(1), ModelId(2)};
  const auto comparisons = compare_models(order, scores);
  REQUIRE(comparisons.size() == 1);
  CHECK(comparisons[0].second == 2);
  const std::vector<ModelScore> crowd(max_compared_models + 1, score_of(0.5, 0.1));
  std::vector<ModelId> everyone;
  for (std::uint32_t i = 0; i < crowd.size(); ++i) everyone.emplace_back(i);
  CHECK(compare_models(everyone, crowd).empty());
}
