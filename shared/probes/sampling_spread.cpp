#include "probes/sampling_spread.h"

#include <cassert>
#include <utility>

#include "base/text.h"
#include "probes/sentence_parts.h"

namespace consilium::probes {

using namespace cases;

namespace {

// The samples of one case on one criterion.
struct Samples {
  std::uint64_t decided = 0;
  std::uint64_t failed = 0;
  std::uint64_t unclear = 0;
};

Samples samples_of(const Plan& plan, const std::vector<Findings>& findings, std::size_t item, std::size_t criterion) {
  Samples samples;
  for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
    const std::size_t trial = plan.index_of(item, arm);
    if (trial >= findings.size() || findings[trial].empty()) continue;
    const Verdict verdict = findings[trial][criterion].verdict;
    if (verdict == Verdict::missing) continue;
    if (!is_decided(verdict)) {
      ++samples.unclear;
      continue;
    }
    ++samples.decided;
    samples.failed += verdict == Verdict::not_met ? 1 : 0;
  }
  return samples;
}

Spread spread_of(const Plan& plan, const std::vector<Findings>& findings, std::size_t criterion, std::uint64_t k) {
  Spread spread;
  spread.criterion = criterion_keys()[criterion];
  spread.k = k;
  Subjects subjects;
  std::vector<double> outcomes;
  std::vector<std::uint32_t> clusters;
  MeanBuilder fails(plan, 0);
  for (std::uint32_t item = 0; item < plan.items(); ++item) {
    const Samples samples = samples_of(plan, findings, item, criterion);
    spread.unclear += samples.unclear;
    if (samples.decided == 0) continue;
    ++spread.cases;
    spread.met += samples.decided - samples.failed;
    spread.varying += samples.failed > 0 && samples.failed < samples.decided ? 1 : 0;
    const std::uint32_t cluster = subjects.number(plan.trials[plan.index_of(item, 0)].c);
    for (std::uint64_t i = 0; i < samples.decided; ++i) {
      outcomes.push_back(i < samples.failed ? 0.0 : 1.0);
      clusters.push_back(cluster);
    }
    if (samples.decided < k) {
      ++spread.too_few;
    } else {
      fails.add(item, worst_at_k(samples.decided, samples.failed, k));
    }
  }
  spread.met_share = stats::clustered_rate_estimate(outcomes, clusters);
  spread.fails_at_k = fails.take();
  keep_within(spread.fails_at_k, 0.0, 1.0);
  return spread;
}

}  // namespace

Plan plan_sampling_spread(int samples, const ItemSettings& settings, const CaseBook& book) {
  std::vector<Arm> arms;
  for (int i = 1; i <= samples; ++i) {
    arms.push_back({"sample_" + std::to_string(i), "it is asked for time " + std::to_string(i)});
  }
  const auto items = draw_items(settings, book, false, [](const Case&) { return true; });
  return plan_arms(items, std::move(arms), settings.dials, [](const Case& c, std::size_t) { return c; });
}

double worst_at_k(std::uint64_t n, std::uint64_t failed, std::uint64_t k) {
  assert(k >= 1 && k <= n && failed <= n);
  if (n - failed < k) return 1.0;
  // C(n - f, k) / C(n, k) as the product of (1 - k / i) over i from n - f + 1 to n, which does not overflow.
  double none_fails = 1.0;
  for (std::uint64_t i = n - failed + 1; i <= n; ++i)
    none_fails *= 1.0 - static_cast<double>(k) / static_cast<double>(i);
  return 1.0 - none_fails;
}

std::vector<Spread> spreads_of(const Plan& plan, const std::vector<Findings>& findings, std::uint64_t k) {
  assert(k >= 1);
  std::vector<Spread> spreads;
  for (std::size_t criterion = 0; criterion < criterion_keys().size(); ++criterion) {
    if (compares_replies(criterion_keys()[criterion])) continue;
    Spread spread = spread_of(plan, findings, criterion, k);
    if (spread.cases + spread.unclear > 0) spreads.push_back(std::move(spread));
  }
  return spreads;
}

std::string sentence_for(const Spread& spread, std::string_view name) {
  const stats::Estimate& share = spread.met_share;
  if (share.n == 0) return "No reply could be judged, so it cannot be told how often " + std::string(name) + " is met.";
  std::string text = std::string(name) + " is met in " + format_count(spread.met) + " of " +
                     plural(share.n, "reply", "replies") + " to " + plural(spread.cases, "case") +
                     in_brackets(interval_words(share, 100.0, 0, " %"));
  const stats::Estimate& fails = spread.fails_at_k.effect.estimate;
  const std::string asks = "who asks " + (spread.k == 1 ? "once" : std::to_string(spread.k) + " times");
  if (fails.n == 0) return text + "; there are too few replies to tell what happens to somebody " + asks + ".";
  return text + "; " + asks + " gets " + (spread.k == 1 ? "a reply" : "at least one reply") + " that fails it in " +
         format_fixed(100.0 * fails.value, 0) + " % of cases" + in_brackets(interval_words(fails, 100.0, 0, " %")) +
         ".";
}

}  // namespace consilium::probes
