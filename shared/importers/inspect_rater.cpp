#include "importers/inspect_rater.h"

#include <algorithm>
#include <array>

#include "importers/model_family.h"

namespace consilium::importers {
namespace {

struct BuiltIn {
  std::string_view name;
  RaterKind kind;
  std::string_view description;
};

// Inspect's own scorers (inspect.aisi.org.uk, "Scorers").
constexpr std::array<BuiltIn, 10> built_in{{
    {"match", RaterKind::code, "The answer begins or ends with the expected text."},
    {"includes", RaterKind::code, "The answer contains the expected text."},
    {"pattern", RaterKind::code, "What a text pattern finds in the answer equals the expected text."},
    {"answer", RaterKind::code, "The letter, word or line after \"ANSWER:\" equals the expected one."},
    {"exact", RaterKind::code, "The answer equals the expected text once case and punctuation are set aside."},
    {"choice", RaterKind::code, "The option that was chosen is the right one."},
    {"math", RaterKind::code, "The answer is mathematically equal to the expected one."},
    {"f1", RaterKind::metric, "How far the words of the answer and of the expected text overlap, from 0 to 1."},
    {"model_graded_qa", RaterKind::model, "A grader model finds that the answer meets what was asked for."},
    {"model_graded_fact", RaterKind::model, "A grader model finds that the answer contains the expected fact."},
}};

const BuiltIn* find_built_in(std::string_view scorer) {
  // Inspect numbers a scorer that is used twice: "match1".
  const std::size_t letters = scorer.find_last_not_of("0123456789") + 1;
  for (const std::string_view name : {scorer, scorer.substr(0, letters)}) {
    const auto* found = std::ranges::find(built_in, name, &BuiltIn::name);
    if (found != built_in.end()) return found;
  }
  return nullptr;
}

void add_model_names(const Json& value, std::vector<std::string>& names) {
  if (value.is_string()) {
    names.push_back(value.get_ref<const std::string&>());
  } else if (value.is_object()) {
    const std::string_view name = json_string(value, "model", json_string(value, "name"));
    if (!name.empty()) names.emplace_back(name);
  } else if (value.is_array()) {
    for (const Json& item : value) {
      if (!item.is_array()) add_model_names(item, names);
    }
  }
  std::erase(names, std::string());
}

std::vector<std::string> graders_in(const Json& object, std::initializer_list<std::string_view> keys) {
  std::vector<std::string> names;
  for (const std::string_view key : keys) {
    const Json* value = json_find(object, key);
    if (value != nullptr) add_model_names(*value, names);
    if (!names.empty()) break;
  }
  return names;
}

}  // namespace

InspectRater inspect_rater(const InspectLog& log, std::string_view scorer, bool has_grading) {
  const BuiltIn* known = find_built_in(inspect_short_name(scorer));
  InspectRater rater{
      .scorer = std::string(scorer), .kind = known == nullptr ? RaterKind::unknown : known->kind, .graders = {}};
  if (known != nullptr && known->kind != RaterKind::model) return rater;
  for (const Json* options : log.scorer_options(inspect_short_name(scorer))) {
    if (!rater.graders.empty()) break;
    rater.graders = graders_in(*options, {"grader_model", "judge_model", "scorer_model", "grader", "judge", "model",
                                          "grader_models", "judge_models", "models"});
  }
  const Json* roles = json_find(log.eval(), "model_roles");
  if (rater.graders.empty() && roles != nullptr) rater.graders = graders_in(*roles, {"grader", "judge", "scorer"});
  // Without a grader, Inspect's model-graded scorers let the model under test judge its own answers.
  const bool model_graded = known != nullptr && known->kind == RaterKind::model;
  if (rater.graders.empty() && model_graded) rater.graders.push_back(log.model());
  if (!rater.graders.empty() || has_grading) rater.kind = RaterKind::model;
  return rater;
}

RaterId add_inspect_rater(StudyBuilder& study, const InspectRater& rater, std::uint32_t judge, std::uint32_t judges) {
  std::string who;
  std::string_view family;
  if (judge > 0 && rater.graders.size() == judges) {
    who = rater.graders[judge - 1];
    family = model_family(who);
  } else {
    for (const std::string& grader : rater.graders) {
      if (!who.empty()) who += ", ";
      who += grader;
    }
    if (rater.graders.size() == 1) family = model_family(rater.graders.front());
  }
  std::string name = rater.scorer;
  if (judge > 0 && rater.graders.size() != judges) name += ", judge " + std::to_string(judge);
  if (!who.empty()) name += " (" + who + ")";
  const RaterId id = study.rater(name, rater.kind);
  study.at(id).family = study.text(family);
  return id;
}

std::string_view inspect_scorer_description(std::string_view scorer) {
  const BuiltIn* known = find_built_in(inspect_short_name(scorer));
  return known == nullptr ? std::string_view() : known->description;
}

}  // namespace consilium::importers
