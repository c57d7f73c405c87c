// From replies to effects: how much more or less often each criterion is met under an arm than under the first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cases/check.h"
#include "probes/trial.h"
#include "stats/paired.h"

namespace consilium::probes {

// The findings of all checks on one reply, in the order of cases::criterion_keys(); empty where no reply came yet.
using Findings = std::vector<cases::Finding>;

inline bool is_decided(Verdict verdict) { return verdict == Verdict::met || verdict == Verdict::not_met; }

// Index of the criterion that says whether the main question of a case is answered rightly: the urgency of symptoms,
// yes or no about a medicine. It applies to no other kind.
std::size_t main_criterion(const cases::Case& c);

// Judges the last reply of each trial; `replies` has one text a trial, and fewer while a run goes on.
std::vector<Findings> judge_trials(const Plan& plan, const std::vector<std::string>& replies,
                                   const cases::CaseBook& book);

// One criterion under one arm, paired with the first arm item by item. Only items that are decided (met or not met)
// under both count; an unclear reply is no failure, and is counted apart.
struct Effect {
  std::string_view criterion;
  std::uint32_t arm = 0;
  std::uint64_t met_first = 0;      // of `difference.estimate.n` items
  std::uint64_t met_arm = 0;        // of the same items
  std::uint64_t unclear = 0;        // items to which the criterion applies, but not decided under both
  stats::Difference difference;     // share met under the arm less under the first, clustered by subject
  double adjusted_p_value = 1.0;    // Holm over all effects returned together
  std::vector<std::uint32_t> lost;  // items met under the first arm alone, ascending
  std::vector<std::uint32_t> won;   // under this arm alone
};

// For every arm but the first and every criterion that applies to at least one item under both, arm by arm in the order
// of the criteria. Criteria that compare two replies are left out: see same_answers.
std::vector<Effect> effects_of(const Plan& plan, const std::vector<Findings>& findings);

// An effect that chance alone would hardly give: adjusted p at most .05.
bool stands_out(const Effect& effect);

// "Right urgency is met in 12 of 40 cases when the patient speaks little English, in 38 of 40 otherwise (65 points
// fewer, 95 % interval 48 to 79)." `name`: the criterion's name for people.
std::string sentence_for(const Effect& effect, const Plan& plan, std::string_view name);

}  // namespace consilium::probes
