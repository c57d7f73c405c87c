#include "ui/interaction.h"

#include <algorithm>
#include <cmath>

namespace consilium::ui {
namespace {

constexpr float drag_threshold_px = 8.0F;
// A flick loses 1 - 1/e of its speed in this time: the feel of a page.
constexpr double glide_time_ms = 325.0;
constexpr float glide_stop_px_per_ms = 0.02F;
constexpr double touch_rest_ms = 60.0;  // a finger at rest this long before lifting does not flick

float clamp_offset(float offset, float content, float view) {
  return std::clamp(offset, 0.0F, std::max(0.0F, content - view));
}

}  // namespace

bool Interaction::begin_frame(const PointerSample& sample, bool reduced_motion) {
  const double elapsed_ms = std::clamp(sample.now_ms - sample_.now_ms, 0.0, 100.0);
  step_ = sample.inside && sample_.inside ? ScrollOffset{sample.x - sample_.x, sample.y - sample_.y} : ScrollOffset{};
  sample_ = sample;
  previous_.swap(targets_);
  targets_.clear();
  previous_areas_.swap(areas_);
  areas_.clear();
  open_areas_.clear();
  clicked_ = 0;

  find_hot();
  if (sample.pressed) begin_press();
  if (sample.down && sample.touch) follow_touch();
  if (sample.released) {
    if (held_ != 0 && hot_ == held_) clicked_ = held_;
    held_ = 0;
    held_captures_ = false;
    const bool flicked = touch_scrolls_ && sample.now_ms - last_ms_ < touch_rest_ms;
    gliding_ = flicked && !reduced_motion && std::hypot(speed_x_, speed_y_) > glide_stop_px_per_ms;
    touch_scrolls_ = false;
  } else if (!sample.down) {
    held_ = 0;
  }
  if (sample.wheel_x_px != 0.0F || sample.wheel_y_px != 0.0F) {
    gliding_ = false;
    scroll_by(area_under_pointer(), -sample.wheel_x_px, -sample.wheel_y_px);
  }
  return gliding_ && glide(elapsed_ms);
}

void Interaction::find_hot() {
  const Target* top = nullptr;
  if (sample_.inside) {
    for (const Target& target : previous_) {
      if (target.visible.contains(sample_.x, sample_.y) && (top == nullptr || target.layer >= top->layer))
        top = &target;
    }
  }
  const std::uint32_t hot = top == nullptr ? 0 : top->node;
  pointer_layer_ = top == nullptr ? 0 : top->layer;
  if (hot != hot_) hot_since_ms_ = sample_.now_ms;
  hot_ = hot;
  if (sample_.pressed) held_captures_ = top != nullptr && top->captures;
}

void Interaction::begin_press() {
  held_ = hot_;
  gliding_ = false;
  touch_scrolls_ = false;
  press_x_ = last_x_ = sample_.x;
  press_y_ = last_y_ = sample_.y;
  last_ms_ = sample_.now_ms;
  speed_x_ = speed_y_ = 0.0F;
  const auto area = area_under_pointer();
  touch_area_ = area == 0 ? 0 : previous_areas_[area - 1].id;
}

void Interaction::follow_touch() {
  if (held_captures_ || touch_area_ == 0) return;
  if (!touch_scrolls_) {
    if (std::hypot(sample_.x - press_x_, sample_.y - press_y_) <= drag_threshold_px) return;
    touch_scrolls_ = true;
    held_ = 0;  // the press was the start of a drag
  }
  const float dx = sample_.x - last_x_;
  const float dy = sample_.y - last_y_;
  const double elapsed_ms = sample_.now_ms - last_ms_;
  if (dx == 0.0F && dy == 0.0F) return;
  if (elapsed_ms > 0.0) {
    speed_x_ = (0.4F * speed_x_) + (0.6F * dx / static_cast<float>(elapsed_ms));
    speed_y_ = (0.4F * speed_y_) + (0.6F * dy / static_cast<float>(elapsed_ms));
  }
  last_x_ = sample_.x;
  last_y_ = sample_.y;
  last_ms_ = sample_.now_ms;
  const auto area = std::ranges::find(previous_areas_, touch_area_, &Area::id);
  if (area != previous_areas_.end()) scroll_by(static_cast<std::size_t>(area - previous_areas_.begin()) + 1, -dx, -dy);
}

bool Interaction::glide(double elapsed_ms) {
  const auto area = std::ranges::find(previous_areas_, touch_area_, &Area::id);
  if (area == previous_areas_.end() || std::hypot(speed_x_, speed_y_) < glide_stop_px_per_ms) {
    gliding_ = false;
    return false;
  }
  const auto time_px = static_cast<float>(elapsed_ms);
  scroll_by(static_cast<std::size_t>(area - previous_areas_.begin()) + 1, -speed_x_ * time_px, -speed_y_ * time_px);
  const auto kept = static_cast<float>(std::exp(-elapsed_ms / glide_time_ms));
  speed_x_ *= kept;
  speed_y_ *= kept;
  return true;
}

std::size_t Interaction::area_under_pointer() const {
  if (!sample_.inside) return 0;
  std::size_t found = 0;
  for (std::size_t at = 0; at < previous_areas_.size(); ++at) {
    const Area& area = previous_areas_[at];
    if (area.layer < pointer_layer_ || !area.visible.contains(sample_.x, sample_.y)) continue;
    if (found == 0 || area.layer >= previous_areas_[found - 1].layer) found = at + 1;
  }
  return found;
}

// Scrolls the area as far as it goes in each direction, and its ancestors by what is left.
void Interaction::scroll_by(std::size_t area, float dx, float dy) {
  while (area != 0 && (dx != 0.0F || dy != 0.0F)) {
    const Area& at = previous_areas_[area - 1];
    AreaState& state = states_[at.id];
    const float x = clamp_offset(state.x + dx, state.content_w, state.view_w);
    const float y = clamp_offset(state.y + dy, state.content_h, state.view_h);
    if (x != state.x) dx = 0.0F;  // what moved at all has answered the gesture
    if (y != state.y) dy = 0.0F;
    state.x = x;
    state.y = y;
    area = at.parent;
  }
}

void Interaction::add_target(std::uint32_t node, const Box& visible, std::uint8_t layer, bool captures) {
  if (visible.w > 0.0F && visible.h > 0.0F) targets_.push_back({node, visible, layer, captures});
}

ScrollOffset Interaction::push_area(std::uint32_t id, const Box& visible, float view_w, float view_h, float content_w,
                                    float content_h, std::uint8_t layer) {
  AreaState& state = states_[id];
  state.view_w = view_w;
  state.view_h = view_h;
  state.content_w = content_w;
  state.content_h = content_h;
  state.x = clamp_offset(state.x, content_w, view_w);
  state.y = clamp_offset(state.y, content_h, view_h);
  const std::size_t parent = open_areas_.empty() ? 0 : open_areas_.back() + 1;
  open_areas_.push_back(areas_.size());
  areas_.push_back({id, visible, layer, parent});
  return {state.x, state.y};
}

void Interaction::pop_area() {
  if (!open_areas_.empty()) open_areas_.pop_back();
}

float Interaction::content_height(std::uint32_t id) const {
  const auto found = states_.find(id);
  return found == states_.end() ? 0.0F : found->second.content_h;
}

float Interaction::view_height(std::uint32_t id) const {
  const auto found = states_.find(id);
  return found == states_.end() ? 0.0F : found->second.view_h;
}

void Interaction::set_content_height(std::uint32_t id, float content_h) {
  AreaState& state = states_[id];
  state.content_h = content_h;
}

ScrollOffset Interaction::offset(std::uint32_t id) const {
  const auto found = states_.find(id);
  if (found == states_.end()) return {};
  return {found->second.x, found->second.y};
}

bool Interaction::scroll_to(std::uint32_t id, ScrollOffset wanted) {
  AreaState& state = states_[id];
  const float x = clamp_offset(wanted.x, state.content_w, state.view_w);
  const float y = clamp_offset(wanted.y, state.content_h, state.view_h);
  const bool moved = x != state.x || y != state.y;
  state.x = x;
  state.y = y;
  return moved;
}

std::uint32_t Interaction::main_area(std::uint8_t layer) const {
  const Area* best = nullptr;
  for (const Area& area : areas_) {
    const float size = area.visible.w * area.visible.h;
    if (area.layer == layer && (best == nullptr || size > best->visible.w * best->visible.h)) best = &area;
  }
  return best == nullptr ? 0 : best->id;
}

}  // namespace consilium::ui
