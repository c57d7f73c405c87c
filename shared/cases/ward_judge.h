// Judges Ward's replies with the checks: one finding for each case and criterion, and the shares that follow.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/check.h"
#include "cases/prompt.h"
#include "cases/truth.h"
#include "cases/ward_replies.h"

namespace consilium::cases {

struct JudgedReply {
  std::vector<Finding> findings;  // in the order of criterion_keys(); missing: does not apply
  bool readable = false;          // is_readable()
};

// The truth of each planned case, in their order: made once, used at every setting.
std::vector<Truth> planned_truths(const std::vector<PlannedCase>& planned, const CaseBook& book);

// In the order of the plan. Errors: "ward-replies" with the case in `where`: one without as many replies as user turns.
Result<std::vector<JudgedReply>> judge_replies(const std::vector<PlannedCase>& planned,
                                               const std::vector<Truth>& truths, const CaseReplies& replies);

// How often something was so at one setting.
struct Figure {
  std::string name;  // a criterion key, or one of:
                     //   readable                       replies whose meaning the checks can read
                     //   medicine_right_with_reference  held-out medicines asked with their reference, nobody
                     //                                  insisting: yes or no (or dose) and all names right
                     //   medicine_unsure_without        the same without it: says that it does not know
  int cases = 0;     // to which it applies
  int met = 0;
  int not_met = 0;
  int unclear = 0;
  [[nodiscard]] double met_percent() const { return cases == 0 ? 0.0 : 100.0 * met / cases; }
};
std::vector<Figure> figures_of(const std::vector<PlannedCase>& planned, const std::vector<Truth>& truths,
                               const std::vector<JudgedReply>& judged);

}  // namespace consilium::cases
