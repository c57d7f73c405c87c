// Gathers the scores of all samples of one log, then writes them as judgments.
//
// Writing waits for the last sample, because only then is it known whether a criterion is right-or-wrong throughout
// (counted as met of n) or has shades (kept as scores), and which scorers a sample without scores has missed.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "importers/importer.h"
#include "importers/inspect_log.h"
#include "importers/inspect_text.h"
#include "importers/inspect_value.h"

namespace consilium::importers {

// One answer of the model, and why it may have no scores.
struct InspectSampleKey {
  ScenarioId scenario;
  ResponseId response;
  std::uint16_t repeat = 0;
  MissingReason why_missing = MissingReason::not_scored;
  std::string why_missing_text;  // in the log's words; may be empty
  std::string invalidation;      // not empty: somebody marked the sample as invalid; its scores do not count
  std::string where;             // for diagnostics
};

class InspectScores {
 public:
  // `file_bytes`: how far the import is when the rows are written, for progress.
  InspectScores(const InspectLog& log, ReadContext& context, std::uint64_t file_bytes)
      : log_(log), context_(context), file_bytes_(file_bytes) {}

  // `scores`: {scorer: {value, answer?, explanation?, ...}}. `judged` is the judged text, which explanations often
  // repeat.
  void add_sample(InspectSampleKey sample, const Json* scores, std::string_view judged, InspectTexts& texts);
  // Writes all rows. Errors: "import-cancelled", "import-too-large".
  Result<Done> finish();

  [[nodiscard]] std::size_t sample_count() const { return samples_.size(); }
  // Memory held until finish(), for the importers' limit.
  [[nodiscard]] std::uint64_t bytes_held() const { return bytes_held_; }

 private:
  struct CriterionKey {
    std::uint32_t scorer = 0;
    std::string key;  // of a value that is an object; empty = the scorer itself
    auto operator<=>(const CriterionKey&) const = default;
  };
  struct LocalCriterion {
    CriterionKey key;
    bool binary = true;
    double lowest = 0.0;
    double highest = 1.0;
    std::uint32_t judges = 0;  // most values in a list score; 0 = single values
    CriterionId id;            // once make_criteria has run
  };
  struct LocalScorer {
    std::string name;
    bool has_grading = false;
    std::vector<std::uint32_t> criteria;
  };
  struct Row {
    std::uint32_t sample = 0;
    std::uint32_t criterion = 0;
    std::uint32_t judge = 0;  // 1.. in a list score
    std::uint32_t judges = 0;
    InspectValue value;
    MissingReason reason = MissingReason::none;
    std::string rationale;
  };

  // Both: nullopt when there are more than in any real log; an error diagnostic says so.
  std::optional<std::uint32_t> scorer_index(std::string_view name);
  std::optional<std::uint32_t> criterion_index(std::uint32_t scorer, std::string_view key);
  void add_score(std::uint32_t sample, std::uint32_t scorer, const Json& score, std::string_view judged,
                 InspectTexts& texts);
  void add_list(const Row& row, const Json& list, const std::string& rationale);
  void add_value(Row row, const Json& value, const std::string& rationale);
  void ensure_known_scorers();
  void make_criteria();
  void write(const Row& row);
  void write_unscored(std::uint32_t sample, std::uint32_t scorer);
  RaterId rater(std::uint32_t scorer, std::uint32_t judge, std::uint32_t judges);

  const InspectLog& log_;
  ReadContext& context_;
  std::uint64_t file_bytes_;
  std::vector<InspectSampleKey> samples_;
  std::vector<std::vector<std::uint32_t>> scorers_of_sample_;
  std::vector<LocalScorer> scorers_;
  std::map<std::string, std::uint32_t, std::less<>> scorer_by_name_;
  std::vector<LocalCriterion> criteria_;
  std::map<CriterionKey, std::uint32_t> criterion_by_key_;
  std::map<std::array<std::uint32_t, 3>, RaterId> raters_;
  std::vector<Row> rows_;  // in the order of the samples
  std::uint64_t bytes_held_ = 0;
};

}  // namespace consilium::importers
