// Puts tidy rows into a study: finds or makes models, scenarios, criteria, raters and responses, and reports every
// value that cannot be read, or that contradicts an earlier row, with its place in the file.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "importers/importer.h"
#include "importers/tidy_columns.h"
#include "importers/tidy_values.h"

namespace consilium::importers {

class TidyRows {
 public:
  TidyRows(ReadContext& context, std::string_view file_name) : context_(context), file_name_(file_name) {}

  void add(const TidyRow& row, std::uint64_t line);
  // Judgments and totals taken from this file so far.
  [[nodiscard]] std::uint64_t rows_added() const { return rows_added_; }
  [[nodiscard]] std::string where(std::uint64_t line) const;

 private:
  // What the first row that named it said about a criterion, scenario or response; later rows must agree.
  struct CriterionFacts {
    bool known = false;
    double score_min = 0.0;
    double score_max = 1.0;
  };
  struct ScenarioFacts {
    std::uint64_t prompt_hash = 0;
    std::uint64_t tags_hash = 0;
    bool title_given = false;
  };
  // The last id of a kind with the names it was found by: neighbouring rows mostly name the same things.
  template <typename IdType, std::size_t names>
  struct Recent {
    std::array<std::string, names> key;
    IdType id;

    // Whether the id is the one of these names; else they become the key of the id that the caller sets.
    bool matches(const std::array<std::string_view, names>& wanted) {
      if (id.valid() && std::equal(key.begin(), key.end(), wanted.begin())) return true;
      std::copy(wanted.begin(), wanted.end(), key.begin());
      return false;
    }
  };

  void add_judgment(const TidyRow& row);
  void add_total(const TidyRow& row);
  bool add_count(const TidyRow& row, Cell& cell);
  bool add_mean(const TidyRow& row, Cell& cell);

  ModelId find_model(std::string_view name);
  CriterionId find_criterion(const TidyRow& row);
  ScenarioId find_scenario(const TidyRow& row);
  RaterId find_rater(const TidyRow& row);
  ResponseId find_response(const TidyRow& row, ModelId model, ScenarioId scenario, std::uint16_t repeat);
  void describe_criterion(const TidyRow& row, CriterionId id, CriterionFacts& facts);
  bool read_range(const TidyRow& row, double& score_min, double& score_max);
  void describe_scenario(const TidyRow& row, ScenarioId id, ScenarioFacts& facts);
  void set_prompt(const TidyRow& row, ScenarioId id, ScenarioFacts& facts);
  void set_once(TextId& field, const TidyRow& row, TidyColumn column);
  std::vector<Message> read_turns(const TidyValue& value, ChatRole role);
  bool read_repeat(const TidyRow& row, std::uint16_t& repeat);
  bool read_weight(const TidyRow& row, float& weight);
  void report_grade(const TidyRow& row, const TidyGrade& grade, const CriterionFacts& facts);
  void report_duplicate(const JudgmentRow& judgment);
  void report_differs(std::string_view what, std::string_view owner);
  void problem(std::string code, std::string message, std::string hint = {});

  ReadContext& context_;
  std::string file_name_;
  std::uint64_t line_ = 0;
  std::uint64_t rows_added_ = 0;
  enum class RepeatBase : std::uint8_t { undecided, zero, one };
  RepeatBase repeat_base_ = RepeatBase::undecided;

  Recent<ModelId, 1> recent_model_;
  Recent<CriterionId, 3> recent_criterion_;
  Recent<ScenarioId, 1> recent_scenario_;
  Recent<RaterId, 2> recent_rater_;
  std::vector<CriterionFacts> criteria_;        // by CriterionId
  std::vector<ScenarioFacts> scenarios_;        // by ScenarioId
  std::vector<std::uint64_t> response_hashes_;  // by ResponseId
  std::unordered_set<std::uint64_t> totals_;    // model and criterion of every cell added
};

}  // namespace consilium::importers
