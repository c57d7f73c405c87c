#include "importers/study_recipe.h"

#include <array>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "importers/tidy_csv_reader.h"
#include "model/study_builder.h"

namespace consilium::importers {
namespace {

template <typename Enum, std::size_t n>
using Words = std::array<std::pair<std::string_view, Enum>, n>;

constexpr Words<Aspect, 3> aspects{
    {{"knowledge", Aspect::knowledge}, {"demand", Aspect::demand}, {"value", Aspect::value}}};
constexpr Words<Lever, 3> levers{{{"knowledge_integration", Lever::knowledge_integration},
                                  {"task_understanding", Lever::task_understanding},
                                  {"human_guidance", Lever::human_guidance}}};
constexpr Words<Stage, 3> stages{{{"training_data_curation", Stage::training_data_curation},
                                  {"training", Stage::training},
                                  {"inference", Stage::inference}}};
constexpr Words<RaterKind, 5> rater_kinds{{{"physician", RaterKind::physician},
                                           {"person", RaterKind::person},
                                           {"model", RaterKind::model},
                                           {"code", RaterKind::code},
                                           {"metric", RaterKind::metric}}};
constexpr Words<ScoreRule, 2> score_rules{
    {{"mean_of_scenarios", ScoreRule::mean_of_scenarios}, {"mean_win_rate", ScoreRule::mean_win_rate}}};

class RecipeReader {
 public:
  RecipeReader(const Json& recipe, std::string_view table) : recipe_(recipe), table_(table) {}

  Result<std::shared_ptr<const Study>> build() {
    read_info();
    for (const Json& rater : list("raters")) add_rater(rater);
    for (const Json& model : list("models")) add_model(model);
    for (const Json& criterion : list("criteria")) add_criterion(criterion);
    if (!error_) read_table();
    if (error_) return *error_;
    return study_.finish();
  }

 private:
  void fail(std::string where, std::string message) {
    if (!error_) error_ = Error{"recipe-invalid", std::move(message), std::move(where), {}};
  }

  const Json& list(std::string_view key) {
    static const Json nothing = Json::array();
    const Json* found = json_find(recipe_, key);
    if (found == nullptr || !found->is_array()) {
      fail(std::string(key), "This list is missing.");
      return nothing;
    }
    return *found;
  }

  std::string required(const Json& object, std::string_view key, std::string_view place) {
    std::string text(json_string(object, key));
    if (text.empty()) fail(std::string(place) + ", " + std::string(key), "This text is missing.");
    return text;
  }

  template <typename Enum, std::size_t n>
  Enum word(const Json& object, std::string_view key, std::string_view place, const Words<Enum, n>& words) {
    const std::string_view written = json_string(object, key);
    for (const auto& [text, value] : words) {
      if (text == written) return value;
    }
    fail(std::string(place) + ", " + std::string(key), "\"" + std::string(written) + "\" is none of the known words.");
    return words.front().second;
  }

  void read_info() {
    StudyInfo& info = study_.info();
    info.title = required(recipe_, "title", "study");
    info.description = required(recipe_, "description", "study");
    info.citation = required(recipe_, "citation", "study");
    info.licence = required(recipe_, "licence", "study");
    info.url = required(recipe_, "url", "study");
    info.created = json_string(recipe_, "created");
    info.published_totals = true;
    info.score_rule = word(recipe_, "score_rule", "study", score_rules);
    info.published_scenarios = static_cast<std::uint64_t>(json_number(recipe_, "published_scenarios", 0.0));
    for (const Json& limit : list("limits")) info.limits.push_back(json_to_text(limit));
    const std::string_view values = json_string(recipe_, "values");
    counts_ = values == "counts";
    if (!counts_ && values != "means") fail("study, values", "The table holds neither \"counts\" nor \"means\".");
  }

  void add_rater(const Json& source) {
    const std::string name = required(source, "name", "raters");
    const RaterId id = study_.rater(name, word(source, "kind", name, rater_kinds));
    study_.at(id).family = study_.text(json_string(source, "family"));
    study_.at(id).agreement = study_.text(json_string(source, "agreement"));
  }

  void add_model(const Json& source) {
    const std::string name = required(source, "name", "models");
    const ModelId id = study_.model(name);
    study_.at(id).detail = study_.text(json_string(source, "detail"));
    study_.at(id).family = study_.text(json_string(source, "family"));
    const double overall = json_number(source, "published_overall", -1.0);
    if (overall >= 0.0) {
      study_.at(id).tags = study_.add_tags({{study_.text("published_overall"), study_.text(format_shortest(overall))}});
    }
    const bool is_new = model_of_column_.emplace(required(source, "column", name), id).second;
    if (!is_new) fail(name + ", column", "Two models name the same column.");
  }

