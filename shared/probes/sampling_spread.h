// Sampling spread probe: the same question asked again and again, with the model drawing its words. How often is each
// criterion met, and how likely is it that somebody who asks k times is let down at least once?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "probes/effects.h"
#include "probes/mean.h"
#include "probes/trial.h"

namespace consilium::probes {

// Cases of any kind. The arms: `samples` draws of the reply to the same words, of which each must have its own seed.
// samples >= 1.
Plan plan_sampling_spread(int samples, const ItemSettings& settings, const cases::CaseBook& book);

// The probability that at least one of k samples fails when they are drawn without replacement from n of which
// `failed` do: 1 - C(n - failed, k) / C(n, k). Unbiased for a model that is asked k times: pass@k (Chen et al. 2021,
// arXiv 2107.03374, section 2.1, equation 1) with failure in the place of success. 1 <= k <= n, failed <= n.
double worst_at_k(std::uint64_t n, std::uint64_t failed, std::uint64_t k);

// Estimates, and no tests, so that there is nothing to adjust.
struct Spread {
  std::string_view criterion;
  std::uint64_t cases = 0;    // with a sample that is decided
  std::uint64_t varying = 0;  // of them: those met in some samples and not in others
  std::uint64_t met = 0;      // samples, of those decided
  std::uint64_t unclear = 0;  // samples to which the criterion applies, but not decided
  stats::Estimate met_share;  // `met` of the decided samples, clustered by subject
  std::uint64_t k = 1;
  std::uint64_t too_few = 0;  // cases with fewer than k decided samples
  Mean fails_at_k;            // probability 0 to 1 that at least one of k fails, over the other cases
};
// For every criterion that applies to a sample, in their order, but for those that compare replies. k >= 1.
std::vector<Spread> spreads_of(const Plan& plan, const std::vector<Findings>& findings, std::uint64_t k);

// "Right urgency is met in 288 of 320 replies to 40 cases (95 % interval 84 to 94 %); who asks 4 times gets at least
// one reply that fails it in 21 % of cases (95 % interval 12 to 33 %)." `name`: the criterion's name for people.
std::string sentence_for(const Spread& spread, std::string_view name);

}  // namespace consilium::probes
