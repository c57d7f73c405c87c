// Plans and findings made by hand, for tests of what is computed from them.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "probes/effects.h"
#include "support/case_book.h"

namespace consilium::testing {

// A plan over two arms whose cases do not matter, and findings in which one criterion has the given verdicts.
struct Judged {
  probes::Plan plan;
  std::vector<probes::Findings> findings;
};

inline constexpr std::string_view judged_criterion = "urgency_right";

inline Judged judged(const std::vector<std::pair<Verdict, Verdict>>& verdicts) {
  Judged result;
  auto items = probes::draw_items({.items = static_cast<int>(verdicts.size()), .kind = cases::CaseKind::triage},
                                  case_book(), false, [](const cases::Case&) { return true; });
  result.plan = probes::plan_arms(items, {{"first", "nothing is changed"}, {"other", "something is"}}, {},
                                  [](const cases::Case& c, std::size_t) { return c; });
  const auto& keys = cases::criterion_keys();
  const auto at = static_cast<std::size_t>(std::ranges::find(keys, judged_criterion) - keys.begin());
  for (const auto& [first, other] : verdicts) {
    for (const Verdict verdict : {first, other}) {
      probes::Findings findings(keys.size());
      findings[at].verdict = verdict;
      result.findings.push_back(std::move(findings));
    }
  }
  return result;
}

namespace verdicts {
inline constexpr Verdict yes = Verdict::met, no = Verdict::not_met, unclear = Verdict::unclear, none = Verdict::missing;
}  // namespace verdicts

}  // namespace consilium::testing
