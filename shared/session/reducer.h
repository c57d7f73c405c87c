// reduce: the pure step from one ViewState to the next. Commands that only have effects leave it unchanged.
#pragma once

#include "session/command.h"
#include "session/view_state.h"

namespace consilium::session {

// `study` may be null (nothing open); ids in commands that are not of this study are ignored.
ViewState reduce(const ViewState& state, const Command& command, const Study* study);

}  // namespace consilium::session
