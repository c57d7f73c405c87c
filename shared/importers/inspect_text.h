// Inspect's messages as readable turns: content parts, reasoning, tool calls and tool results become plain text, and
// "attachment://<key>" is replaced by the text that the sample keeps aside under that key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/json.h"
#include "model/study.h"

namespace consilium::importers {

struct InspectTurn {
  ChatRole role = ChatRole::user;
  std::string name;  // tool, or "reasoning" for what a model wrote before its answer
  std::string text;
  bool from_input = false;  // the log marks it as part of the sample's input
};

class InspectTexts {
 public:
  // `attachments` (an object of key -> text, or null) must outlive this.
  explicit InspectTexts(const Json* attachments);

  // The text itself, or what it points to. A pointer to nothing is kept as it is and counted.
  std::string resolve(std::string_view text);
  // A string or a list of content parts as text; reasoning parts are appended to `reasoning` instead.
  std::string content(const Json& content, std::string& reasoning);
  // A list of messages, or one text (then one user turn).
  std::vector<InspectTurn> turns(const Json& messages);

  [[nodiscard]] std::uint64_t unresolved() const { return unresolved_; }

 private:
  std::string part(const Json& part, std::string& reasoning);
  void add_message(const Json& message, std::vector<InspectTurn>& turns);

  std::unordered_map<std::string_view, std::string_view> attachments_;  // looked up only, never listed
  std::uint64_t unresolved_ = 0;
};

// "openai/gpt" style and snake_case names for people: "inspect_evals/theory_of_mind" -> "Theory of mind".
std::string readable_task_name(std::string_view task);
// One line for lists: the question at the end of a long text first, then how the text begins.
std::string inspect_title(std::string_view text);

}  // namespace consilium::importers
