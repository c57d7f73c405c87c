// Carrying out what a key or a palette entry means: a command for the session, or something only the screen can do.
#pragma once

#include "session/shortcuts.h"
#include "views/views.h"

namespace consilium::views {

void perform(const ViewContext& context, const session::Deed& deed);
// Takes this frame's keys that are shortcuts. Call once a frame, after the view, so that widgets come first.
void shortcut_keys(const ViewContext& context);

}  // namespace consilium::views
