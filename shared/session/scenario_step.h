// From one line of the evidence list to the next: pure, so that keys, buttons and tests step alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "query/evidence.h"
#include "session/command.h"

namespace consilium::session {

// The line that the selection names; nullopt when it is not among the matches (the views then show none selected).
std::optional<std::size_t> selected_row(const query::EvidenceList& list, const Selection& selection);

enum class StepTo : std::uint8_t { next, previous };
// The command for the neighbouring line; the first line when none is selected; nullopt at the ends.
std::optional<SelectScenario> step_scenario(const query::EvidenceList& list, const Selection& selection, StepTo to);

}  // namespace consilium::session
