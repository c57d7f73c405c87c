// Ward's shipped study: its replies to the planned cases, with every finding of the checks as a judgment.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/criteria.h"
#include "cases/ward_judge.h"
#include "model/study.h"

namespace consilium::cases {

// What a reader should know of a study: the head of assets/studies/ward.json.
struct StudyHead {
  std::string key;   // "ward": file name and link
  std::string note;  // one line for Home
  StudyInfo info;
};
// Errors: "study-head" with the field that is missing in `where`.
Result<StudyHead> read_study_head(std::string_view json);

// A case as its scenario is called, the number of its family last: "triage/chest pain/reworded/2".
std::string scenario_name(const PlannedCase& planned);

struct WardStudyParts {
  const CaseBook& book;
  const std::vector<CaseCriterion>& criteria;  // all of criterion_keys()
  const std::vector<PlannedCase>& planned;
  const std::vector<Setting>& settings;  // each becomes a model of the study
  const WardReplies& replies;
};
// Errors: those of judge_replies and of StudyBuilder::finish.
Result<std::shared_ptr<const Study>> make_ward_study(const StudyHead& head, const WardStudyParts& parts);

}  // namespace consilium::cases
