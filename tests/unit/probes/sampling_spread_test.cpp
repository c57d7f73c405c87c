#include "probes/sampling_spread.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "support/case_book.h"
#include "support/judged_trials.h"

using namespace consilium;
using namespace consilium::probes;
using namespace consilium::testing::verdicts;
using consilium::testing::case_book;
using consilium::testing::judged_criterion;
using doctest::Approx;

namespace {

// The samples of each case on one criterion.
std::vector<Findings> findings_of(const Plan& plan, const std::vector<std::vector<Verdict>>& samples) {
  const auto& keys = cases::criterion_keys();
  const auto at = static_cast<std::size_t>(std::ranges::find(keys, judged_criterion) - keys.begin());
  std::vector<Findings> findings(plan.trials.size());
  for (std::size_t item = 0; item < samples.size(); ++item) {
    for (std::size_t arm = 0; arm < samples[item].size(); ++arm) {
      Findings& here = findings[plan.index_of(item, arm)];
      here.resize(keys.size());
      here[at].verdict = samples[item][arm];
    }
  }
  return findings;
}

Plan some_plan(int items, int samples) {
  return plan_sampling_spread(samples, {.items = items, .kind = cases::CaseKind::triage}, case_book());
}

double all_subsets(unsigned n, unsigned failed, unsigned k) {
  int failing = 0, all = 0;
  for (unsigned subset = 0; subset < (1U << n); ++subset) {
    if (static_cast<unsigned>(std::popcount(subset)) != k) continue;
    ++all;
    failing += (subset & ((1U << failed) - 1)) != 0 ? 1 : 0;  // the first `failed` samples fail
  }
  return static_cast<double>(failing) / all;
}

double choose(unsigned n, unsigned k) {
  double ways = 1.0;
  for (unsigned i = 1; i <= k; ++i) ways = ways * (n - k + i) / i;
  return ways;
}

}  // namespace

TEST_CASE("worst-at-k: the reference values, and all subsets counted") {
  // HealthBench's worst-at-k of scores 1, 1, 1, 0 is .75 .5 .25 0: the mean of the least of k, which is the share of
  // subsets in which none fails.
  CHECK(worst_at_k(4, 1, 1) == Approx(1.0 - 0.75));
  CHECK(worst_at_k(4, 1, 2) == Approx(1.0 - 0.5));
  CHECK(worst_at_k(4, 1, 3) == Approx(1.0 - 0.25));
  CHECK(worst_at_k(4, 1, 4) == 1.0);
  for (unsigned n = 1; n <= 9; ++n) {
    for (unsigned failed = 0; failed <= n; ++failed) {
      for (unsigned k = 1; k <= n; ++k) CHECK(worst_at_k(n, failed, k) == Approx(all_subsets(n, failed, k)));
    }
  }
}

TEST_CASE("worst-at-k is unbiased: its expectation is that of k fresh samples") {
  // With each sample failing with probability p, the expectation over all that may happen in n is 1 - (1 - p)^k.
  for (const double p : {0.05, 0.3, 0.9}) {
    for (unsigned k = 1; k <= 8; ++k) {
      double expected = 0.0;
      for (unsigned failed = 0; failed <= 8; ++failed) {
        expected += choose(8, failed) * std::pow(p, failed) * std::pow(1.0 - p, 8 - failed) * worst_at_k(8, failed, k);
      }
      CHECK(expected == Approx(1.0 - std::pow(1.0 - p, k)).epsilon(1e-12));
    }
  }
}

