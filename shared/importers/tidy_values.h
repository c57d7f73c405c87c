// How the words and numbers of one tidy row are understood. Nothing is guessed: a value outside the documented words
// and ranges is reported as a problem and counted as missing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/study.h"

namespace consilium::importers {

enum class GradeProblem : std::uint8_t {
  none,
  met_unreadable,      // none of the documented words
  score_unreadable,    // not a number
  score_out_of_range,  // a number outside the criterion's range, or not finite
  met_on_scale,        // met or not met, but the criterion has a scale other than 0 to 1
  contradiction,       // the columns met and score say opposite things
};

struct TidyGrade {
  Verdict verdict = Verdict::missing;
  MissingReason missing = MissingReason::none;
  double score = 0.0;
  GradeProblem problem = GradeProblem::none;
  bool score_over_met = false;  // both columns filled and compatible: the fractional score is kept
};

// A score of exactly 0 or 1 in the range 0 to 1 is a verdict (not met, met); the study builder turns such rows into
// scores again where other rows of the criterion have fractions.
TidyGrade read_tidy_grade(std::string_view met, std::string_view score, std::string_view reason, double score_min,
                          double score_max);

std::optional<RaterKind> read_rater_kind(std::string_view word);
// The reasons of model/study.h by their words; nullopt for a free text.
std::optional<MissingReason> read_missing_reason(std::string_view word);
std::optional<bool> read_yes_no(std::string_view word);

}  // namespace consilium::importers
