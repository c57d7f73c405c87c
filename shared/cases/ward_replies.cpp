#include "cases/ward_replies.h"

#include <utility>

#include "base/text.h"
#include "cases/chat_json.h"
#include "cases/prompt.h"

namespace consilium::cases {

namespace {

Error bad_line(std::size_t line, std::string message) {
  return {"ward-replies", std::move(message), "line " + std::to_string(line), {}};
}

}  // namespace

Json questions_json(const std::vector<Setting>& settings, const std::vector<PlannedCase>& planned,
                    const CaseBook& book) {
  Json asked = Json{{"settings", Json::array()}, {"cases", Json::array()}};
  for (const Setting& setting : settings) {
    asked["settings"].push_back(Json{{"name", setting.name}, {"dials", setting.dials}});
  }
  for (const PlannedCase& p : planned) {
    const Prompt prompt = make_prompt(p.c, book);
    asked["cases"].push_back(
        Json{{"key", p.key}, {"opening", messages_json(prompt.opening)}, {"user_turns", prompt.user_turns}});
  }
  return asked;
}

Result<WardReplies> read_ward_replies(std::string_view lines) {
  WardReplies read;
  std::size_t number = 0;
  for (const std::string_view line : split(lines, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const auto json = parse_json(line);
    if (!json.ok()) return bad_line(number, json.error().message);
    const std::string setting(json_string(json.value(), "setting")), key(json_string(json.value(), "case"));
    const Json* replies = json_find(json.value(), "replies");
    if (setting.empty() || key.empty() || replies == nullptr || !replies->is_array()) {
      return bad_line(number, "This line needs a setting, a case and its replies.");
    }
    std::vector<std::string> texts;
    for (const Json& reply : *replies) {
      if (!reply.is_string()) return bad_line(number, "A reply is not a text.");
      texts.push_back(json_to_text(reply));
    }
    if (!read[setting].emplace(key, std::move(texts)).second) return bad_line(number, "This case comes twice.");
  }
  return read;
}

}  // namespace consilium::cases
