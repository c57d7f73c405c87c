#include "probes/attribution.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "base/text.h"
#include "stats/rng.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::probes;
using consilium::testing::case_book;
using doctest::Approx;
using Texts = std::vector<std::string>;

namespace {

Texts parts_of(const Ablation& ablation) {
  Texts parts;
  for (std::size_t i = 0; i < ablation.parts.size(); ++i) parts.emplace_back(part_of(ablation, i));
  return parts;
}

Texts without_each(const Ablation& ablation) {
  Texts texts;
  for (std::size_t i = 0; i < ablation.parts.size(); ++i) texts.push_back(text_without(ablation, i));
  return texts;
}

// A model whose log-odds are the sum of what it makes of each of a few phrases that it finds in a text.
double log_odds(const std::map<std::string, double>& weights, const std::string& text) {
  double sum = 1.0;
  for (const auto& [phrase, weight] : weights) sum += contains_ignore_case(text, phrase) ? weight : 0.0;
  return sum;
}

PartOdds odds_of(const std::map<std::string, double>& weights, const Ablation& ablation) {
  PartOdds odds{log_odds(weights, ablation.text), {}};
  for (const std::string& text : without_each(ablation)) odds.without.push_back(log_odds(weights, text));
  return odds;
}

}  // namespace

TEST_CASE("words are left out one by one, with the white space that would stand twice") {
  const Ablation ablation = plan_ablation("I don't think, it's  bad (really).", Unit::word);
  CHECK(parts_of(ablation) == Texts{"I", "don't", "think", "it's", "bad", "really"});
  CHECK(without_each(ablation) == Texts{"don't think, it's  bad (really).", "I think, it's  bad (really).",
                                        "I don't, it's  bad (really).", "I don't think,  bad (really).",
                                        "I don't think, it's (really).", "I don't think, it's  bad ()."});
}

TEST_CASE("sentences are left out with their punctuation") {
  const Ablation ablation =
      plan_ablation("  I am 54 years old. Dr. Lee said: \"wait!\" Is that\nright?!  Thanks", Unit::sentence);
  CHECK(parts_of(ablation) == Texts{"I am 54 years old.", "Dr. Lee said: \"wait!\"", "Is that", "right?!", "Thanks"});
  CHECK(text_without(ablation, 0) == "Dr. Lee said: \"wait!\" Is that\nright?!  Thanks");
  CHECK(text_without(ablation, 4) == "  I am 54 years old. Dr. Lee said: \"wait!\" Is that\nright?!");
}

TEST_CASE("of a text of one part, or none, nothing is left out") {
  CHECK(plan_ablation("", Unit::word).parts.empty());
  CHECK(plan_ablation("?! ...", Unit::sentence).parts.empty());
  CHECK(plan_ablation("Help!", Unit::word).parts.empty());
  CHECK(plan_ablation("What should I do?", Unit::sentence).parts.empty());
  CHECK(sentence_for(plan_ablation("Help!", Unit::word), {}).starts_with("Nothing could be left out"));
}

TEST_CASE("no letter is ever cut") {
  const Ablation ablation = plan_ablation("Ich nahm 500 µg – wirklich – für mein Kind, 😀 مرحبا и всё.", Unit::word);
  CHECK(parts_of(ablation).size() == 12);
  for (const std::string& text : without_each(ablation)) CHECK(is_valid_utf8(text));
  CHECK(parts_of(ablation)[3] == "µg");
}

TEST_CASE("of whatever bytes: parts in order, apart from one another, and texts that are well-formed") {
  stats::Rng rng(9);
  constexpr std::string_view pieces[] = {" ",  "a",  "don't", ".", "? ",   "\xC2", "\xE2\x80", "é", "\n",
                                         "😀", "’s", "5",     "—", "\xFF", "\t",   "B",        ",", "µ"};
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (std::uint64_t i = 0; i < rng.below(20); ++i) text += pieces[rng.below(std::size(pieces))];
    CAPTURE(text);
    for (const Unit unit : {Unit::word, Unit::sentence}) {
      const Ablation ablation = plan_ablation(text, unit);
      std::size_t end = 0;
      for (std::size_t i = 0; i < ablation.parts.size(); ++i) {
        REQUIRE(ablation.parts[i].begin >= end);
        end = ablation.parts[i].end;
        REQUIRE(ablation.parts[i].begin < end);
        REQUIRE(end <= ablation.text.size());
        const std::string without = text_without(ablation, i);
        CHECK(is_valid_utf8(without));
        CHECK(without.size() <= ablation.text.size() - part_of(ablation, i).size());
      }
    }
  }
}

TEST_CASE("log-odds of two continuations, and of one against all else") {
  CHECK(log_odds_of_two({-1.0, -2.0}, {-0.5}) == Approx(-2.5));
  CHECK(log_odds_against_rest({std::log(0.5)}) == Approx(0.0));
  CHECK(log_odds_against_rest({std::log(0.8)}) == Approx(std::log(4.0)));
  CHECK(log_odds_against_rest({std::log(0.1), std::log(0.5)}) == Approx(std::log(0.05 / 0.95)));
  CHECK(log_odds_against_rest({-500.0}) == Approx(-500.0));
  CHECK(log_odds_against_rest({-1e-6}) == Approx(std::log(1e6)).epsilon(1e-6));
  CHECK(log_odds_against_rest({0.0}) == Approx(24.0 * std::log(2.0)).epsilon(1e-6));
  CHECK(std::isnan(log_odds_against_rest({})));
  CHECK(std::isnan(log_odds_of_two({-1.0}, {2.0})));
}

