// Scroll bars of an open scroll area (call before pop_scroll); nothing is drawn where everything fits.
#pragma once

#include "ui/ui.h"

namespace consilium::ui {

void vertical_scrollbar(Ui& ui, a11y::NodeId area, const Box& view, float content_h);
void horizontal_scrollbar(Ui& ui, a11y::NodeId area, const Box& view, float content_w);

}  // namespace consilium::ui
