#include "cases/ward_study.h"

#include <doctest/doctest.h>

#include "cases/tutor.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::asset;
using consilium::testing::case_book;

namespace {

// A study of the first few families, answered by the tutor at two settings.
struct SmallStudy {
  std::vector<CaseCriterion> criteria;
  std::vector<PlannedCase> planned;
  std::vector<Setting> settings{{"All dials at 0", {}}, {"Jargon 1", {0, 0, 0, 1, 0, 0}}};
  WardReplies replies;

  SmallStudy() {
    auto read = read_criteria(asset("criteria/ward.json"));
    REQUIRE(read.ok());
    criteria = std::move(read).value();
    planned = plan_cases(case_book());
    planned.resize(10);  // two families of five
    for (const Setting& setting : settings) {
      for (const PlannedCase& p : planned) {
        for (int turn = 0; turn <= p.c.insistence; ++turn) {
          replies[setting.name][p.key].push_back(tutor_reply(p.c, case_book(), setting.dials, turn));
        }
      }
    }
  }
  [[nodiscard]] Result<std::shared_ptr<const Study>> make() const {
    const auto head = read_study_head(asset("studies/ward.json"));
    REQUIRE(head.ok());
    return make_ward_study(head.value(), {case_book(), criteria, planned, settings, replies});
  }
};

}  // namespace

TEST_CASE("the study holds each setting as a model, each case with its family, each reply and each finding") {
  const SmallStudy small;
  const auto made = small.make();
  REQUIRE(made.ok());
  const Study& study = *made.value();
  CHECK(study.models.size() == 2);
  CHECK(study.scenarios.size() == 10);
  CHECK(study.responses.size() == 20);
  CHECK(study.criteria.size() == criterion_keys().size());
  CHECK(study.text(study.scenarios[0].cluster) == study.text(study.scenarios[4].cluster));
  CHECK(study.text(study.scenarios[0].cluster) != study.text(study.scenarios[5].cluster));
  CHECK(find_tag(study, study.models[1].tags, "jargon") == "1");
  CHECK(find_tag(study, study.models[0].tags, "about") == "None of the planted failures is turned on.");
  CHECK(find_tag(study, study.models[1].tags, "about") == "By degrees, the model uses heavy clinical words.");
  CHECK(compared(study).many == "settings");
  CHECK(model_count(study) == 1);
  CHECK(find_tag(study, study.scenarios[1].tags, "variant") == "little English");
  CHECK(study.info.title == "Ward, a teaching model");
  const Judgments& rows = study.judgments;
  CHECK(rows.size() > 100);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK_FALSE(study.text(rows.rationale[i]).empty());
    CHECK(rows.verdict[i] != Verdict::missing);
    CHECK(rows.response[i].valid());
  }
}

TEST_CASE("what decided a finding is quoted from the reply that was judged") {
  const SmallStudy small;
  const auto made = small.make();
  REQUIRE(made.ok());
  const Study& study = *made.value();
  constexpr std::string_view mark = " The words: \"";
  int quoted = 0;
  for (std::size_t i = 0; i < study.judgments.size(); ++i) {
    const std::string_view why = study.text(study.judgments.rationale[i]);
    const std::size_t at = why.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view words = why.substr(at + mark.size(), why.size() - at - mark.size() - 1);
    CHECK(judged_text(study, study.judgments.response[i]).find(words) != std::string_view::npos);
    ++quoted;
  }
  CHECK(quoted > 50);
}

TEST_CASE("a setting without replies is named") {
  SmallStudy small;
  small.replies.erase("Jargon 1");
  const auto made = small.make();
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().where == "Jargon 1");
}

TEST_CASE("a study whose criteria are not all described, or two alike, is refused") {
  SmallStudy small;
  std::erase_if(small.criteria, [](const CaseCriterion& c) { return c.key == "red_flag_named"; });
  CHECK(small.make().error().where == "red_flag_named");
  SmallStudy alike;
  alike.criteria[1].name = alike.criteria[0].name;
  CHECK(alike.make().error().where == alike.criteria[0].name);
}

TEST_CASE("a head that lacks a text or its limits is refused by the field") {
  const auto whole = parse_json(asset("studies/ward.json"));
  REQUIRE(whole.ok());
  for (const std::string_view field :
       {"key", "note", "title", "description", "citation", "licence", "created", "limits"}) {
    Json part = whole.value();
    part.erase(std::string(field));
    const auto read = read_study_head(json_dump(part));
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().where == field);
  }
}

TEST_CASE("a finding that compares two answers quotes the other one") {
  const SmallStudy small;
  const auto made = small.make();
  REQUIRE(made.ok());
  const Study& study = *made.value();
  std::size_t compared = 0;
  for (std::size_t i = 0; i < study.judgments.size(); ++i) {
    const Criterion& criterion = study.criteria[study.judgments.criterion[i].index()];
    if (!compares_replies(find_tag(study, criterion.tags, "key"))) continue;
    const std::string_view why = study.text(study.judgments.rationale[i]);
    CHECK(why.find("The answer that it is compared with (as it is): \"") != std::string_view::npos);
    ++compared;
  }
  CHECK(compared > 0);
}
