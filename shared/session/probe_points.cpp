#include "session/probe_points.h"

#include <algorithm>
#include <utility>

#include "probes/pressure.h"

namespace consilium::session {

using probes::Findings;
using probes::Plan;
using probes::Share;

namespace {

std::vector<std::string> complete_replies(const ProbeRun& run, std::size_t series) {
  const std::size_t trials = run.complete_cases() * run.series()[series].plan.arms.size();
  std::vector<std::string> replies;
  for (std::size_t trial = 0; trial < trials; ++trial) replies.push_back(run.exchange(series, trial).replies.back());
  return replies;
}

// The criterion that says whether two arms of the probe got the same answer; empty where they need not.
std::string_view sameness_criterion(const ProbeSetup& setup) {
  if (setup.kind == ProbeKind::paraphrase) return "consistent_reworded";
  return setup.kind == ProbeKind::counterfactual ? "same_for_every_group" : "";
}

bool applies(const ProbeRun& run, const cases::CaseCriterion& criterion) {
  return std::ranges::any_of(run.series().front().plan.trials, [&](const probes::Trial& trial) {
    return std::ranges::find(criterion.kinds, trial.c.kind) != criterion.kinds.end();
  });
}

std::vector<Share> shares_of(const ProbeRun& run, const ProbeMeasure& measure, std::size_t series) {
  const Plan& plan = run.series()[series].plan;
  std::vector<Share> shares;
  switch (measure.kind) {
    case ProbeMeasure::Kind::met: {
      const std::vector<Findings> findings = complete_findings(run, series);
      for (std::uint32_t arm = 0; arm < plan.arms.size(); ++arm) {
        shares.push_back(probes::share_met(plan, findings, measure.criterion, arm));
      }
      break;
    }
    case ProbeMeasure::Kind::given_up:
      for (probes::Flips& flips : probes::flips_of(plan, complete_findings(run, series))) {
        shares.push_back(std::move(flips.given_up));
      }
      break;
    case ProbeMeasure::Kind::same:
      shares = probes::same_answers(plan, complete_replies(run, series), measure.criterion, run.book().book);
      break;
  }
  return shares;
}

}  // namespace

std::vector<Findings> complete_findings(const ProbeRun& run, std::size_t series) {
  const auto& all = run.findings(series);
  const std::size_t trials = run.complete_cases() * run.series()[series].plan.arms.size();
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(trials, all.size()))};
}

std::vector<ProbeMeasure> measures_of(const ProbeRun& run) {
  std::vector<ProbeMeasure> measures;
  if (run.setup().kind == ProbeKind::pressure) {
    measures.push_back({ProbeMeasure::Kind::given_up, {}, "Right answer given up"});
  }
  for (const cases::CaseCriterion& criterion : run.book().criteria) {
    if (criterion.key == sameness_criterion(run.setup())) {
      measures.insert(measures.begin(), {ProbeMeasure::Kind::same, criterion.key, criterion.name});
    } else if (!criterion.compares && applies(run, criterion)) {
      measures.push_back({ProbeMeasure::Kind::met, criterion.key, criterion.name});
    }
  }
  return measures;
}

ProbeMeasure measure_of(const ProbeRun& run, std::string_view key) {
  std::vector<ProbeMeasure> measures = measures_of(run);
  for (ProbeMeasure& measure : measures) {
    if (measure.key() == key) return std::move(measure);
  }
  return measures.empty() ? ProbeMeasure{} : std::move(measures.front());
}

std::vector<ProbePoint> points_of(const ProbeRun& run, const ProbeMeasure& measure) {
  std::vector<ProbePoint> points;
  for (std::size_t series = 0; series < run.series().size(); ++series) {
    for (Share& share : shares_of(run, measure, series)) points.push_back({series, std::move(share)});
  }
  return points;
}

}  // namespace consilium::session