TEST_CASE("worst-at-k of many samples does not overflow") {
  CHECK(worst_at_k(1'000'000, 0, 1000) == 0.0);
  CHECK(worst_at_k(1'000'000, 1, 1) == Approx(1e-6).epsilon(1e-6));
  CHECK(worst_at_k(1'000'000, 500'000, 1) == Approx(0.5).epsilon(1e-9));
}

TEST_CASE("every sample asks the same") {
  const Plan plan = some_plan(5, 3);
  REQUIRE(plan.trials.size() == 15);
  for (std::size_t t = 0; t < 15; ++t) CHECK(plan.trials[t].c == plan.trials[t / 3 * 3].c);
  CHECK(plan.arms[2].words == "it is asked for time 3");
}

TEST_CASE("samples are counted over cases; what is not decided is counted apart") {
  const Plan plan = some_plan(5, 4);
  const auto findings = findings_of(
      plan, {{yes, yes, yes, no}, {yes, yes, yes, yes}, {no, unclear, unclear, unclear}, {unclear}, {none, none}});
  const auto spreads = spreads_of(plan, findings, 2);
  REQUIRE(spreads.size() == 1);
  const Spread& spread = spreads[0];
  CHECK(spread.criterion == judged_criterion);
  CHECK(spread.cases == 3);
  CHECK(spread.varying == 1);
  CHECK(spread.met == 7);
  CHECK(spread.met_share.n == 9);
  CHECK(spread.unclear == 4);
  CHECK(spread.too_few == 1);
  CHECK(spread.fails_at_k.values.size() == 2);
  CHECK(spread.fails_at_k.effect.estimate.value == Approx((0.5 + 0.0) / 2.0));
}

TEST_CASE("the order of the samples does not matter, and asking more often never helps") {
  const Plan plan = some_plan(6, 4);
  std::vector<std::vector<Verdict>> samples = {{yes, yes, no, yes}, {no, no, yes, yes},      {yes, yes, yes, yes},
                                               {no, no, no, no},    {yes, no, yes, unclear}, {yes, yes, yes, no}};
  const auto before = spreads_of(plan, findings_of(plan, samples), 2);
  for (auto& of_case : samples) std::ranges::reverse(of_case);
  const auto after = spreads_of(plan, findings_of(plan, samples), 2);
  CHECK(after[0].met_share == before[0].met_share);
  CHECK(after[0].fails_at_k.values == before[0].fails_at_k.values);
  double last = 0.0;
  for (std::uint64_t k = 1; k <= 3; ++k) {
    const double fails = spreads_of(plan, findings_of(plan, samples), k)[0].fails_at_k.effect.estimate.value;
    CHECK(fails >= last);
    last = fails;
  }
}

TEST_CASE("a sentence for each: how often, and what somebody who asks k times gets") {
  const Plan plan = some_plan(20, 4);
  std::vector<std::vector<Verdict>> samples(20, {yes, yes, yes, yes});
  for (std::size_t item = 0; item < 5; ++item) samples[item][0] = no;
  const auto findings = findings_of(plan, samples);
  const std::string sentence = sentence_for(spreads_of(plan, findings, 4)[0], "Right urgency");
  CAPTURE(sentence);
  CHECK(sentence.starts_with("Right urgency is met in 75 of 80 replies to 20 cases (95 % interval "));
  CHECK(sentence.find("; who asks 4 times gets at least one reply that fails it in 25 % of cases (95 % interval ") !=
        std::string::npos);
  CHECK(sentence_for(spreads_of(plan, findings, 1)[0], "X").find("who asks once gets a reply that fails it in 6 %") !=
        std::string::npos);
  CHECK(sentence_for(spreads_of(plan, findings, 9)[0], "X")
            .ends_with("; there are too few replies to tell what happens to somebody who asks 9 times."));
}

TEST_CASE("never failing in few cases does not mean that it cannot") {
  const Plan plan = some_plan(12, 3);
  const auto spreads = spreads_of(plan, findings_of(plan, std::vector<std::vector<Verdict>>(12, {yes, yes, yes})), 3);
  CHECK(spreads[0].fails_at_k.effect.estimate.value == 0.0);
  CHECK(spreads[0].fails_at_k.effect.estimate.interval.high > 0.1);
  CHECK(spreads[0].met_share.interval.low < 0.9);
}

TEST_CASE("nothing judged gives nothing, and says so") {
  const Plan plan = some_plan(3, 2);
  CHECK(spreads_of(plan, {}, 2).empty());
  CHECK(spreads_of({}, {}, 2).empty());
  const auto unclear_alone = spreads_of(plan, findings_of(plan, {{unclear, unclear}}), 2);
  REQUIRE(unclear_alone.size() == 1);
  CHECK(sentence_for(unclear_alone[0], "Right urgency") ==
        "No reply could be judged, so it cannot be told how often Right urgency is met.");
}
