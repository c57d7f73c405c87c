// "View as plain page": the view on screen as static HTML, from report/.
#pragma once

#include <string>

#include "model/study.h"
#include "session/view_state.h"

namespace consilium::app {

std::string plain_page(const session::ViewState& view, const Study& study);

}  // namespace consilium::app
