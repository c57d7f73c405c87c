// The rules of findings*.cpp: each sentence only when the numbers bear it out.
#include "query/findings.h"

#include <doctest/doctest.h>

#include "support/found.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::find_finding;
using consilium::testing::judge_many;
using consilium::testing::sentence_of;
using consilium::testing::SmallStudy;

TEST_CASE("leaders: too close to call, or ahead") {
  SmallStudy close;
  close.count("A", "x", 90, 100);
  close.count("B", "x", 88, 100);
  close.count("C", "x", 20, 100);
  const auto close_study = close.finish();
  const Overview tied = overview(*close_study, {});
  CHECK(sentence_of(tied, FindingKind::comparison) == "A and B are too close to call.");
  CHECK(tied.findings[0].evidence ==
        "90.0 % against 88.0 %: a difference of 2.0 points, and it could be anything from −6.7 to +10.7.");

  SmallStudy apart;
  apart.count("A", "x", 90, 100);
  apart.count("B", "x", 40, 100);
  apart.count("C", "x", 20, 100);
  const auto apart_study = apart.finish();
  CHECK(sentence_of(overview(*apart_study, {}), FindingKind::comparison) == "A is ahead of every other model.");

  SmallStudy two;
  two.count("A", "x", 90, 100);
  two.count("B", "x", 40, 100);
  const auto two_study = two.finish();
  CHECK(sentence_of(overview(*two_study, {}), FindingKind::comparison) == "A is better than B.");
}

TEST_CASE("leaders without sample sizes: the order is told, and that it is uncertain") {
  SmallStudy small;
  small.builder.info().score_rule = ScoreRule::mean_win_rate;
  small.mean("A", "t/s/x", 0.9);
  small.mean("B", "t/s/x", 0.8);
  small.mean("A", "u/s/y", 0.2);
  small.mean("B", "u/s/y", 0.3);
  small.mean("A", "u/s/z", 0.4);
  small.mean("B", "u/s/z", 0.3);
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  CHECK(sentence_of(result, FindingKind::comparison) == "A has the highest mean win rate.");
  CHECK(sentence_of(result, FindingKind::caution) == "No sample sizes were published with these scores.");
  CHECK(sentence_of(result, FindingKind::ordering).empty());  // the themes have the same best model, by win rate or tie
}

TEST_CASE("weakness: no model reliably, or merely the hardest") {
  SmallStudy small;
  small.count("A", "t/s/easy", 99, 100);
  small.count("B", "t/s/easy", 98, 100);
  small.count("A", "t/s/hard", 40, 100);
  small.count("B", "t/s/hard", 30, 100);
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  CHECK(sentence_of(result, FindingKind::weakness) == "No model reliably meets “hard” (s).");
  const Finding* finding = find_finding(result, FindingKind::weakness);
  CHECK(finding->evidence == "Best is A with 40 of 100; B has 30.");
  CHECK(finding->target.view == FindingTarget::View::criteria);
  CHECK(finding->link_label == "See the counts of 100 scenarios");

  SmallStudy fine;
  fine.count("A", "t/s/easy", 99, 100);
  fine.count("B", "t/s/easy", 98, 100);
  fine.count("A", "t/s/less easy", 90, 100);
  fine.count("B", "t/s/less easy", 85, 100);
  const auto fine_study = fine.finish();
  CHECK(sentence_of(overview(*fine_study, {}), FindingKind::weakness) == "“less easy” (s) is the hardest criterion.");
}

TEST_CASE("emergencies: told only when leaders differ beyond chance") {
  const auto emergency = [](std::uint32_t worse_of_139) {
    SmallStudy small;
    for (const char* model : {"A", "B"}) {
      small.count(model, "General/s/x", 980, 1000);
      small.count(model, "General/s/hard", 500, 1000);
    }
    small.count("A", "Emergency care/true/refers", worse_of_139, 139);
    small.count("B", "Emergency care/true/refers", 131, 139);
    const auto study = small.finish();
    return sentence_of(overview(*study, {}), FindingKind::emergency);
  };
  CHECK(emergency(110) == "A meets “refers” (true) less often than B.");
  CHECK(emergency(129).empty());
}

