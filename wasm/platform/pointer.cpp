#include "platform/pointer.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cfloat>

namespace consilium::platform {

namespace {

void announce_source(PointerSource source) {
  constexpr ImGuiMouseSource sources[] = {ImGuiMouseSource_Mouse, ImGuiMouseSource_TouchScreen, ImGuiMouseSource_Pen};
  ImGui::GetIO().AddMouseSourceEvent(sources[static_cast<int>(source)]);
}

}  // namespace

void pointer_moved(float x, float y, PointerSource source) {
  announce_source(source);
  ImGui::GetIO().AddMousePosEvent(x, y);
}

void pointer_button(float x, float y, int button, bool down, PointerSource source) {
  if (button < 0 || button >= ImGuiMouseButton_COUNT) return;
  pointer_moved(x, y, source);
  ImGui::GetIO().AddMouseButtonEvent(button, down);
}

void pointer_left() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

void wheel_moved(float dx_css_pixels, float dy_css_pixels) {
  ImGui::GetIO().AddMouseWheelEvent(-dx_css_pixels / css_pixels_per_wheel_unit,
                                    -dy_css_pixels / css_pixels_per_wheel_unit);
}

bool input_waiting() { return !ImGui::GetCurrentContext()->InputEventsQueue.empty(); }

int cursor_shape() { return ImGui::GetMouseCursor(); }

}  // namespace consilium::platform
