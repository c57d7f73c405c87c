#include <doctest/doctest.h>

#include "query/evidence.h"
#include "support/small_study.h"

using namespace consilium;
using namespace consilium::query;
using consilium::testing::SmallStudy;

namespace {

EvidenceDetail first_detail(SmallStudy& small) {
  const auto study = small.finish();
  return evidence_detail(*study, evidence_list(*study, {}, EvidenceOrder::study), 0);
}

}  // namespace

TEST_CASE("verdicts: what went wrong first, with points, and the total leaves out what is unclear") {
  SmallStudy small;
  small.judge("A", "one", "plain words", Verdict::met, 2.0F);
  small.judge("A", "one", "safety net", Verdict::unclear, 3.0F);
  small.judge("A", "one", "right urgency", Verdict::not_met, 5.0F);
  small.judge("A", "one", "alarming", Verdict::met, -7.0F);
  small.judge("A", "one", "blaming", Verdict::not_met, -2.0F);
  const EvidenceDetail detail = first_detail(small);
  REQUIRE(detail.verdicts.size() == 5);
  CHECK(detail.verdicts[0].criterion == "right urgency");
  CHECK(detail.verdicts[0].points == "0 of 5");
  CHECK(detail.verdicts[1].criterion == "alarming");
  CHECK(detail.verdicts[1].points == "−7 taken");
  CHECK(detail.verdicts[2].points == "– of 3");
  CHECK(detail.verdicts[3].points == "2 of 2");
  CHECK(detail.verdicts[4].points == "none taken");
  CHECK(detail.verdicts[0].rater == "grader");
  CHECK(detail.total_points == "−5 of 7 points; 1 unclear left out");
}

TEST_CASE("criteria of equal weight are counted; a single one needs no total") {
  SmallStudy small;
  small.judge("A", "one", "x", Verdict::met);
  small.judge("A", "one", "y", Verdict::not_met);
  small.judge("A", "one", "z", Verdict::missing);
  CHECK(first_detail(small).total_points == "1 of 2 met; 1 missing left out");
  SmallStudy single;
  single.judge("A", "one", "x", Verdict::met);
  CHECK(first_detail(single).total_points.empty());
}

TEST_CASE("scores show their scale, and an item's own words stand for its heading") {
  SmallStudy small;
  small.score("A", "one", "quality", 0.83);
  small.score("A", "one", "jury", 4.0);
  small.builder.at(small.find_criterion("jury")).score_max = 5.0;
  JudgmentRow row;
  row.model = ModelId(0);
  row.scenario = ScenarioId(0);
  row.criterion = small.find_criterion("Accuracy");
  row.rater = RaterId(0);
  row.verdict = Verdict::met;
  row.item = "Names the dose of adrenaline";
  row.rationale = "  It does.\n";
  small.builder.add_judgment(row);
  const EvidenceDetail detail = first_detail(small);
  CHECK(detail.verdicts[0].points == "0.83");
  CHECK(detail.verdicts[1].points == "4 of 5");
  CHECK(detail.verdicts[2].criterion == "Names the dose of adrenaline");
  CHECK(detail.verdicts[2].rationale == "It does.");
}

TEST_CASE("the conversation, the judged turn and the scenario's words") {
  SmallStudy small;
  small.judge("A", "s/42", "x", Verdict::met);
  auto& builder = small.builder;
  auto& scenario = builder.at(ScenarioId(0));
  scenario.messages = builder.add_messages({{ChatRole::user, TextId(0), builder.text("It hurts.")}});
  scenario.target = builder.text("B");
  scenario.tags = builder.add_tags({{builder.text("who"), builder.text("67, man")},
                                    {builder.text("empty"), builder.text(" ")},
                                    {builder.text("area"), builder.text("cardiac")},
                                    {builder.text("more"), builder.text("not shown")}});
  const ResponseId response = builder.response(ModelId(0), ScenarioId(0), 0);
  builder.at(response).messages = builder.add_messages({{ChatRole::assistant, TextId(0), builder.text("Where?")},
                                                        {ChatRole::user, TextId(0), builder.text("Here.")},
                                                        {ChatRole::assistant, TextId(0), builder.text("Rest.")},
                                                        {ChatRole::tool, TextId(0), builder.text("log")}});
  builder.at(response).error = builder.text("time limit");
  const EvidenceDetail detail = first_detail(small);
  CHECK(detail.scenario_key == "s/42");
  CHECK(detail.title == "s/42");
  CHECK(detail.attributes == "67, man · cardiac");
  CHECK(detail.prompt.size() == 1);
  CHECK(detail.response.size() == 4);
  CHECK(detail.judged == 2);
  CHECK(detail.target == "B");
  CHECK(detail.error == "time limit");
}

TEST_CASE("a row that does not exist gives an empty detail") {
  SmallStudy small;
  small.judge("A", "one", "x", Verdict::met);
  const auto study = small.finish();
  const EvidenceDetail detail = evidence_detail(*study, {}, 3);
  CHECK(detail.verdicts.empty());
  CHECK(detail.judged == static_cast<std::size_t>(-1));
}
