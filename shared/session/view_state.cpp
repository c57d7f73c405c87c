#include "session/view_state.h"

namespace consilium::session {

std::string_view to_text(View view) {
  switch (view) {
    case View::home:
      return "Home";
    case View::overview:
      return "Overview";
    case View::criteria:
      return "Criteria";
    case View::evidence:
      return "Evidence";
    case View::about:
      return "About the data";
    case View::lab:
      return "Lab";
    case View::probe:
      return "Probe";
  }
  return {};
}

std::string_view to_text(Theme theme) {
  switch (theme) {
    case Theme::system:
      return "System";
    case Theme::light:
      return "Light";
    case Theme::dark:
      return "Dark";
  }
  return {};
}

}  // namespace consilium::session
