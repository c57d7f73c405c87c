// The stored form of the library and of the preferences: JSON, read back with nothing believed.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/json.h"
#include "base/text.h"
#include "session/library.h"

namespace consilium::session {
namespace {

constexpr std::size_t max_entries = 500;
constexpr std::size_t max_text_bytes = 300;
constexpr std::size_t max_json_bytes = 1'000'000;
constexpr double largest_exact_integer = 9007199254740992.0;  // 2^53
constexpr std::array<std::string_view, 3> theme_words{"system", "light", "dark"};

std::int64_t integer(const Json& object, std::string_view key) {
  const double number = json_number(object, key, 0.0);
  const bool usable = std::isfinite(number) && number >= 0.0 && number <= largest_exact_integer;
  return usable ? static_cast<std::int64_t>(number) : 0;
}

std::uint64_t count(const Json& object, std::string_view key) {
  return static_cast<std::uint64_t>(integer(object, key));
}

std::string words(const Json& object, std::string_view key) {
  return ellipsize_utf8(to_valid_utf8(json_string(object, key)), max_text_bytes);
}

bool holds(const std::vector<StudyEntry>& entries, std::string_view key) {
  return std::any_of(entries.begin(), entries.end(), [&](const StudyEntry& entry) { return entry.key == key; });
}

}  // namespace

std::string encode_library(const std::vector<StudyEntry>& entries) {
  Json studies = Json::array();
  for (const StudyEntry& entry : entries) {
    Json study = Json::object();
    study["key"] = entry.key;
    study["title"] = entry.title;
    study["note"] = entry.note;
    study["models"] = entry.models;
    study["criteria"] = entry.criteria;
    study["scenarios"] = entry.scenarios;
    study["opened"] = entry.opened_unix_s;
    study["shipped"] = entry.shipped;
    studies.push_back(std::move(study));
  }
  Json library = Json::object();
  library["version"] = 1;
  library["studies"] = std::move(studies);
  return json_dump(library);
}

std::vector<StudyEntry> decode_library(std::string_view text) {
  std::vector<StudyEntry> entries;
  if (text.size() > max_json_bytes) return entries;
  const auto parsed = parse_json(text);
  if (!parsed) return entries;
  const Json* const studies = json_find(parsed.value(), "studies");
  if (studies == nullptr || !studies->is_array()) return entries;
  for (const Json& study : *studies) {
    StudyEntry entry;
    entry.key = json_string(study, "key");
    if (!is_study_key(entry.key) || holds(entries, entry.key)) continue;
    if (entries.size() == max_entries) break;
    entry.title = words(study, "title");
    if (entry.title.empty()) entry.title = "Study without a name";
    entry.note = words(study, "note");
    entry.models = count(study, "models");
    entry.criteria = count(study, "criteria");
    entry.scenarios = count(study, "scenarios");
    entry.opened_unix_s = integer(study, "opened");
    const Json* const shipped = json_find(study, "shipped");
    entry.shipped = shipped != nullptr && shipped->is_boolean() && shipped->get<bool>();
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string encode_preferences(const Preferences& preferences) {
  Json json = Json::object();
  json["version"] = 1;
  json["theme"] = theme_words[static_cast<std::size_t>(preferences.theme)];
  json["text_scale"] = preferences.text_scale;
  return json_dump(json);
}

Preferences decode_preferences(std::string_view text) {
  Preferences preferences;
  const auto parsed = text.size() <= max_json_bytes ? parse_json(text) : Result<Json>(Json::object());
  if (!parsed) return preferences;
  const std::string_view theme = json_string(parsed.value(), "theme");
  for (std::size_t i = 0; i < theme_words.size(); ++i) {
    if (theme_words[i] == theme) preferences.theme = static_cast<Theme>(i);
  }
  const double scale = json_number(parsed.value(), "text_scale", 1.0);
  preferences.text_scale = std::isfinite(scale) ? std::clamp(scale, min_text_scale, max_text_scale) : 1.0;
  return preferences;
}

}  // namespace consilium::session
