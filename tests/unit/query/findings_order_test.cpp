// Findings about the order of models: no more is claimed than the numbers bear.
#include <doctest/doctest.h>

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

TEST_CASE("a difference that chance explains once all pairs are counted is a tie of all") {
  SmallStudy small;
  small.count("A", "x", 60, 100);
  small.count("B", "x", 56, 100);
  small.count("C", "x", 50, 100);
  small.count("D", "x", 45, 100);
  const Found found(small);
  CHECK(found.says(comparison) == "All 4 models are too close to call.");
  CHECK(found.evidence(comparison) ==
        "60.0 % against 45.0 % for D: a difference of 15.0 points, which may be chance once all 6 comparisons are "
        "allowed for.");
  CHECK(flatten(found.find(comparison)->phone_sentence) ==
        "All 4 models are too close to call: 60.0 % against 45.0 %.");
}

TEST_CASE("the leader of several is compared with the next") {
  SmallStudy small;
  small.count("A", "x", 900, 1000);
  small.count("B", "x", 500, 1000);
  small.count("C", "x", 200, 1000);
  const Found found(small);
  CHECK(found.says(comparison) == "A is ahead of every other model.");
  CHECK(found.evidence(comparison).starts_with("90.0 % against 50.0 % for B, the next: a difference of 40.0 points"));
}

TEST_CASE("without an interval the first is named, and that nothing is sure") {
  SmallStudy small;
  small.mean("A", "x", 0.7);
  small.mean("B", "x", 0.6);
  const Found found(small);
  CHECK(found.says(comparison) == "A comes first, how surely cannot be told.");
  CHECK(found.evidence(comparison) ==
        "70.0 %; B follows with 60.0 %. There is too little to compute an interval from.");
  CHECK(flatten(found.find(comparison)->phone_sentence) == "A comes first, how surely cannot be told: 70.0 %.");
}

TEST_CASE("a leader that changes with the theme is told with the best of each, where nothing can be tested") {
  SmallStudy small;
  small.builder.info().score_rule = ScoreRule::mean_win_rate;
  small.mean("A", "Notes/s/x", 0.9);
  small.mean("B", "Notes/s/x", 0.5);
  small.mean("A", "Codes/s/y", 0.2);
  small.mean("B", "Codes/s/y", 0.6);
  const Found found(small);
  CHECK(found.says(ordering) == "The best model changes with the task.");
  CHECK(found.evidence(ordering) == "Best by theme: Notes, A. Codes, B.");
  CHECK(found.find(ordering)->link_label == "See all 2 benchmarks");
}

TEST_CASE("failures shared by all count only scenarios that every model answered, from ten on") {
  const auto shared = [](int answered_by_both, bool other_scenarios) {
    SmallStudy small;
    judge_many(small, "A", "x", answered_by_both - 3, answered_by_both);
    judge_many(small, "B", "x", answered_by_both - 2, answered_by_both);
    for (int i = 0; other_scenarios && i < 20; ++i) small.judge("A", "only" + std::to_string(i), "x", Verdict::not_met);
    return Found(small);
  };
  CHECK(shared(9, false).find(weakness) == nullptr);
  CHECK(shared(10, false).says(weakness) == "Every model fails the same 2 scenarios.");
  CHECK(shared(9, true).find(weakness) == nullptr);
  CHECK(shared(40, true).says(weakness) == "Every model fails the same 2 scenarios.");
  CHECK(shared(40, true).evidence(weakness) ==
        "2 of the 40 scenarios that all models answered, with nothing met by any of them.");
}

TEST_CASE("models that answered different scenarios are not compared") {
  SmallStudy small;
  for (int i = 0; i < 3; ++i) small.judge("A", "a" + std::to_string(i), "x", Verdict::met);
  for (int i = 0; i < 60; ++i) small.judge("B", "b" + std::to_string(i), "x", i < 20 ? Verdict::met : Verdict::not_met);
  const Found found(small);
  CHECK(found.says(comparison) == "A and B cannot be compared.");
  CHECK(found.evidence(comparison) ==
        "100 % against 33.3 %, but they answered different scenarios: the gap may lie in the questions.");
}

TEST_CASE("a leader is ahead of those only that it was compared with") {
  SmallStudy small;
  judge_many(small, "A", "x", 95, 100);
  judge_many(small, "B", "x", 40, 100);
  for (int i = 0; i < 60; ++i) small.judge("C", "c" + std::to_string(i), "x", i < 20 ? Verdict::met : Verdict::not_met);
  CHECK(Found(small).says(comparison) == "A is ahead of B.");
}

TEST_CASE("criteria of one name are told apart by their theme") {
  SmallStudy small;
  small.count("A", "first/s/graded", 95, 100);
  small.count("B", "first/s/graded", 90, 100);
  small.count("A", "second/s/graded", 40, 100);
  small.count("B", "second/s/graded", 45, 100);
  CHECK(Found(small).says(weakness).find("in second") != std::string::npos);
}

TEST_CASE("a difference of two shares is never told to be more than a hundred points") {
  SmallStudy small;
  for (int i = 0; i < 3; ++i) {
    small.judge("A", "s" + std::to_string(i), "x", Verdict::met);
    small.judge("B", "s" + std::to_string(i), "x", i < 2 ? Verdict::met : Verdict::not_met);
  }
  const Found found(small);
  CHECK(found.evidence(comparison).find("from \u2212100.0 to +100.0") != std::string::npos);
}

TEST_CASE("a difference over shared scenarios is told as such where the numbers beside it are of more") {
  SmallStudy small;
  for (int i = 0; i < 35; ++i) {
    small.judge("Whole", "s" + std::to_string(i), "x", i < 30 ? Verdict::met : Verdict::not_met);
    if (i >= 15) small.judge("Half", "s" + std::to_string(i), "x", i < 28 ? Verdict::met : Verdict::not_met);
  }
  CHECK(Found(small).evidence(comparison).find("points on the scenarios that both answered") != std::string::npos);
}

TEST_CASE("models that never differ leave nothing to tell how much they could") {
  SmallStudy small;
  for (const char* model : {"A", "B"}) {
    small.judge(model, "one", "x", Verdict::met);
    small.judge(model, "two", "x", Verdict::not_met);
  }
  CHECK(Found(small).evidence(comparison).find("from too little to say more") != std::string::npos);
}

TEST_CASE("where every model has the same fault the link leads to the fault") {
  SmallStudy small;
  for (int i = 0; i < 12; ++i) {
    for (const char* model : {"A", "B"})
      small.judge(model, "s" + std::to_string(i), "harm", i < 3 ? Verdict::met : Verdict::not_met);
  }
  small.builder.at(small.find_criterion("harm")).lower_is_better = true;
  const Found found(small);
  CHECK(found.has("Every model fails the same 3 scenarios."));
  CHECK(found.find(weakness)->target.verdict == VerdictFilter::met);
  CHECK(found.evidence(weakness).find("nothing as it should be") != std::string::npos);
}
