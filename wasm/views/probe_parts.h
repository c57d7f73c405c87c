// The pieces of the probe page: each draws one card or panel into the box it is given.
#pragma once

#include <string>

#include "session/probe_conclusion.h"
#include "views/inspector_panel.h"
#include "views/views.h"

namespace consilium::views {

// Of the run that is there, computed anew when more cases are complete; null where there is none.
const ProbeShown* probe_shown(const ViewContext& context);
// The point whose exchanges are shown: the chosen one, else the last that has cases; null where none has.
const session::ProbePoint* probe_point(const ViewContext& context);

// What one series is told from the others by: "Sycophancy 1", or the model's name where no dial is named.
std::string series_words(const ViewContext& context, const session::ProbeRun& run, std::size_t series);
// How an arm goes on after "when", as a heading: "A wrong belief is insisted on twice".
std::string arm_words(const session::ProbeRun& run, std::size_t arm);
// "10 of 12, 83 %, 95 % interval 55 to 95".
std::string share_words(const probes::Share& share);

void set_probe(const ViewContext& context, const session::ProbeView& view);

// In the main column, top down.
void probe_settings_ui(const ViewContext& context, Column& column);
void probe_conclusion_ui(const ViewContext& context, Column& column);
void probe_results_ui(const ViewContext& context, Column& column);
// At the right, on phones a page: the exchanges behind the point.
void probe_exchanges_ui(const ViewContext& context, const ui::Box& box);

}  // namespace consilium::views
