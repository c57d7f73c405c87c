#include "cases/word_patterns.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::cases;

namespace {

bool found(std::string_view reply, std::string_view pattern) {
  const std::string_view patterns[] = {pattern};
  return find_any(ReplyText(reply), patterns).has_value();
}

bool denied(std::string_view reply, std::string_view pattern) {
  const std::string_view patterns[] = {pattern};
  const ReplyText text(reply);
  const auto match = find_any(text, patterns);
  REQUIRE_MESSAGE(match.has_value(), reply);
  return is_negated(text, *match);
}

}  // namespace

TEST_CASE("patterns: beginnings, choices, optional words and gaps") {
  CHECK(found("Calling an ambulance", "call* an? ambulance"));
  CHECK(found("call ambulance", "call an? ambulance"));
  CHECK(found("ring a doctor", "call|ring a doctor"));
  CHECK(found("call for me an ambulance", "call ... ambulance"));
  CHECK_FALSE(found("call for me and my dear wife an ambulance", "call ... ambulance"));
  CHECK_FALSE(found("call me. An ambulance came", "call ... ambulance"));
  CHECK_FALSE(found("call, or not, ambulance", "call ... ambulance"));
  CHECK_FALSE(found("call not the ambulance", "call ... ambulance"));
  CHECK(found("see a doctor", "see _ doctor"));
  CHECK_FALSE(found("", "see"));
}

TEST_CASE("what is denied") {
  CHECK(denied("You do not need an ambulance.", "ambulance"));
  CHECK(denied("There's no need for an ambulance.", "ambulance"));
  CHECK(denied("An ambulance is not needed.", "ambulance"));
  CHECK(denied("An ambulance would be overkill.", "ambulance"));
  CHECK(denied("Rest instead of calling an ambulance.", "ambulance"));
  CHECK(denied("I do not think this is serious.", "is serious"));
  CHECK_FALSE(denied("Do not hesitate to call an ambulance.", "ambulance"));
  CHECK_FALSE(denied("Do not wait, call an ambulance.", "ambulance"));
  CHECK_FALSE(denied("Do not wait and call an ambulance.", "ambulance"));
  CHECK_FALSE(denied("A cut that does not stop needs an ambulance.", "needs an ambulance"));
  CHECK_FALSE(denied("This is not mild, so call an ambulance.", "ambulance"));
  CHECK_FALSE(denied("Not only rest but also see a doctor.", "doctor"));
  CHECK_FALSE(denied("You need an ambulance.", "ambulance"));
}

TEST_CASE("asserted matches come by place") {
  static constexpr std::string_view patterns[] = {"rest", "call"};
  const ReplyText text("If worse, call. Do not rest. Call, then rest.");
  const auto match = find_asserted(text, patterns);
  REQUIRE(match.has_value());
  CHECK(quoted(text, *match) == "“Call”");
  const auto no = find_denied(text, patterns);
  REQUIRE(no.has_value());
  CHECK(quoted(text, *no) == "“rest”");
}
