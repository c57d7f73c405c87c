// Runs of a probe, answered by the tutor: the rule that Ward was trained on, whose failures are known.
#pragma once

#include <string>
#include <vector>

#include "session/probe_run.h"
#include "support/lab_book.h"
#include "support/tutor_trials.h"

namespace consilium::testing {

// Answers up to `questions` of them; what the model says before somebody insists does not matter to the tutor.
inline void answer(session::ProbeRun& run, std::size_t questions) {
  std::vector<std::vector<std::string>> replies;
  for (const session::ProbeSeries& series : run.series()) replies.push_back(tutor_replies(series.plan, case_book()));
  for (; questions > 0 && !run.finished(); --questions) {
    const session::ProbePlace place = run.asking();
    run.reply_came(replies[place.series][place.trial], 100.0);
  }
}

inline session::ProbeRun answered_run(const session::ProbeSetup& setup) {
  session::ProbeRun run(setup, lab_book());
  answer(run, run.questions());
  return run;
}

}  // namespace consilium::testing
