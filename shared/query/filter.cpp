#include "query/filter.h"

#include "query/goodness.h"

namespace consilium::query {
namespace {

bool verdict_matches(const Study& study, std::uint32_t judgment, VerdictFilter wanted) {
  const Verdict verdict = study.judgments.verdict[judgment];
  switch (wanted) {
    case VerdictFilter::any:
      return true;
    case VerdictFilter::unclear:
      return verdict == Verdict::unclear;
    case VerdictFilter::missing:
      return verdict == Verdict::missing;
    case VerdictFilter::met:
    case VerdictFilter::not_met:
      break;
  }
  const bool want_met = wanted == VerdictFilter::met;
  if (verdict == Verdict::scored) return (*judgment_goodness(study, judgment) >= 0.5) == want_met;
  return verdict == (want_met ? Verdict::met : Verdict::not_met);
}

bool has_tag(const Study& study, Range tags, const TagFilter& wanted) {
  for (std::uint32_t i = tags.first; i < tags.first + tags.count; ++i) {
    if (study.text(study.tags[i].name) == wanted.name && study.text(study.tags[i].value) == wanted.value) return true;
  }
  return false;
}

}  // namespace

std::size_t Filter::conditions() const {
  return (model.valid() ? 1U : 0U) + (criterion.valid() ? 1U : 0U) + (verdict != VerdictFilter::any ? 1U : 0U) +
         (search.empty() ? 0U : 1U) + scenario_tags.size();
}

bool scenario_matches_tags(const Study& study, ScenarioId scenario, const Filter& filter) {
  for (const TagFilter& wanted : filter.scenario_tags) {
    if (!has_tag(study, study.scenarios[scenario.index()].tags, wanted)) return false;
  }
  return true;
}

bool judgment_matches(const Study& study, std::uint32_t judgment, const Filter& filter) {
  if (filter.criterion.valid() && study.judgments.criterion[judgment] != filter.criterion) return false;
  return verdict_matches(study, judgment, filter.verdict);
}

}  // namespace consilium::query
