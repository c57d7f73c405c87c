#include "bridge/page_messages.h"

#include "base/json.h"
#include "bridge/lab_messages.h"
#include "bridge/models_messages.h"

namespace consilium::bridge {

namespace {

Severity read_severity(const Json& object) {
  const std::string_view text = json_string(object, "severity");
  for (const Severity severity : {Severity::info, Severity::warning}) {
    if (text == to_text(severity)) return severity;
  }
  return Severity::error;
}

Diagnostic read_diagnostic(const Json& object) {
  return {read_severity(object), std::string(json_string(object, "code")), std::string(json_string(object, "where")),
          std::string(json_string(object, "message")), std::string(json_string(object, "hint"))};
}

Diagnostics read_diagnostics(const Json* groups) {
  Diagnostics diagnostics;
  if (groups == nullptr || !groups->is_array()) return diagnostics;
  for (const Json& source : *groups) {
    DiagnosticGroup group;
    group.code = json_string(source, "code");
    group.severity = read_severity(source);
    group.count = static_cast<std::uint64_t>(json_number(source, "count", 1.0));
    const Json* examples = json_find(source, "examples");
    if (examples != nullptr && examples->is_array()) {
      for (const Json& example : *examples) group.examples.push_back(read_diagnostic(example));
    }
    diagnostics.restore(std::move(group));
  }
  return diagnostics;
}

session::Command read_failed(const Json& message) {
  session::StudyFailed failed;
  failed.key = json_string(message, "key");
  if (const Json* error = json_find(message, "error"); error != nullptr) {
    const Diagnostic read = read_diagnostic(*error);
    failed.error = {read.code, read.message, read.where, read.hint};
  }
  failed.diagnostics = read_diagnostics(json_find(message, "diagnostics"));
  return failed;
}

std::vector<session::StudyEntry> read_shipped(const Json* list) {
  std::vector<session::StudyEntry> entries;
  if (list == nullptr || !list->is_array()) return entries;
  for (const Json& source : *list) {
    session::StudyEntry entry;
    entry.key = json_string(source, "key");
    entry.title = json_string(source, "title");
    entry.note = json_string(source, "note");
    entry.models = static_cast<std::uint64_t>(json_number(source, "models", 0.0));
    entry.criteria = static_cast<std::uint64_t>(json_number(source, "criteria", 0.0));
    entry.scenarios = static_cast<std::uint64_t>(json_number(source, "scenarios", 0.0));
    entry.shipped = true;
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

std::optional<session::Command> read_page_message(std::string_view json) {
  const Result<Json> parsed = parse_json(json);
  if (!parsed.ok()) return std::nullopt;
  const Json& message = parsed.value();
  const std::string_view type = json_string(message, "type");
  if (type == "failed") return read_failed(message);
  if (type == "not_kept") {
    return session::StudyNotKept{std::string(json_string(message, "key")),
                                 std::string(json_string(message, "message"))};
  }
  if (type == "progress") {
    return session::ImportProgress{static_cast<std::uint64_t>(json_number(message, "done", 0.0)),
                                   static_cast<std::uint64_t>(json_number(message, "total", 0.0)),
                                   std::string(json_string(message, "label"))};
  }
  if (type == "cancelled") return session::ImportCancelled{};
  if (type == "link") return session::LinkArrived{std::string(json_string(message, "fragment"))};
  if (type == "notify") return session::Notify{read_severity(message), std::string(json_string(message, "message"))};
  if (type.starts_with("models_")) return read_models_message(type, message);
  return read_lab_message(type, message);
}

StartFacts read_start_facts(std::string_view json) {
  StartFacts facts;
  const Result<Json> parsed = parse_json(json);
  if (!parsed.ok()) return facts;
  const Json& source = parsed.value();
  facts.address = json_string(source, "address");
  facts.link = json_string(source, "link");
  facts.preferences = session::decode_preferences(json_string(source, "preferences"));
  facts.library = session::merge_library(read_shipped(json_find(source, "shipped")),
                                         session::decode_library(json_string(source, "library")));
  facts.clock.unix_s = static_cast<std::int64_t>(json_number(source, "unix_s", 0.0));
  facts.clock.utc_offset_min = static_cast<std::int32_t>(json_number(source, "utc_offset_min", 0.0));
  return facts;
}

}  // namespace consilium::bridge
