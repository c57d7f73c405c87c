#include "query/evidence.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;

namespace {

// Two models on three scenarios, with a conversation each, and an answer that nobody judged.
void fill(SmallStudy& small) {
  auto& builder = small.builder;
  small.judge("A", "stairs", "urgent", Verdict::not_met, 5.0F);
  small.judge("A", "stairs", "plain", Verdict::met, 2.0F);
  small.judge("A", "stairs", "safety net", Verdict::unclear, 3.0F);
  small.judge("B", "stairs", "urgent", Verdict::met, 5.0F);
  small.judge("A", "fever", "urgent", Verdict::missing);
  small.judge("A", "fever", "quality", Verdict::met);
  small.judge("B", "fever", "urgent", Verdict::not_met);
  builder.at(builder.scenario("stairs")).title = builder.text("Tight chest on the stairs");
  builder.at(builder.scenario("stairs")).messages =
      builder.add_messages({{ChatRole::user, TextId(0), builder.text("My chest goes TIGHT when I climb.")}});
  builder.at(builder.scenario("stairs")).tags =
      builder.add_tags({{builder.text("age"), builder.text("67")}, {builder.text("area"), builder.text("cardiac")}});
  const ResponseId answer = builder.response(builder.model("A"), builder.scenario("stairs"), 0);
  builder.at(answer).messages =
      builder.add_messages({{ChatRole::assistant, TextId(0), builder.text("Let me see.")},
                            {ChatRole::tool, TextId(0), builder.text("result")},
                            {ChatRole::assistant, TextId(0), builder.text("See a doctor today.")}});
  builder.at(answer).output_tokens = 37;
  builder.response(builder.model("B"), builder.scenario("a cough"), 0);
}

std::string keys(const Study& study, const EvidenceList& list) {
  std::string text;
  for (const EvidenceRow& row : list.rows) {
    text += std::string(study.name(row.model)) + ":" +
            std::string(study.text(study.scenarios[row.scenario.index()].key)) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("one row an answer, with counts of its verdicts, in the study's order") {
  SmallStudy small;
  fill(small);
  const auto study = small.finish();
  const EvidenceList list = evidence_list(*study, {}, EvidenceOrder::study);
  CHECK(keys(*study, list) == "A:stairs B:stairs A:fever B:fever B:a cough ");
  CHECK(list.total == 5);
  CHECK(list.matching_scenarios == 3);
  CHECK(list.unclear == 1);
  CHECK(list.missing == 1);
  const EvidenceRow& first = list.rows[0];
  CHECK(first.met == 1);
  CHECK(first.not_met == 1);
  CHECK(first.unclear == 1);
  CHECK(first.judgment_count == 3);
  CHECK(first.response.valid());
  CHECK(list.rows[4].judgment_count == 0);
  CHECK(list.rows[4].response.valid());
  CHECK_FALSE(list.rows[1].response.valid());
}

TEST_CASE("criterion and verdict must hold for one and the same judgment") {
  SmallStudy small;
  fill(small);
  const auto study = small.finish();
  const auto found = [&](const Filter& filter) {
    return keys(*study, evidence_list(*study, filter, EvidenceOrder::study));
  };
  const CriterionId urgent(0);
  CHECK(found({.criterion = urgent, .verdict = VerdictFilter::not_met}) == "A:stairs B:fever ");
  CHECK(found({.criterion = urgent, .verdict = VerdictFilter::met}) == "B:stairs ");
  CHECK(found({.model = ModelId(0), .verdict = VerdictFilter::missing}) == "A:fever ");
  CHECK(found({.scenario_tags = {{"age", "67"}}}) == "A:stairs B:stairs ");
  CHECK(found({.model = ModelId(1), .scenario_tags = {{"age", "68"}}}).empty());
}

TEST_CASE("search looks into title, prompt, response and rationale") {
  SmallStudy small;
  fill(small);
  JudgmentRow row;
  row.model = ModelId(1);
  row.scenario = small.builder.scenario("fever");
  row.criterion = small.find_criterion("plain");
  row.rater = RaterId(0);
  row.verdict = Verdict::met;
  row.rationale = "Says what to watch for.";
  small.builder.add_judgment(row);
  const auto study = small.finish();
  const auto found = [&](std::string_view words) {
    return keys(*study, evidence_list(*study, {.search = std::string(words)}, EvidenceOrder::study));
  };
  CHECK(found("goes tight") == "A:stairs B:stairs ");
  CHECK(found("TIGHT CHEST") == "A:stairs B:stairs ");
  CHECK(found("doctor today") == "A:stairs ");
  CHECK(found("watch for") == "B:fever ");
  CHECK(found("nowhere").empty());
}

TEST_CASE("orders: most missed first, and by title") {
  SmallStudy small;
  fill(small);
  small.judge("B", "fever", "plain", Verdict::not_met);
  const auto study = small.finish();
  CHECK(keys(*study, evidence_list(*study, {}, EvidenceOrder::most_missed_first)) ==
        "B:fever A:stairs B:stairs A:fever B:a cough ");
  CHECK(keys(*study, evidence_list(*study, {}, EvidenceOrder::title)) ==
        "B:a cough A:fever B:fever A:stairs B:stairs ");
}

TEST_CASE("a hundred thousand scenarios and half a million judgments are listed in linear time") {
  SmallStudy small;
  auto& builder = small.builder;
  const RaterId rater = builder.rater("grader", RaterKind::model);
  constexpr std::uint32_t scenarios = 100'000;
  std::vector<CriterionId> criteria;
  for (int i = 0; i < 5; ++i) criteria.push_back(builder.criterion("c" + std::to_string(i)));
  const ModelId model = builder.model("A");
  for (std::uint32_t i = 0; i < scenarios; ++i) {
    const ScenarioId scenario = builder.scenario("scenario " + std::to_string(i));
    for (const CriterionId criterion : criteria) {
      JudgmentRow row;
      row.model = model;
      row.scenario = scenario;
      row.criterion = criterion;
      row.rater = rater;
      row.verdict = (i + criterion.value) % 7 == 0 ? Verdict::not_met : Verdict::met;
      builder.add_judgment(row);
    }
  }
  const auto study = small.finish();
  const EvidenceList list =
      evidence_list(*study, {.verdict = VerdictFilter::not_met, .search = "9"}, EvidenceOrder::most_missed_first);
  CHECK(list.total == scenarios);
  CHECK(list.rows.size() > 20'000);
  for (const EvidenceRow& row : list.rows) REQUIRE(row.not_met == 1);
}

TEST_CASE("unclear and missing are counted on the criterion that is filtered by") {
  SmallStudy small;
  small.judge("A", "one", "x", Verdict::met);
  small.judge("A", "one", "y", Verdict::unclear);
  small.judge("A", "two", "x", Verdict::missing);
  small.judge("A", "two", "y", Verdict::missing);
  const auto study = small.finish();
  const EvidenceList all = evidence_list(*study, {}, EvidenceOrder::study);
  CHECK(all.unclear == 1);
  CHECK(all.missing == 1);
  const EvidenceList of_x = evidence_list(*study, {.criterion = CriterionId(0)}, EvidenceOrder::study);
  CHECK(of_x.rows.size() == 2);
  CHECK(of_x.unclear == 0);
  CHECK(of_x.missing == 1);
}

TEST_CASE("a fault that is not there counts as done well, and scores of several scales are not averaged") {
  SmallStudy small;
  small.judge("A", "one", "harm", Verdict::not_met);
  small.judge("A", "one", "taken points", Verdict::met, -5.0F);
  small.judge("A", "one", "kind", Verdict::met);
  small.score("A", "two", "clear", 4.0);
  small.score("A", "two", "seconds", 3.0);
  small.score("A", "three", "clear", 4.0);
  small.builder.at(small.find_criterion("harm")).lower_is_better = true;
  const auto study = small.finish();
  const EvidenceList list = evidence_list(*study, {}, EvidenceOrder::study);
  REQUIRE(list.rows.size() == 3);
  CHECK(list.rows[0].met == 2);
  CHECK(list.rows[0].well == 2);
  CHECK(list.rows[0].badly == 1);
  CHECK_FALSE(list.rows[1].one_scale);
  CHECK(list.rows[2].one_scale);
  CHECK(list.rows[2].mean_score == 4.0F);
}
