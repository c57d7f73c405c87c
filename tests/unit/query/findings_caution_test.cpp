// Findings that ask for care: told from a share or number on, and to the right place.
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

// `met` verdicts that count, then missing and unclear ones.
Found with_gaps(int met, int missing_count, int unclear_count) {
  SmallStudy small;
  judge_many(small, "A", "x", met, met);
  for (int i = 0; i < missing_count; ++i) small.judge("A", "m" + std::to_string(i), "x", Verdict::missing);
  for (int i = 0; i < unclear_count; ++i) small.judge("A", "u" + std::to_string(i), "x", Verdict::unclear);
  return Found(small);
}

void set_rater(SmallStudy& small, std::string_view family, std::string_view agreement) {
  StudyBuilder& builder = small.builder;
  builder.at(RaterId(0)).family = builder.text(family);
  builder.at(RaterId(0)).agreement = builder.text(agreement);
}

}  // namespace

TEST_CASE("missing verdicts are told from one in twenty on") {
  CHECK(with_gaps(20, 1, 0).find(missing) == nullptr);
  const Found told = with_gaps(19, 1, 0);
  CHECK(told.says(missing) == "1 judgment is missing.");
  CHECK(told.evidence(missing) == "Of 20, and counted in no rate. Most often: no score in the log.");
  CHECK(with_gaps(20, 0, 0).find(missing) == nullptr);
}

TEST_CASE("missing and unclear are named apart, and the link leads to the more frequent") {
  const Found unclear_only = with_gaps(30, 0, 2);
  CHECK(unclear_only.says(missing) == "2 judgments are unclear.");
  CHECK(unclear_only.evidence(missing) == "Of 32, and counted in no rate.");
  CHECK(unclear_only.find(missing)->link_label == "See what is unclear");
  CHECK(unclear_only.find(missing)->target.verdict == VerdictFilter::unclear);

  const Found both = with_gaps(30, 3, 2);
  CHECK(both.says(missing) == "5 judgments are missing or unclear.");
  CHECK(both.find(missing)->link_label == "See what is missing");
  CHECK(both.find(missing)->target.view == FindingTarget::View::evidence);
  CHECK(both.find(missing)->target.verdict == VerdictFilter::missing);
  CHECK(with_gaps(30, 1, 2).find(missing)->target.verdict == VerdictFilter::unclear);
}

TEST_CASE("the most frequent reason is told, and the model that has most of them") {
  SmallStudy small;
  judge_many(small, "A", "x", 10, 20);
  judge_many(small, "B", "x", 15, 20);
  const auto add_missing = [&](std::string_view model, std::string_view scenario, MissingReason reason) {
    small.builder.add_judgment({.model = small.builder.model(model),
                                .scenario = small.builder.scenario(scenario),
                                .criterion = small.builder.criterion("x"),
                                .rater = RaterId(0),
                                .verdict = Verdict::missing,
                                .missing = reason});
  };
  add_missing("A", "m1", MissingReason::scorer_error);
  add_missing("B", "m2", MissingReason::refused);
  add_missing("B", "m3", MissingReason::refused);
  CHECK(Found(small).evidence(missing) == "Of 43, and counted in no rate. Most often: " +
                                              std::string(to_text(MissingReason::refused)) + ". B has 2 of them.");
}

TEST_CASE("few scenarios are weak evidence, below the limit that the user set") {
  const auto caution_of = [](int scenarios, std::uint32_t weak_below) {
    SmallStudy small;
    judge_many(small, "A", "x", scenarios, scenarios);
    return Found(small, weak_below).says(caution);
  };
  CHECK(caution_of(29, 30) == "Only 29 scenarios: weak evidence.");
  CHECK(caution_of(1, 30) == "A single scenario is weak evidence.");
  CHECK(caution_of(30, 30) == "The verdicts come from a model, not a person.");
  CHECK(caution_of(30, 31) == "Only 30 scenarios: weak evidence.");
  CHECK(caution_of(5, 5) == "The verdicts come from a model, not a person.");
}

TEST_CASE("published means without any sample size are told; one size is enough to say nothing") {
  SmallStudy bare;
  bare.mean("A", "x", 0.5);
  bare.mean("B", "x", 0.6);
  CHECK(Found(bare).has("No sample sizes were published with these scores."));
  SmallStudy sized;
  sized.mean("A", "x", 0.5);
  sized.mean("B", "x", 0.6, 100);
  CHECK_FALSE(Found(sized).has("No sample sizes were published with these scores."));
}

TEST_CASE("a jury that holds a model's family judges its own; whom it graded and how well it agrees is told") {
  SmallStudy small;
  for (const char* model : {"gpt-a", "claude-b", "other"}) judge_many(small, model, "x", 30, 40);
  StudyBuilder& builder = small.builder;
  builder.at(builder.model("gpt-a")).family = builder.text("GPT");
  builder.at(builder.model("claude-b")).family = builder.text("Claude");
  builder.at(builder.model("other")).family = builder.text("Other");
  set_rater(small, "GPT, Claude", "It agrees with physicians in 85 % of cases.");
  const Found found(small);
  CHECK(found.says(caution) == "grader judges models of its own family.");
  const std::string evidence = found.evidence(caution);
  CHECK(evidence.find("gpt-a") != std::string::npos);
  CHECK(evidence.find("claude-b") != std::string::npos);
  CHECK(evidence.find("other") == std::string::npos);
  CHECK(evidence.ends_with(" too. It agrees with physicians in 85 % of cases."));
  CHECK(found.find(caution)->target.view == FindingTarget::View::about);
}

TEST_CASE("a model as rater is named only while nobody knows how well it agrees with people") {
  const auto caution_with = [](std::string_view agreement) {
    SmallStudy small;
    judge_many(small, "A", "x", 30, 40);
    set_rater(small, "", agreement);
    return Found(small).says(caution);
  };
  CHECK(caution_with("") == "The verdicts come from a model, not a person.");
  CHECK(caution_with("It agrees in 9 of 10.").empty());
}
