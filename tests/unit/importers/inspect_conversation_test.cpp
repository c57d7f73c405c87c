#include "importers/inspect_conversation.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::importers;

namespace {

InspectConversation read(const char* sample) {
  const Json parsed = parse_json(sample).value();
  InspectTexts texts(json_find(parsed, "attachments"));
  return read_inspect_conversation(parsed, texts);
}

}  // namespace

TEST_CASE("the prompt ends where the model's first word begins") {
  const auto c = read(R"({"input": "Q?", "messages": [
    {"role": "system", "content": "Be brief."}, {"role": "user", "content": "Q?", "source": "input"},
    {"role": "assistant", "content": "A."}, {"role": "user", "content": "Sure?"}, {"role": "assistant", "content": "Yes."}]})");
  REQUIRE(c.prompt.size() == 2);
  CHECK(c.prompt[0].role == ChatRole::system);
  REQUIRE(c.answer.size() == 3);
  CHECK(judged_text(c.answer) == "Yes.");
  CHECK(c.title == "Q?");
}

TEST_CASE("few-shot turns of the input belong to the prompt, the model's own do not") {
  const auto c = read(
      R"({"input": [{"role": "user", "content": "1?"}, {"role": "assistant", "content": "one"}, {"role": "user", "content": "2?"}],
    "messages": [{"role": "user", "content": "1?", "source": "input"}, {"role": "assistant", "content": "one", "source": "input"},
    {"role": "user", "content": "2?", "source": "input"}, {"role": "assistant", "content": "two"}]})");
  CHECK(c.prompt.size() == 3);
  CHECK(judged_text(c.answer) == "two");
  CHECK(c.title == "2?");
}

TEST_CASE("logs without marks are split where the input stands") {
  const auto c = read(
      R"({"input": "Q?", "messages": [{"role": "user", "content": "Q?"}, {"role": "assistant", "content": "A."}]})");
  CHECK(c.prompt.size() == 1);
  CHECK(judged_text(c.answer) == "A.");
  const auto templated = read(
      R"({"input": "Q?", "messages": [{"role": "user", "content": "Please answer: Q?"}, {"role": "assistant", "content": "A."}]})");
  REQUIRE(templated.prompt.size() == 1);
  CHECK(templated.prompt[0].text == "Please answer: Q?");
  CHECK(templated.answer.size() == 1);
  CHECK(templated.title == "Q?");
}

TEST_CASE("what somebody asked on after the input gives the title") {
  const auto c =
      read(R"({"input": "Be funny.", "messages": [{"role": "user", "content": "Be funny.", "source": "input"},
    {"role": "user", "content": "How cold is it?"}, {"role": "assistant", "content": "Brr."}]})");
  CHECK(c.prompt.size() == 2);
  CHECK(c.title == "How cold is it?");
}

TEST_CASE("without messages the input and the output stand in") {
  const auto c = read(R"({"input": "Q?", "output": {"completion": "A."}})");
  REQUIRE(c.prompt.size() == 1);
  CHECK(judged_text(c.answer) == "A.");
  const auto choice = read(
      R"({"input": "Q?", "output": {"choices": [{"message": {"role": "assistant", "content": "B."}}], "completion": "x"}})");
  CHECK(judged_text(choice.answer) == "B.");
  const auto only_tools = read(R"({"input": "Q?", "messages": [{"role": "tool", "content": "r", "function": "f"}]})");
  CHECK(only_tools.prompt.size() == 1);
  CHECK(only_tools.answer.size() == 1);
  CHECK(judged_text(only_tools.answer).empty());
}

TEST_CASE("an answer that is only in the output follows the messages") {
  const auto c = read(
      R"({"input": "Q?", "messages": [{"role": "user", "content": "Q?", "source": "input"}], "output": {"completion": "A."}})");
  CHECK(judged_text(c.answer) == "A.");
}

TEST_CASE("choices are added where the prompt does not show them, and letters of targets are spelled out") {
  const auto hidden = read(R"({"input": "Q?", "choices": ["red", "blue"], "target": ["B"]})");
  CHECK(hidden.prompt[0].text == "Q?\n\nA) red\nB) blue");
  CHECK(hidden.target == "B) blue");
  const auto shown = read(R"({"input": "red or blue?", "choices": ["red", "blue"], "target": "A"})");
  CHECK(shown.prompt[0].text == "red or blue?");
  CHECK(shown.target == "A) red");
  CHECK(read(R"({"input": "Q?", "target": ["x", " y "]})").target == "x\ny");
  CHECK(read(R"({"input": "Q?", "target": 5})").target == "5");
}

TEST_CASE("wrong shapes give empty conversations, not crashes") {
  for (const char* odd : {"{}", R"({"input": 5, "messages": 3, "output": [], "choices": "x", "target": {}})",
                          R"({"input": [], "messages": [[], 1], "output": {"choices": [1]}})", "[]", "null"}) {
    CAPTURE(odd);
    const auto c = read(odd);
    CHECK(c.prompt.empty());
    CHECK(c.answer.empty());
    CHECK(c.title.empty());
  }
}
