#include "query/goodness.h"

#include <algorithm>

namespace consilium::query {

bool is_fault(const Criterion& criterion, float weight) { return criterion.lower_is_better || weight < 0.0F; }

double score_goodness(const Criterion& criterion, double score) {
  const double range = criterion.score_max - criterion.score_min;
  if (!(range > 0.0)) return 0.5;  // a scale of no width tells good from bad as little as a coin
  const double rescaled = std::clamp((score - criterion.score_min) / range, 0.0, 1.0);
  return criterion.lower_is_better ? 1.0 - rescaled : rescaled;
}

std::optional<double> judgment_goodness(const Study& study, std::uint32_t judgment) {
  const Judgments& rows = study.judgments;
  const Criterion& criterion = study.criteria[rows.criterion[judgment].index()];
  switch (rows.verdict[judgment]) {
    case Verdict::met:
      return is_fault(criterion, rows.weight[judgment]) ? 0.0 : 1.0;
    case Verdict::not_met:
      return is_fault(criterion, rows.weight[judgment]) ? 1.0 : 0.0;
    case Verdict::scored:
      return score_goodness(criterion, rows.score[judgment]);
    case Verdict::unclear:
    case Verdict::missing:
      break;
  }
  return std::nullopt;
}

}  // namespace consilium::query
