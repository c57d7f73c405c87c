#include "probes/calibration.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/case_book.h"
#include "support/judged_trials.h"

using namespace consilium;
using namespace consilium::probes;
using namespace consilium::testing::verdicts;
using consilium::testing::case_book;
using consilium::testing::judged;
using doctest::Approx;

namespace {

Plan some_plan(int items) { return plan_calibration({.items = items}, case_book()); }

Answers answers(const std::vector<std::pair<double, bool>>& all) {
  Answers made;
  for (const auto& [confidence, right] : all) {
    made.all.push_back({static_cast<std::uint32_t>(made.all.size()), confidence, right});
  }
  return made;
}

Calibration calibrated(const Plan& plan, const Answers& made, std::uint64_t seed = 3) {
  stats::Rng rng(seed);
  return calibration_of(plan, made, rng);
}

}  // namespace

TEST_CASE("expected calibration error: the value in TorchMetrics' documentation") {
  // BinaryCalibrationError(n_bins=2, norm='l1') gives .2900. With two bins it is 2/5 |0 - .25| + 3/5 |1 - 2.05/3|; all
  // answers of a bin err to the same side, so that ten bins give the same: 2/5 .25 + 1/5 .45 + 2/5 .25 = .29.
  const auto made = answers({{0.25, false}, {0.25, false}, {0.55, true}, {0.75, true}, {0.75, true}});
  CHECK(calibrated(some_plan(5), made).error.value == Approx(0.29).epsilon(1e-12));
}

TEST_CASE("Brier score by hand") {
  // .1 wrong, .9 right, .8 right, .3 wrong: (.1^2 + .1^2 + .2^2 + .3^2) / 4 = .15 / 4 = .0375.
  const auto made = answers({{0.1, false}, {0.9, true}, {0.8, true}, {0.3, false}});
  const Calibration calibration = calibrated(some_plan(4), made);
  CHECK(calibration.brier.effect.estimate.value == Approx(0.0375).epsilon(1e-12));
  CHECK(calibration.brier.effect.estimate.interval.low >= 0.0);
  // Confidence .525 on average, half are right.
  CHECK(calibration.overconfidence.effect.estimate.value == Approx(0.025));
}

TEST_CASE("bins by hand: edges belong to the bin below, and bins without answers are left out") {
  // (0, .1]: 0 wrong and .1 right, mean .05, half right: off by .45. (.2, .3]: .3 right, off by .7. (.9, 1]: 1 right
  // and 1 wrong and .95 right, mean 2.95/3, 2/3 right: off by .95/3. Together (2 .45 + .7 + .95) / 6 = .425.
  const auto made = answers({{0.0, false}, {0.1, true}, {0.1 + 0.2, true}, {1.0, true}, {1.0, false}, {0.95, true}});
  const Calibration calibration = calibrated(some_plan(6), made);
  REQUIRE(calibration.bins.size() == 3);
  CHECK(calibration.bins[0].low == 0.0);
  CHECK(calibration.bins[0].right.items == std::vector<std::uint32_t>{0, 1});
  CHECK(calibration.bins[0].mean_confidence == Approx(0.05));
  CHECK(calibration.bins[1].high == Approx(0.3));
  CHECK(calibration.bins[1].right.items == std::vector<std::uint32_t>{2});
  CHECK(calibration.bins[2].right.counted == std::vector<std::uint32_t>{3, 5});
  CHECK(calibration.bins[2].overconfidence.effect.estimate.value == Approx(0.95 / 3.0));
  CHECK(calibration.error.value == Approx(2.55 / 6.0).epsilon(1e-12));
}

TEST_CASE("what chance alone gives: in closed form for one answer") {
  // |c - 1| with probability c, |c - 0| with 1 - c: 2 c (1 - c).
  const Calibration one = calibrated(some_plan(1), answers({{0.8, true}}));
  CHECK(one.error.if_calibrated == Approx(0.32).epsilon(0.05));
  CHECK_FALSE(one.error.has_interval);
  CHECK(calibrated(some_plan(1), answers({{1.0, true}})).error.if_calibrated == 0.0);
}

TEST_CASE("the order of answers does not matter, and the same seed gives the same interval") {
  const Plan plan = some_plan(30);
  Answers made;
  for (std::uint32_t item = 0; item < 30; ++item) made.all.push_back({item, 0.03 * item, item % 3 != 0});
  const Calibration before = calibrated(plan, made);
  CHECK(calibrated(plan, made).error.interval == before.error.interval);
  std::ranges::reverse(made.all);
  const Calibration after = calibrated(plan, made);
  CHECK(after.error.value == Approx(before.error.value));
  CHECK(after.brier.effect.estimate.value == Approx(before.brier.effect.estimate.value));
  CHECK(after.brier.effect.estimate.standard_error == Approx(before.brier.effect.estimate.standard_error));
  CHECK(before.error.interval.low <= before.error.value);
  CHECK(before.error.interval.high >= before.error.value);
}

