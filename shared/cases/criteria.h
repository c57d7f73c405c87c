// The criteria that Ward's replies are judged by, as assets/criteria/ward.json describes them: whom each matters to,
// and where in the review's taxonomy it stands. The checks themselves are code (check.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/case.h"
#include "model/study.h"

namespace consilium::cases {

struct CaseCriterion {
  std::string key;       // "urgency_right": what check() takes
  std::string name;      // "Right urgency"
  std::string question;  // what it asks, in words that a patient knows
  std::string theme;
  Aspect aspect = Aspect::unknown;
  Lever lever = Lever::unknown;
  Stage stage = Stage::unknown;
  std::vector<std::string> roles;  // "patient", "caregiver", ...: whom it matters to
  std::vector<CaseKind> kinds;     // the kinds of case it can apply to
  bool compares = false;           // judged by the replies to two cases
  std::string check;               // how code decides it
};

// Errors: those of parse_json, and "cases-criteria" with the criterion in `where`: a field that is missing or holds
// something else, or a key that comes twice.
Result<std::vector<CaseCriterion>> read_criteria(std::string_view json);

}  // namespace consilium::cases
