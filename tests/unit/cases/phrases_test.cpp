#include "cases/phrases.h"

#include <doctest/doctest.h>

#include <set>

using namespace consilium;
using namespace consilium::cases;

namespace {

const Voice speaking{true, Sex::female, false};
const Voice addressed{true, Sex::female, true};
const Voice of_her{false, Sex::female, true};
const Voice of_him{false, Sex::male, false};

Result<PhraseSet> read(std::string_view json) { return read_phrases(parse_json(json).value(), "place"); }

}  // namespace

TEST_CASE("one template speaks of oneself and of somebody else") {
  constexpr std::string_view phrase = "{I} {have|has} a pain in {my} chest that wakes {me}";
  CHECK(fill(phrase, speaking) == "I have a pain in my chest that wakes me");
  CHECK(fill(phrase, addressed) == "you have a pain in your chest that wakes you");
  CHECK(fill(phrase, of_her) == "she has a pain in her chest that wakes her");
  CHECK(fill(phrase, of_him) == "he has a pain in his chest that wakes him");
}

TEST_CASE("named slots are filled, text around them is kept") {
  CHECK(fill("take {drug}, not {drug}s", speaking, {{"drug", "aspirin"}}) == "take aspirin, not aspirins");
  CHECK(fill("", speaking).empty());
}

TEST_CASE("a clause becomes a sentence once") {
  CHECK(as_sentence("call an ambulance") == "Call an ambulance.");
  CHECK(as_sentence("is it bad", '?') == "Is it bad?");
  CHECK(as_sentence("it's the heat, right?") == "It's the heat, right?");
  CHECK(as_sentence("6 days") == "6 days.");
  CHECK(as_sentence("").empty());
}

TEST_CASE("a choice depends on seed and purpose, and reaches all") {
  std::set<std::size_t> seen;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    CHECK(choose(seed, "ask", 7) == choose(seed, "ask", 7));
    seen.insert(choose(seed, "ask", 7));
  }
  CHECK(seen.size() == 7);
  int equal = 0;
  for (std::uint64_t seed = 0; seed < 700; ++seed) equal += choose(seed, "a", 7) == choose(seed, "b", 7) ? 1 : 0;
  CHECK(equal > 50);
  CHECK(equal < 150);  // one in seven by chance: 100
}

TEST_CASE("the register is kept where the list has it") {
  const PhraseSet set = read(R"({"train":["I hurt","~me hurts"],"validation":["a"],"held_out":["~b"]})").value();
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    CHECK(choose_phrase(set, Split::train, Register::colloquial, seed, "x") == "me hurts");
    CHECK(choose_phrase(set, Split::train, Register::plain, seed, "x") == "I hurt");
    CHECK(choose_phrase(set, Split::held_out, Register::plain, seed, "x") == "b");
  }
}

TEST_CASE("phrases in two splits, empty lists and other things are refused") {
  CHECK_FALSE(read(R"({"train":["a"],"validation":["b"],"held_out":["a"]})").ok());
  CHECK_FALSE(read(R"({"train":["a"],"validation":["a"],"held_out":["c"]})").ok());
  CHECK_FALSE(read(R"({"train":["a"],"validation":["b"],"held_out":[]})").ok());
  CHECK_FALSE(read(R"({"train":["a"],"validation":["b"]})").ok());
  CHECK_FALSE(read(R"({"train":["a",3],"validation":["b"],"held_out":["c"]})").ok());
  CHECK_FALSE(read(R"([1,2])").ok());
  CHECK(read(R"([])").error().where == "place");
}

TEST_CASE("alternatives stand for one phrase each, in the order in which they are written") {
  CHECK(expand_alternatives("plain") == std::vector<std::string>{"plain"});
  CHECK(expand_alternatives("my [arm|leg] hurts[| a lot]") ==
        std::vector<std::string>{"my arm hurts", "my arm hurts a lot", "my leg hurts", "my leg hurts a lot"});
  CHECK(expand_alternatives("{I} [{have|has} no|never {had|has}] pain") ==
        std::vector<std::string>{"{I} {have|has} no pain", "{I} never {had|has} pain"});
}

TEST_CASE("brackets that do not match, or stand for far too many phrases, are refused") {
  const std::string many = "[a|b|c|d|e|f|g|h|i|j]";
  for (const std::string& text : {std::string("my [arm"), std::string("my arm]"), std::string("a]b["),
                                  std::string("[a[b|c]]"), many + many + many + many}) {
    CAPTURE(text);
    CHECK(expand_alternatives(text).empty());
  }
  CHECK_FALSE(read(R"({"train":["a [b"],"validation":["c"],"held_out":["d"]})").ok());
}

TEST_CASE("an alternative that is in another split is left out of training") {
  const auto set = read(R"({"train":["[a|b|so c|cc] hurts"],"validation":["b hurts"],"held_out":["~c hurts"]})");
  REQUIRE(set.ok());
  REQUIRE(set.value().train.size() == 2);
  CHECK(set.value().train[0].text == "a hurts");
  CHECK(set.value().train[1].text == "cc hurts");
}

TEST_CASE("a set that leaves nothing to train on, or stands for far too many phrases, is refused") {
  CHECK_FALSE(read(R"({"train":["[a|b]"],"validation":["a"],"held_out":["b"]})").ok());
  const std::string five_hundred = "[a|b|c|d|e|f|g|h|i|j][a|b|c|d|e|f|g|h|i|j][a|b|c|d|e]";
  Json many{{"train", Json::array()}, {"validation", {"x"}}, {"held_out", {"y"}}};
  for (int i = 0; i < 2; ++i) many["train"].push_back(five_hundred + std::to_string(i));
  CHECK(read_phrases(many, "place").ok());
  many["train"].push_back(five_hundred);
  CHECK_FALSE(read_phrases(many, "place").ok());
  CHECK(expand_alternatives("[a|b]" + std::string(400, 'x')).empty());
}

TEST_CASE("the slots of a phrase are known by name, and closed") {
  CHECK(has_only_slots("{I} {take|takes} {drug} as {my} doctor said", {"drug"}));
  CHECK(has_only_slots("no slot}", {}));
  CHECK_FALSE(has_only_slots("{I} {take|takes} {drug}", {"with"}));
  CHECK_FALSE(has_only_slots("{I} {take", {}));
  CHECK_FALSE(has_only_slots("{}", {}));
}

TEST_CASE("a line with many alternatives is no likelier than one that stands alone") {
  const PhraseSet set =
      read(R"({"train":["alone","[a|b|c|d|e|f|g|h] of many"],"validation":["x"],"held_out":["y"]})").value();
  int alone = 0;
  std::set<std::string_view> said;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const std::string_view phrase = choose_phrase(set, Split::train, Register::plain, seed, "x");
    alone += phrase == "alone" ? 1 : 0;
    said.insert(phrase);
  }
  CHECK(alone > 430);  // 500 expected; six standard deviations are 95
  CHECK(alone < 570);
  CHECK(said.size() == 9);
}
