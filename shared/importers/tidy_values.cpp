#include "importers/tidy_values.h"

#include <cmath>

#include "base/text.h"

namespace consilium::importers {
namespace {

template <typename T>
struct Word {
  std::string_view word;
  T value;
};

// Matches whole words without regard to case; "_" and "-" count as a space.
template <typename T, std::size_t n>
std::optional<T> look_up(std::string_view text, const Word<T> (&words)[n]) {
  text = trim(text);
  for (const auto& entry : words) {
    if (entry.word.size() != text.size()) continue;
    bool same = true;
    for (std::size_t i = 0; same && i < text.size(); ++i) {
      char c = text[i];
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      if (c == '_' || c == '-') c = ' ';
      same = c == entry.word[i];
    }
    if (same) return entry.value;
  }
  return std::nullopt;
}

constexpr Word<Verdict> verdict_words[] = {
    {"met", Verdict::met},         {"not met", Verdict::not_met}, {"true", Verdict::met},
    {"false", Verdict::not_met},   {"yes", Verdict::met},         {"no", Verdict::not_met},
    {"1", Verdict::met},           {"0", Verdict::not_met},       {"1.0", Verdict::met},
    {"0.0", Verdict::not_met},     {"unmet", Verdict::not_met},   {"unclear", Verdict::unclear},
    {"missing", Verdict::missing}, {"", Verdict::missing},        {"na", Verdict::missing},
    {"n/a", Verdict::missing},     {"null", Verdict::missing},    {"nan", Verdict::missing},
};

constexpr Word<RaterKind> rater_words[] = {
    {"physician", RaterKind::physician}, {"person", RaterKind::person},      {"human", RaterKind::person},
    {"model", RaterKind::model},         {"model grader", RaterKind::model}, {"code", RaterKind::code},
    {"code check", RaterKind::code},     {"metric", RaterKind::metric},      {"unknown", RaterKind::unknown},
};

constexpr Word<MissingReason> reason_words[] = {
    {"not scored", MissingReason::not_scored},   {"scorer error", MissingReason::scorer_error},
    {"model error", MissingReason::model_error}, {"refused", MissingReason::refused},
    {"refusal", MissingReason::refused},         {"limit reached", MissingReason::limit_reached},
    {"cancelled", MissingReason::cancelled},     {"unreadable", MissingReason::unreadable},
};

constexpr Word<bool> yes_no_words[] = {
    {"true", true}, {"false", false}, {"yes", true}, {"no", false}, {"1", true}, {"0", false},
};

TidyGrade missing_grade(MissingReason reason, GradeProblem problem = GradeProblem::none) {
  return {.verdict = Verdict::missing, .missing = reason, .score = 0.0, .problem = problem};
}

TidyGrade verdict_grade(Verdict verdict, std::string_view reason) {
  if (verdict == Verdict::missing)
    return missing_grade(read_missing_reason(reason).value_or(MissingReason::not_scored));
  return {.verdict = verdict, .missing = MissingReason::none, .score = verdict == Verdict::met ? 1.0 : 0.0};
}

TidyGrade score_grade(std::string_view score, std::string_view reason, double score_min, double score_max) {
  const auto word = look_up(score, verdict_words);
  if (word == Verdict::missing || word == Verdict::unclear) return verdict_grade(*word, reason);
  const auto number = parse_double(score);
  if (!number) return missing_grade(MissingReason::unreadable, GradeProblem::score_unreadable);
  if (!std::isfinite(*number) || *number < score_min || *number > score_max) {
    return missing_grade(MissingReason::unreadable, GradeProblem::score_out_of_range);
  }
  const bool as_verdict = score_min == 0.0 && score_max == 1.0 && (*number == 0.0 || *number == 1.0);
  if (as_verdict) return verdict_grade(*number == 1.0 ? Verdict::met : Verdict::not_met, reason);
  return {.verdict = Verdict::scored, .missing = MissingReason::none, .score = *number};
}

}  // namespace

std::optional<RaterKind> read_rater_kind(std::string_view word) { return look_up(word, rater_words); }
std::optional<MissingReason> read_missing_reason(std::string_view word) { return look_up(word, reason_words); }
std::optional<bool> read_yes_no(std::string_view word) { return look_up(word, yes_no_words); }

TidyGrade read_tidy_grade(std::string_view met, std::string_view score, std::string_view reason, double score_min,
                          double score_max) {
  const bool has_met = !trim(met).empty();
  const bool has_score = !trim(score).empty();
  if (!has_met) return score_grade(score, reason, score_min, score_max);
  const auto verdict = look_up(met, verdict_words);
  if (!verdict) return missing_grade(MissingReason::unreadable, GradeProblem::met_unreadable);
  const bool answered = verdict == Verdict::met || verdict == Verdict::not_met;
  if (!has_score) {
    const bool rate = score_min == 0.0 && score_max == 1.0;
    if (answered && !rate) return missing_grade(MissingReason::unreadable, GradeProblem::met_on_scale);
    return verdict_grade(*verdict, reason);
  }
  TidyGrade scored = score_grade(score, reason, score_min, score_max);
  if (scored.problem != GradeProblem::none || scored.verdict == *verdict) return scored;
  if (!answered || scored.verdict != Verdict::scored)
    return missing_grade(MissingReason::unreadable, GradeProblem::contradiction);
  scored.score_over_met = true;
  return scored;
}

}  // namespace consilium::importers
