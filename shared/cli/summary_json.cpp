#include "cli/summary_json.h"

#include <cmath>

#include "base/json.h"
#include "base/text.h"
#include "cli/summary_rows.h"

namespace consilium::cli {
namespace {

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(); }

Json text_json(std::string_view text) { return Json(to_valid_utf8(text)); }

Json estimate_json(const SummaryRow& row) {
  Json json = Json::object();
  const stats::Estimate& estimate = row.cell.estimate;
  const bool known = row.cell.n > 0 || !row.cell.n_published;
  const bool sure = known && estimate.has_interval;
  json["estimate"] = known ? number_or_null(estimate.value) : Json();
  json["interval"] = Json::array(
      {sure ? number_or_null(estimate.interval.low) : Json(), sure ? number_or_null(estimate.interval.high) : Json()});
  json["standard_error"] = sure ? number_or_null(estimate.standard_error) : Json();
  return json;
}

Json criterion_json(const Study& study, const SummaryRow& row) {
  Json json = Json::object();
  json["name"] = text_json(study.name(row.criterion));
  if (!row.theme.empty()) json["theme"] = text_json(row.theme);
  if (!row.situation.empty()) json["situation"] = text_json(row.situation);
  json["n"] = row.cell.n_published ? Json(row.cell.n) : Json();
  json["k"] = row.cell.content == query::CellContent::rate ? Json(row.cell.k) : Json();
  json["missing"] = row.cell.from_rows() ? Json(row.cell.missing) : Json();
  if (row.cell.unclear > 0) json["unclear"] = row.cell.unclear;
  json.update(estimate_json(row));
  json["rater"] = row.cell.rater.valid() ? text_json(study.name(row.cell.rater)) : Json();
  return json;
}

Json models_json(const Study& study) {
  Json models = Json::array();
  for (const SummaryModel& model : summary_models(study)) {
    Json json = Json::object();
    json["name"] = text_json(study.name(model.id));
    json["n_scenarios"] = model.scenarios;
    json["criteria"] = Json::array();
    for (const SummaryRow& row : model.rows) json["criteria"].push_back(criterion_json(study, row));
    models.push_back(std::move(json));
  }
  return models;
}

Json study_json(const Study& study) {
  const StudyInfo& info = study.info;
  Json json = Json::object();
  json["title"] = text_json(info.title);
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text_json(text);
  };
  add("description", info.description);
  add("created", info.created);
  add("citation", info.citation);
  add("licence", info.licence);
  add("url", info.url);
  add("canary", info.canary);
  json["n_models"] = study.models.size();
  json["n_criteria"] = study.criteria.size();
  json["n_scenarios"] = study.scenarios.size();
  json["n_judgments"] = study.judgments.size();
  json["n_cells"] = study.cells.size();
  json["n_pairs"] = study.pairs.size();
  json["sources"] = Json::array();
  for (const SourceFile& source : study.sources) {
    json["sources"].push_back({{"name", text_json(study.text(source.name))},
                               {"format", text_json(study.text(source.format))},
                               {"bytes", source.bytes},
                               {"sha256", text_json(study.text(source.sha256))}});
  }
  if (!info.facts.empty()) json["facts"] = Json::object();
  for (const Tag& fact : info.facts)
    json["facts"][std::string(study.text(fact.name))] = text_json(study.text(fact.value));
  if (!info.limits.empty()) json["limits"] = Json::array();
  for (const std::string& limit : info.limits) json["limits"].push_back(text_json(limit));
  return json;
}

Json diagnostic_json(const Diagnostic& diagnostic) {
  Json json = Json::object();
  json["severity"] = to_text(diagnostic.severity);
  json["code"] = text_json(diagnostic.code);
  json["where"] = text_json(diagnostic.where);
  json["message"] = text_json(diagnostic.message);
  if (!diagnostic.hint.empty()) json["hint"] = text_json(diagnostic.hint);
  return json;
}

Json diagnostics_json(const Diagnostics& diagnostics) {
  Json list = Json::array();
  for (const DiagnosticGroup& group : diagnostics.groups()) {
    for (const Diagnostic& example : group.examples) list.push_back(diagnostic_json(example));
    if (group.count > group.examples.size()) {
      const std::uint64_t more = group.count - group.examples.size();
      list.push_back(
          diagnostic_json({group.severity, group.code, {}, "And " + format_count(more) + " more of this kind.", {}}));
    }
  }
  return list;
}

}  // namespace

std::string summary_json(const Study* study, const Diagnostics& diagnostics) {
  Json json = Json::object();
  json["study"] = study != nullptr ? study_json(*study) : Json();
  json["models"] = study != nullptr ? models_json(*study) : Json::array();
  json["diagnostics"] = diagnostics_json(diagnostics);
  return json_dump(json, 2);
}

}  // namespace consilium::cli
