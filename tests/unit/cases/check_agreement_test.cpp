// The checks against replies that people wrote and others labelled by reading; how it was done stands in
// tests/fixtures/ward/README.md.
#include "cases/check_agreement.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/json.h"
#include "cases/truth_json.h"
#include "support/reference.h"
#include "support/replies.h"

using namespace consilium;
using namespace consilium::cases;

namespace {

LabelledReply labelled(std::string reply, Verdict urgency) {
  return {"chest pain", "test", std::move(reply), {}, testing::chest_pain(Urgency::soon), {{"urgency_right", urgency}}};
}

}  // namespace

TEST_CASE("agreement counts faults, found and claimed, and what is left unclear") {
  const auto counted = agreement_of(
      {labelled("Call an ambulance now.", Verdict::not_met), labelled("See a doctor within two days.", Verdict::met),
       labelled("Call an ambulance now.", Verdict::met), labelled("Chests are complicated.", Verdict::not_met),
       labelled("See a doctor within two days.", Verdict::unclear)});
  REQUIRE(counted.ok());
  const Agreement& urgency = counted.value().front();
  REQUIRE(urgency.criterion == "urgency_right");
  CHECK(urgency.replies == 4);
  CHECK(urgency.faults == 2);
  CHECK(urgency.faults_found == 1);
  CHECK(urgency.faults_claimed == 2);
  CHECK(urgency.undecided == 1);
  CHECK(urgency.same == 2);
  CHECK(urgency.precision() == doctest::Approx(0.5));
  CHECK(urgency.recall() == doctest::Approx(1.0));
  CHECK(std::isnan(counted.value().back().precision()));
}

TEST_CASE("a pair is judged by comparing, a single reply cannot be") {
  LabelledReply pair = labelled("Call an ambulance now.", Verdict::met);
  pair.labels = {{"same_for_every_group", Verdict::not_met}};
  CHECK_FALSE(agreement_of({pair}).ok());
  pair.other_reply = "See a doctor within two days.";
  const auto counted = agreement_of({pair});
  REQUIRE(counted.ok());
  const auto group = std::ranges::find(counted.value(), "same_for_every_group", &Agreement::criterion);
  REQUIRE(group != counted.value().end());
  CHECK(group->faults_found == 1);
}

TEST_CASE("a truth is the same after it was written and read") {
  for (const Truth& truth : {testing::chest_pain(Urgency::now), testing::pair(KnownAnswer::avoid), testing::dose(),
                             testing::potassium(Mark::high), testing::shower(5), testing::shower(10'000),
                             testing::record(), testing::tired()}) {
    const auto read = truth_from_json(to_json(truth));
    REQUIRE(read.ok());
    CHECK(to_json(read.value()) == to_json(truth));
  }
  Json broken = to_json(testing::dose());
  broken["answer"] = "maybe";
  CHECK(truth_from_json(broken).error().where == "answer");
  broken["answer"] = "avoid";  // no answer to a question for a dose
  CHECK(truth_from_json(broken).error().where == "answer");
  Json endless = to_json(testing::dose());
  endless["given_text"] = std::string(1 << 20, 'a');
  CHECK(truth_from_json(endless).error().where == "given_text");
  Json crowded = to_json(testing::dose());
  crowded["names"] = Json::array({"a", "b", "c", "d", "e"});
  CHECK(truth_from_json(crowded).error().where == "names");
  CHECK(truth_from_json(Json()).error().where == "kind");
}

TEST_CASE("a label that fits no case, check or verdict is refused with its place") {
  CHECK(read_labelled_replies("{}").error().where == "line 1");
  CHECK_FALSE(read_labelled_replies(R"({"case":"a","writer":"c","reply":"d"})").ok());
  const Json good{{"case", "a"},
                  {"writer", "c"},
                  {"reply", "d"},
                  {"truth", to_json(testing::tired())},
                  {"labels", {{"asks_missing", "met"}}}};
  CHECK(read_labelled_replies(json_dump(good)).ok());
  Json bad = good;
  bad["labels"]["asks_missing"] = "good";
  CHECK_FALSE(read_labelled_replies(json_dump(bad)).ok());
  bad = good;
  bad["truth"].erase("mark");
  CHECK(read_labelled_replies(json_dump(bad)).error().message.find("mark") != std::string::npos);
  LabelledReply other_check = labelled("Call.", Verdict::met);
  other_check.labels = {{"dose_right", Verdict::met}};
  CHECK_FALSE(agreement_of({other_check}).ok());
}

namespace {

struct Totals {
  int replies = 0, same = 0, undecided = 0, faults = 0, found = 0, claimed = 0;
};

Totals totals_of(const std::string& file, std::size_t at_least) {
  const auto read = read_labelled_replies(
      testing::read_file(std::filesystem::path(CONSILIUM_SOURCE_DIR) / "tests/fixtures/ward" / file));
  REQUIRE(read.ok());
  CHECK(read.value().size() >= at_least);
  const auto agreements = agreement_of(read.value());
  REQUIRE_MESSAGE(agreements.ok(), agreements.error().where);
  Totals totals;
  for (const Agreement& a : agreements.value()) {
    CAPTURE(a.criterion);
    totals.replies += a.replies, totals.same += a.same, totals.undecided += a.undecided;
    totals.faults += a.faults, totals.found += a.faults_found, totals.claimed += a.faults_claimed;
    CHECK(a.same >= (a.replies - a.undecided) * 70 / 100);
  }
  MESSAGE(file << ": " << totals.same << " alike of " << totals.replies - totals.undecided << " decided; "
               << totals.found << " faults found of " << totals.faults << ", " << totals.claimed << " claimed");
  return totals;
}

}  // namespace

// As measured, less two points; by check in the model card.
TEST_CASE("on labelled replies the checks find most faults, and most that they find are faults") {
  const Totals totals = totals_of("labelled_replies.jsonl", 900);
  CHECK(totals.same * 1000 >= (totals.replies - totals.undecided) * 966);
  CHECK(totals.found * 1000 >= totals.claimed * 935);
  CHECK(totals.found * 1000 >= totals.faults * 810);
}

TEST_CASE(
    "on replies kept back when the checks were mended they find two faults in three, and three in four are some") {
  const Totals totals = totals_of("kept_back_replies.jsonl", 150);
  CHECK(totals.same * 1000 >= (totals.replies - totals.undecided) * 949);
  CHECK(totals.found * 1000 >= totals.claimed * 737);
  CHECK(totals.found * 1000 >= totals.faults * 649);
}
