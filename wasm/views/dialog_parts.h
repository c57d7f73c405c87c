// What the dialogs share.
#pragma once

#include <algorithm>

#include "ui/ui.h"
#include "views/views.h"

namespace consilium::views {

inline void close_dialog(const ViewContext& context) { context.memory.dialog = Dialog::none; }

// As asked for at 100 % text, within the screen.
inline float dialog_width(const ui::Ui& ui, float wanted) {
  return std::min(ui.scaled(wanted), ui.screen().w - (2 * ui::space_16));
}
inline float dialog_height(const ui::Ui& ui, float wanted) {
  return std::min(ui.scaled(wanted), ui.screen().h - (2 * ui::space_24));
}

}  // namespace consilium::views
