// Findings about two models on one criterion.
#include <doctest/doctest.h>

#include <tuple>

#include "query/findings.h"
#include "support/found.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::Found;
using consilium::testing::judge_many;
using consilium::testing::SmallStudy;

namespace {

using enum FindingKind;

}  // namespace

TEST_CASE("emergencies are compared among the leaders only, and only in themes that are ones") {
  const auto emergency_in = [](std::string_view theme, std::uint32_t k_of_last) {
    SmallStudy small;
    const std::string criterion = std::string(theme) + "/s/refers";
    for (const char* model : {"A", "B", "C", "Far"}) {
      const bool far = std::string_view(model) == "Far";
      small.count(model, "General/s/x", far ? 1000 : 9500, 10000);
      small.count(model, criterion, far ? k_of_last : 130, 139);
    }
    return Found(small).says(emergency);
  };
  CHECK(emergency_in("Emergency referrals", 10).empty());  // the one that differs is far behind anyway
  SmallStudy small;
  for (const char* model : {"A", "B"}) small.count(model, "General/s/x", 9500, 10000);
  small.count("A", "Style/s/refers", 60, 139);
  small.count("B", "Style/s/refers", 130, 139);
  CHECK(Found(small).find(emergency) == nullptr);
}

TEST_CASE("a reversal on a scale is told as doing worse") {
  SmallStudy small;
  for (int i = 0; i < 60; ++i) {
    const std::string scenario = "s" + std::to_string(i);
    const double wobble = (i % 3) * 0.02;
    for (const char* easy : {"one", "two", "three"}) {
      small.score("A", scenario, easy, 0.9 + wobble);
      small.score("B", scenario, easy, 0.4 + wobble);
    }
    small.score("A", scenario, "hard", 0.2 + wobble);
    small.score("B", scenario, "hard", 0.1 + wobble);
    small.score("A", scenario, "brevity", 0.5 + wobble);
    small.score("B", scenario, "brevity", 0.8 + wobble);
  }
  const Found found(small);
  CHECK(found.says(comparison) == "A is better than B.");
  CHECK(found.says(ordering) == "A does worse than B on “brevity”, which is last overall.");
  CHECK(found.find(ordering)->target.view == FindingTarget::View::evidence);
}

TEST_CASE("no reversal where the order itself cannot be told") {
  SmallStudy small;
  small.count("A", "x", 52, 100);
  small.count("B", "x", 50, 100);
  small.count("A", "short", 20, 100);
  small.count("B", "short", 21, 100);
  CHECK(Found(small).find(ordering) == nullptr);
}

TEST_CASE("where little else is to be told, the criterion that models differ most on is") {
  SmallStudy small;
  for (const auto& [criterion, a, b] : {std::tuple("x", 60, 40), std::tuple("y", 95, 20), std::tuple("z", 90, 88)}) {
    small.count("A", criterion, static_cast<std::uint32_t>(a), 100);
    small.count("B", criterion, static_cast<std::uint32_t>(b), 100);
  }
  const Found found(small);
  CHECK(found.says(ordering) == "Of the other criteria models differ most on “y”.");
  CHECK(found.evidence(ordering) == "A 95 of 100; B 20 of 100.");
  SmallStudy close;
  for (const char* criterion : {"x", "y", "z"}) {
    close.count("A", criterion, 52, 100);
    close.count("B", criterion, 48, 100);
  }
  CHECK(Found(close).says(ordering).empty());
}
