// Pointer and wheel of the page, handed to Dear ImGui. Positions are CSS pixels of the canvas.
#pragma once

#include <cstdint>

namespace consilium::platform {

enum class PointerSource : std::uint8_t { mouse, touch, pen };

// CSS pixels that one unit of ImGui's mouse wheel stands for: the page hands over exact pixels, widgets multiply back.
inline constexpr float css_pixels_per_wheel_unit = 100.0F;

void pointer_moved(float x, float y, PointerSource source);
// `button`: 0 left, 1 right, 2 middle (ImGui's numbers).
void pointer_button(float x, float y, int button, bool down, PointerSource source);
// The pointer left the canvas, or a finger was lifted: nothing is hovered any more.
void pointer_left();
void wheel_moved(float dx_css_pixels, float dy_css_pixels);
// ImGui takes quick successions of events over several frames; true while some wait.
bool input_waiting();
// The cursor that the page should show: an index into the list in web/src/pointer.ts.
int cursor_shape();

}  // namespace consilium::platform