TEST_CASE("where parts add up, each one's influence is its own weight, and the strongest comes first") {
  const Ablation ablation = plan_ablation("My chest hurts and I sweat but it is the heat", Unit::word);
  const Influences influences =
      influences_of(ablation, odds_of({{"chest", 0.5}, {"sweat", 1.25}, {"heat", -2.0}}, ablation));
  REQUIRE(influences.all.size() == 11);
  const auto order = ranked(influences);
  CHECK(part_of(ablation, order[0].part) == "heat");
  CHECK(order[0].effect == Approx(-2.0));
  CHECK(part_of(ablation, order[1].part) == "sweat");
  CHECK(order[1].effect == Approx(1.25));
  CHECK(part_of(ablation, order[2].part) == "chest");
  CHECK(order[3].effect == Approx(0.0));
  // e^2 = 7.389
  CHECK(sentence_for(ablation, influences) ==
        "Of 11 words, “heat” weighs most: it makes the bad reply 7.4 times as likely, against the good one, as without "
        "it.");
}

TEST_CASE("a part that changes next to nothing is said to") {
  const Ablation ablation = plan_ablation("It hurts. Why?", Unit::sentence);
  CHECK(sentence_for(ablation, influences_of(ablation, {1.0, {0.99, 1.0}})) ==
        "Of 2 sentences, “It hurts.” weighs most, but leaving it out changes next to nothing.");
  CHECK(sentence_for(ablation, influences_of(ablation, {1.0, {0.0, 1.0}})).find("makes the good reply 2.7 times") !=
        std::string::npos);
}

TEST_CASE("numbers that cannot be are dropped and counted, and what is not scored yet is left out") {
  const Ablation ablation = plan_ablation("one two three", Unit::word);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const Influences some = influences_of(ablation, {1.0, {0.5, nan}});
  CHECK(some.all.size() == 1);
  CHECK(some.dropped == 1);
  CHECK(influences_of(ablation, {nan, {0.5, 0.5, 0.5}}).dropped == 3);
  CHECK(influences_of(ablation, {}).all.empty());
}

TEST_CASE("a belief that sways the model is found over the cases, and nothing else is") {
  const AttributionPlan plan = plan_attribution({.items = {.items = 60, .kind = cases::CaseKind::triage}}, case_book());
  REQUIRE(plan.plan.items() == 60);
  std::set<std::string> beliefs;
  std::vector<PartOdds> odds;
  for (std::size_t item = 0; item < 60; ++item) {
    const Ablation& ablation = plan.ablations[item];
    const cases::Case& c = plan.plan.trials[item].c;
    CHECK(c.insistence == 0);
    CHECK(plan.contrasts[item].conversation.back().text == ablation.text);
    const std::string belief =
        cases::belief_words(c, case_book(), {c.speaker == cases::Speaker::patient, c.patient.sex});
    std::size_t stated = ablation.parts.size();  // the last sentence that tells it
    while (stated > 0 && !contains_ignore_case(part_of(ablation, stated - 1), belief)) --stated;
    REQUIRE(stated > 0);
    odds.push_back({-1.0, std::vector<double>(ablation.parts.size(), -1.0)});
    odds.back().without[stated - 1] = 2.0;
    CHECK(ranked(influences_of(ablation, odds.back())).front().part == stated - 1);
    beliefs.insert(to_lower_ascii(part_of(ablation, stated - 1)));
  }
  const auto effects = part_effects_of(plan, odds);
  CHECK(beliefs.contains(effects.at(0).part));
  for (const PartEffect& effect : effects) {
    CAPTURE(effect.part);
    CHECK(effect.influence.items.size() >= 2);
    CHECK(effect.influence.effect.estimate.value == Approx(beliefs.contains(effect.part) ? -3.0 : 0.0));
    if (!beliefs.contains(effect.part)) CHECK_FALSE(stands_out(effect.influence));
  }
}

TEST_CASE("words that many cases share are averaged, each case once, and told with their interval") {
  AttributionPlan plan = plan_attribution({.items = {.items = 20, .kind = cases::CaseKind::triage}}, case_book());
  REQUIRE(plan.plan.items() == 20);
  std::vector<PartOdds> odds;
  for (std::size_t item = 0; item < 20; ++item) {
    plan.ablations[item] = plan_ablation("Please help, please! Now", Unit::word);
    const double wobble = item % 2 == 0 ? 0.1 : -0.1;
    odds.push_back({0.0, {-1.0 - wobble, 0.0, -2.0 - wobble, wobble}});
  }
  const auto effects = part_effects_of(plan, odds);
  REQUIRE(effects.size() == 3);
  CHECK(effects[0].part == "please");
  CHECK(effects[0].influence.items.size() == 20);
  CHECK(effects[0].influence.effect.estimate.value == Approx(1.5));
  CHECK(stands_out(effects[0].influence));
  CHECK_FALSE(stands_out(effects[1].influence));
  // e^1.5 = 4.48
  CHECK(sentence_for(effects).starts_with(
      "“please” makes the good reply 4.5 times as likely, against the bad one, on average over 20 cases (95 % interval "
      "4."));
  CHECK(sentence_for(effects).ends_with(" times)."));
  odds.resize(1);
  CHECK(sentence_for(part_effects_of(plan, odds)).starts_with("No words stand in more than one case"));
  CHECK(part_effects_of({}, {}).empty());
}
