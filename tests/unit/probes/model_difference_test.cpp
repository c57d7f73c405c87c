#include "probes/model_difference.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/rng.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::probes;
using consilium::testing::case_book;
using doctest::Approx;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
const double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::vector<double> logs(const std::vector<double>& probabilities) {
  std::vector<double> values;
  for (const double probability : probabilities) values.push_back(std::log(probability));
  return values;
}

std::vector<double> drawn_distribution(stats::Rng& rng, std::size_t size) {
  std::vector<double> weights;
  double sum = 0.0;
  for (std::size_t i = 0; i < size; ++i) {
    weights.push_back(-std::log(1.0 - rng.next_0to1()));
    sum += weights.back();
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

Plan some_plan(int items) {
  return plan_model_difference({"as_it_is", "nothing is turned", {}, {}}, {"turned", "the dial stands at 1", {1.0}, {}},
                               {.items = items}, case_book());
}

}  // namespace

TEST_CASE("divergence: the textbook's coins, in nats") {
  // Cover & Thomas 2006, example 2.3.1, with r = 1/2 and s = 1/4: D(p||q) = 1 - log2(3) / 2 = .2075 bits and
  // D(q||p) = 3/4 log2(3) - 1 = .1887 bits.
  const auto fair = logs({0.5, 0.5}), bent = logs({0.75, 0.25});
  CHECK(divergence(fair, bent).value() / std::log(2.0) == Approx(1.0 - 0.5 * std::log2(3.0)).epsilon(1e-12));
  CHECK(divergence(fair, bent).value() / std::log(2.0) == Approx(0.2075).epsilon(1e-3));
  CHECK(divergence(bent, fair).value() / std::log(2.0) == Approx(0.75 * std::log2(3.0) - 1.0).epsilon(1e-12));
  CHECK(divergence(bent, fair).value() / std::log(2.0) == Approx(0.1887).epsilon(1e-3));
}

TEST_CASE("divergence: 0 of the same, never below, blind to the order, and Pinsker's bound holds") {
  stats::Rng rng(4);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> p = drawn_distribution(rng, 12), q = drawn_distribution(rng, 12);
    CHECK(divergence(logs(p), logs(p)).value() == 0.0);
    const double kl = divergence(logs(p), logs(q)).value();
    CHECK(kl > 0.0);
    double largest_difference = 0.0;  // of the probability of any set of tokens
    for (std::size_t i = 0; i < p.size(); ++i) largest_difference += std::max(0.0, p[i] - q[i]);
    CHECK(largest_difference <= std::sqrt(kl / 2.0) + 1e-12);
    std::ranges::reverse(p);
    std::ranges::reverse(q);
    CHECK(divergence(logs(p), logs(q)).value() == Approx(kl).epsilon(1e-12));
  }
}

TEST_CASE("divergence: tokens that cannot come, and numbers that cannot be") {
  CHECK(divergence(logs({0.0, 1.0}), logs({0.5, 0.5})).value() == Approx(std::log(2.0)));
  CHECK(divergence(logs({0.5, 0.5}), logs({0.0, 1.0})).value() == infinite);
  CHECK(divergence(logs({0.0, 1.0}), logs({0.0, 1.0})).value() == 0.0);
  CHECK_FALSE(divergence(logs({1.0}), logs({0.5, 0.5})).has_value());
  CHECK_FALSE(divergence(std::vector{not_a_number}, std::vector{0.0}).has_value());
  CHECK_FALSE(divergence(std::vector{0.0}, std::vector{1.0}).has_value());
}

