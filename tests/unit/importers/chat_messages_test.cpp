#include "importers/chat_messages.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::importers;

namespace {

Json json(std::string_view text) {
  auto parsed = parse_json(text);
  REQUIRE(parsed.ok());
  return std::move(parsed).value();
}

}  // namespace

TEST_CASE("turns with roles, names and contents of both kinds") {
  StudyBuilder study;
  const auto turns = chat_messages(json(R"([{"role": "system", "content": "Be kind."},
    {"role": "user", "name": "Ann", "content": [{"type": "text", "text": "one"}, {"type": "image"}, "two"]},
    {"role": "critic", "content": null}])"),
                                   study);
  REQUIRE(turns);
  REQUIRE(turns->size() == 3);
  CHECK((*turns)[0].role == ChatRole::system);
  CHECK(study.text_of((*turns)[1].name) == "Ann");
  CHECK(study.text_of((*turns)[1].text) == "one\n[image]\ntwo");
  CHECK((*turns)[2].role == ChatRole::other);
  CHECK(study.text_of((*turns)[2].text).empty());
}

TEST_CASE("what is no list of turns") {
  StudyBuilder study;
  CHECK_FALSE(chat_messages(json("\"text\""), study));
  CHECK_FALSE(chat_messages(json("[\"text\"]"), study));
  CHECK_FALSE(chat_messages(json("[{\"role\": \"user\"}]"), study));
}

TEST_CASE("the title is the start of the last user turn, on one line") {
  StudyBuilder study;
  const auto turns = chat_messages(json(R"([{"role": "user", "content": "first"}, {"role": "assistant", "content": "x"},
    {"role": "user", "content": "  My chest\n\n hurts. "}, {"role": "assistant", "content": "y"}])"),
                                   study);
  REQUIRE(turns);
  CHECK(title_of(*turns, study) == "My chest hurts.");
  CHECK(title_of({}, study).empty());
}

TEST_CASE("long titles are cut between characters") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "\xC3\xA9";
  const std::string title = one_line_title(text);
  CHECK(title.size() <= 144);
  CHECK(title.ends_with("\xE2\x80\xA6"));
}
