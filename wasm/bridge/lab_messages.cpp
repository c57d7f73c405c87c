#include "bridge/lab_messages.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace consilium::bridge {

namespace {

using session::LabChoice;
using session::LabEnd;
using session::LabProvider;

std::string_view role_name(ChatRole role) {
  switch (role) {
    case ChatRole::system:
      return "system";
    case ChatRole::user:
      return "user";
    case ChatRole::assistant:
      return "assistant";
    default:
      return "reference";
  }
}

std::uint64_t number_of(const Json& message) {
  return static_cast<std::uint64_t>(std::max(0.0, json_number(message, "number", 0.0)));
}

LabChoice read_choice(const Json& source) {
  const Json* ends = json_find(source, "ends");
  return {static_cast<std::int64_t>(json_number(source, "id", 0.0)), std::string(json_string(source, "text")),
          json_number(source, "log_probability", 0.0), ends != nullptr && *ends == true};
}

session::Command read_book(const Json& message) {
  cases::CaseFiles files;
  const Json* texts = json_find(message, "files");
  for (const std::string_view name : cases::case_file_names) {
    if (texts != nullptr) files.emplace(name, json_string(*texts, name));
  }
  auto book = cases::read_case_book(files);
  if (!book.ok()) return session::LabBookFailed{book.error().where + ": " + book.error().message};
  auto criteria = cases::read_criteria(json_string(message, "criteria"));
  if (!criteria.ok()) return session::LabBookFailed{"criteria: " + criteria.error().message};
  return session::LabBookArrived{
      std::make_shared<session::LabBook>(session::LabBook{std::move(book).value(), std::move(criteria).value()})};
}

std::optional<double> measured(const Json& message, std::string_view provider) {
  const Json* times = json_find(message, "measured");
  const double ms = times == nullptr ? -1.0 : json_number(*times, provider, -1.0);
  return ms >= 0.0 ? std::optional(ms) : std::nullopt;
}

session::Command read_ready(const Json& message) {
  session::LabModel model;
  model.provider = json_string(message, "provider") == "webgpu" ? LabProvider::webgpu : LabProvider::wasm;
  const Json* dials = json_find(message, "dials");
  model.dials = dials != nullptr && dials->is_array() ? dials->size() : 0;
  model.bytes = static_cast<std::uint64_t>(std::max(0.0, json_number(message, "bytes", 0.0)));
  model.load_ms = json_number(message, "load_ms", 0.0);
  model.webgpu_ms = measured(message, "webgpu");
  model.wasm_ms = measured(message, "wasm");
  return session::LabModelReady{model};
}

session::Command read_token(const Json& message) {
  session::LabToken token;
  token.chosen = read_choice(message);
  token.entropy = json_number(message, "entropy", 0.0);
  if (const Json* list = json_find(message, "alternatives"); list != nullptr && list->is_array()) {
    for (const Json& choice : *list) token.alternatives.push_back(read_choice(choice));
  }
  return session::LabTokenCame{number_of(message), std::move(token)};
}

}  // namespace

std::string_view provider_name(LabProvider provider) {
  switch (provider) {
    case LabProvider::automatic:
      return "auto";
    case LabProvider::webgpu:
      return "webgpu";
    case LabProvider::wasm:
      return "wasm";
  }
  return {};
}

Json question_json(std::uint64_t number, const session::LabQuestion& question) {
  Json messages = Json::array();
  for (const cases::Turn& turn : question.conversation) {
    messages.push_back({{"role", role_name(turn.role)}, {"content", turn.text}});
  }
  return {{"number", number},
          {"messages", std::move(messages)},
          {"begun", question.begun},
          {"dials", question.dials},
          {"temperature", question.sampling.temperature},
          {"top_k", question.sampling.top_k},
          {"top_p", question.sampling.top_p},
          {"seed", question.sampling.seed}};
}

std::optional<session::Command> read_lab_message(std::string_view type, const Json& message) {
  if (type == "lab_book") return read_book(message);
  if (type == "lab_book_failed") return session::LabBookFailed{std::string(json_string(message, "message"))};
  if (type == "lab_progress") {
    return session::LabLoadProgress{static_cast<std::uint64_t>(std::max(0.0, json_number(message, "done", 0.0))),
                                    static_cast<std::uint64_t>(std::max(0.0, json_number(message, "total", 0.0)))};
  }
  if (type == "lab_ready") return read_ready(message);
  if (type == "lab_token") return read_token(message);
  if (type == "lab_done") {
    const bool by_itself = json_string(message, "ended") == "end";
    return session::LabReplyEnded{number_of(message), by_itself ? LabEnd::by_itself : LabEnd::too_long};
  }
  if (type == "lab_failed") {
    return session::LabFailed{number_of(message), std::string(json_string(message, "message")),
                              json_string(message, "code") == "missing"};
  }
  return std::nullopt;
}

}  // namespace consilium::bridge
