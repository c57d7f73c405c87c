#include "cases/chat_json.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::cases;

TEST_CASE("a conversation is written as chat templates take it: every turn, in its order, under its role") {
  const Json json = messages_json({{ChatRole::system, "You are Ward."},
                                   {ChatRole::reference, "Guideline."},
                                   {ChatRole::user, "Is it bad?"},
                                   {ChatRole::assistant, "No."},
                                   {ChatRole::user, "Sure?"}});
  CHECK(json_dump(json) ==
        R"([{"role":"system","content":"You are Ward."},{"role":"reference","content":"Guideline."},)"
        R"({"role":"user","content":"Is it bad?"},{"role":"assistant","content":"No."},)"
        R"({"role":"user","content":"Sure?"}])");
}

TEST_CASE("a conversation without turns is an empty list, not nothing") {
  CHECK(json_dump(messages_json({})) == "[]");
  CHECK(json_dump(messages_json({{ChatRole::assistant, ""}})) == R"([{"role":"assistant","content":""}])");
}

TEST_CASE("what is said comes back as it was, with quotation marks, line breaks and letters of any script") {
  const std::string text = "She said \"it hurts\\aches\"\nand\ttook 5 \xC2\xB5g – größer, 痛い.";
  const auto read = parse_json(json_dump(messages_json({{ChatRole::user, text}})));
  REQUIRE(read.ok());
  CHECK(json_string(read.value().front(), "content") == text);
}
