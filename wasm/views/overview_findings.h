// The few sentences that say what a study shows: cards on wide screens, lines of one card on phones.
#pragma once

#include "query/overview.h"
#include "ui/ui.h"
#include "views/views.h"

namespace consilium::views {

// Takes the height it needs off the top of `inside`.
void findings_ui(const ViewContext& context, ui::Box& inside, const query::Overview& overview);
// Below the chart: what `findings_ui` has left for there, if anything.
void closing_finding_ui(const ViewContext& context, ui::Box& inside, const query::Overview& overview);

}  // namespace consilium::views
