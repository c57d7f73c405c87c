#include "probes/dial_sweep.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace consilium::probes {

using namespace cases;

namespace {

// The verdicts of one criterion on one item, by arm; empty when it is not decided under all of them.
std::vector<bool> decided_verdicts(const Plan& plan, const std::vector<Findings>& findings, std::size_t item,
                                   std::size_t criterion) {
  std::vector<bool> met;
  for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
    const std::size_t trial = plan.index_of(item, arm);
    if (trial >= findings.size() || findings[trial].empty()) return {};
    const Verdict verdict = findings[trial][criterion].verdict;
    if (!is_decided(verdict)) return {};
    met.push_back(verdict == Verdict::met);
  }
  return met;
}

Trend trend_of(const std::vector<std::uint64_t>& met) {
  if (std::ranges::all_of(met, [&](std::uint64_t count) { return count == met.front(); })) return Trend::level;
  if (std::ranges::is_sorted(met)) return Trend::rising;
  return std::is_sorted(met.rbegin(), met.rend()) ? Trend::falling : Trend::neither;
}

}  // namespace

Plan plan_dial_sweep(const SweepSettings& settings, const CaseBook& book) {
  const auto items = draw_items(settings.items, book, true, [&](const Case& c) {
    return std::isfinite(threshold(settings.dial, c, book, c.insistence));
  });
  std::vector<Arm> arms;
  for (const double value : settings.values) {
    const std::string at = format_shortest(value);
    arms.push_back({at, "the dial stands at " + at});
  }
  Plan plan = plan_arms(items, std::move(arms), settings.items.dials, [](const Case& c, std::size_t) { return c; });
  for (Trial& trial : plan.trials) {
    trial.dials[static_cast<std::size_t>(settings.dial)] = settings.values[trial.arm];
  }
  return plan;
}

std::vector<Course> courses_of(const Plan& plan, const std::vector<Findings>& findings) {
  std::vector<Course> courses;
  for (std::size_t criterion = 0; criterion < criterion_keys().size(); ++criterion) {
    Course course;
    course.criterion = criterion_keys()[criterion];
    course.met.resize(plan.arms.size());
    for (std::size_t item = 0; item < plan.items(); ++item) {
      const std::vector<bool> met = decided_verdicts(plan, findings, item, criterion);
      if (met.empty()) continue;
      ++course.items;
      for (std::size_t arm = 0; arm < met.size(); ++arm) course.met[arm] += met[arm] ? 1 : 0;
    }
    if (course.items == 0) continue;
    course.trend = trend_of(course.met);
    courses.push_back(std::move(course));
  }
  return courses;
}

}  // namespace consilium::probes
