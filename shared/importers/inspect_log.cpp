#include "importers/inspect_log.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "importers/inspect_text.h"

namespace consilium::importers {
namespace {

constexpr double newest_known_version = 3;
constexpr std::size_t max_tag_bytes = 120;
// Far beyond real logs; they keep a made-up one from costing time that grows with the square of its size.
constexpr std::size_t max_facts = 300;
constexpr std::size_t max_scorers = 200;
constexpr std::size_t max_shown_error_bytes = 300;

// A scalar as tag text; empty for lists, objects, null and long texts, which are no tags.
std::string tag_text(const Json& value) {
  if (value.is_null() || value.is_structured()) return {};
  std::string text = json_to_text(value);
  return text.size() <= max_tag_bytes ? text : std::string();
}

std::string object_string(const Json& object, std::string_view key, std::string_view inner) {
  const Json* value = json_find(object, key);
  return value == nullptr ? std::string() : std::string(json_string(*value, inner));
}

void add_fact(StudyBuilder& study, std::string_view name, std::string_view value) {
  if (value.empty() || study.info().facts.size() >= max_facts) return;
  const Tag fact{.name = study.text(name), .value = study.text(value)};
  std::vector<Tag>& facts = study.info().facts;
  if (std::ranges::find(facts, fact) == facts.end()) facts.push_back(fact);
}

// "system message, generate": the steps that made the answers.
std::string solver_steps(const Json& plan) {
  const Json* steps = json_find(plan, "steps");
  std::string names;
  if (steps == nullptr || !steps->is_array()) return names;
  for (const Json& step : *steps) {
    const std::string_view solver = json_string(step, "solver");
    if (solver.empty()) continue;
    if (!names.empty()) names += ", ";
    names += inspect_short_name(solver);
  }
  return names;
}

std::string scalars_of(const Json* config) {
  std::string text;
  if (config == nullptr || !config->is_object()) return text;
  for (const auto& [name, value] : config->get_ref<const Json::object_t&>()) {
    const std::string shown = tag_text(value);
    if (shown.empty()) continue;
    if (!text.empty()) text += ", ";
    text.append(name).append(" ").append(shown);
  }
  return text;
}

void append_tags(const Json& list, std::vector<std::pair<std::string, std::string>>& tags) {
  if (!list.is_array()) return;
  for (const Json& tag : list) {
    const std::string text = tag_text(tag);
    if (!text.empty()) tags.emplace_back("tag", text);
  }
}

void append_metadata(const Json& metadata, std::vector<std::pair<std::string, std::string>>& tags) {
  if (!metadata.is_object()) return;
  for (const auto& [name, value] : metadata.get_ref<const Json::object_t&>()) {
    const std::string text = tag_text(value);
    if (!text.empty()) tags.emplace_back(name, text);
  }
}

}  // namespace

std::string_view inspect_short_name(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

std::string inspect_metric_fact(std::string_view metric, std::string_view score, std::string_view model,
                                std::string_view task) {
  std::string name = "Log's own ";
  for (const std::string_view part : {metric, score, model, task}) {
    if (name.size() > 10) name += " \u00B7 ";
    name += part;
  }
  return name;
}

bool InspectLog::wants(std::string_view key) {
  constexpr std::array<std::string_view, 12> keys{"version",        "status", "eval",        "plan",
                                                  "results",        "error",  "invalidated", "log_updates",
                                                  "config_updates", "tags",   "metadata",    "stats"};
  return std::ranges::find(keys, key) != keys.end();
}

void InspectLog::take(std::string_view key, Json&& value) {
  if (key == "version" && value.is_number()) version_ = value.get<double>();
  if (key == "status" && value.is_string()) status_ = value.get_ref<const std::string&>();
  if (key == "invalidated" && value.is_boolean()) invalidated_ = value.get<bool>();
  if ((key == "log_updates" || key == "config_updates") && value.is_structured() && !value.empty()) has_updates_ = true;
  const std::array<std::pair<std::string_view, Json*>, 6> kept{{{"eval", &eval_},
                                                                {"plan", &plan_},
                                                                {"results", &results_},
                                                                {"error", &error_},
                                                                {"tags", &tags_},
                                                                {"metadata", &metadata_}}};
  const auto place = std::ranges::find(kept, key, [](const auto& entry) { return entry.first; });
  if (place != kept.end()) *place->second = std::move(value);
}

std::string InspectLog::task() const {
  const std::string_view name = json_string(eval_, "task");
  return std::string(name.empty() ? "unnamed task" : name);
}

std::string InspectLog::task_title() const {
  return readable_task_name(json_string(eval_, "task_display_name", task()));
}

std::string InspectLog::model() const {
  const std::string_view name = json_string(eval_, "model");
  return std::string(name.empty() ? "unnamed model" : name);
}

std::string InspectLog::run_key() const {
  const std::string_view task_id = json_string(eval_, "task_id");
  return std::string(task_id.empty() ? json_string(eval_, "run_id") : task_id);
}

std::uint64_t InspectLog::epochs() const {
  const Json* config = json_find(eval_, "config");
  const double epochs = config == nullptr ? 1.0 : json_number(*config, "epochs", 1.0);
  return epochs >= 1.0 && epochs < 1e6 ? static_cast<std::uint64_t>(epochs) : 1;
}

std::uint64_t InspectLog::completed_samples() const {
  const double completed = json_number(results_, "completed_samples", 0.0);
  return completed >= 1.0 && completed < 4e9 ? static_cast<std::uint64_t>(completed) : 0;
}

std::string InspectLog::cluster_key() const {
  for (const Json* score : result_scores()) {
    const Json* metrics = json_find(*score, "metrics");
    if (metrics == nullptr || !metrics->is_object()) continue;
    for (const auto& [name, metric] : metrics->get_ref<const Json::object_t&>()) {
      for (const std::string_view where : {"params", "options"}) {
        std::string key = object_string(metric, where, "cluster");
        if (!key.empty()) return key;
      }
    }
  }
  return {};
}

std::vector<std::pair<std::string, std::string>> InspectLog::tags() const {
  std::vector<std::pair<std::string, std::string>> tags;
  for (const Json* list : {json_find(eval_, "tags"), &tags_}) {
    if (list != nullptr) append_tags(*list, tags);
  }
  for (const Json* metadata : {json_find(eval_, "metadata"), &metadata_}) {
    if (metadata != nullptr) append_metadata(*metadata, tags);
  }
  return tags;
}

std::vector<const Json*> InspectLog::result_scores() const {
  std::vector<const Json*> scores;
  const Json* list = json_find(results_, "scores");
  if (list != nullptr && list->is_array()) {
    for (const Json& score : *list) {
      if (score.is_object()) scores.push_back(&score);
    }
  } else if (json_find(results_, "metrics") != nullptr) {
    scores.push_back(&results_);  // before several scorers were possible: results.scorer and results.metrics
  }
  return scores;
}

std::vector<std::string> InspectLog::scorer_names() const {
  std::vector<std::string> names;
  const auto add = [&names](std::string_view name) {
    name = inspect_short_name(name);
    if (name.empty() || names.size() >= max_scorers) return;
    if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
  };
  for (const Json* score : result_scores()) {
    const Json* scorer = json_find(*score, "scorer");
    if (scorer != nullptr && scorer->is_object()) {
      add(json_string(*scorer, "name"));
    } else {
      add(json_string(*score, "scorer", json_string(*score, "name")));
    }
  }
  const Json* scorers = json_find(eval_, "scorers");
  if (scorers != nullptr && scorers->is_array()) {
    for (const Json& scorer : *scorers) add(json_string(scorer, "name"));
  }
  return names;
}

std::vector<const Json*> InspectLog::scorer_options(std::string_view scorer) const {
  std::vector<const Json*> found;
  const auto add = [&](const Json& entry, std::string_view name_key, std::string_view options_key) {
    const Json* options = json_find(entry, options_key);
    const bool same = inspect_short_name(json_string(entry, name_key)) == scorer;
    if (same && options != nullptr && options->is_object()) found.push_back(options);
  };
  const Json* scorers = json_find(eval_, "scorers");
  if (scorers != nullptr && scorers->is_array()) {
    for (const Json& entry : *scorers) add(entry, "name", "options");
  }
  for (const Json* score : result_scores()) add(*score, "scorer", "params");
  return found;
}

void InspectLog::report_status(Diagnostics& diagnostics) const {
  if (status_ == "cancelled") {
    diagnostics.warning("inspect-cancelled", file_,
                        "The run was cancelled before it had finished; what was recorded until then is shown.",
                        "Results may change once the remaining samples are run.");
  } else if (status_ == "error") {
    const std::string reason = object_string(error_, "message", "message");
    std::string said(json_string(error_, "message", reason));
    if (!said.empty()) said = " It says: " + ellipsize_utf8(said, max_shown_error_bytes);
    diagnostics.warning("inspect-run-failed", file_,
                        "The run stopped with an error; what was recorded until then is shown." + said,
                        "Results may change once the run is repeated without the error.");
  } else if (status_ == "started") {
    diagnostics.warning("inspect-unfinished", file_,
                        "The run had not finished when this log was written, or it crashed; the samples that were done "
                        "by then are shown.",
                        "Open the log again when the run is over.");
  } else if (!status_.empty() && status_ != "success") {
    diagnostics.warning("inspect-status", file_,
                        "The log gives its status as \"" + status_ + "\", a word that this program does not know.");
  }
}

void InspectLog::report(Diagnostics& diagnostics) const {
  if (version_ > newest_known_version) {
    diagnostics.warning("inspect-newer-version", file_,
                        "The log is written in version " + format_shortest(version_) +
                            " of Inspect's format, newer than those known here; parts may be missing.");
  } else if (version_ == newest_known_version) {
    diagnostics.info("inspect-version-3", file_,
                     "The log is written in version 3 of Inspect's format, which is still in preparation.");
  }
  report_status(diagnostics);
  if (invalidated_) {
    diagnostics.warning("inspect-invalidated", file_,
                        "Somebody marked results in this log as invalid; the samples concerned count as missing.");
  }
  if (has_updates_) {
    diagnostics.info(
        "inspect-updates", file_,
        "The log carries later changes to its tags or settings (log or config updates); they are not applied.",
        "The scores are not affected.");
  }
}

void InspectLog::add_metric_facts(StudyBuilder& study) const {
  for (const Json* score : result_scores()) {
    const Json* metrics = json_find(*score, "metrics");
    if (metrics == nullptr || !metrics->is_object()) continue;
    std::string name(json_string(*score, "name", json_string(*score, "scorer", "score")));
    const std::string_view reducer = json_string(*score, "reducer");
    if (!reducer.empty()) name += " (" + std::string(reducer) + ")";
    for (const auto& [key, metric] : metrics->get_ref<const Json::object_t&>()) {
      const Json* value = metric.is_number() ? &metric : json_find(metric, "value");
      if (value == nullptr || !value->is_number()) continue;
      add_fact(study, inspect_metric_fact(key, name, model(), task()), format_shortest(value->get<double>()));
    }
  }
}

void InspectLog::describe(StudyBuilder& study) const {
  StudyInfo& info = study.info();
  if (info.title.empty()) info.title = task_title();
  if (info.created.empty()) info.created = json_string(eval_, "created");
  constexpr std::string_view several =
      "Made from several logs of Inspect AI, the evaluation framework of the UK AI Security Institute.";
  if (info.description.starts_with("Made from a log of Inspect AI")) {
    info.description = several;
  } else if (info.description.empty()) {
    info.description =
        "Made from a log of Inspect AI, the evaluation framework of the UK AI Security Institute. "
        "The task \"" +
        task() + "\" was run with the model " + model() + ".";
  }
  add_fact(study, "Task", task());
  add_fact(study, "Model", model());
  add_fact(study, "Dataset", object_string(eval_, "dataset", "name"));
  add_fact(study, "Started", json_string(eval_, "created"));
  add_fact(study, "Task id", run_key());
  add_fact(study, "Status", status_);
  add_fact(study, "Steps", solver_steps(plan_));
  add_fact(study, "Settings", scalars_of(json_find(plan_, "config")));
  if (epochs() > 1) add_fact(study, "Epochs", format_count(epochs()));
  add_fact(study, "Inspect AI version", object_string(eval_, "packages", "inspect_ai"));
  add_fact(study, "Code revision", object_string(eval_, "revision", "commit"));
  for (const auto& [name, value] : tags()) add_fact(study, name, value);
  add_metric_facts(study);
}

}  // namespace consilium::importers
