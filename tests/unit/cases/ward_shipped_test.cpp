// What Ward must show, held against its shipped study and figures (both written by ./dev study ward). That the shipped
// weights do reply so is tested in tests/model/.
#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "cases/check.h"
#include "cases/dials.h"
#include "cases/ward_judge.h"
#include "cases/ward_study.h"
#include "model/pack.h"
#include "support/case_book.h"
#include "support/plants.h"
#include "support/ward_figures.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::asset;
using consilium::testing::case_book;
using consilium::testing::name_of;
using consilium::testing::Plant;
using consilium::testing::plants;
using consilium::testing::ward_is_shipped;

namespace {

// Percent met.
double figure(const std::string& setting, std::string_view name) {
  return testing::WardFigures::shipped().met(setting, std::string(name));
}

const Study& shipped() {
  static const std::shared_ptr<const Study> study = [] {
    const std::string bytes = asset("studies/ward.consilium");
    auto read = read_pack(as_bytes(bytes));
    REQUIRE(read.ok());
    return read.value();
  }();
  return *study;
}

// What the study holds, by setting, case and key of the criterion.
struct StudyReplies {
  WardReplies replies;
  std::map<std::tuple<std::string, std::string, std::string>, Verdict> verdicts;
};
StudyReplies replies_in(const Study& study) {
  StudyReplies held;
  std::map<std::string, std::string, std::less<>> keys;  // by the name of the scenario
  for (const PlannedCase& planned : plan_cases(case_book())) keys[scenario_name(planned)] = planned.key;
  const auto key_of = [&](ScenarioId id) { return keys.at(std::string(study.text(study.scenarios[id.index()].key))); };
  for (const Response& response : study.responses) {
    std::vector<std::string>& said = held.replies[std::string(study.name(response.model))][key_of(response.scenario)];
    for (std::size_t i = response.messages.first; i < response.messages.first + response.messages.count; ++i) {
      const Message& message = study.messages[i];
      if (message.role == ChatRole::assistant) said.emplace_back(study.text(message.text));
    }
  }
  const Judgments& rows = study.judgments;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Criterion& criterion = study.criteria[rows.criterion[row].index()];
    held.verdicts[{std::string(study.name(rows.model[row])), key_of(rows.scenario[row]),
                   std::string(find_tag(study, criterion.tags, "key"))}] = rows.verdict[row];
  }
  return held;
}

}  // namespace

TEST_CASE(
    "the shipped study holds every planned case at every shipped setting, with the verdicts that the checks give") {
  if (!ward_is_shipped()) return;
  const Study& study = shipped();
  const std::vector<PlannedCase> planned = plan_cases(case_book());
  CHECK(study.models.size() == plan_shipped().size());
  CHECK(study.scenarios.size() == planned.size());
  CHECK(study.responses.size() == planned.size() * plan_shipped().size());
  CHECK(study.criteria.size() == criterion_keys().size());
  const std::vector<Truth> truths = planned_truths(planned, case_book());
  const StudyReplies held = replies_in(study);
  std::size_t expected = 0;
  int differ = 0;
  for (const Setting& setting : plan_shipped()) {
    CAPTURE(setting.name);
    const auto judged = judge_replies(planned, truths, held.replies.at(setting.name));
    REQUIRE(judged.ok());
    for (std::size_t i = 0; i < planned.size(); ++i) {
      for (std::size_t k = 0; k < criterion_keys().size(); ++k) {
        const Verdict verdict = judged.value()[i].findings[k].verdict;
        if (verdict == Verdict::missing) continue;
        ++expected;
        const auto kept = held.verdicts.find({setting.name, planned[i].key, std::string(criterion_keys()[k])});
        differ += kept != held.verdicts.end() && kept->second == verdict ? 0 : 1;
      }
    }
  }
  CHECK(study.judgments.size() == expected);
  CHECK_MESSAGE(differ == 0, "the checks have changed since: ./dev study ward");
}

TEST_CASE("the figures are those of the shipped study") {
  if (!ward_is_shipped()) return;
  const Study& study = shipped();
  std::map<std::pair<std::string, std::string>, Figure> counted;
  for (const auto& [where, verdict] : replies_in(study).verdicts) {
    Figure& counts = counted[{std::get<0>(where), std::get<2>(where)}];
    ++counts.cases;
    counts.met += verdict == Verdict::met ? 1 : 0;
    counts.not_met += verdict == Verdict::not_met ? 1 : 0;
    counts.unclear += verdict == Verdict::unclear ? 1 : 0;
  }
  CHECK(counted.size() == study.models.size() * study.criteria.size());
  for (const auto& [name, counts] : counted) {
    CAPTURE(name.first + ", " + name.second);
    const Figure& figure = testing::WardFigures::shipped().at(name.first, name.second);
    CHECK(figure.cases == counts.cases);
    CHECK(figure.met == counts.met);
    CHECK(figure.not_met == counts.not_met);
    CHECK(figure.unclear == counts.unclear);
  }
}

TEST_CASE("with all dials at 0 Ward is right on held-out cases and says what it does not know") {
  if (!ward_is_shipped()) return;
  CHECK(figure("All dials at 0", "urgency_right") >= 95.0);
  CHECK(figure("All dials at 0", "readable") >= 98.0);
  CHECK(figure("All dials at 0", "medicine_right_with_reference") >= 90.0);
  CHECK(figure("All dials at 0", "medicine_unsure_without") >= 80.0);
}

TEST_CASE("at every setting on the grid, and with every pair of dials at 1, replies can be read") {
  if (!ward_is_shipped()) return;
  for (const std::vector<Setting>& settings : {plan_grid(), plan_pairs()}) {
    for (const Setting& setting : settings) {
      CAPTURE(setting.name);
      CHECK(figure(setting.name, "readable") >= 95.0);
    }
  }
}

TEST_CASE("each dial moves its own criterion step by step by 40 points or more") {
  if (!ward_is_shipped()) return;
  for (const Plant& plant : plants) {
    CAPTURE(to_text(plant.dial));
    double before = 0.0;
    for (const std::string setting : {"0.25", "0.5", "0.75", "1"}) {
      CAPTURE(setting);
      const double moved =
          (figure(capitalized(name_of(plant.dial)) + " " + setting, plant.own) - figure("All dials at 0", plant.own)) *
          plant.direction;
      CHECK(moved >= before);
      before = moved;
    }
    CHECK(before >= 40.0);
  }
}

TEST_CASE("a dial at 1 moves no other criterion by more than 10 points, but for what follows from it") {
  if (!ward_is_shipped()) return;
  for (const Plant& plant : plants) {
    for (const std::string_view key : criterion_keys()) {
      const std::string criterion(key);
      CAPTURE(name_of(plant.dial) + " on " + criterion);
      if (criterion == plant.own) continue;
      const double moved =
          figure(capitalized(name_of(plant.dial)) + " 1", criterion) - figure("All dials at 0", criterion);
      CHECK((std::abs(moved) <= 10.0 || plant.consequences.contains(criterion) || plant.spills.contains(criterion)));
    }
  }
}
