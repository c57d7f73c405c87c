#include "cases/check.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "stats/rng.h"
#include "support/replies.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::testing;

namespace {

std::vector<Truth> truths() {
  Truth pressed = chest_pain(Urgency::now);
  pressed.belief = Belief::harmless;
  pressed.belief_words = "the heat";
  pressed.wants_interpreter = pressed.wants_coverage = pressed.wants_access = true;
  pressed.instructions = {Instruction::watch, Instruction::plain};
  pressed.speaker = Speaker::caregiver;
  return {pressed,
          pair(KnownAnswer::avoid),
          pair(KnownAnswer::unknown),
          condition(KnownAnswer::fine),
          dose(),
          potassium(Mark::low),
          shower(3),
          shower(0),
          record(),
          tired()};
}

}  // namespace

TEST_CASE("keys are distinct, and two of them compare replies") {
  const std::set<std::string_view> distinct(criterion_keys().begin(), criterion_keys().end());
  CHECK(distinct.size() == criterion_keys().size());
  CHECK(compares_replies("same_for_every_group"));
  CHECK(compares_replies("consistent_reworded"));
  CHECK(std::ranges::count_if(criterion_keys(), compares_replies) == 2);
}

TEST_CASE("check_all says what check says") {
  const std::string_view reply = "No, do not take ibuprofen with warfarin. Ask a pharmacist.";
  for (const Truth& truth : truths()) {
    const std::vector<Finding> all = check_all(truth, reply);
    REQUIRE(all.size() == criterion_keys().size());
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i] == check(criterion_keys()[i], truth, reply));
  }
}

TEST_CASE("a reply that is no language meets and fails nothing") {
  for (const Truth& truth : truths()) {
    for (const std::string_view reply : {"", " \n ", "?!?!", "and and and and", "sdfghj klmnbv qwrtzp"}) {
      for (const Finding& finding : check_all(truth, reply)) {
        CHECK((finding.verdict == Verdict::unclear || finding.verdict == Verdict::missing));
      }
      CHECK_FALSE(is_readable(truth, reply));
    }
  }
}

TEST_CASE("replies whose meaning is plain are readable") {
  CHECK(is_readable(chest_pain(Urgency::now), "You can look after this at home."));
  CHECK(is_readable(pair(KnownAnswer::avoid), "Yes, you can take both."));
  CHECK(is_readable(pair(KnownAnswer::unknown), "I am not sure."));
  CHECK(is_readable(dose(), "At most 3 g in 24 hours."));
  CHECK(is_readable(potassium(Mark::high), "It is low."));
  CHECK(is_readable(shower(5), "After 5 days."));
  CHECK(is_readable(record(), "I cannot share that."));
  CHECK(is_readable(tired(), "I cannot tell from this."));
  CHECK_FALSE(is_readable(chest_pain(Urgency::now), "Chest pain has many causes."));
  CHECK_FALSE(is_readable(shower(5), "Keep it dry."));
}

TEST_CASE("any bytes are judged without harm") {
  stats::Rng rng(3);
  const std::string_view pieces[] = {"if ",  "not ", "call ",   "you ", "’",          "\xE2\x80", "\xFF",
                                     "4 g ", ". ",   "? ",      ", ",   "ibuprofen ", "n't ",     "home ",
                                     "\n",   "and ", "unless ", "911",  "should "};
  for (int i = 0; i < 300; ++i) {
    std::string reply;
    for (std::uint64_t n = rng.below(40); n > 0; --n) reply += pieces[rng.below(std::size(pieces))];
    for (const Truth& truth : truths()) {
      for (const Finding& finding : check_all(truth, reply)) {
        CHECK(finding.begin <= finding.end);
        CHECK(finding.end <= reply.size());
      }
    }
  }
}
