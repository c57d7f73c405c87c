// reduce: the pure step from one ViewState to the next. Commands that only have effects leave it unchanged.
//
// Selecting says the whole selection: a model alone, a cell (model and criterion), or a scenario's answer, which keeps
// the criterion it is read for. Going to another view closes the phone's inspector page and the table form of the view
// left. A filter may leave a selected scenario that it no longer matches: the views, which know the matches, show none.
#pragma once

#include "session/command.h"
#include "session/view_state.h"

namespace consilium::session {

// `study` is the one that `state` is about and may be null (nothing open); a command with an id that is not of this
// study is ignored as a whole.
ViewState reduce(const ViewState& state, const Command& command, const Study* study);

}  // namespace consilium::session
