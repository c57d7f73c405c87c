// The findings of a study's overview, asked for by kind.
#pragma once

#include <string>
#include <vector>

#include "query/overview.h"
#include "query/wording.h"
#include "support/small_study.h"

namespace consilium::testing {

// The first finding of a kind; null when there is none.
inline const query::Finding* find_finding(const query::Overview& overview, query::FindingKind kind) {
  for (const query::Finding& finding : overview.findings) {
    if (finding.kind == kind) return &finding;
  }
  return nullptr;
}

// Its sentence; empty when there is none.
inline std::string sentence_of(const query::Overview& overview, query::FindingKind kind) {
  const query::Finding* finding = find_finding(overview, kind);
  return finding == nullptr ? std::string() : query::flatten(finding->sentence);
}

class Found {
 public:
  explicit Found(SmallStudy& small, std::uint32_t weak_below = 30)
      : study_(small.finish()), overview_(query::overview(*study_, {}, weak_below)) {}

  [[nodiscard]] const query::Finding* find(query::FindingKind kind) const { return find_finding(overview_, kind); }
  [[nodiscard]] std::string says(query::FindingKind kind) const { return sentence_of(overview_, kind); }
  [[nodiscard]] std::string evidence(query::FindingKind kind) const {
    const query::Finding* finding = find(kind);
    return finding == nullptr ? std::string() : finding->evidence;
  }
  // Whether any finding has this sentence.
  [[nodiscard]] bool has(std::string_view sentence) const {
    for (const query::Finding& finding : overview_.findings) {
      if (query::flatten(finding.sentence) == sentence) return true;
    }
    return false;
  }
  [[nodiscard]] const query::Overview& overview() const { return overview_; }

 private:
  std::shared_ptr<const Study> study_;
  query::Overview overview_;
};

// `met` of `of` scenarios met, the first ones.
inline void judge_many(SmallStudy& small, std::string_view model, std::string_view criterion, int met, int of) {
  for (int i = 0; i < of; ++i) {
    small.judge(model, "s" + std::to_string(i), criterion, i < met ? Verdict::met : Verdict::not_met);
  }
}

}  // namespace consilium::testing
