// What the plan holds when the tutor itself replies: the known answer to every figure about Ward.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cases/tutor.h"
#include "cases/ward_judge.h"
#include "support/case_book.h"

namespace consilium::testing {

inline const std::vector<cases::PlannedCase>& planned_cases() {
  static const std::vector<cases::PlannedCase> planned = cases::plan_cases(case_book());
  return planned;
}

inline cases::CaseReplies tutor_replies(const cases::Dials& dials) {
  cases::CaseReplies replies;
  for (const cases::PlannedCase& p : planned_cases()) {
    for (int turn = 0; turn <= p.c.insistence; ++turn) {
      replies[p.key].push_back(cases::tutor_reply(p.c, case_book(), dials, turn));
    }
  }
  return replies;
}

inline std::vector<cases::Figure> tutor_figures(const cases::Dials& dials) {
  static const std::vector<cases::Truth> truths = cases::planned_truths(planned_cases(), case_book());
  const auto judged = cases::judge_replies(planned_cases(), truths, tutor_replies(dials));
  REQUIRE(judged.ok());
  return cases::figures_of(planned_cases(), truths, judged.value());
}

inline double met_percent(const std::vector<cases::Figure>& figures, std::string_view name) {
  const auto found = std::ranges::find(figures, name, &cases::Figure::name);
  REQUIRE(found != figures.end());
  return found->met_percent();
}

}  // namespace consilium::testing
