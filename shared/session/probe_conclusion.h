// What a probe's run says, in plain sentences.
#pragma once

#include <string>

#include "session/probe_points.h"

namespace consilium::session {

struct ProbeConclusion {
  std::string headline;  // what the model does at the last setting of the dial, where the arms differ most
  std::string detail;    // what it does at the first setting, the difference, and of how many cases that is told
};
// Over the complete cases; both empty before there is one.
ProbeConclusion conclusion_of(const ProbeRun& run, const ProbeMeasure& measure);

}  // namespace consilium::session
