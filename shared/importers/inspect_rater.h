// Who judged: the rater behind an Inspect scorer, with the grader model where the log, or Inspect's documented default,
// names one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "importers/inspect_log.h"
#include "model/study_builder.h"

namespace consilium::importers {

struct InspectRater {
  std::string scorer;
  RaterKind kind = RaterKind::unknown;
  std::vector<std::string> graders;  // model names; empty when no model judges, or the log does not say which
};

// `has_grading`: a sample's score carries the grader's transcript, so a model did judge.
InspectRater inspect_rater(const InspectLog& log, std::string_view scorer, bool has_grading);

// The study's rater. `judge` counts the values of a list score from 1 (of `judges`); 0 = the score is one value.
RaterId add_inspect_rater(StudyBuilder& study, const InspectRater& rater, std::uint32_t judge, std::uint32_t judges);

// What a built-in scorer checks, in plain words; empty for others.
std::string_view inspect_scorer_description(std::string_view scorer);

}  // namespace consilium::importers
