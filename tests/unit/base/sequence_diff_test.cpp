#include "base/sequence_diff.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

using namespace consilium;

namespace {

// The words of `a` that are not in `b`, joined by "|".
std::string only(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> first = split(a, ' '), second = split(b, ' ');
  const std::vector<bool> found = only_in_first(first, second);
  REQUIRE(found.size() == first.size());
  std::string words;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (found[i]) words += (words.empty() ? "" : "|") + std::string(first[i]);
  }
  return words;
}

}  // namespace

TEST_CASE("what stands in one text alone is found, in its order") {
  CHECK(only("call an ambulance now", "call an ambulance now").empty());
  CHECK(only("call an ambulance now", "see a doctor now") == "call|an|ambulance");
  CHECK(only("see a doctor now", "call an ambulance now") == "see|a|doctor");
  CHECK(only("a b c d", "b d") == "a|c");
  CHECK(only("a b", "b a") == "a");  // one of the two keeps its order
  CHECK(only("a a b", "a b a") == "a");
  CHECK(only_in_first({}, {}).empty());
  const std::vector<std::string_view> some{"x", "y"};
  CHECK(only_in_first(some, {}) == std::vector<bool>{true, true});
  CHECK(only_in_first({}, some).empty());
}
