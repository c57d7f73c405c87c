// The frame around every view: top bar, rail or tab bar, footer, notices and dialogs; picks the view to draw.
#pragma once

#include "session/command.h"
#include "session/session.h"
#include "ui/ui.h"
#include "views/view_memory.h"

namespace consilium::views {

// Draws one frame of the whole app between Ui::begin_frame and Ui::end_frame.
void app_ui(ui::Ui& ui, const session::Session& session, session::CommandQueue& commands, ViewMemory& memory);

}  // namespace consilium::views
