// Box: a rectangle in CSS pixels, cut up to lay out a view. Views place everything by cutting boxes, so that
// spacing reads like visual.md: `Box header = cut_top(main, 36); cut_top(main, space_12);`
#pragma once

#include <algorithm>

namespace consilium::ui {

struct Box {
  float x = 0.0F;
  float y = 0.0F;
  float w = 0.0F;
  float h = 0.0F;

  [[nodiscard]] float right() const { return x + w; }
  [[nodiscard]] float bottom() const { return y + h; }
  [[nodiscard]] float center_x() const { return x + (w * 0.5F); }
  [[nodiscard]] float center_y() const { return y + (h * 0.5F); }
  [[nodiscard]] Box inset(float dx, float dy) const {
    return {x + dx, y + dy, std::max(0.0F, w - (2 * dx)), std::max(0.0F, h - (2 * dy))};
  }
  [[nodiscard]] Box inset(float d) const { return inset(d, d); }
  [[nodiscard]] bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
  bool operator==(const Box&) const = default;
};

// Each takes a strip off `from` (never more than is there) and returns it.
inline Box cut_top(Box& from, float h) {
  h = std::min(h, from.h);
  const Box strip{from.x, from.y, from.w, h};
  from.y += h;
  from.h -= h;
  return strip;
}
inline Box cut_bottom(Box& from, float h) {
  h = std::min(h, from.h);
  from.h -= h;
  return {from.x, from.bottom(), from.w, h};
}
inline Box cut_left(Box& from, float w) {
  w = std::min(w, from.w);
  const Box strip{from.x, from.y, w, from.h};
  from.x += w;
  from.w -= w;
  return strip;
}
inline Box cut_right(Box& from, float w) {
  w = std::min(w, from.w);
  from.w -= w;
  return {from.right(), from.y, w, from.h};
}
// The same box with height `h`, centred vertically.
inline Box centered_y(const Box& box, float h) { return {box.x, box.y + ((box.h - h) * 0.5F), box.w, h}; }

}  // namespace consilium::ui