TEST_CASE("where two part: the first other token, and those over the threshold") {
  const Parting parting =
      parting_of({{0.0, 4, 4}, {0.3, 5, 5}, {0.01, 6, 7}, {infinite, 1, 1}, {-1e-6, 8, 9}, {2.0, 2, 3}});
  CHECK(parting.first_parted == 2U);
  CHECK(parting.differing == std::vector<std::size_t>{1, 5});
  CHECK(parting.dropped == 1);
  CHECK(parting.counted == 5);
  CHECK(parting.sum_kl_nats == Approx(2.31));
  CHECK(parting_of({{0.3, 5, 5}}, 0.5).differing.empty());
  CHECK_FALSE(parting_of({{0.3, 5, 5}}).first_parted.has_value());
  CHECK(parting_of({{not_a_number, 1, 1}, {-1.0, 1, 1}}).dropped == 2);
}

TEST_CASE("the plan has the first's reply read by the other, each as it is set") {
  cases::Help help;
  help.instructions = {cases::Instruction::firm};
  const Plan plan = plan_model_difference({"a", "nothing is turned", {0.5}, {}}, {"b", "it is told", {1.0}, help},
                                          {.items = 10}, case_book());
  REQUIRE(plan.trials.size() == 20);
  for (const Trial& trial : plan.trials) {
    CHECK(trial.dials[0] == (trial.arm == 0 ? 0.5 : 1.0));
    if (trial.arm == 1) CHECK(trial.c.help == help);
  }
}

TEST_CASE("each reply counts once, however long it is") {
  const Plan plan = some_plan(4);
  const ModelDifference difference =
      model_difference_of(plan, {{{0.1, 1, 1}, {0.3, 1, 1}}, {{0.6, 1, 2}}, {}, {{infinite, 3, 3}}});
  CHECK(difference.partings.size() == 4);
  CHECK(difference.kl.effect.estimate.value == Approx((0.2 + 0.6) / 2.0));
  CHECK(difference.kl.items == std::vector<std::uint32_t>{0, 1});
  CHECK(difference.kl.dropped == 1);
  CHECK(difference.kl.effect.estimate.interval.low >= 0.0);
  CHECK(difference.parted.items == std::vector<std::uint32_t>{0, 1, 3});
  CHECK(difference.parted.counted == std::vector<std::uint32_t>{1});
  CHECK(difference.differing.effect.estimate.value == 1.0);
}

TEST_CASE("the very same configuration does not differ, and how far it could is told by the share alone") {
  const Plan plan = some_plan(20);
  const std::vector<ReplyDifference> same(20, ReplyDifference(5, {0.0, 7, 7}));
  const ModelDifference none = model_difference_of(plan, same);
  CHECK(none.parted.counted.empty());
  CHECK(none.parted.estimate.interval.high > 0.0);
  CHECK(none.kl.effect.estimate.value == 0.0);
  CHECK_FALSE(none.kl.effect.estimate.has_interval);
  CHECK(sentence_for(none, plan)
            .starts_with("Reading the same replies, the model would write another word somewhere in 0 of 20 cases (95 "
                         "% interval 0 to "));
}

TEST_CASE("the sentence says in how many replies they part and at how many words they differ") {
  const Plan plan = some_plan(10);
  std::vector<ReplyDifference> replies;
  for (int item = 0; item < 10; ++item) {
    replies.push_back({{0.5, 1, item < 3 ? 2 : 1}, {0.0, 1, 1}, {0.001 * item, 1, 1}, {0.0, 1, 1}});
  }
  const std::string sentence = sentence_for(model_difference_of(plan, replies), plan);
  CAPTURE(sentence);
  CHECK(sentence.find("somewhere in 3 of 10 cases (95 % interval ") != std::string::npos);
  CHECK(sentence.find(" when the dial stands at 1; at 25 % of the words (95 % interval ") != std::string::npos);
  CHECK(sentence_for(model_difference_of(plan, {}), plan).starts_with("No reply was read both ways"));
  // Wilson's interval of 0 of 1: up to z^2 / (1 + z^2) = .793.
  CHECK(sentence_for(model_difference_of(plan, {{{infinite, 1, 1}}}), plan)
            .ends_with("in 0 of 1 case (95 % interval 0 to 79 %) when the dial stands at 1."));
  CHECK(model_difference_of({}, {}).partings.empty());
}
