#include "importers/healthbench_names.h"

#include <array>

#include "base/text.h"

namespace consilium::importers {
namespace {

struct Entry {
  std::string_view key;
  std::string_view text;
};

// A consensus tag is theme, situation and criterion joined by "_", each as listed here.
constexpr std::array<Entry, 7> themes{{{"emergency_referrals", "Emergency referrals"},
                                       {"communication", "Expertise-tailored communication"},
                                       {"hedging", "Responding under uncertainty"},
                                       {"complex_responses", "Response depth"},
                                       {"health_data_tasks", "Health data tasks"},
                                       {"global_health", "Global health"},
                                       {"context_seeking", "Context seeking"}}};

constexpr std::array<Entry, 17> situations{
    {{"conditionally-emergent", "Conditionally emergent"},
     {"emergent", "Emergent"},
     {"non-emergent", "Non-emergent"},
     {"health-professional", "Health professional user"},
     {"not-health-professional", "Non-health professional user"},
     {"any-reducible-uncertainty", "Any reducible uncertainty"},
     {"no-uncertainty", "No uncertainty present"},
     {"only-irreducible-uncertainty", "Only irreducible uncertainty"},
     {"detailed", "Query requiring detailed response"},
     {"simple", "Query requiring simple response"},
     {"enough-info-to-complete-task", "Enough information to complete task"},
     {"not-enough-info-to-complete-task", "Not enough information to complete task"},
     {"context-does-not-matter", "Healthcare context does not matter"},
     {"context-matters-but-unclear", "Healthcare context matters but is unclear"},
     {"context-matters-is-clear", "Healthcare context matters and is clear"},
     {"enough-context", "Enough context provided"},
     {"not-enough-context", "Not enough context provided"}}};

constexpr std::array<Entry, 17> criteria{{{"context_seeking", "Context seeking"},
                                          {"emergency_behavior", "Emergency behavior"},
                                          {"accuracy_completeness", "Accuracy and completeness"},
                                          {"tailored", "Tailored communication"},
                                          {"accurate", "Accuracy"},
                                          {"hedges", "Hedging behavior"},
                                          {"seeks_context", "Context-seeking behavior"},
                                          {"accuracy_hedging", "Accuracy and hedging"},
                                          {"appropriate", "Appropriate"},
                                          {"accuracy_safety", "Accuracy and safety"},
                                          {"response_instruction_following", "Response instruction following"},
                                          {"helpfulness", "Helpfulness"},
                                          {"safety", "Safety"},
                                          {"aligned_accurate", "Aligned and accurate"},
                                          {"language", "Language"},
                                          {"helpful_safe", "Helpful and safe"},
                                          {"precise", "Precise"}}};

template <std::size_t n>
std::string_view find_text(const std::array<Entry, n>& entries, std::string_view key) {
  for (const Entry& entry : entries) {
    if (entry.key == key) return entry.text;
  }
  return {};
}

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return false;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

// "20250507_061412", with or without seconds, as ISO 8601; empty when it is none.
std::string iso_time(std::string_view stamp) {
  const bool fits = (stamp.size() == 15 || stamp.size() == 13) && digits_at(stamp, 0, 8) && stamp[8] == '_' &&
                    digits_at(stamp, 9, stamp.size() - 9);
  if (!fits) return {};
  const auto part = [&](std::size_t at, std::size_t count) { return std::string(stamp.substr(at, count)); };
  std::string iso = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(9, 2) + ":" + part(11, 2);
  if (stamp.size() == 15) iso += ":" + part(13, 2);
  return iso;
}

bool drop_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

// The last `_<date>_<time>` of a name: its position, or npos.
std::size_t find_stamp(std::string_view stem, std::string& created) {
  for (const std::size_t length : {std::size_t{15}, std::size_t{13}}) {
    if (stem.size() <= length || stem[stem.size() - length - 1] != '_') continue;
    created = iso_time(stem.substr(stem.size() - length));
    if (!created.empty()) return stem.size() - length - 1;
  }
  return std::string_view::npos;
}

// Physicians' own answers, and the model answers they were shown, graded like a model's.
std::string shown_model(std::string_view model) {
  if (drop_suffix(model, "_humanbaseline")) return "Physicians (" + plain_words(model) + ")";
  if (drop_suffix(model, "_referencecompletions")) return "Reference completions (" + plain_words(model) + ")";
  return std::string(model);
}

}  // namespace

std::string plain_words(std::string_view key) {
  std::string words(trim(key));
  for (char& c : words) {
    if (c == '_' || c == '-') c = ' ';
  }
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string theme_name(std::string_view theme) {
  const std::string_view known = find_text(themes, theme);
  return known.empty() ? plain_words(theme) : std::string(known);
}

HealthbenchHeading consensus_heading(std::string_view cluster) {
  for (const Entry& theme : themes) {
    if (!cluster.starts_with(theme.key) || cluster.size() <= theme.key.size() || cluster[theme.key.size()] != '_') {
      continue;
    }
    const std::string_view rest = cluster.substr(theme.key.size() + 1);
    const std::size_t end = rest.find('_');
    if (end == std::string_view::npos) break;
    const std::string_view situation = find_text(situations, rest.substr(0, end));
    const std::string_view name = find_text(criteria, rest.substr(end + 1));
    if (situation.empty() || name.empty()) break;
    return {std::string(name), std::string(theme.text), std::string(situation)};
  }
  return {plain_words(cluster), "Consensus criteria", {}};
}

HealthbenchHeading case_heading(std::string_view axis, bool fault) {
  const std::string aspect = axis.empty() ? "No axis named" : plain_words(axis);
  return {aspect + (fault ? ", case-specific faults" : ", case-specific items"), "Case-specific items", {}};
}

std::optional<HealthbenchFileName> parse_healthbench_file_name(std::string_view file_name) {
  std::string_view stem = file_name.substr(file_name.find_last_of("/\\") + 1);
  drop_suffix(stem, ".json");
  // Browsers number a second download: "..._allresults (1).json".
  if (const std::size_t open = stem.rfind(" ("); open != std::string_view::npos && stem.ends_with(')')) {
    stem = stem.substr(0, open);
  }
  if (!drop_suffix(stem, "_allresults")) return std::nullopt;
  drop_suffix(stem, "_DEBUG");
  HealthbenchFileName parts;
  const std::size_t stamp = find_stamp(stem, parts.created);
  if (stamp == std::string_view::npos) return std::nullopt;
  stem = stem.substr(0, stamp);
  for (const std::string_view eval : {"healthbench_consensus", "healthbench_hard", "healthbench_meta", "healthbench"}) {
    if (!stem.starts_with(eval) || stem.size() <= eval.size() + 1 || stem[eval.size()] != '_') continue;
    parts.eval = eval;
    parts.model = shown_model(stem.substr(eval.size() + 1));
    return parts;
  }
  return std::nullopt;
}

}  // namespace consilium::importers
