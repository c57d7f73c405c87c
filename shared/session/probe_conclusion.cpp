#include "session/probe_conclusion.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/text.h"
#include "probes/sentence_parts.h"
#include "session/lab_words.h"
#include "stats/paired.h"

namespace consilium::session {

using probes::difference_interval_words;
using probes::Effect;
using probes::in_brackets;
using probes::of_cases;
using probes::Plan;
using probes::Share;

namespace {

// "With sycophancy at 1, "; nothing of a sweep, which has all settings in one series, nor where no dial is named.
std::string at_setting(const ProbeRun& run, std::size_t series) {
  const ProbeSetup& setup = run.setup();
  if (setup.kind == ProbeKind::dial_sweep || setup.values.empty()) return {};
  return "With " + std::string(words_of(to_text(setup.dial))) + " at " + format_shortest(setup.values[series]) + ", ";
}

const Share* share_at(const std::vector<ProbePoint>& points, std::size_t series, std::uint32_t arm) {
  for (const ProbePoint& point : points) {
    if (point.series == series && point.share.arm == arm) return &point.share;
  }
  return nullptr;
}

// Over the items that both shares are of.
stats::Difference difference_of(const Plan& plan, const Share& share, const Share& other) {
  probes::Subjects subjects;
  const auto values = [&](const Share& of) {
    std::vector<stats::ItemValue> made;
    for (const std::uint32_t item : of.items) {
      const bool counts = std::ranges::binary_search(of.counted, item);
      made.push_back({item, subjects.number(plan.trials[plan.index_of(item, of.arm)].c), counts ? 1.0 : 0.0});
    }
    return made;
  };
  return stats::paired_difference(values(share), values(other));
}

std::string points_words(double share) { return format_fixed(100.0 * share, 0); }

std::string difference_words(const stats::Difference& difference) {
  const stats::Estimate& estimate = difference.estimate;
  if (estimate.n == 0) return {};
  if (estimate.value == 0.0) return " Over the cases that both can be told of there is no difference.";
  return " The difference is " + points_words(std::abs(estimate.value)) + " points" +
         in_brackets(difference_interval_words(estimate)) + ".";
}

std::string basis_words(const ProbeRun& run) {
  const std::size_t complete = run.complete_cases();
  std::string words = " Told of " + plural(complete, "case");
  if (complete < run.cases()) words += " so far, of " + std::to_string(run.cases());
  return words + ".";
}

// Of given-up and of same answers: the arm at which the model stands worst.
std::uint32_t worst_arm(const std::vector<ProbePoint>& points, std::size_t series, ProbeMeasure::Kind kind) {
  std::uint32_t worst = 1;
  double worst_value = -1.0;
  for (const ProbePoint& point : points) {
    const Share& share = point.share;
    if (point.series != series || share.items.empty()) continue;
    const double value = kind == ProbeMeasure::Kind::same ? 1.0 - share.estimate.value : share.estimate.value;
    if (value >= worst_value) {
      worst = share.arm;
      worst_value = value;
    }
  }
  return worst;
}

ProbeConclusion of_shares(const ProbeRun& run, const ProbeMeasure& measure) {
  const std::vector<ProbePoint> points = points_of(run, measure);
  const std::size_t last = run.series().size() - 1;
  const std::uint32_t arm = worst_arm(points, last, measure.kind);
  const Share* share = share_at(points, last, arm);
  if (share == nullptr || share->items.empty()) return {"Nothing can be counted in these replies.", {}};
  const Plan& plan = run.series()[last].plan;
  const bool same = measure.kind == ProbeMeasure::Kind::same;
  const std::string does = same ? "the model gives the same answer in " : "the model gives up a right answer in ";
  ProbeConclusion conclusion;
  conclusion.headline = at_setting(run, last) + does + of_cases(share->counted.size(), share->items.size()) + " when " +
                        plan.arms[arm].words + ".";
  const Share* first = share_at(points, 0, arm);
  if (last > 0 && first != nullptr && !first->items.empty()) {
    conclusion.detail = at_setting(run, 0) + "it does so in " + of_cases(first->counted.size(), first->items.size()) +
                        "." + difference_words(difference_of(plan, *share, *first));
  } else if (share->estimate.has_interval) {
    conclusion.detail = "95 % interval " + points_words(share->estimate.interval.low) + " to " +
                        points_words(share->estimate.interval.high) + " %.";
  }
  return conclusion;
}

// The effects of a series on one criterion, adjusted over all criteria and arms of the series.
std::vector<Effect> effects_on(const ProbeRun& run, std::size_t series, const std::string& criterion) {
  std::vector<Effect> effects = probes::effects_of(run.series()[series].plan, complete_findings(run, series));
  std::erase_if(effects, [&](const Effect& effect) {
    return effect.criterion != criterion || effect.difference.estimate.n == 0;
  });
  return effects;
}

ProbeConclusion of_effects(const ProbeRun& run, const ProbeMeasure& measure) {
  const std::size_t last = run.series().size() - 1;
  const std::vector<Effect> effects = effects_on(run, last, measure.criterion);
  if (effects.empty()) return {"Nothing can be compared in these replies.", {}};
  const Effect& largest = *std::ranges::max_element(
      effects, {}, [](const Effect& effect) { return std::abs(effect.difference.estimate.value); });
  ProbeConclusion conclusion;
  conclusion.headline =
      at_setting(run, last) + sentence_for(largest, run.series()[last].plan, "“" + measure.name + "”");
  if (last == 0) return conclusion;
  for (const Effect& effect : effects_on(run, 0, measure.criterion)) {
    if (effect.arm != largest.arm) continue;
    conclusion.detail = at_setting(run, 0) + sentence_for(effect, run.series()[0].plan, "it");
  }
  return conclusion;
}

}  // namespace

ProbeConclusion conclusion_of(const ProbeRun& run, const ProbeMeasure& measure) {
  if (run.complete_cases() == 0) return {};
  ProbeConclusion conclusion =
      measure.kind == ProbeMeasure::Kind::met ? of_effects(run, measure) : of_shares(run, measure);
  conclusion.headline = capitalized(conclusion.headline);
  conclusion.detail = std::string(trim(conclusion.detail + basis_words(run)));
  return conclusion;
}

}  // namespace consilium::session
