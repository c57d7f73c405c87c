// Who has the pointer, and how far each scroll area is scrolled. Knows neither ImGui nor the page: it is given one
// sample of the pointer a frame and the rectangles that widgets claimed in the frame before, so that what is under a
// finger is known the moment it lands, without a frame of hovering first.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "ui/box.h"

namespace consilium::ui {

struct PointerSample {
  double now_ms = 0.0;
  float x = 0.0F;
  float y = 0.0F;
  bool inside = false;  // a position is known
  bool down = false;
  bool pressed = false;   // went down in this frame
  bool released = false;  // went up in this frame
  bool touch = false;
  float wheel_x_px = 0.0F;  // > 0 scrolls to the left
  float wheel_y_px = 0.0F;  // > 0 scrolls up
};

// Scroll offsets of one area, in CSS pixels from its start.
struct ScrollOffset {
  float x = 0.0F;
  float y = 0.0F;
};

class Interaction {
 public:
  // Reads the pointer against the rectangles of the last frame. Returns true when something goes on moving by itself
  // and wants another frame.
  bool begin_frame(const PointerSample& sample, bool reduced_motion);

  // --- rectangles that act, in drawing order: later ones lie over earlier ones, higher layers over lower ones ---
  // `captures`: a drag that starts here is the widget's own (sliders), never a scroll.
  void add_target(std::uint32_t node, const Box& visible, std::uint8_t layer, bool captures = false);
  [[nodiscard]] bool hovered(std::uint32_t node) const {
    return node != 0 && hot_ == node && !sample_.touch && (held_ == 0 || held_ == node);
  }
  [[nodiscard]] bool held(std::uint32_t node) const {
    return node != 0 && held_ == node && (hot_ == node || held_captures_);
  }
  [[nodiscard]] bool pressed(std::uint32_t node) const { return node != 0 && sample_.pressed && hot_ == node; }
  [[nodiscard]] bool clicked(std::uint32_t node) const { return node != 0 && clicked_ == node; }
  [[nodiscard]] double hovered_for_ms(std::uint32_t node) const {
    return hovered(node) ? sample_.now_ms - hot_since_ms_ : 0.0;
  }
  [[nodiscard]] const PointerSample& pointer() const { return sample_; }
  // How far the pointer moved since the last frame.
  [[nodiscard]] ScrollOffset pointer_step() const { return step_; }
  // Something was pressed, but no widget.
  [[nodiscard]] bool pressed_nothing() const { return sample_.pressed && hot_ == 0; }

  // --- scroll areas ---
  // Registers the area for the next frame and returns its offset, clamped to the content. Areas opened before
  // pop_area() of another are its children: what they cannot scroll, it scrolls.
  ScrollOffset push_area(std::uint32_t id, const Box& visible, float view_w, float view_h, float content_w,
                         float content_h, std::uint8_t layer);
  void pop_area();
  [[nodiscard]] std::uint32_t current_area() const { return open_areas_.empty() ? 0 : areas_[open_areas_.back()].id; }
  // What push_area was given last for content_h; 0 for a new area.
  [[nodiscard]] float content_height(std::uint32_t id) const;
  void set_content_height(std::uint32_t id, float content_h);
  [[nodiscard]] ScrollOffset offset(std::uint32_t id) const;
  // True when the offset changed.
  bool scroll_to(std::uint32_t id, ScrollOffset wanted);
  // The largest area of a layer: where page keys go when the focus is in none.
  [[nodiscard]] std::uint32_t main_area(std::uint8_t layer) const;
  [[nodiscard]] float view_height(std::uint32_t id) const;

 private:
  struct Target {
    std::uint32_t node = 0;
    Box visible;
    std::uint8_t layer = 0;
    bool captures = false;
  };
  struct Area {
    std::uint32_t id = 0;
    Box visible;
    std::uint8_t layer = 0;
    std::size_t parent = 0;  // position in areas_ plus 1; 0 = none
  };
  struct AreaState {
    float x = 0.0F, y = 0.0F;
    float view_w = 0.0F, view_h = 0.0F;
    float content_w = 0.0F, content_h = 0.0F;
  };

  void find_hot();
  void begin_press();
  void follow_touch();
  void scroll_by(std::size_t area, float dx, float dy);
  bool glide(double elapsed_ms);
  [[nodiscard]] std::size_t area_under_pointer() const;  // position plus 1, 0 = none

  PointerSample sample_;
  std::vector<Target> targets_;   // while the frame is drawn
  std::vector<Target> previous_;  // of the last frame
  std::vector<Area> areas_;
  std::vector<Area> previous_areas_;
  std::vector<std::size_t> open_areas_;
  std::unordered_map<std::uint32_t, AreaState> states_;

  ScrollOffset step_;
  std::uint32_t hot_ = 0;
  double hot_since_ms_ = 0.0;
  std::uint32_t held_ = 0;
  bool held_captures_ = false;
  std::uint32_t clicked_ = 0;
  std::uint8_t pointer_layer_ = 0;  // layer of what lies under the pointer

  // A finger that drags: where it went down, the area it scrolls, and how fast it moves.
  bool touch_scrolls_ = false;
  std::uint32_t touch_area_ = 0;
  float press_x_ = 0.0F, press_y_ = 0.0F;
  float last_x_ = 0.0F, last_y_ = 0.0F;
  double last_ms_ = 0.0;
  float speed_x_ = 0.0F, speed_y_ = 0.0F;  // CSS pixels a millisecond
  bool gliding_ = false;
};

}  // namespace consilium::ui
