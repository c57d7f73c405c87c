#include "probes/share.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "cases/truth.h"

namespace consilium::probes {

void ShareBuilder::add(std::uint32_t item, bool counts) {
  share_.items.push_back(item);
  if (counts) share_.counted.push_back(item);
  outcomes_.push_back(counts ? 1.0 : 0.0);
  clusters_.push_back(subjects_.number(plan_.trials[plan_.index_of(item, share_.arm)].c));
}

Share ShareBuilder::take() {
  share_.estimate = stats::clustered_rate_estimate(outcomes_, clusters_);
  return std::move(share_);
}

Share share_met(const Plan& plan, const std::vector<Findings>& findings, std::string_view criterion,
                std::uint32_t arm) {
  const auto& keys = cases::criterion_keys();
  const auto at = static_cast<std::size_t>(std::ranges::find(keys, criterion) - keys.begin());
  assert(at < keys.size());
  ShareBuilder share(plan, arm);
  for (std::uint32_t item = 0; item < plan.items(); ++item) {
    const std::size_t trial = plan.index_of(item, arm);
    if (trial >= findings.size() || findings[trial].empty()) continue;
    const Verdict verdict = findings[trial][at].verdict;
    if (verdict == Verdict::missing) continue;
    if (is_decided(verdict)) {
      share.add(item, verdict == Verdict::met);
    } else {
      share.add_unclear();
    }
  }
  return share.take();
}

std::vector<Share> same_answers(const Plan& plan, const std::vector<std::string>& replies, std::string_view criterion,
                                const cases::CaseBook& book) {
  std::vector<Share> all;
  for (std::uint32_t arm = 1; arm < plan.arms.size(); ++arm) {
    ShareBuilder same(plan, arm);
    for (std::uint32_t item = 0; item < plan.items(); ++item) {
      const std::size_t first = plan.index_of(item, 0), here = plan.index_of(item, arm);
      if (first >= replies.size() || here >= replies.size()) continue;
      const cases::Truth truth = truth_of(plan.trials[here].c, book);
      const Verdict verdict = check_pair(criterion, truth, replies[here], replies[first]).verdict;
      if (verdict == Verdict::missing) continue;
      if (is_decided(verdict)) {
        same.add(item, verdict == Verdict::met);
      } else {
        same.add_unclear();
      }
    }
    all.push_back(same.take());
  }
  return all;
}

}  // namespace consilium::probes
