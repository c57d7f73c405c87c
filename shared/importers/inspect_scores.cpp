#include "importers/inspect_scores.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "importers/inspect_rater.h"
#include "importers/read_support.h"

namespace consilium::importers {
namespace {

using Kind = InspectValue::Kind;

// Far beyond real scorers; they keep a made-up log from asking for more rows than it has bytes.
constexpr std::size_t max_scorers = 200;
constexpr std::size_t max_criteria = 500;
constexpr std::size_t max_judges = 64;

void append_paragraph(std::string& text, std::string_view paragraph) {
  if (paragraph.empty()) return;
  if (!text.empty()) text += "\n\n";
  text += paragraph;
}

// "This score was edited by Ann: the target was wrong." Inspect keeps the present value outside of the history.
std::string edit_note(const Json& score) {
  const Json* history = json_find(score, "history");
  if (history == nullptr || !history->is_array() || history->empty()) return {};
  const Json* provenance = json_find(history->back(), "provenance");
  if (provenance == nullptr || !provenance->is_object()) return {};
  std::string note = "This score was edited after the run";
  const std::string_view author = json_string(*provenance, "author");
  const std::string_view reason = json_string(*provenance, "reason");
  if (!author.empty()) note += " by " + std::string(author);
  return reason.empty() ? note + "." : note + ": " + std::string(reason);
}

// What the reader needs beside the verdict: what was taken as the answer, and why it was judged so.
std::string rationale_of(const Json& score, std::string_view judged, InspectTexts& texts) {
  const std::string explanation = texts.resolve(json_string(score, "explanation"));
  const std::string answer = texts.resolve(json_string(score, "answer"));
  const std::string_view plain_judged = trim(judged);
  std::string text;
  if (!trim(answer).empty() && trim(answer) != plain_judged && trim(answer) != trim(explanation)) {
    append_paragraph(text, "Taken as the answer: " + answer);
  }
  if (trim(explanation) != plain_judged) append_paragraph(text, explanation);
  append_paragraph(text, edit_note(score));
  return text;
}

bool has_grading(const Json& score) {
  const Json* metadata = json_find(score, "metadata");
  return metadata != nullptr && json_find(*metadata, "grading") != nullptr;
}

std::string_view explain(MissingReason reason) {
  switch (reason) {
    case MissingReason::model_error:
      return "The sample failed before it could be scored.";
    case MissingReason::scorer_error:
      return "The scorer failed.";
    case MissingReason::refused:
      return "The provider withheld the answer (content filter).";
    case MissingReason::limit_reached:
      return "A limit ended the sample before it could be scored.";
    case MissingReason::cancelled:
      return "The run was stopped before this sample was scored.";
    default:
      return "The log holds no score for this sample.";
  }
}

}  // namespace

std::optional<std::uint32_t> InspectScores::scorer_index(std::string_view name) {
  const auto found = scorer_by_name_.find(name);
  if (found != scorer_by_name_.end()) return found->second;
  if (scorers_.size() >= max_scorers) {
    context_.diagnostics.error(
        "inspect-too-many-scorers", log_.file(),
        "The log names more than " + format_count(max_scorers) + " scorers; the scores of the others were left out.");
    return std::nullopt;
  }
  const auto index = static_cast<std::uint32_t>(scorers_.size());
  scorers_.push_back({.name = std::string(name), .has_grading = false, .criteria = {}});
  scorer_by_name_.emplace(name, index);
  return index;
}

std::optional<std::uint32_t> InspectScores::criterion_index(std::uint32_t scorer, std::string_view key) {
  const CriterionKey wanted{scorer, std::string(key)};
  const auto found = criterion_by_key_.find(wanted);
  if (found != criterion_by_key_.end()) return found->second;
  if (scorers_[scorer].criteria.size() >= max_criteria) {
    context_.diagnostics.error("inspect-too-many-criteria", log_.file() + ", score \"" + scorers_[scorer].name + "\"",
                               "One scorer gives more than " + format_count(max_criteria) +
                                   " differently named values; the others were left out.");
    return std::nullopt;
  }
  const auto index = static_cast<std::uint32_t>(criteria_.size());
  LocalCriterion criterion;
  criterion.key = wanted;
  criteria_.push_back(std::move(criterion));
  criterion_by_key_.emplace(wanted, index);
  scorers_[scorer].criteria.push_back(index);
  return index;
}

void InspectScores::add_sample(InspectSampleKey sample, const Json* scores, std::string_view judged,
                               InspectTexts& texts) {
  const auto index = static_cast<std::uint32_t>(samples_.size());
  bytes_held_ += sizeof(InspectSampleKey) + sizeof(std::vector<std::uint32_t>) + sample.where.size();
  samples_.push_back(std::move(sample));
  scorers_of_sample_.emplace_back();
  if (scores == nullptr || !scores->is_object()) return;
  for (const auto& [name, score] : scores->get_ref<const Json::object_t&>()) {
    if (score.is_null()) continue;
    const std::optional<std::uint32_t> scorer = scorer_index(name);
    if (!scorer) break;
    scorers_of_sample_[index].push_back(*scorer);
    add_score(index, *scorer, score, judged, texts);
  }
}

void InspectScores::add_score(std::uint32_t sample, std::uint32_t scorer, const Json& score, std::string_view judged,
                              InspectTexts& texts) {
  // A bare value instead of {"value": ...} occurs in summaries.
  static const Json absent;
  const Json* value = score.is_object() ? json_find(score, "value") : &score;
  if (value == nullptr) value = &absent;
  const std::string rationale = score.is_object() ? rationale_of(score, judged, texts) : std::string();
  scorers_[scorer].has_grading = scorers_[scorer].has_grading || has_grading(score);

  Row row;
  row.sample = sample;
  if (value->is_object() && !value->empty()) {
    for (const auto& [key, part] : value->get_ref<const Json::object_t&>()) {
      const std::optional<std::uint32_t> criterion = criterion_index(scorer, key);
      if (!criterion) break;
      row.criterion = *criterion;
      add_value(row, part, rationale);
    }
  } else if (const std::optional<std::uint32_t> criterion = criterion_index(scorer, {})) {
    row.criterion = *criterion;
    if (value->is_array() && !value->empty()) {
      add_list(row, *value, rationale);
    } else {
      add_value(row, *value, rationale);
    }
  }
}

// A list holds one value a judge.
void InspectScores::add_list(const Row& row, const Json& list, const std::string& rationale) {
  const auto count = static_cast<std::uint32_t>(std::min<std::size_t>(list.size(), max_judges));
  if (list.size() > max_judges) {
    context_.diagnostics.error("inspect-too-many-judges", samples_[row.sample].where,
                               "A score is a list of " + format_count(list.size()) + " values; only the first " +
                                   format_count(max_judges) + " were read.");
  }
  LocalCriterion& criterion = criteria_[row.criterion];
  criterion.judges = std::max(criterion.judges, count);
  for (std::uint32_t i = 0; i < count; ++i) {
    Row one = row;
    one.judge = i + 1;
    one.judges = count;
    add_value(std::move(one), list[i], rationale);
  }
}

void InspectScores::add_value(Row row, const Json& value, const std::string& rationale) {
  const InspectSampleKey& sample = samples_[row.sample];
  const std::string where = sample.where + ", score \"" + scorers_[criteria_[row.criterion].key.scorer].name + "\"";
  row.value = read_inspect_value(value);
  if (row.value.no_answer) append_paragraph(row.rationale, "No answer was given (N): Inspect counts it as wrong.");
  if (row.value.partly) append_paragraph(row.rationale, "Partly right (P): counted as one half.");
  append_paragraph(row.rationale, rationale);

  if (!sample.invalidation.empty()) {
    row.reason = MissingReason::unreadable;
    std::string note = sample.invalidation + " Its score was " + ellipsize_utf8(json_to_text(value), 40) + ".";
    append_paragraph(note, row.rationale);
    row.rationale = std::move(note);
  } else if (row.value.kind == Kind::missing) {
    row.reason = MissingReason::not_scored;
    context_.diagnostics.warning(
        "inspect-nan-score", where,
        "The score is NaN or empty, Inspect's sign for \"not scored\"; it counts as missing, not as a fail.");
  } else if (row.value.kind == Kind::unreadable || row.value.kind == Kind::several) {
    row.reason = MissingReason::unreadable;
    const std::string shown = ellipsize_utf8(json_to_text(value), 40);
    context_.diagnostics.warning(
        "inspect-unreadable-score", where,
        "The score \"" + shown + "\" is neither a number nor one of Inspect's letters; it counts as missing.",
        "Inspect itself counts such a value as 0, so its averages may differ.");
    append_paragraph(row.rationale, "The log's score is \"" + shown + "\".");
  } else {
    LocalCriterion& criterion = criteria_[row.criterion];
    if (row.value.kind == Kind::number) criterion.binary = false;
    criterion.lowest = std::min(criterion.lowest, row.value.number);
    criterion.highest = std::max(criterion.highest, row.value.number);
  }
  bytes_held_ += sizeof(Row) + row.rationale.size();
  rows_.push_back(std::move(row));
}

// When no sample has any score, all miss those of the scorers that the header names.
void InspectScores::ensure_known_scorers() {
  if (!scorers_.empty()) return;
  for (const std::string& name : log_.scorer_names()) {
    const std::optional<std::uint32_t> scorer = scorer_index(name);
    if (!scorer) return;
    for (const Json* score : log_.result_scores()) {
      const std::string_view of = inspect_short_name(json_string(*score, "scorer"));
      if (of == name && json_string(*score, "name") != json_string(*score, "scorer")) {
        criterion_index(*scorer, json_string(*score, "name"));
      }
    }
    if (scorers_[*scorer].criteria.empty()) criterion_index(*scorer, {});
  }
  if (!scorers_.empty()) return;
  context_.diagnostics.warning("inspect-no-scorer", log_.file(),
                               "The log holds no scores and names no scorer: its conversations can be read, but there "
                               "is nothing to compare.",
                               "Score the log with Inspect and open it again.");
  if (const std::optional<std::uint32_t> scorer = scorer_index("score")) criterion_index(*scorer, {});
}

void InspectScores::make_criteria() {
  std::map<std::string, std::uint32_t> uses;
  const auto plain_name = [&](const LocalCriterion& criterion) {
    return criterion.key.key.empty() ? scorers_[criterion.key.scorer].name : criterion.key.key;
  };
  for (const LocalCriterion& criterion : criteria_) ++uses[plain_name(criterion)];
  for (LocalCriterion& local : criteria_) {
    const std::string& scorer = scorers_[local.key.scorer].name;
    std::string name = plain_name(local);
    if (uses[name] > 1 && !local.key.key.empty()) name += " (" + scorer + ")";  // two scorers use one key
    local.id = context_.study.criterion(name, log_.task_title());
    Criterion& criterion = context_.study.at(local.id);
    if (local.key.key.empty()) criterion.description = context_.study.text(inspect_scorer_description(scorer));
    // Once a log has given shades, the criterion has shades, in whichever order the logs come.
    criterion.binary = criterion.binary && local.binary;
    criterion.score_min = std::min(criterion.score_min, local.lowest);
    criterion.score_max = std::max(criterion.score_max, local.highest);
    if (local.highest > 1.0 || local.lowest < 0.0) {
      context_.diagnostics.info("inspect-observed-scale", log_.file() + ", score \"" + name + "\"",
                                "The log does not say on which scale this score is; the range " +
                                    format_shortest(criterion.score_min) + " to " +
                                    format_shortest(criterion.score_max) + " is what occurs in it.");
    }
  }
}

RaterId InspectScores::rater(std::uint32_t scorer, std::uint32_t judge, std::uint32_t judges) {
  const auto [entry, is_new] = raters_.try_emplace({scorer, judge, judges});
  if (is_new) {
    const InspectRater described = inspect_rater(log_, scorers_[scorer].name, scorers_[scorer].has_grading);
    entry->second = add_inspect_rater(context_.study, described, judge, judges);
  }
  return entry->second;
}

void InspectScores::write(const Row& row) {
  const LocalCriterion& local = criteria_[row.criterion];
  const InspectSampleKey& sample = samples_[row.sample];
  JudgmentRow judgment;
  judgment.model = context_.study.model(log_.model());
  judgment.scenario = sample.scenario;
  judgment.criterion = local.id;
  judgment.rater = rater(local.key.scorer, row.judge, row.judges);
  judgment.response = sample.response;
  judgment.repeat = sample.repeat;
  judgment.rationale = row.rationale;
  judgment.missing = row.reason;
  if (row.reason != MissingReason::none) {
    judgment.verdict = Verdict::missing;
  } else if (context_.study.at(local.id).binary) {
    judgment.verdict = row.value.number > 0.5 ? Verdict::met : Verdict::not_met;
  } else {
    judgment.verdict = Verdict::scored;
    judgment.score = row.value.number;
  }
  if (!context_.study.add_judgment(judgment)) {
    context_.diagnostics.warning(
        "inspect-duplicate-score", sample.where,
        "The same rater has already judged this answer by this criterion; the first verdict was kept.");
  }
}

void InspectScores::write_unscored(std::uint32_t sample, std::uint32_t scorer) {
  const InspectSampleKey& key = samples_[sample];
  Row row;
  row.sample = sample;
  row.reason = key.why_missing;
  row.rationale = explain(key.why_missing);
  context_.diagnostics.warning("inspect-no-score", key.where + ", score \"" + scorers_[scorer].name + "\"",
                               row.rationale + " It counts as missing, not as a fail.");
  if (!key.why_missing_text.empty()) row.rationale = key.why_missing_text + " It was not scored.";
  for (const std::uint32_t criterion : scorers_[scorer].criteria) {
    row.criterion = criterion;
    row.judges = criteria_[criterion].judges;
    for (row.judge = row.judges == 0 ? 0 : 1; row.judge <= row.judges; ++row.judge) write(row);
  }
}

Result<Done> InspectScores::finish() {
  constexpr std::size_t rows_between_checks = 8192;
  if (samples_.empty()) return Done{};
  ensure_known_scorers();
  make_criteria();
  std::size_t next = 0;
  std::size_t next_check = 0;
  for (std::uint32_t sample = 0; sample < samples_.size(); ++sample) {
    for (; next < rows_.size() && rows_[next].sample == sample; ++next) {
      write(rows_[next]);
      rows_[next].rationale = std::string();  // now held by the study
    }
    const std::vector<std::uint32_t>& present = scorers_of_sample_[sample];
    for (std::uint32_t scorer = 0; scorer < scorers_.size(); ++scorer) {
      if (std::ranges::find(present, scorer) == present.end()) write_unscored(sample, scorer);
      if (context_.study.judgment_count() < next_check) continue;
      next_check = context_.study.judgment_count() + rows_between_checks;
      const Result<Done> going_on = check_going_on(context_, log_.file(), file_bytes_);
      if (!going_on) return going_on.error();
    }
  }
  return Done{};
}

}  // namespace consilium::importers
