// The invariants of study.h, checked in one pass: what every reader of a Study may rely on.
#include <cmath>

#include "base/text.h"
#include "model/study_builder.h"

namespace consilium {
namespace {

// Collects the first broken rule; checks after it are skipped, so that no rule has to fear what an earlier one found.
class Checker {
 public:
  explicit Checker(const Study& study) : study_(study) {}

  Result<Done> run() {
    texts();
    info();
    diagnostics();
    models();
    criteria();
    scenarios();
    raters();
    messages_and_tags();
    responses();
    judgment_columns();
    if (ok()) judgment_rows();
    cells();
    pairs();
    sources();
    if (!ok()) return Error{"study-invalid", std::string("The study contradicts itself: ") + broken_ + ".", place_, {}};
    return Done{};
  }

 private:
  [[nodiscard]] bool ok() const { return broken_ == nullptr; }

  void need(bool holds, const char* broken, const char* table, std::size_t row) {
    if (holds || !ok()) return;
    broken_ = broken;
    place_ = std::string(table) + " row " + std::to_string(row);
  }

  [[nodiscard]] bool good(TextId id) const { return !id.valid() || id.index() < study_.texts.size(); }
  [[nodiscard]] bool good(ModelId id) const { return id.index() < study_.models.size(); }
  [[nodiscard]] bool good(ScenarioId id) const { return id.index() < study_.scenarios.size(); }
  [[nodiscard]] bool good(CriterionId id) const { return id.index() < study_.criteria.size(); }
  [[nodiscard]] bool good(RaterId id) const { return id.index() < study_.raters.size(); }
  // A response may be absent; one that is there belongs to the row's own model and scenario.
  [[nodiscard]] bool good(ResponseId id, ModelId model, ScenarioId scenario) const {
    if (!id.valid()) return true;
    if (id.index() >= study_.responses.size()) return false;
    const Response& response = study_.responses[id.index()];
    return response.model == model && response.scenario == scenario;
  }
  [[nodiscard]] static bool good(Range range, std::size_t rows) {
    return static_cast<std::uint64_t>(range.first) + range.count <= rows;
  }
  template <typename Enum>
  [[nodiscard]] static bool good(Enum value, Enum last) {
    return static_cast<std::uint8_t>(value) <= static_cast<std::uint8_t>(last);
  }

  static constexpr const char* bad_text = "a text is referred to that does not exist";
  static constexpr const char* bad_row = "a row is referred to that does not exist";
  static constexpr const char* bad_kind = "a kind is named that does not exist";
  static constexpr const char* bad_number = "a number is not one that may stand there";
  static constexpr const char* bad_utf8 = "a text is not valid UTF-8";
  static constexpr const char* bad_response = "a verdict refers to a response of another model or scenario";
  static constexpr const char* bad_verdict = "a criterion of met or not met has scores, or the other way round";
  static constexpr const char* bad_score = "a verdict and its score do not agree";

  void texts() {
    need(study_.texts.size() < TextId::none_value, "there are more texts than can be numbered", "texts", 0);
    for (std::size_t i = 0; ok() && i < study_.texts.size(); ++i) {
      need(is_valid_utf8(study_.texts.get(TextId(static_cast<std::uint32_t>(i)))), bad_utf8, "texts", i);
    }
  }

  void info() {
    const StudyInfo& info = study_.info;
    for (const std::string* text :
         {&info.title, &info.description, &info.citation, &info.licence, &info.url, &info.created, &info.canary}) {
      need(is_valid_utf8(*text), bad_utf8, "info", 0);
    }
    for (const std::string& limit : info.limits) need(is_valid_utf8(limit), bad_utf8, "info", 0);
    for (const Tag& fact : info.facts) need(good(fact.name) && good(fact.value), bad_text, "info", 0);
    need(good(info.score_rule, ScoreRule::mean_win_rate), bad_kind, "info", 0);
  }

  void diagnostics() {
    for (const DiagnosticGroup& group : study_.diagnostics.groups()) {
      need(good(group.severity, Severity::error), bad_kind, "diagnostics", 0);
      need(is_valid_utf8(group.code), bad_utf8, "diagnostics", 0);
      for (const Diagnostic& example : group.examples) {
        need(good(example.severity, Severity::error), bad_kind, "diagnostics", 0);
        for (const std::string* text : {&example.code, &example.where, &example.message, &example.hint}) {
          need(is_valid_utf8(*text), bad_utf8, "diagnostics", 0);
        }
      }
    }
  }

  void models() {
    for (std::size_t i = 0; i < study_.models.size(); ++i) {
      const ModelInfo& row = study_.models[i];
      need(good(row.name) && good(row.detail) && good(row.family), bad_text, "models", i);
      need(good(row.tags, study_.tags.size()), bad_row, "models", i);
    }
  }

  void criteria() {
    for (std::size_t i = 0; i < study_.criteria.size(); ++i) {
      const Criterion& row = study_.criteria[i];
      need(good(row.name) && good(row.description) && good(row.theme) && good(row.situation) && good(row.unit),
           bad_text, "criteria", i);
      need(good(row.aspect, Aspect::value) && good(row.lever, Lever::human_guidance) &&
               good(row.stage, Stage::inference),
           bad_kind, "criteria", i);
      need(std::isfinite(row.score_min) && std::isfinite(row.score_max) && row.score_min <= row.score_max, bad_number,
           "criteria", i);
      need(good(row.tags, study_.tags.size()), bad_row, "criteria", i);
    }
  }

