// The pieces of Home.
#pragma once

#include "ui/box.h"
#include "views/views.h"

namespace consilium::views {

// The doors, beside each other or, on phones, one over the other; takes their height off the top of `inside`.
void doors_ui(const ViewContext& context, ui::Box& inside);

}  // namespace consilium::views
