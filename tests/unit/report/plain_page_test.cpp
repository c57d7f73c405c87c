#include "report/plain_page.h"

#include <doctest/doctest.h>

#include "support/small_study.h"

using namespace consilium;
using namespace consilium::report;
using consilium::testing::SmallStudy;

namespace {

bool has(const std::string& page, std::string_view text) { return page.find(text) != std::string::npos; }

void fill(SmallStudy& small) {
  auto& builder = small.builder;
  builder.info().title = "Ward <script>alert(1)</script>";
  builder.info().limits = {"Few cases."};
  small.judge("model & co", "s/1", "safe", Verdict::not_met);
  small.judge("model & co", "s/2", "safe", Verdict::met);
  small.judge("model & co", "s/3", "safe", Verdict::missing);
  builder.at(ScenarioId(0)).messages =
      builder.add_messages({{ChatRole::user, TextId(0), builder.text("<img src=x onerror=alert(1)>")}});
  const ResponseId response = builder.response(ModelId(0), ScenarioId(0), 0);
  builder.at(response).messages = builder.add_messages({{ChatRole::assistant, TextId(0), builder.text("Go & rest")}});
  builder.diagnostics().warning("odd-row", "line 3", "A row was odd.");
}

}  // namespace

TEST_CASE("no page runs anything that a log brings along") {
  SmallStudy small;
  fill(small);
  const auto study = small.finish();
  const auto list = query::evidence_list(*study, {}, query::EvidenceOrder::study);
  for (const std::string& page : {overview_page(*study, query::overview(*study, {})),
                                  criteria_page(*study, query::criteria_matrix(*study, {}, {})),
                                  evidence_page(*study, list, 0), about_page(*study)}) {
    CHECK_FALSE(has(page, "<script"));
    CHECK_FALSE(has(page, "<img"));
    CHECK(has(page, "Ward &lt;script&gt;"));
    CHECK(has(page, "Not medical advice."));
  }
}

TEST_CASE("the pages say what the views say") {
  SmallStudy small;
  fill(small);
  const auto study = small.finish();
  const std::string overview = overview_page(*study, query::overview(*study, {}));
  CHECK(has(overview, "model &amp; co meets “safe” in 1 of 2."));
  CHECK(has(overview, "Share met of each model"));
  CHECK(has(criteria_page(*study, query::criteria_matrix(*study, {}, {})),
            "1 of 2 (50.0 %, 9.5 to 90.5); 1 missing; weak"));
  const auto list =
      query::evidence_list(*study, {.verdict = query::VerdictFilter::not_met}, query::EvidenceOrder::study);
  const std::string evidence = evidence_page(*study, list, 0);
  CHECK(has(evidence, "Go &amp; rest"));
  CHECK(has(evidence, ", the response that is judged</h3>"));
  CHECK(has(evidence, "1 answer of 3"));
  const std::string about = about_page(*study);
  CHECK(has(about, "Few cases."));
  CHECK(has(about, "A row was odd."));
}

TEST_CASE("a long list is cut and says so; totals have no transcripts") {
  SmallStudy many;
  for (int i = 0; i < 600; ++i) many.judge("A", "s" + std::to_string(i), "x", Verdict::met);
  const auto study = many.finish();
  const std::string page = evidence_page(*study, query::evidence_list(*study, {}, query::EvidenceOrder::study), 1000);
  CHECK(has(page, "The first 500 of 600 are listed."));
  SmallStudy totals;
  totals.count("A", "x", 1, 2);
  const auto published = totals.finish();
  CHECK(has(evidence_page(*published, {}, 0), "there are no transcripts to read"));
}
