#include "session/scenario_step.h"

#include <algorithm>

namespace consilium::session {

std::optional<std::size_t> selected_row(const query::EvidenceList& list, const Selection& selection) {
  if (!selection.scenario.valid()) return std::nullopt;
  const auto row = std::find_if(list.rows.begin(), list.rows.end(), [&](const query::EvidenceRow& candidate) {
    return candidate.scenario == selection.scenario && candidate.model == selection.model &&
           candidate.repeat == selection.repeat;
  });
  if (row == list.rows.end()) return std::nullopt;
  return static_cast<std::size_t>(row - list.rows.begin());
}

std::optional<SelectScenario> step_scenario(const query::EvidenceList& list, const Selection& selection, StepTo to) {
  if (list.rows.empty()) return std::nullopt;
  std::size_t target = 0;
  if (const auto row = selected_row(list, selection)) {
    if (to == StepTo::previous && *row == 0) return std::nullopt;
    target = to == StepTo::next ? *row + 1 : *row - 1;
  }
  if (target >= list.rows.size()) return std::nullopt;
  const query::EvidenceRow& row = list.rows[target];
  return SelectScenario{row.scenario, row.model, row.repeat};
}

}  // namespace consilium::session
