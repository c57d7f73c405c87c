#include "query/text_search.h"

#include <doctest/doctest.h>

#include <string>

#include "base/text.h"
#include "stats/rng.h"

using namespace consilium;
using consilium::query::texts_containing;

TEST_CASE("case of ASCII letters does not matter, borders of texts do") {
  TextTable texts;
  texts.append("Chest PAIN on stairs");
  texts.append("che");
  texts.append("st pain");
  texts.append("Größe");
  CHECK(texts_containing(texts, "chest pain") == std::vector<bool>{false, true, false, false, false});
  CHECK(texts_containing(texts, "ST PAIN") == std::vector<bool>{false, true, false, true, false});
  CHECK(texts_containing(texts, "größe")[4]);
  CHECK(texts_containing(texts, "zzz") == std::vector<bool>(5, false));
  CHECK(texts_containing(texts, "") == std::vector<bool>(5, true));
}

TEST_CASE("agrees with a plain search on random texts") {
  stats::Rng rng(17);
  TextTable texts;
  const auto random_text = [&](std::uint64_t longest) {
    std::string text;
    for (std::uint64_t i = rng.below(longest + 1); i > 0; --i) text += "abAB"[rng.below(4)];
    return text;
  };
  for (int i = 0; i < 300; ++i) texts.append(random_text(12));
  for (int round = 0; round < 200; ++round) {
    const std::string needle = random_text(4) + "a";
    const auto found = texts_containing(texts, needle);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      REQUIRE(found[i] == contains_ignore_case(texts.get(TextId(static_cast<std::uint32_t>(i))), needle));
    }
  }
}
