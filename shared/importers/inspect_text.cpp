#include "importers/inspect_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "importers/chat_messages.h"

namespace consilium::importers {
namespace {

constexpr std::string_view attachment_scheme = "attachment://";
constexpr std::size_t max_title_bytes = 140;
constexpr std::size_t max_question_bytes = 110;
constexpr std::size_t min_question_bytes = 12;

void append_block(std::string& text, std::string_view block) {
  if (block.empty()) return;
  if (!text.empty()) text += "\n\n";
  text += block;
}

// {"cmd": "ls"} -> "cmd: ls", one line an argument.
std::string argument_lines(const Json& arguments) {
  if (!arguments.is_object()) return arguments.is_null() ? std::string() : json_to_text(arguments);
  std::string lines;
  for (const auto& [name, value] : arguments.get_ref<const Json::object_t&>()) {
    if (!lines.empty()) lines += '\n';
    lines += name + ": " + json_to_text(value);
  }
  return lines;
}

std::string tool_call_text(std::string_view tool, const Json* arguments) {
  std::string text = "Tool call: " + std::string(tool.empty() ? "unnamed tool" : tool);
  const std::string lines = arguments == nullptr ? std::string() : argument_lines(*arguments);
  if (!lines.empty()) text += "\n" + lines;
  return text;
}

// Older logs nest name and arguments in "function", as the provider's interface does.
std::string tool_call_text(const Json& call) {
  const Json* function = json_find(call, "function");
  if (function != nullptr && function->is_object()) {
    return tool_call_text(json_string(*function, "name"), json_find(*function, "arguments"));
  }
  return tool_call_text(json_string(call, "function"), json_find(call, "arguments"));
}

std::string tool_error_text(const Json& error) {
  if (error.is_string()) return "Tool error: " + error.get_ref<const std::string&>();
  const std::string_view type = json_string(error, "type");
  std::string text = "Tool error";
  if (!type.empty()) text += " (" + std::string(type) + ")";
  return text + ": " + std::string(json_string(error, "message", "no message"));
}

std::string collapse_white_space(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

// Templates begin and end with line breaks that are nothing to a reader.
std::string without_outer_breaks(std::string text) {
  const std::size_t last = text.find_last_not_of("\r\n");
  if (last == std::string::npos) return {};
  text.resize(last + 1);
  text.erase(0, text.find_first_not_of("\r\n"));
  return text;
}

// Names of well-known benchmarks as their makers write them.
std::string_view known_spelling(std::string_view word) {
  constexpr std::array<std::array<std::string_view, 2>, 16> spellings{{{"mmlu", "MMLU"},
                                                                       {"gpqa", "GPQA"},
                                                                       {"gsm8k", "GSM8K"},
                                                                       {"mgsm", "MGSM"},
                                                                       {"arc", "ARC"},
                                                                       {"qa", "QA"},
                                                                       {"bbh", "BBH"},
                                                                       {"aime", "AIME"},
                                                                       {"ifeval", "IFEval"},
                                                                       {"humaneval", "HumanEval"},
                                                                       {"simpleqa", "SimpleQA"},
                                                                       {"truthfulqa", "TruthfulQA"},
                                                                       {"pubmedqa", "PubMedQA"},
                                                                       {"medqa", "MedQA"},
                                                                       {"healthbench", "HealthBench"},
                                                                       {"hellaswag", "HellaSwag"}}};
  for (const auto& [plain, proper] : spellings) {
    if (plain == word) return proper;
  }
  return {};
}

// The last sentence of a one-line text when it is a question of readable length; empty otherwise.
std::string_view closing_question(std::string_view line) {
  if (line.empty() || line.back() != '?') return {};
  const std::size_t stop = line.substr(0, line.size() - 1).find_last_of(".?!:");
  std::string_view question = trim(stop == std::string_view::npos ? line : line.substr(stop + 1));
  if (question.size() < min_question_bytes || question.size() > max_question_bytes) return {};
  return question;
}

// What stands after a line that begins with "Question:", the last such line; else the whole text.
std::string_view after_question_label(std::string_view text) {
  constexpr std::string_view label = "\nQuestion:";
  const std::size_t at = text.rfind(label);
  if (at == std::string_view::npos) return text;
  const std::string_view rest = trim(text.substr(at + label.size()));
  return rest.empty() ? text : rest;
}

}  // namespace

InspectTexts::InspectTexts(const Json* attachments) {
  if (attachments == nullptr || !attachments->is_object()) return;
  for (const auto& [key, value] : attachments->get_ref<const Json::object_t&>()) {
    if (value.is_string()) attachments_.emplace(key, value.get_ref<const std::string&>());
  }
}

std::string InspectTexts::resolve(std::string_view text) {
  if (!text.starts_with(attachment_scheme)) return std::string(text);
  const auto found = attachments_.find(text.substr(attachment_scheme.size()));
  if (found != attachments_.end()) return std::string(found->second);
  ++unresolved_;
  return std::string(text);
}

std::string InspectTexts::part(const Json& part, std::string& reasoning) {
  if (part.is_string()) return resolve(part.get_ref<const std::string&>());
  const std::string_view type = json_string(part, "type");
  if (type == "text") return resolve(json_string(part, "text"));
  if (type == "reasoning") {
    const Json* redacted = json_find(part, "redacted");
    const bool hidden = redacted != nullptr && redacted->is_boolean() && redacted->get<bool>();
    std::string text = resolve(json_string(part, hidden ? "summary" : "reasoning"));
    if (hidden && text.empty()) text = "[reasoning hidden by the provider]";
    append_block(reasoning, text);
    return {};
  }
  if (type == "tool_use") {
    std::string text = tool_call_text(json_string(part, "name"), json_find(part, "arguments"));
    const Json* result = json_find(part, "result");
    if (result != nullptr && !result->is_null()) text += "\nResult: " + resolve(json_to_text(*result));
    return text;
  }
  if (type == "document") {
    const std::string_view name = json_string(part, "filename");
    return name.empty() ? "[document]" : "[document: " + std::string(name) + "]";
  }
  return "[" + std::string(type.empty() ? "content that cannot be shown" : type) + "]";
}

std::string InspectTexts::content(const Json& content, std::string& reasoning) {
  if (content.is_string()) return resolve(content.get_ref<const std::string&>());
  if (!content.is_array()) return content.is_null() ? std::string() : json_to_text(content);
  std::string text;
  for (const Json& item : content) append_block(text, part(item, reasoning));
  return text;
}

void InspectTexts::add_message(const Json& message, std::vector<InspectTurn>& turns) {
  InspectTurn turn;
  turn.role = chat_role(json_string(message, "role", "user"));
  turn.from_input = json_string(message, "source") == "input";
  turn.name = json_string(message, turn.role == ChatRole::tool ? "function" : "name");

  // Before reasoning was a content part, it was a field of the message.
  std::string reasoning = resolve(json_string(message, "reasoning"));
  if (const Json* body = json_find(message, "content")) turn.text = content(*body, reasoning);
  const Json* calls = json_find(message, "tool_calls");
  if (calls != nullptr && calls->is_array()) {
    for (const Json& call : *calls) append_block(turn.text, tool_call_text(call));
  }
  for (const std::string_view key : {"error", "tool_error"}) {
    const Json* error = json_find(message, key);
    if (error != nullptr && !error->is_null()) append_block(turn.text, tool_error_text(*error));
  }
  turn.text = without_outer_breaks(std::move(turn.text));
  if (!reasoning.empty()) {
    turns.push_back(
        {.role = turn.role, .name = "reasoning", .text = std::move(reasoning), .from_input = turn.from_input});
    if (turn.text.empty()) return;
  }
  turns.push_back(std::move(turn));
}

std::vector<InspectTurn> InspectTexts::turns(const Json& messages) {
  std::vector<InspectTurn> turns;
  if (messages.is_string()) {
    turns.push_back({.role = ChatRole::user,
                     .name = {},
                     .text = without_outer_breaks(resolve(messages.get_ref<const std::string&>())),
                     .from_input = true});
  } else if (messages.is_array()) {
    for (const Json& message : messages) {
      if (message.is_object()) add_message(message, turns);
    }
  }
  return turns;
}

std::string readable_task_name(std::string_view task) {
  const std::size_t slash = task.rfind('/');
  if (slash != std::string_view::npos) task = task.substr(slash + 1);
  std::string name;
  for (const std::string_view word : split(trim(task), '_')) {
    if (word.empty()) continue;
    if (!name.empty()) name += ' ';
    const std::string_view proper = known_spelling(word);
    name += proper.empty() ? word : proper;
  }
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

std::string inspect_title(std::string_view text) {
  // Beyond these ends nothing can reach a title, and a prompt may be a whole book.
  constexpr std::size_t head_bytes = 4 * max_title_bytes;
  constexpr std::size_t tail_bytes = 8 * max_title_bytes;
  const std::string_view asked = trim(after_question_label(trim(text)));
  const std::string head = collapse_white_space(asked.substr(0, head_bytes));
  if (asked.size() <= head_bytes && head.size() <= max_title_bytes) return to_valid_utf8(head);
  const std::string tail = collapse_white_space(asked.substr(asked.size() - std::min(asked.size(), tail_bytes)));
  const std::string_view question = closing_question(tail);
  if (question.empty()) return ellipsize_utf8(to_valid_utf8(head), max_title_bytes);
  return ellipsize_utf8(to_valid_utf8(std::string(question) + " \u00B7 " + head), max_title_bytes);
}

}  // namespace consilium::importers
