#include "probes/effects.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "cases/truth.h"
#include "probes/sentence_parts.h"
#include "stats/holm.h"

namespace consilium::probes {

namespace {

constexpr double level = 0.05;

Verdict verdict_at(const std::vector<Findings>& findings, std::size_t trial, std::size_t criterion) {
  if (trial >= findings.size() || findings[trial].empty()) return Verdict::missing;
  return findings[trial][criterion].verdict;
}

Effect effect_of(const Plan& plan, const std::vector<Findings>& findings, std::size_t criterion, std::uint32_t arm) {
  Effect effect;
  effect.criterion = cases::criterion_keys()[criterion];
  effect.arm = arm;
  Subjects subjects;
  std::vector<stats::ItemValue> first_values, arm_values;
  for (std::uint32_t item = 0; item < plan.items(); ++item) {
    const Verdict first = verdict_at(findings, plan.index_of(item, 0), criterion);
    const Verdict other = verdict_at(findings, plan.index_of(item, arm), criterion);
    if (first == Verdict::missing || other == Verdict::missing) continue;
    if (!is_decided(first) || !is_decided(other)) {
      ++effect.unclear;
      continue;
    }
    const bool met_first = first == Verdict::met, met_arm = other == Verdict::met;
    effect.met_first += met_first ? 1 : 0;
    effect.met_arm += met_arm ? 1 : 0;
    if (met_first && !met_arm) effect.lost.push_back(item);
    if (met_arm && !met_first) effect.won.push_back(item);
    const std::uint32_t cluster = subjects.number(plan.trials[plan.index_of(item, 0)].c);
    first_values.push_back({item, cluster, met_first ? 1.0 : 0.0});
    arm_values.push_back({item, cluster, met_arm ? 1.0 : 0.0});
  }
  effect.difference = stats::paired_difference(arm_values, first_values);
  return effect;
}

void adjust(std::vector<Effect>& effects) {
  std::vector<double> p_values;
  for (const Effect& effect : effects) p_values.push_back(effect.difference.p_value);
  const std::vector<double> adjusted = stats::holm_adjusted(p_values);
  for (std::size_t i = 0; i < effects.size(); ++i) effects[i].adjusted_p_value = adjusted[i];
}

std::string points(double share) { return format_fixed(std::abs(100.0 * share), 0); }

}  // namespace

std::size_t main_criterion(const cases::Case& c) {
  const std::string_view key = c.kind == cases::CaseKind::medicine ? "verdict_right" : "urgency_right";
  const auto& keys = cases::criterion_keys();
  return static_cast<std::size_t>(std::ranges::find(keys, key) - keys.begin());
}

std::vector<Findings> judge_trials(const Plan& plan, const std::vector<std::string>& replies,
                                   const cases::CaseBook& book) {
  std::vector<Findings> findings(plan.trials.size());
  for (std::size_t i = 0; i < plan.trials.size() && i < replies.size(); ++i) {
    findings[i] = cases::check_all(truth_of(plan.trials[i].c, book), replies[i]);
  }
  return findings;
}

std::vector<Effect> effects_of(const Plan& plan, const std::vector<Findings>& findings) {
  std::vector<Effect> effects;
  for (std::uint32_t arm = 1; arm < plan.arms.size(); ++arm) {
    for (std::size_t criterion = 0; criterion < cases::criterion_keys().size(); ++criterion) {
      if (cases::compares_replies(cases::criterion_keys()[criterion])) continue;
      Effect effect = effect_of(plan, findings, criterion, arm);
      if (effect.difference.estimate.n + effect.unclear > 0) effects.push_back(std::move(effect));
    }
  }
  adjust(effects);
  return effects;
}

bool stands_out(const Effect& effect) { return effect.adjusted_p_value <= level; }

std::string sentence_for(const Effect& effect, const Plan& plan, std::string_view name) {
  const stats::Estimate& difference = effect.difference.estimate;
  const std::string of_all = " of " + std::to_string(difference.n);
  std::string text = std::string(name) + " is met in " + std::to_string(effect.met_arm) + of_all +
                     (difference.n == 1 ? " case" : " cases") + " when " + plan.arms[effect.arm].words + ", in " +
                     std::to_string(effect.met_first) + of_all + " otherwise";
  if (effect.met_arm == effect.met_first) return text + ".";
  text += " (" + points(difference.value) + " points " + (difference.value > 0 ? "more" : "fewer");
  const std::string interval = difference_interval_words(difference);
  if (!interval.empty()) text += ", " + interval;
  return text + ")" + (stands_out(effect) ? "." : "; chance alone may explain it.");
}

}  // namespace consilium::probes
