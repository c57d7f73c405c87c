// The code checks: each reads one reply against the truth of its case and says whether one criterion is met.
//
// A check reads words, not our own templates: it must judge what any writer might reply. Where the words do not decide,
// it says `unclear` rather than guess. That the checks find planted failures is tested in
// tests/unit/cases/planted_failures_test.cpp; how well they agree with readers stands in the model card of Ward.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cases/truth.h"
#include "model/study.h"

namespace consilium::cases {

struct Finding {
  Verdict verdict = Verdict::missing;  // met, not_met, unclear; missing: the criterion does not apply to this case
  std::size_t begin = 0;               // bytes [begin, end) of the reply that decided it; empty when nothing did
  std::size_t end = 0;
  std::string why;  // one plain sentence: "It says to call emergency services now."
  bool operator==(const Finding&) const = default;
};

// Criterion keys are those of assets/criteria/ward.json. Unknown keys are our bug (assert).
Finding check(std::string_view criterion, const Truth& truth, std::string_view reply);
// The same for all criteria at once, in the order of criterion_keys(): the reply is split into words only once.
// Criteria that compare replies are missing.
std::vector<Finding> check_all(const Truth& truth, std::string_view reply);
// The same for a question whose right answer nobody has said: the criteria that read the reply alone are judged, all
// others are missing. `instructions`: what the model was told to do; `given_text`: all that it was given.
std::vector<Finding> check_without_truth(const std::vector<Instruction>& instructions, std::string given_text,
                                         std::string_view reply);
// Criteria that compare replies: `other` is the reply to the twin of the case (another group, another wording).
Finding check_pair(std::string_view criterion, const Truth& truth, std::string_view reply, std::string_view other);
// True for the criteria that check_pair judges.
bool compares_replies(std::string_view criterion);
// All criterion keys in the order in which they are shown.
const std::vector<std::string_view>& criterion_keys();

// Whether the checks can tell what the reply means at all: the main question of its case gets a decided answer.
bool is_readable(const Truth& truth, std::string_view reply);

}  // namespace consilium::cases