  void scenarios() {
    for (std::size_t i = 0; i < study_.scenarios.size(); ++i) {
      const Scenario& row = study_.scenarios[i];
      need(good(row.key) && good(row.title) && good(row.cluster) && good(row.target), bad_text, "scenarios", i);
      need(good(row.tags, study_.tags.size()) && good(row.messages, study_.messages.size()), bad_row, "scenarios", i);
    }
  }

  void raters() {
    for (std::size_t i = 0; i < study_.raters.size(); ++i) {
      const Rater& row = study_.raters[i];
      need(good(row.name) && good(row.family) && good(row.agreement), bad_text, "raters", i);
      need(good(row.kind, RaterKind::metric), bad_kind, "raters", i);
    }
  }

  void messages_and_tags() {
    for (std::size_t i = 0; i < study_.messages.size(); ++i) {
      const Message& row = study_.messages[i];
      need(good(row.name) && good(row.text), bad_text, "messages", i);
      need(good(row.role, ChatRole::other), bad_kind, "messages", i);
    }
    for (std::size_t i = 0; i < study_.tags.size(); ++i) {
      need(good(study_.tags[i].name) && good(study_.tags[i].value), bad_text, "tags", i);
    }
  }

  void responses() {
    for (std::size_t i = 0; i < study_.responses.size(); ++i) {
      const Response& row = study_.responses[i];
      need(good(row.model) && good(row.scenario) && good(row.messages, study_.messages.size()), bad_row, "responses",
           i);
      need(good(row.error), bad_text, "responses", i);
    }
  }

  void judgment_columns() {
    const Judgments& all = study_.judgments;
    const std::size_t rows = all.size();
    need(all.scenario.size() == rows && all.criterion.size() == rows && all.rater.size() == rows &&
             all.response.size() == rows && all.rationale.size() == rows && all.item.size() == rows &&
             all.score.size() == rows && all.weight.size() == rows && all.repeat.size() == rows &&
             all.verdict.size() == rows && all.missing.size() == rows,
         "the columns of the verdicts are of different length", "judgments", rows);
    need(rows < JudgmentId::none_value, "there are more verdicts than can be numbered", "judgments", rows);
  }

  void judgment_rows() {
    const Judgments& all = study_.judgments;
    for (std::size_t i = 0; ok() && i < all.size(); ++i) {
      need(good(all.model[i]) && good(all.scenario[i]) && good(all.criterion[i]) && good(all.rater[i]), bad_row,
           "judgments", i);
      need(good(all.response[i], all.model[i], all.scenario[i]), bad_response, "judgments", i);
      need(good(all.rationale[i]) && good(all.item[i]), bad_text, "judgments", i);
      need(good(all.verdict[i], Verdict::missing) && good(all.missing[i], MissingReason::unreadable), bad_kind,
           "judgments", i);
      need(std::isfinite(all.weight[i]), bad_number, "judgments", i);
      need(verdict_fits(all.verdict[i], all.missing[i], all.score[i]), bad_score, "judgments", i);
      if (!ok()) return;
      const bool binary = study_.criteria[all.criterion[i].index()].binary;
      const bool met_or_not = all.verdict[i] == Verdict::met || all.verdict[i] == Verdict::not_met;
      need(!(binary && all.verdict[i] == Verdict::scored) && !(!binary && met_or_not), bad_verdict, "judgments", i);
    }
  }

  [[nodiscard]] static bool verdict_fits(Verdict verdict, MissingReason missing, double score) {
    if ((verdict == Verdict::missing) != (missing != MissingReason::none)) return false;
    switch (verdict) {
      case Verdict::not_met:
        return score == 0.0;
      case Verdict::met:
        return score == 1.0;
      case Verdict::scored:
        return std::isfinite(score);
      case Verdict::unclear:
      case Verdict::missing:
        return std::isnan(score);
    }
    return false;
  }

  void cells() {
    for (std::size_t i = 0; i < study_.cells.size(); ++i) {
      const Cell& row = study_.cells[i];
      need(good(row.model) && good(row.criterion), bad_row, "cells", i);
      need(good(row.kind, CellKind::mean), bad_kind, "cells", i);
      const bool counted = row.kind == CellKind::count;
      need(counted ? row.k <= row.n && std::isnan(row.mean) : row.k == 0 && std::isfinite(row.mean), bad_number,
           "cells", i);
      need(counted || !ok() || !study_.criteria[row.criterion.index()].binary, bad_verdict, "cells", i);
      need(std::isnan(row.standard_error) || (std::isfinite(row.standard_error) && row.standard_error >= 0.0),
           bad_number, "cells", i);
    }
  }

  void pairs() {
    for (std::size_t i = 0; i < study_.pairs.size(); ++i) {
      const Pair& row = study_.pairs[i];
      need(good(row.model_a) && good(row.model_b) && good(row.scenario) && good(row.rater), bad_row, "pairs", i);
      need(std::isfinite(row.preference), bad_number, "pairs", i);
      need(good(row.rationale), bad_text, "pairs", i);
      need(good(row.response_a, row.model_a, row.scenario) && good(row.response_b, row.model_b, row.scenario),
           bad_response, "pairs", i);
    }
  }

  void sources() {
    for (std::size_t i = 0; i < study_.sources.size(); ++i) {
      const SourceFile& row = study_.sources[i];
      need(good(row.name) && good(row.format) && good(row.sha256), bad_text, "sources", i);
    }
  }

  const Study& study_;
  const char* broken_ = nullptr;
  std::string place_;
};

}  // namespace

Result<Done> check_study(const Study& study) { return Checker(study).run(); }

}  // namespace consilium