  void add_criterion(const Json& source) {
    const std::string key = required(source, "key", "criteria");
    const CriterionId id = study_.criterion(required(source, "name", key), required(source, "theme", key),
                                            required(source, "situation", key));
    if (!criterion_of_key_.emplace(key, id).second) fail(key, "Two criteria have the same key.");
    std::vector<Tag> tags;
    const auto tag = [&](std::string_view name, std::string_view value) {
      if (!value.empty()) tags.push_back({study_.text(name), study_.text(value)});
    };
    for (const std::string_view name : {"does", "rater", "agreement", "published_as"})
      tag(name, json_string(source, name));
    if (const Json* more = json_find(source, "tags"); more != nullptr) {
      for (const Json& pair : *more) {
        if (pair.is_array() && pair.size() == 2)
          tag(json_to_text(pair[0]), json_to_text(pair[1]));
        else
          fail(key + ", tags", "A tag is a pair of name and value.");
      }
    }
    const TextId description = study_.text(required(source, "description", key));
    const Range tag_range = study_.add_tags(tags);
    Criterion& criterion = study_.at(id);
    criterion.description = description;
    criterion.tags = tag_range;
    criterion.aspect = word(source, "aspect", key, aspects);
    criterion.lever = word(source, "lever", key, levers);
    criterion.stage = word(source, "stage", key, stages);
    criterion.binary = counts_;
    criterion.score_min = json_number(source, "score_min", 0.0);
    criterion.score_max = json_number(source, "score_max", 1.0);
  }

  void read_table() {
    CsvReader reader(table_, ',');
    std::vector<std::string_view> fields;
    const std::size_t first_model = counts_ ? 2 : 1;
    if (!reader.next(fields) || fields.size() != first_model + model_of_column_.size()) {
      return fail("table, line 1", "The head does not name the criterion and one column a model.");
    }
    std::vector<ModelId> models;
    for (std::size_t i = first_model; i < fields.size(); ++i) {
      const auto found = model_of_column_.find(std::string(fields[i]));
      if (found == model_of_column_.end())
        return fail("table, line 1", "No model has the column " + std::string(fields[i]) + ".");
      models.push_back(found->second);
    }
    std::size_t lines = 0;
    while (!error_ && reader.next(fields)) {
      const std::string where = "table, line " + std::to_string(reader.line());
      if (fields.size() != first_model + models.size())
        return fail(where, "This line has not as many fields as the head.");
      const auto found = criterion_of_key_.find(std::string(fields[0]));
      if (found == criterion_of_key_.end()) return fail(where, "No criterion has this key.");
      for (std::size_t i = 0; i < models.size(); ++i) {
        add_cell(models[i], found->second, fields[first_model + i], counts_ ? fields[1] : std::string_view(), where);
      }
      ++lines;
    }
    if (lines != criterion_of_key_.size()) fail("table", "The table has not one line for each criterion.");
  }

  void add_cell(ModelId model, CriterionId criterion, std::string_view value, std::string_view n,
                const std::string& where) {
    Cell cell;
    cell.model = model;
    cell.criterion = criterion;
    if (counts_) {
      const auto k = parse_int(value);
      const auto of = parse_int(n);
      if (!k || !of || *k < 0 || *k > *of || *of > 1'000'000'000)
        return fail(where, "A count is not between 0 and its n.");
      cell.k = static_cast<std::uint32_t>(*k);
      cell.n = static_cast<std::uint32_t>(*of);
    } else {
      const auto mean = parse_double(value);
      const Criterion& scale = study_.at(criterion);
      if (!mean || !(*mean >= scale.score_min && *mean <= scale.score_max))
        return fail(where, "A score is not on its scale.");
      cell.kind = CellKind::mean;
      cell.mean = *mean;
    }
    study_.add_cell(cell);
  }

  const Json& recipe_;
  std::string_view table_;
  bool counts_ = false;
  StudyBuilder study_;
  std::unordered_map<std::string, ModelId> model_of_column_;
  std::unordered_map<std::string, CriterionId> criterion_of_key_;
  std::optional<Error> error_;
};

}  // namespace

Result<StudyRecipe> read_recipe_head(std::string_view description_json) {
  const Result<Json> parsed = parse_json(description_json);
  if (!parsed.ok()) return parsed.error();
  StudyRecipe head{std::string(json_string(parsed.value(), "key")), std::string(json_string(parsed.value(), "note")),
                   std::string(json_string(parsed.value(), "table")), std::string(json_string(parsed.value(), "pack"))};
  if (head.key.empty() || head.table.empty() == head.pack.empty()) {
    return Error{"recipe-invalid", "The description names no key, or not either a table or a pack.", "study", {}};
  }
  return head;
}

Result<std::shared_ptr<const Study>> build_from_recipe(std::string_view description_json, std::string_view table_csv) {
  const Result<Json> parsed = parse_json(description_json);
  if (!parsed.ok()) return parsed.error();
  return RecipeReader(parsed.value(), table_csv).build();
}

}  // namespace consilium::importers
