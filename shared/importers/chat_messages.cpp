#include "importers/chat_messages.h"

#include "base/text.h"

namespace consilium::importers {
namespace {

constexpr std::size_t max_title_bytes = 140;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

ChatRole chat_role(std::string_view role) {
  if (role == "user" || role == "human") return ChatRole::user;
  if (role == "assistant") return ChatRole::assistant;
  if (role == "system" || role == "developer") return ChatRole::system;
  if (role == "tool" || role == "function") return ChatRole::tool;
  return ChatRole::other;
}

std::string chat_content(const Json& content) {
  if (!content.is_array()) return content.is_null() ? std::string() : json_to_text(content);
  std::string text;
  for (const Json& part : content) {
    if (!text.empty()) text += '\n';
    if (part.is_string()) {
      text += part.get_ref<const std::string&>();
    } else if (const Json* words = json_find(part, "text"); words != nullptr && words->is_string()) {
      text += words->get_ref<const std::string&>();
    } else {
      const std::string_view type = json_string(part, "type", "part that is no text");
      text += "[" + std::string(type) + "]";
    }
  }
  return text;
}

std::optional<std::vector<Message>> chat_messages(const Json& turns, StudyBuilder& study) {
  if (!turns.is_array()) return std::nullopt;
  std::vector<Message> messages;
  messages.reserve(turns.size());
  for (const Json& turn : turns) {
    const Json* content = json_find(turn, "content");
    if (content == nullptr) return std::nullopt;
    Message message;
    message.role = chat_role(json_string(turn, "role", "user"));
    message.name = study.text(json_string(turn, "name"));
    message.text = study.text(chat_content(*content));
    messages.push_back(message);
  }
  return messages;
}

std::string one_line_title(std::string_view text) {
  std::string line;
  bool gap = false;
  for (const char c : text) {
    if (is_space(c)) {
      gap = !line.empty();
      continue;
    }
    if (gap) line += ' ';
    gap = false;
    line += c;
    if (line.size() > max_title_bytes * 2) break;
  }
  return ellipsize_utf8(to_valid_utf8(line), max_title_bytes);
}

std::string title_of(const std::vector<Message>& turns, const StudyBuilder& study) {
  for (auto turn = turns.rbegin(); turn != turns.rend(); ++turn) {
    if (turn->role == ChatRole::user) return one_line_title(study.text_of(turn->text));
  }
  return turns.empty() ? std::string() : one_line_title(study.text_of(turns.back().text));
}

}  // namespace consilium::importers