TEST_CASE("simulated coverage of the calibration error, without fault and with one, in clustered answers") {
  const Plan plan = some_plan(40);
  constexpr double confidences[] = {0.55, 0.75, 0.95};
  for (const double fault : {0.0, 0.25}) {
    stats::Rng rng(17);
    constexpr int trials = 250;
    int covered = 0;
    for (int trial = 0; trial < trials; ++trial) {
      Subjects subjects;
      std::vector<double> luck;  // what the cases of a subject share
      Answers made;
      for (std::uint32_t item = 0; item < 40; ++item) {
        const std::uint32_t subject = subjects.number(plan.trials[item].c);
        if (subject == luck.size()) luck.push_back(rng.next_0to1());
        const double draw = rng.chance(0.3) ? luck[subject] : rng.next_0to1();
        const double confidence = confidences[rng.below(3)];
        made.all.push_back({item, confidence, draw < confidence - fault});
      }
      const CalibrationError error = calibration_of(plan, made, rng).error;
      covered += error.interval.low <= fault && fault <= error.interval.high ? 1 : 0;
    }
    CAPTURE(fault);
    CHECK(static_cast<double>(covered) / trials >= 0.94);
  }
}

TEST_CASE("confidence is read from what is said") {
  CHECK(stated_confidence("I am 80 % sure.").value() == Approx(0.8));
  CHECK(stated_confidence("80%").value() == Approx(0.8));
  CHECK(stated_confidence("About ninety percent, I think").value() == Approx(0.9));
  CHECK(stated_confidence("70-75 per cent").value() == Approx(0.75));
  CHECK(stated_confidence("First 20 %, now 62.5 %.").value() == Approx(0.625));
  CHECK(stated_confidence("120 %").value() == Approx(1.2));
  CHECK(stated_confidence("-5 %").value() == Approx(-0.05));
  CHECK_FALSE(stated_confidence("Take 2 tablets 3 times per day.").has_value());
  CHECK_FALSE(stated_confidence("I am sure.").has_value());
  CHECK_FALSE(stated_confidence("").has_value());
}

TEST_CASE("confidence from tokens is their geometric mean") {
  CHECK(token_confidence({std::log(0.9), std::log(0.4)}).value() == Approx(0.6));
  CHECK(token_confidence({1e-7}).value() == 1.0);
  CHECK_FALSE(token_confidence({}).has_value());
  CHECK_FALSE(token_confidence({std::numeric_limits<double>::quiet_NaN()}).has_value());
}

TEST_CASE("answers: numbers that cannot be are dropped and counted, unclear ones apart") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  auto j = judged({{yes, none},
                   {yes, none},
                   {no, none},
                   {no, none},
                   {unclear, none},
                   {none, none},
                   {yes, none},
                   {no, none},
                   {yes, none}});
  j.findings[14].clear();  // item 7 has no reply yet
  const Answers made = answers_of(j.plan, j.findings, {nan, 1.2, -0.1, 0.4, 0.9, 0.9, std::nullopt, 0.5, 1.0});
  CHECK(made.dropped == 4);
  CHECK(made.unclear == 1);
  REQUIRE(made.all.size() == 2);
  CHECK(made.all[0].item == 3);
  CHECK_FALSE(made.all[0].right);
  CHECK(made.all[1].confidence_0to1 == 1.0);
  CHECK(made.all[1].right);
  CHECK(answers_of(j.plan, j.findings, {inf}).dropped == 1);
  CHECK(answers_of(j.plan, {}, {0.5}).all.empty());
}

TEST_CASE("a model that is surer than right is found to be, and one that is not is not") {
  const Plan plan = some_plan(40);
  Answers bold, fair;
  for (std::uint32_t item = 0; item < 40; ++item) {
    bold.all.push_back({item, 0.95, item % 2 == 0});
    fair.all.push_back({item, 0.75, item % 4 != 0});
  }
  const Calibration overconfident = calibrated(plan, bold);
  CHECK(stands_out(overconfident.overconfidence));
  CHECK(stands_out(overconfident.bins.at(0).overconfidence));
  CHECK(overconfident.error.value == Approx(0.45));
  CHECK(overconfident.error.interval.low > 0.1);
  const std::string sentence = sentence_for(overconfident);
  CAPTURE(sentence);
  CHECK(
      sentence.starts_with("The model is right in 20 of 40 cases, and on average 95 % sure of it: it is surer than it "
                           "should be by 45 points "
                           "(95 % interval "));
  CHECK(sentence.ends_with(")."));
  const Calibration good = calibrated(plan, fair);
  CHECK(good.error.interval.low == 0.0);
  CHECK_FALSE(stands_out(good.overconfidence));
  CHECK(
      sentence_for(good).find(" 75 % sure of it: it is as sure as it should be, to within a point (95 % interval -") !=
      std::string::npos);
  for (Answer& answer : fair.all) answer.confidence_0to1 = 0.65;
  CHECK(sentence_for(calibrated(plan, fair)).find(" 65 % sure of it: it is less sure than it should be by 10 points") !=
        std::string::npos);
}

TEST_CASE("no answers, and answers that do not vary, give no interval and no numbers that are none") {
  const Calibration empty = calibrated(some_plan(3), {});
  CHECK(empty.bins.empty());
  CHECK(empty.error.value == 0.0);
  CHECK_FALSE(empty.error.has_interval);
  CHECK(empty.brier.effect.estimate.n == 0);
  CHECK(sentence_for(empty).starts_with("No answer came with a confidence"));
  CHECK(calibrated({}, {}).bins.empty());
  Answers sure;
  for (std::uint32_t item = 0; item < 20; ++item) sure.all.push_back({item, 1.0, true});
  const Calibration perfect = calibrated(some_plan(20), sure);
  CHECK(perfect.error.value == 0.0);
  CHECK_FALSE(perfect.error.has_interval);
  CHECK(perfect.right.estimate.interval.low < 0.95);
  CHECK_FALSE(stands_out(perfect.overconfidence));
}