TEST_CASE("reversal: the better model overall is clearly worse on one criterion") {
  SmallStudy small;
  small.count("A", "t/s/x", 990, 1000);
  small.count("B", "t/s/x", 500, 1000);
  small.count("A", "t/u/hard for all", 400, 1000);
  small.count("B", "t/u/hard for all", 100, 1000);
  small.count("A", "t/v/short", 600, 1000);
  small.count("B", "t/v/short", 950, 1000);
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  CHECK(sentence_of(result, FindingKind::ordering) == "A meets “short” (v) less often than B, which is last overall.");
  CHECK(find_finding(result, FindingKind::ordering)->evidence.starts_with("600 of 1,000 against 950 of 1,000."));
}

TEST_CASE("what all models fail, and what is missing") {
  SmallStudy small;
  judge_many(small, "A", "x", 40, 50);
  judge_many(small, "B", "x", 45, 50);
  for (int i = 0; i < 10; ++i) small.judge("B", "lost" + std::to_string(i), "x", Verdict::missing);
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  CHECK(sentence_of(result, FindingKind::weakness) == "Every model fails the same 5 scenarios.");
  CHECK(find_finding(result, FindingKind::weakness)->target.verdict == VerdictFilter::not_met);
  CHECK(sentence_of(result, FindingKind::missing) == "10 judgments are missing.");
  const Finding* missing = find_finding(result, FindingKind::missing);
  CHECK(missing->evidence == "Of 110, and counted in no rate. Most often: no score in the log. B has 10 of them.");
  CHECK(missing->target.verdict == VerdictFilter::missing);
}

TEST_CASE("a single model: its rate with what it could be, its failures, its few scenarios") {
  SmallStudy small;
  judge_many(small, "gpt", "accuracy", 11, 16);
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  REQUIRE(result.findings.size() == 3);
  CHECK(flatten(result.findings[0].sentence) == "gpt meets “accuracy” in 11 of 16.");
  CHECK(result.findings[0].target.view == FindingTarget::View::evidence);
  CHECK(flatten(result.findings[1].sentence) == "5 answers fail.");
  CHECK(result.findings[1].link_label == "See the 5");
  CHECK(flatten(result.findings[2].sentence) == "Only 16 scenarios: weak evidence.");
}

TEST_CASE("a single model without failure: none seen is not none") {
  SmallStudy small;
  judge_many(small, "gpt", "accuracy", 40, 40);
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  CHECK(flatten(result.findings[1].sentence) == "No failure was seen, which does not mean that there are none.");
  CHECK(result.findings[1].evidence == "With 40 judgments, up to 8.8 % of answers could still fail.");
  CHECK(flatten(result.findings[2].sentence) == "The verdicts come from a model, not a person.");
}

TEST_CASE("a single model on several criteria names the weakest") {
  SmallStudy small;
  judge_many(small, "gpt", "accuracy", 38, 40);
  judge_many(small, "gpt", "tone", 20, 40);
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  CHECK(flatten(result.findings[0].sentence) == "gpt reaches 72.5 % over 2 criteria.");
  CHECK(flatten(result.findings[1].sentence) == "“tone” is its weakest criterion: 20 of 40.");
}

TEST_CASE("a grader that judges its own family is named") {
  SmallStudy small;
  judge_many(small, "gpt-a", "x", 30, 40);
  judge_many(small, "other", "x", 10, 40);
  auto& builder = small.builder;
  builder.at(builder.model("gpt-a")).family = builder.text("GPT");
  builder.at(RaterId(0)).family = builder.text("GPT");
  const auto study = small.finish();
  CHECK(sentence_of(overview(*study, {}), FindingKind::caution) == "grader judges models of its own family.");
}

TEST_CASE("no more than five findings, each with a sentence for phones and a link") {
  SmallStudy small;
  small.count("A", "Emergency/s/x", 990, 1000);
  small.count("B", "Emergency/s/x", 500, 1000);
  small.count("A", "t/v/short", 300, 1000);
  small.count("B", "t/v/short", 950, 1000);
  small.count("C", "t/v/short", 1, 3);
  const auto study = small.finish();
  const Overview result = overview(*study, {});
  CHECK(result.findings.size() >= 3);
  CHECK(result.findings.size() <= max_findings);
  for (const Finding& finding : result.findings) {
    CHECK_FALSE(finding.phone_sentence.empty());
    CHECK_FALSE(finding.evidence.empty());
    CHECK_FALSE(finding.link_label.empty());
  }
}
