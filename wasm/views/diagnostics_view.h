// Diagnostics of an import, grouped and countable: used by the About view and by the dialog after a failed import.
#pragma once

#include "base/diagnostics.h"
#include "ui/ui.h"

namespace consilium::views {

// Draws all groups top down; returns the height used.
float diagnostics_ui(ui::Ui& ui, const ui::Box& box, const Diagnostics& diagnostics);

}  // namespace consilium::views
