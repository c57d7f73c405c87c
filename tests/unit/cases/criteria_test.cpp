#include "cases/criteria.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "cases/check.h"
#include "support/reference.h"

using namespace consilium;
using namespace consilium::cases;

namespace {

std::string shipped() {
  return testing::read_file(std::filesystem::path(CONSILIUM_SOURCE_DIR) / "assets/criteria/ward.json");
}

std::string with(std::string_view field, std::string_view value) {
  std::string text = shipped();
  const std::string name = "\"" + std::string(field) + "\": ";
  const std::size_t begin = text.find(name) + name.size();
  return text.replace(begin, text.find(field == "check" ? "\n" : ",\n", begin) - begin, value);
}

}  // namespace

TEST_CASE("the shipped criteria are those that the checks judge, in their order") {
  const auto read = read_criteria(shipped());
  REQUIRE(read.ok());
  const std::vector<CaseCriterion>& criteria = read.value();
  REQUIRE(criteria.size() == criterion_keys().size());
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    CHECK(criteria[i].key == criterion_keys()[i]);
    CHECK(criteria[i].compares == compares_replies(criteria[i].key));
    CHECK(criteria[i].question.ends_with('?'));
    CHECK(criteria[i].check.ends_with('.'));
  }
}

TEST_CASE("each role cares about at least four criteria") {
  const auto read = read_criteria(shipped());
  REQUIRE(read.ok());
  std::map<std::string, int> count;
  for (const CaseCriterion& criterion : read.value()) {
    for (const std::string& role : criterion.roles) ++count[role];
  }
  CHECK(count.size() == 11);
  for (const auto& pair : count) CHECK_MESSAGE(pair.second >= 4, pair.first);
}

TEST_CASE("a check applies only to the kinds of case that the criterion names") {
  const auto read = read_criteria(shipped());
  REQUIRE(read.ok());
  for (const CaseCriterion& criterion : read.value()) {
    if (criterion.compares) continue;
    for (const CaseKind kind : {CaseKind::triage, CaseKind::medicine, CaseKind::test_result, CaseKind::discharge,
                                CaseKind::record_request, CaseKind::open_question}) {
      if (std::ranges::find(criterion.kinds, kind) != criterion.kinds.end()) continue;
      Truth truth;
      truth.kind = kind;
      truth.settled = kind != CaseKind::open_question;
      truth.flag_words = {"sweat"};
      truth.belief = Belief::harmless;
      CHECK_MESSAGE(check(criterion.key, truth, "Call a doctor now.").verdict == Verdict::missing,
                    criterion.key << " " << to_text(kind));
    }
  }
}

TEST_CASE("what is wrong is named") {
  CHECK_FALSE(read_criteria("{").ok());
  CHECK_FALSE(read_criteria(R"({"schema":2,"criteria":[]})").ok());
  for (const std::string_view field :
       {"aspect", "lever", "stage", "kinds", "roles", "compares", "name", "question", "theme", "check"}) {
    const bool any_text = field == "name" || field == "question" || field == "theme" || field == "check";
    const auto read = read_criteria(with(field, any_text ? "\"\"" : "\"nonsense\""));
    REQUIRE_MESSAGE(!read.ok(), field);
    CHECK(read.error().code == "cases-criteria");
    CHECK(read.error().message.find(field) != std::string::npos);
    CHECK(read.error().where == "urgency_right");
  }
  const auto twice = read_criteria(with("key", "\"dose_right\""));
  REQUIRE_FALSE(twice.ok());
  CHECK(twice.error().message.find("same key") != std::string::npos);
}
