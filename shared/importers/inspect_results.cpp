#include "importers/inspect_results.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <span>
#include <string>

#include "base/text.h"
#include "importers/inspect_rater.h"
#include "importers/model_family.h"

namespace consilium::importers {
namespace {

constexpr std::size_t max_reductions = 200;  // one a scorer; far beyond real logs

// Metrics that say how sure an average is, and so are no results of their own.
bool is_spread(std::string_view metric) {
  constexpr std::array<std::string_view, 6> words{"std", "var", "stderr", "error", "ci", "confidence"};
  const std::string name = to_lower_ascii(inspect_short_name(metric));
  return std::ranges::any_of(words, [&](std::string_view word) {
    return word == "ci" ? name == "ci" || name.starts_with("ci_") || name.ends_with("_ci")
                        : name.find(word) != std::string::npos;
  });
}

double metric_value(const Json& metric) {
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  if (metric.is_number()) return metric.get<double>();
  return json_number(metric, "value", nothing);
}

// The count a metric was taken over: that of the scorer where given, else of the run.
std::uint32_t scored_count(const InspectLog& log, const Json& score) {
  const double own = json_number(score, "scored_samples", 0.0);
  if (own >= 1.0 && own < 4e9) return static_cast<std::uint32_t>(own);
  // completed_samples counts every epoch, but the metrics are over samples whose epochs were reduced to one score.
  return static_cast<std::uint32_t>(log.completed_samples() / log.epochs());
}

bool is_zero_or_one(const Json& value) {
  return value.is_number() && (value.get<double>() == 0.0 || value.get<double>() == 1.0);
}

// Reducing turns C and I into 1 and 0; where nothing else occurs, they are turned back into right and wrong.
bool was_right_or_wrong(const Json& samples) {
  return std::ranges::all_of(samples, [](const Json& sample) {
    const Json* value = json_find(sample, "value");
    return value != nullptr && (value->is_null() || is_zero_or_one(*value));
  });
}

}  // namespace

std::vector<Json> samples_of_reductions(const Json& reductions, const InspectLog& log) {
  std::vector<Json> made;
  if (!reductions.is_array() || log.epochs() != 1) return made;
  std::map<std::string, std::size_t> index_of;
  const std::span<const Json> all(reductions.get_ref<const Json::array_t&>());
  for (const Json& reduction : all.first(std::min(all.size(), max_reductions))) {
    const Json* samples = json_find(reduction, "samples");
    const std::string scorer(json_string(reduction, "scorer"));
    if (samples == nullptr || !samples->is_array() || scorer.empty()) continue;
    const bool right_or_wrong = was_right_or_wrong(*samples);
    for (const Json& sample : *samples) {
      const Json* id = json_find(sample, "sample_id");
      if (id == nullptr || id->is_null()) continue;
      const auto [entry, is_new] = index_of.try_emplace(json_to_text(*id), made.size());
      if (is_new) made.push_back(Json{{"id", *id}, {"epoch", 1}, {"scores", Json::object()}});
      Json score = sample;
      const Json* value = json_find(sample, "value");
      if (right_or_wrong && value != nullptr && value->is_number()) score["value"] = value->get<double>() == 1.0;
      Json& scores = made[entry->second]["scores"];
      if (!scores.contains(scorer))
        scores[scorer] = std::move(score);  // a second reducer of the same scorer adds nothing
    }
  }
  return made;
}

std::size_t add_result_cells(const InspectLog& log, ReadContext& context) {
  StudyBuilder& study = context.study;
  std::size_t added = 0;
  for (const Json* score : log.result_scores()) {
    const Json* metrics = json_find(*score, "metrics");
    if (metrics == nullptr || !metrics->is_object()) continue;
    const std::string name(json_string(*score, "name", json_string(*score, "scorer", "score")));
    double standard_error = std::numeric_limits<double>::quiet_NaN();
    for (const auto& [key, metric] : metrics->get_ref<const Json::object_t&>()) {
      if (inspect_short_name(key) == "stderr") standard_error = metric_value(metric);
    }
    if (standard_error < 0.0) standard_error = std::numeric_limits<double>::quiet_NaN();
    for (const auto& [key, metric] : metrics->get_ref<const Json::object_t&>()) {
      const double value = metric_value(metric);
      if (is_spread(key) || !std::isfinite(value)) continue;
      const bool is_average = inspect_short_name(key) == "accuracy" || inspect_short_name(key) == "mean";
      std::string title = name;
      if (!is_average) title.append(": ").append(key);
      const CriterionId criterion = study.criterion(title, log.task_title());
      Criterion& row = study.at(criterion);
      row.binary = false;
      row.score_min = std::min(row.score_min, value);
      row.score_max = std::max(row.score_max, value);
      const std::string_view description = is_average ? inspect_scorer_description(name) : std::string_view();
      row.description = study.text(description);
      const ModelId model = study.model(log.model());
      study.at(model).family = study.text(model_family(log.model()));
      Cell cell;
      cell.model = model;
      cell.criterion = criterion;
      cell.kind = CellKind::mean;
      cell.n = scored_count(log, *score);
      cell.mean = value;
      cell.standard_error = is_average ? standard_error : std::numeric_limits<double>::quiet_NaN();
      study.add_cell(cell);
      ++added;
    }
  }
  return added;
}

}  // namespace consilium::importers
