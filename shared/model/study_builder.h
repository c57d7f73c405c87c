// Builds one Study from rows in any order and from any number of files.
//
// Names are interned; models, criteria, scenarios and raters are found or made by their key. The same response
// key (model, scenario, repeat) twice is one response. finish() checks every invariant of study.h once.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/study.h"

namespace consilium {

struct JudgmentRow {
  ModelId model;
  ScenarioId scenario;
  CriterionId criterion;
  RaterId rater;
  ResponseId response;
  std::uint16_t repeat = 0;
  Verdict verdict = Verdict::missing;
  MissingReason missing = MissingReason::none;
  double score = 0.0;  // ignored (stored as NaN) for missing and unclear; stored 1/0 for met/not met
  float weight = 1.0F;
  std::string_view rationale;
  std::string_view item;  // see Judgments::item; empty for most logs
};

class StudyBuilder {
 public:
  StudyBuilder();
  ~StudyBuilder();
  StudyBuilder(const StudyBuilder&) = delete;
  StudyBuilder& operator=(const StudyBuilder&) = delete;

  StudyInfo& info() { return study_.info; }
  Diagnostics& diagnostics() { return study_.diagnostics; }

  // Interns text (cleaned to valid UTF-8). Long unique texts: pass share = false to skip the lookup.
  TextId text(std::string_view text, bool share = true);

  // Find or make. The returned row may be edited through the accessors below until finish(). Models and criteria always
  // have a name: the empty one becomes "Unnamed model", "Unnamed criterion".
  ModelId model(std::string_view name);
  // Criteria are told apart by theme, situation and name together.
  CriterionId criterion(std::string_view name, std::string_view theme = {}, std::string_view situation = {});
  ScenarioId scenario(std::string_view key);
  RaterId rater(std::string_view name, RaterKind kind);
  // Find or make the response of (model, scenario, repeat); `created`, when given, tells which.
  ResponseId response(ModelId model, ScenarioId scenario, std::uint16_t repeat, bool* created = nullptr);

  [[nodiscard]] ModelInfo& at(ModelId id) { return study_.models[id.index()]; }
  [[nodiscard]] Criterion& at(CriterionId id) { return study_.criteria[id.index()]; }
  [[nodiscard]] Scenario& at(ScenarioId id) { return study_.scenarios[id.index()]; }
  [[nodiscard]] Rater& at(RaterId id) { return study_.raters[id.index()]; }
  [[nodiscard]] Response& at(ResponseId id) { return study_.responses[id.index()]; }
  [[nodiscard]] std::string_view text_of(TextId id) const { return study_.texts.get(id); }

  Range add_messages(const std::vector<Message>& messages);
  // The messages of a range; valid until more are added.
  [[nodiscard]] std::span<const Message> messages_of(Range range) const {
    return std::span(study_.messages).subspan(range.first, range.count);
  }
  Range add_tags(const std::vector<Tag>& tags);

  // Adds a row. False, with nothing added, when (model, scenario, criterion, item, rater, repeat) is there already.
  bool add_judgment(const JudgmentRow& row);
  void add_cell(const Cell& cell);
  void add_pair(const Pair& pair);
  void add_source(std::string_view name, std::string_view format, std::uint64_t bytes, std::string_view sha256);
  // True when a source of this hash was added before (the same file twice).
  [[nodiscard]] bool has_source(std::string_view sha256) const;

  [[nodiscard]] std::size_t model_count() const { return study_.models.size(); }
  [[nodiscard]] std::size_t criterion_count() const { return study_.criteria.size(); }
  [[nodiscard]] std::size_t judgment_count() const { return study_.judgments.size(); }
  [[nodiscard]] const Judgments& judgments() const { return study_.judgments; }
  [[nodiscard]] const std::vector<Cell>& cells() const { return study_.cells; }
  // The row that add_judgment found in the way; none when there is none.
  [[nodiscard]] JudgmentId find_judgment(const JudgmentRow& row) const;
  // None when no scenario has this key yet.
  [[nodiscard]] ScenarioId find_scenario(std::string_view key) const;
  // Bytes held so far (texts and rows), for the importers' memory limit.
  [[nodiscard]] std::uint64_t bytes_held() const;

  // Ends building. A criterion with a scored row or a published mean is not binary, and its met and not met rows become
  // scores of 1 and 0: so importers may add a plain 0 or 1 as a verdict before they have seen the fractions of others.
  // Error "study-empty" when there is no evidence of any kind, "study-invalid" for a broken invariant.
  Result<std::shared_ptr<const Study>> finish();

 private:
  struct Lookups;
  [[nodiscard]] TextId find_text(std::string_view text) const;  // none when it was never shared
  void settle_criteria();

  Study study_;
  std::unique_ptr<Lookups> lookups_;
};

// Every reference in range, every column of equal length, NaN exactly where allowed. Used by finish() and the pack
// reader. Returns the first broken rule as an Error "study-invalid".
Result<Done> check_study(const Study& study);

}  // namespace consilium
