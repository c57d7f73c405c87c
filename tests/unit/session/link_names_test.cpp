#include "session/link_names.h"

#include <doctest/doctest.h>

#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;

TEST_CASE("every row is found by its name, in a study whose rows moved too") {
  const auto study = testing::make_study();
  StudyBuilder other;
  other.scenario("s0");
  const RaterId rater = other.rater("r", RaterKind::code);
  for (const char* const model : {"zeta", "gamma", "alpha"}) {
    other.add_judgment({.model = other.model(model),
                        .scenario = other.scenario("s3"),
                        .criterion = other.criterion("Short", "Style"),
                        .rater = rater,
                        .verdict = Verdict::met});
  }
  const auto moved = std::move(other.finish()).value();
  for (std::uint32_t i = 0; i < study->models.size(); ++i)
    CHECK(find_model(*study, link_name(*study, ModelId(i))) == ModelId(i));
  for (std::uint32_t i = 0; i < study->criteria.size(); ++i) {
    CHECK(find_criterion(*study, link_name(*study, CriterionId(i))) == CriterionId(i));
  }
  for (std::uint32_t i = 0; i < study->scenarios.size(); ++i) {
    CHECK(find_scenario(*study, link_name(*study, ScenarioId(i))) == ScenarioId(i));
  }
  CHECK(find_model(*moved, link_name(*study, ModelId(0))) == ModelId(2));
  CHECK(!find_model(*moved, link_name(*study, ModelId(1))).valid());
  CHECK(find_criterion(*moved, link_name(*study, CriterionId(3))) == CriterionId(0));
  CHECK(find_scenario(*moved, link_name(*study, ScenarioId(2))) == ScenarioId(1));
}

TEST_CASE("no name for no row") {
  const auto study = testing::make_study();
  CHECK(link_name(*study, ModelId()).empty());
  CHECK(link_name(*study, ModelId(3)).empty());
  CHECK(link_name(*study, ScenarioId(99)).empty());
}

TEST_CASE("hostile names find nothing") {
  const auto study = testing::make_study();
  const std::string good = link_name(*study, ModelId(0));
  CHECK(find_model(*study, good + ".0") == ModelId(0));
  for (const std::string& bad : {std::string{}, std::string("xyz"), good + ".1", good + ".", good + ".-1",
                                 good + ".9999999999999999999999", good + "g", "." + good, std::string(100'000, 'f')}) {
    CHECK(!find_model(*study, bad).valid());
  }
}

TEST_CASE("criteria of one name under two themes are told apart") {
  StudyBuilder builder;
  const RaterId rater = builder.rater("r", RaterKind::code);
  for (const char* const theme : {"A", "B"}) {
    builder.add_judgment({.model = builder.model("m"),
                          .scenario = builder.scenario("s"),
                          .criterion = builder.criterion("Accuracy", theme),
                          .rater = rater,
                          .verdict = Verdict::met});
  }
  const auto study = std::move(builder.finish()).value();
  CHECK(link_name(*study, CriterionId(0)) != link_name(*study, CriterionId(1)));
}

TEST_CASE("rows whose names share a hash keep names of their own") {
  // Among 200,000 keys some folded hashes meet; look for one such pair.
  const auto folded = [](std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ (hash >> 32U)); };
  std::unordered_map<std::uint32_t, std::string> seen;
  std::string first;
  std::string second;
  for (int i = 0; i < 1'000'000 && first.empty(); ++i) {
    const std::string key = "case/" + std::to_string(i);
    const auto [place, fresh] = seen.emplace(folded(fnv1a64(key)), key);
    if (fresh) continue;
    first = place->second;
    second = key;
  }
  REQUIRE(!first.empty());
  StudyBuilder builder;
  const RaterId rater = builder.rater("r", RaterKind::code);
  for (const std::string& key : {std::string("other"), first, second}) {
    builder.add_judgment({.model = builder.model("m"),
                          .scenario = builder.scenario(key),
                          .criterion = builder.criterion("c"),
                          .rater = rater,
                          .verdict = Verdict::met});
  }
  const auto study = std::move(builder.finish()).value();
  CHECK(link_name(*study, ScenarioId(2)) == link_name(*study, ScenarioId(1)) + ".1");
  CHECK(find_scenario(*study, link_name(*study, ScenarioId(1))) == ScenarioId(1));
  CHECK(find_scenario(*study, link_name(*study, ScenarioId(2))) == ScenarioId(2));
}

TEST_CASE("hexadecimal") {
  CHECK(to_hex(0) == "0");
  CHECK(to_hex(0xFFFFFFFFFFFFFFFFULL) == "ffffffffffffffff");
  CHECK(parse_hex("ffffffffffffffff") == 0xFFFFFFFFFFFFFFFFULL);
  CHECK(parse_hex("1F") == 31U);
  for (const char* const bad : {"", "-1", "0x1", " 1", "1 ", "11111111111111111", "g"}) CHECK(!parse_hex(bad));
}
