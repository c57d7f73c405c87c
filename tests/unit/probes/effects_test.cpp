#include "probes/effects.h"

#include <doctest/doctest.h>

#include "support/judged_trials.h"

using namespace consilium;
using namespace consilium::probes;
using namespace consilium::testing::verdicts;
using consilium::testing::Judged;
using consilium::testing::judged;

TEST_CASE("what is lost and won is counted over the items that are decided under both arms") {
  const Judged j = judged({{yes, no}, {yes, yes}, {no, yes}, {yes, no}, {unclear, yes}, {yes, none}, {no, no}});
  const auto effects = effects_of(j.plan, j.findings);
  REQUIRE(effects.size() == 1);
  const Effect& effect = effects[0];
  CHECK(effect.criterion == consilium::testing::judged_criterion);
  CHECK(effect.difference.estimate.n == 5);
  CHECK(effect.met_first == 3);
  CHECK(effect.met_arm == 2);
  CHECK(effect.unclear == 1);
  CHECK(effect.lost == std::vector<std::uint32_t>{0, 3});
  CHECK(effect.won == std::vector<std::uint32_t>{2});
  CHECK(effect.difference.estimate.value == doctest::Approx(-0.2));
  CHECK_FALSE(stands_out(effect));
}

TEST_CASE("a run that stopped is judged as far as it came") {
  Judged j = judged({{yes, no}, {yes, no}, {yes, no}});
  j.findings[3].clear();
  j.findings.resize(5);
  const auto effects = effects_of(j.plan, j.findings);
  REQUIRE(effects.size() == 1);
  CHECK(effects[0].difference.estimate.n == 1);
  CHECK(effects_of(j.plan, {}).empty());
}

TEST_CASE("the sentence says how many, in which direction, and whether chance may explain it") {
  std::vector<std::pair<Verdict, Verdict>> verdicts(40, {yes, no});
  verdicts.resize(42, {yes, yes});
  const Judged lost = judged(verdicts);
  const Effect effect = effects_of(lost.plan, lost.findings).at(0);
  CHECK(stands_out(effect));
  const std::string sentence = sentence_for(effect, lost.plan, "Right urgency");
  CAPTURE(sentence);
  CHECK(
      sentence.starts_with("Right urgency is met in 2 of 42 cases when something is, in 42 of 42 otherwise (95 points "
                           "fewer, 95 % interval "));
  CHECK(sentence.ends_with(")."));

  const Judged few = judged({{yes, no}, {yes, yes}, {no, no}});
  CHECK(
      sentence_for(effects_of(few.plan, few.findings).at(0), few.plan, "X").ends_with("chance alone may explain it."));
  const Judged level = judged({{yes, yes}});
  CHECK(sentence_for(effects_of(level.plan, level.findings).at(0), level.plan, "X") ==
        "X is met in 1 of 1 case when something is, in 1 of 1 otherwise.");
}
