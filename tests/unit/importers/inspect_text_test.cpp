#include "importers/inspect_text.h"

#include <doctest/doctest.h>

#include "base/text.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

Json json(const char* text) { return parse_json(text).value(); }

std::vector<InspectTurn> turns_of(const char* messages, const char* attachments = "{}") {
  const Json kept = json(attachments);
  InspectTexts texts(&kept);
  return texts.turns(json(messages));
}

}  // namespace

TEST_CASE("attachments are put back, and pointers to nothing are counted") {
  const Json kept = json(R"({"a": "the text", "7": "by number", "bad": 5})");
  InspectTexts texts(&kept);
  CHECK(texts.resolve("plain") == "plain");
  CHECK(texts.resolve("attachment://a") == "the text");
  CHECK(texts.resolve("attachment://7") == "by number");
  CHECK(texts.unresolved() == 0);
  CHECK(texts.resolve("attachment://none") == "attachment://none");
  CHECK(texts.resolve("attachment://bad") == "attachment://bad");
  CHECK(texts.unresolved() == 2);
  InspectTexts without(nullptr);
  CHECK(without.resolve("attachment://a") == "attachment://a");
}

TEST_CASE("content parts become readable text") {
  const auto turns = turns_of(R"([{"role": "user", "source": "input", "content": [
    {"type": "text", "text": "attachment://t"}, {"type": "image", "image": "data:image/png;base64,AAAA"},
    {"type": "document", "filename": "plan.pdf"}, {"type": "audio"}, "bare", {"odd": 1}]}])",
                              R"({"t": "Look:"})");
  REQUIRE(turns.size() == 1);
  CHECK(turns[0].role == ChatRole::user);
  CHECK(turns[0].from_input);
  CHECK(turns[0].text ==
        "Look:\n\n[image]\n\n[document: plan.pdf]\n\n[audio]\n\nbare\n\n[content that cannot be shown]");
}

TEST_CASE("reasoning is a turn of its own, before the answer it led to") {
  const auto turns = turns_of(R"([{"role": "assistant", "content": [
    {"type": "reasoning", "reasoning": "think"}, {"type": "reasoning", "reasoning": "xyz", "redacted": true},
    {"type": "text", "text": "say"}]}, {"role": "assistant", "content": "old", "reasoning": "as a field"}])");
  REQUIRE(turns.size() == 4);
  CHECK(turns[0].name == "reasoning");
  CHECK(turns[0].text == "think\n\n[reasoning hidden by the provider]");
  CHECK(turns[1].text == "say");
  CHECK(turns[2].text == "as a field");
  CHECK(turns[3].text == "old");
}

TEST_CASE("tool calls, their results and errors are readable") {
  const auto turns = turns_of(R"([
    {"role": "assistant", "content": "", "tool_calls": [{"function": "bash", "arguments": {"cmd": "ls -l", "n": 2}}]},
    {"role": "tool", "function": "bash", "content": "a\nb\n", "error": {"type": "timeout", "message": "too slow"}},
    {"role": "assistant", "tool_calls": [{"function": {"name": "py", "arguments": "1+1"}}, {}]},
    {"role": "tool", "content": "", "tool_error": "broken"},
    {"role": "assistant", "content": [{"type": "tool_use", "name": "web", "arguments": "q", "result": "r"}]}])");
  REQUIRE(turns.size() == 5);
  CHECK(turns[0].text == "Tool call: bash\ncmd: ls -l\nn: 2");
  CHECK(turns[1].role == ChatRole::tool);
  CHECK(turns[1].name == "bash");
  CHECK(turns[1].text == "a\nb\n\n\nTool error (timeout): too slow");
  CHECK(turns[2].text == "Tool call: py\n1+1\n\nTool call: unnamed tool");
  CHECK(turns[3].text == "Tool error: broken");
  CHECK(turns[4].text == "Tool call: web\nq\nResult: r");
}

TEST_CASE("a bare text is what the user said; the line breaks of templates are dropped") {
  const auto one = turns_of(R"("\n\nHello\nthere\n")");
  REQUIRE(one.size() == 1);
  CHECK(one[0].text == "Hello\nthere");
  CHECK(one[0].from_input);
  CHECK(turns_of(R"([1, null, "x"])").empty());
  CHECK(turns_of("3").empty());
}

TEST_CASE("task names for people") {
  CHECK(readable_task_name("theory_of_mind") == "Theory of mind");
  CHECK(readable_task_name("inspect_evals/mmlu_0_shot") == "MMLU 0 shot");
  CHECK(readable_task_name("__a__") == "A");
  CHECK(readable_task_name("").empty());
}

TEST_CASE("a short question is its own title") {
  CHECK(inspect_title("  How do I\n prevent  sqli? ") == "How do I prevent sqli?");
  CHECK(inspect_title("").empty());
}

TEST_CASE("a long text that ends in a question is titled by the question first") {
  const std::string story = "Ann went to the kitchen. " + std::string(40, 'x') +
                            ". Bo left the house and locked the door behind him. "
                            "The cat slept on the sofa all day. ";
  const std::string title = inspect_title(story + "Where will Ann look for the cat?");
  CHECK(title.starts_with("Where will Ann look for the cat? \u00B7 Ann went to the kitchen."));
  CHECK(title.size() <= 140);
  CHECK(inspect_title("Context: " + story + story + "\nQuestion: Is it safe?") == "Is it safe?");
}

TEST_CASE("titles are cut at whole characters, however long the text") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "\u00E9\u20AC ";
  const std::string title = inspect_title(text);
  CHECK(is_valid_utf8(title));
  CHECK(title.size() <= 140);
  CHECK(title.find("\uFFFD") == std::string::npos);
  CHECK(inspect_title(std::string(1'000'000, ' ')).empty());
}
