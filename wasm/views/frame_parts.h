// The pieces of the frame: each draws one bar into the box it is given.
#pragma once

#include <string_view>

#include "session/command.h"
#include "session/session.h"
#include "ui/ui.h"
#include "views/view_memory.h"

namespace consilium::views {

void top_bar_ui(ui::Ui& ui, const ui::Box& box, const session::Session& session, session::CommandQueue& commands,
                ViewMemory& memory);
void rail_ui(ui::Ui& ui, const ui::Box& box, const session::Session& session, session::CommandQueue& commands);
void phone_footer_ui(ui::Ui& ui, const ui::Box& box, const session::Session& session);
void footer_ui(ui::Ui& ui, const ui::Box& box, const session::Session& session, ViewMemory& memory);
// Phone: the top bar with the study menu, the count row under it, and the tab bar at the bottom.
void phone_top_ui(ui::Ui& ui, const ui::Box& box, const session::Session& session, session::CommandQueue& commands,
                  ViewMemory& memory);
void phone_counts_ui(ui::Ui& ui, const ui::Box& box, const session::Session& session, ViewMemory& memory);
void tab_bar_ui(ui::Ui& ui, const ui::Box& box, const session::Session& session, session::CommandQueue& commands);
// The bar with the last warning or error; takes its height off the top of `main` when there is one. Speaks it once.
void notice_ui(ui::Ui& ui, ui::Box& main, const session::Session& session, session::CommandQueue& commands,
               ViewMemory& memory);
// Good news (an opened study, a copied table): spoken once, shown for a few seconds over the bottom of `main`.
void toast_ui(ui::Ui& ui, const ui::Box& main, const session::Session& session, session::CommandQueue& commands,
              ViewMemory& memory);
// An import or a load under way: a bar with progress and Cancel, taken off the top of `main`.
void import_bar_ui(ui::Ui& ui, ui::Box& main, const session::Session& session, session::CommandQueue& commands);

}  // namespace consilium::views
