// The tutor in the place of a model: what its rule replies to the trials of a probe, with every failure that its dials
// plant and no other.
#pragma once

#include <string>
#include <vector>

#include "cases/tutor.h"
#include "probes/trial.h"

namespace consilium::testing {

inline std::vector<std::string> tutor_replies(const probes::Plan& plan, const cases::CaseBook& book) {
  std::vector<std::string> replies;
  for (const probes::Trial& trial : plan.trials) {
    replies.push_back(cases::tutor_reply(trial.c, book, trial.dials, trial.c.insistence));
  }
  return replies;
}

}  // namespace consilium::testing
