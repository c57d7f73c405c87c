// What a probe's run shows: shares for a chart and its table, each with the exchanges behind it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "probes/share.h"
#include "session/probe_run.h"

namespace consilium::session {

// What the points are shares of.
struct ProbeMeasure {
  enum class Kind : std::uint8_t {
    met,       // a criterion is met
    given_up,  // an answer that was right under the first arm is wrong
    same       // the answer is that under the first arm, by a criterion that compares replies
  };
  Kind kind = Kind::met;
  std::string criterion;  // its key; empty of `given_up`
  std::string name;       // "Right urgency", "Right answer given up"
  bool operator==(const ProbeMeasure&) const = default;
  // Stable, for links.
  [[nodiscard]] std::string_view key() const {
    return kind == Kind::given_up ? "given_up" : std::string_view(criterion);
  }
};

// The probe's own measures first, then every criterion that applies to one of its cases.
std::vector<ProbeMeasure> measures_of(const ProbeRun& run);

// The one of this key; the first where there is none such; one without a name where none applies.
ProbeMeasure measure_of(const ProbeRun& run, std::string_view key);

// Of a series, the findings of the complete cases alone: what grows case by case compares like with like.
std::vector<probes::Findings> complete_findings(const ProbeRun& run, std::size_t series);

struct ProbePoint {
  std::size_t series = 0;
  probes::Share share;
};
// Over the complete cases, series by series and arm by arm. Only `met` says something of the first arm.
std::vector<ProbePoint> points_of(const ProbeRun& run, const ProbeMeasure& measure);

}  // namespace consilium::session
