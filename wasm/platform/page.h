// What the app tells the page each frame: the mirror's patch, the cursor, the look. Bytes in, nothing comes back.
#pragma once

#include <string_view>

namespace consilium::platform {

void apply_mirror_patch(std::string_view json);
void set_cursor(int shape);
// The page's own text (fields, messages) follows the app's light or dark look and its text size.
void set_look(bool dark, float text_scale);
// A frame is wanted because something arrived outside of the page's own events.
void wake();

}  // namespace consilium::platform
