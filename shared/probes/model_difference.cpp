#include "probes/model_difference.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "probes/sentence_parts.h"

namespace consilium::probes {

using namespace cases;

namespace {

// Rounding in single precision may give a little less than 0.
constexpr double least_divergence = -1e-4;
constexpr double largest_divergence = 1e6;

bool is_divergence(double nats) { return nats >= least_divergence && nats <= largest_divergence; }

bool is_log(double nats) { return nats <= 1e-3; }  // minus infinity is one: a probability of 0

void keep_above_0(stats::Estimate& estimate) {
  if (!estimate.has_interval) return;
  if (estimate.value == 0.0 && estimate.standard_error == 0.0) {
    // Nothing varies, so that nothing tells how far from 0 it could be in other cases.
    estimate.has_interval = false;
    estimate.method = stats::IntervalMethod::none;
    return;
  }
  estimate.interval.low = std::max(0.0, estimate.interval.low);
}

}  // namespace

Plan plan_model_difference(const Configuration& first, const Configuration& other, const ItemSettings& settings,
                           const CaseBook& book) {
  const std::vector<const Configuration*> by_arm = {&first, &other};
  const auto items = draw_items(settings, book, true, [](const Case&) { return true; });
  Plan plan = plan_arms(items, {{first.key, first.words}, {other.key, other.words}}, first.dials,
                        [&](const Case& c, std::size_t arm) {
                          Case as_set = c;
                          if (by_arm[arm]->help) as_set.help = *by_arm[arm]->help;
                          return as_set;
                        });
  for (Trial& trial : plan.trials) trial.dials = by_arm[trial.arm]->dials;
  return plan;
}

std::optional<double> divergence(std::span<const double> log_p, std::span<const double> log_q) {
  if (log_p.size() != log_q.size()) return std::nullopt;
  double sum = 0.0;
  for (std::size_t i = 0; i < log_p.size(); ++i) {
    if (!is_log(log_p[i]) || !is_log(log_q[i])) return std::nullopt;
    const double p = std::exp(log_p[i]);
    if (p > 0.0) sum += p * (log_p[i] - log_q[i]);  // 0 log 0 is 0
  }
  return std::max(0.0, sum);
}

Parting parting_of(const ReplyDifference& reply, double threshold_nats) {
  Parting parting;
  for (std::size_t token = 0; token < reply.size(); ++token) {
    const TokenDifference& here = reply[token];
    if (here.first_top != here.other_top && !parting.first_parted) parting.first_parted = token;
    if (!is_divergence(here.kl_nats)) {
      ++parting.dropped;
      continue;
    }
    if (here.kl_nats > threshold_nats) parting.differing.push_back(token);
    parting.sum_kl_nats += std::max(0.0, here.kl_nats);
    ++parting.counted;
  }
  return parting;
}

ModelDifference model_difference_of(const Plan& plan, const std::vector<ReplyDifference>& replies,
                                    double threshold_nats) {
  ModelDifference difference;
  ShareBuilder parted(plan, 1);
  MeanBuilder kl(plan, 1), differing(plan, 1);
  for (std::uint32_t item = 0; item < plan.items() && item < replies.size(); ++item) {
    difference.partings.push_back(parting_of(replies[item], threshold_nats));
    if (replies[item].empty()) continue;
    const Parting& parting = difference.partings.back();
    parted.add(item, parting.first_parted.has_value());
    if (parting.counted == 0) {
      kl.add_dropped();
      differing.add_dropped();
      continue;
    }
    const auto tokens = static_cast<double>(parting.counted);
    kl.add(item, parting.sum_kl_nats / tokens);
    differing.add(item, static_cast<double>(parting.differing.size()) / tokens);
  }
  difference.parted = parted.take();
  difference.kl = kl.take();
  keep_above_0(difference.kl.effect.estimate);
  difference.differing = differing.take();
  keep_within(difference.differing, 0.0, 1.0);
  return difference;
}

std::string sentence_for(const ModelDifference& difference, const Plan& plan) {
  const Share& parted = difference.parted;
  if (parted.items.empty()) return "No reply was read both ways, so it cannot be told how much the two differ.";
  std::string text = "Reading the same replies, the model would write another word somewhere in " +
                     of_cases(parted.counted.size(), parted.items.size()) +
                     in_brackets(interval_words(parted.estimate, 100.0, 0, " %")) + " when " + plan.arms[1].words;
  const stats::Estimate& differing = difference.differing.effect.estimate;
  if (differing.n == 0) return text + ".";
  return text + "; at " + format_fixed(100.0 * differing.value, 0) + " % of the words" +
         in_brackets(interval_words(differing, 100.0, 0, " %")) + " it expects something clearly different.";
}

}  // namespace consilium::probes
