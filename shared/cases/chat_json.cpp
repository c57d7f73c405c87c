#include "cases/chat_json.h"

namespace consilium::cases {

namespace {

std::string_view role_name(ChatRole role) {
  switch (role) {
    case ChatRole::system:
      return "system";
    case ChatRole::reference:
      return "reference";
    case ChatRole::assistant:
      return "assistant";
    default:
      return "user";
  }
}

}  // namespace

Json messages_json(const std::vector<Turn>& turns) {
  Json messages = Json::array();
  for (const Turn& turn : turns) messages.push_back(Json{{"role", role_name(turn.role)}, {"content", turn.text}});
  return messages;
}

}  // namespace consilium::cases
