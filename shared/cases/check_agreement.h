// How well the checks agree with people: labelled replies against what the checks find.
//
// A labelled reply is one line of tests/fixtures/ward/labelled_replies.jsonl:
//   {"case":"triage/...","writer":"...","reply":"...","truth":{...},"labels":{"urgency_right":"met",...}}
// A criterion that compares replies is labelled on a pair: "other_reply" answers the same case asked otherwise. `truth`
// is what the reply was read against (truth_json.h); `case` only tells where that came from.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/truth.h"
#include "model/study.h"

namespace consilium::cases {

struct LabelledReply {
  std::string key;
  std::string writer;
  std::string reply;
  std::string other_reply;  // of a pair; else empty
  Truth truth;
  std::map<std::string, Verdict, std::less<>> labels;  // met, not_met or unclear, by criterion
};
// Errors: "labelled-replies" with the number of the line in `where`.
Result<std::vector<LabelledReply>> read_labelled_replies(std::string_view lines);

// One criterion's agreement. A "fault" is not_met; what the reader or the check leaves unclear counts in neither
// precision nor recall, but is counted beside them.
struct Agreement {
  std::string criterion;
  int replies = 0;                         // labelled met or not_met
  int undecided = 0;                       // of these, left unclear by the check
  int same = 0;                            // of these, judged alike
  int faults = 0;                          // labelled not_met
  int faults_found = 0;                    // of the faults, found by the check
  int faults_claimed = 0;                  // judged not_met by the check, among all labelled met or not_met
  [[nodiscard]] double precision() const;  // of the claimed faults, those that are faults; NaN when none is claimed
  [[nodiscard]] double recall() const;     // of the faults on which the check decides, those found; NaN when none is
  int faults_undecided = 0;                // of the faults, left unclear by the check
};

// In the order of criterion_keys(). Errors: "labelled-replies" with the case in `where`: a label for a criterion that
// there is not, or that does not apply to the case, or one that compares where there is one reply.
Result<std::vector<Agreement>> agreement_of(const std::vector<LabelledReply>& labelled);

}  // namespace consilium::cases
