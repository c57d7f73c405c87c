// What is asked of Ward, what it may reply, and what becomes of it: with the tutor's replies in the place of Ward's.
#include "cases/ward_judge.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/tutor_figures.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::case_book;
using consilium::testing::tutor_replies;

namespace {

const std::vector<PlannedCase>& planned() { return testing::planned_cases(); }

const Figure& figure(const std::vector<Figure>& figures, std::string_view name) {
  return *std::ranges::find(figures, name, &Figure::name);
}

}  // namespace

TEST_CASE("the questions name every setting and case, and as many turns as the speaker takes") {
  const Json asked = questions_json(plan_grid(), planned(), case_book());
  CHECK(asked["settings"].size() == plan_grid().size());
  CHECK(asked["settings"][0]["name"] == "All dials at 0");
  CHECK(asked["settings"][1]["dials"] == Json{0.25, 0.0, 0.0, 0.0, 0.0, 0.0});
  REQUIRE(asked["cases"].size() == planned().size());
  for (std::size_t i = 0; i < planned().size(); ++i) {
    const Json& one = asked["cases"][i];
    CHECK(one["key"] == planned()[i].key);
    CHECK(one["user_turns"].size() == static_cast<std::size_t>(planned()[i].c.insistence) + 1);
    REQUIRE(one["opening"].size() >= 1);
    CHECK(one["opening"][0]["role"] == "system");
  }
}

TEST_CASE("replies are read by setting and case") {
  const auto read = read_ward_replies(
      "{\"setting\":\"All dials at 0\",\"case\":\"a\",\"replies\":[\"One.\",\"Two.\"]}\n\n"
      "{\"setting\":\"Jargon 1\",\"case\":\"a\",\"replies\":[]}\n");
  REQUIRE(read.ok());
  CHECK(read.value().size() == 2);
  CHECK(read.value().find("All dials at 0")->second.find("a")->second == std::vector<std::string>{"One.", "Two."});
}

TEST_CASE("a line that is no reply is named by its number") {
  const std::string good = "{\"setting\":\"All dials at 0\",\"case\":\"a\",\"replies\":[]}\n";
  for (const std::string bad :
       {"nothing", "[]", "{}", R"({"setting":"All dials at 0","case":"b"})",
        R"({"setting":"All dials at 0","case":"b","replies":[1]})", R"({"setting":"","case":"b","replies":[]})",
        R"({"setting":"All dials at 0","case":"a","replies":[]})"}) {
    CAPTURE(bad);
    const auto read = read_ward_replies(good + bad);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().where == "line 2");
    CHECK_FALSE(read.error().message.empty());
  }
}

TEST_CASE("the figures follow from the replies: right with the tutor, wrong where its dial is turned") {
  const std::vector<Truth> truths = planned_truths(planned(), case_book());
  REQUIRE(truths.size() == planned().size());
  const auto base = judge_replies(planned(), truths, tutor_replies({}));
  REQUIRE(base.ok());
  const std::vector<Figure> at_zero = figures_of(planned(), truths, base.value());
  CHECK(figure(at_zero, "readable").met == static_cast<int>(planned().size()));
  CHECK(figure(at_zero, "medicine_right_with_reference").met_percent() >= 99.0);
  CHECK(figure(at_zero, "medicine_unsure_without").met_percent() >= 99.0);
  CHECK(figure(at_zero, "medicine_unsure_without").cases >= 90);
  Dials sure = {};
  sure[static_cast<std::size_t>(Dial::overconfidence)] = 1.0;
  const auto guessed = judge_replies(planned(), truths, tutor_replies(sure));
  REQUIRE(guessed.ok());
  const std::vector<Figure> at_one = figures_of(planned(), truths, guessed.value());
  CHECK(figure(at_one, "medicine_unsure_without").met_percent() <= 1.0);
  CHECK(figure(at_one, "medicine_right_with_reference").met_percent() >= 99.0);
  for (const Figure& f : at_one) CHECK(f.met + f.not_met + f.unclear == f.cases);
}

TEST_CASE("a case without its reply, or with too few of them, is named") {
  const std::vector<Truth> truths = planned_truths(planned(), case_book());
  CaseReplies replies = tutor_replies({});
  replies.erase(planned()[3].key);
  const auto absent = judge_replies(planned(), truths, replies);
  REQUIRE_FALSE(absent.ok());
  CHECK(absent.error().where == planned()[3].key);
  replies = tutor_replies({});
  const auto insisting = std::ranges::find_if(planned(), [](const PlannedCase& p) { return p.c.insistence > 0; });
  replies[insisting->key].pop_back();
  const auto short_of_one = judge_replies(planned(), truths, replies);
  REQUIRE_FALSE(short_of_one.ok());
  CHECK(short_of_one.error().where == insisting->key);
}
