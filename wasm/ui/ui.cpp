#include "ui/ui.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

constexpr float wheel_unit_px = 100.0F;  // platform: one unit of io.MouseWheel
constexpr int top_channels = 3;          // dialog, menu, tooltip
constexpr std::uint8_t tooltip_layer = top_channels;
constexpr double animation_frame_ms = 16.0;

// FNV-1a, 32 bit, over a path of names.
std::uint32_t hash_name(std::uint32_t seed, std::string_view name) {
  std::uint32_t hash = seed ^ 0x811C9DC5U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  hash = (hash ^ (hash >> 15U)) * 0x2C1B3C6DU;
  return hash ^ (hash >> 13U);
}

}  // namespace

Ui::Ui(Fonts fonts)
    : fonts_(fonts),
      palette_(&light_palette()),
      text_engine_(std::make_unique<TextEngine>(
          std::array<ImFont*, 5>{fonts.face[0], fonts.face[1], fonts.face[2], fonts.face[3], fonts.face[4]},
          fonts.painter)) {}

Ui::~Ui() = default;

void Ui::begin_frame(FrameInput input) {
  input_ = std::move(input);
  ++frame_;
  if (!(input_.text_scale > 0.0F)) input_.text_scale = 1.0F;
  palette_ = input_.forced_colors ? &forced_colors_palette(input_.dark)
             : input_.dark        ? &dark_palette()
                                  : &light_palette();
  density_ = std::max(0.25F, ImGui::GetIO().DisplayFramebufferScale.x);
  action_taken_.assign(input_.actions.size(), false);
  key_taken_.assign(input_.keys.size(), false);
  id_stack_.assign(1, 0);
  layer_stack_.assign(1, 0);
  area_stack_.clear();
  area_views_.clear();
  tooltip_ = {};
  wanted_frame_ms_ = -1.0;
  text_engine_->begin_frame();
  read_pointer();
  take_focus_actions();

  ImGui::SetNextWindowPos({0.0F, 0.0F});
  ImGui::SetNextWindowSize({std::max(1.0F, input_.width), std::max(1.0F, input_.height)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
  ImGui::Begin("consilium", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus);
  ImGui::PopStyleVar(3);
  window_list_ = ImGui::GetWindowDrawList();
  top_list_ = ImGui::GetForegroundDrawList();
  top_list_->ChannelsSplit(top_channels);
  tree_.begin_frame();
}

std::string Ui::end_frame() {
  scroll_by_keys();
  close_abandoned_popups();
  draw_tooltip();
  top_list_->ChannelsMerge();
  ImGui::End();
  return tree_.end_frame();
}

void Ui::read_pointer() {
  const ImGuiIO& io = ImGui::GetIO();
  PointerSample sample;
  sample.now_ms = input_.now_ms;
  sample.inside = ImGui::IsMousePosValid();
  sample.x = sample.inside ? io.MousePos.x : 0.0F;
  sample.y = sample.inside ? io.MousePos.y : 0.0F;
  sample.down = io.MouseDown[0];
  sample.pressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  sample.released = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
  sample.touch = io.MouseSource == ImGuiMouseSource_TouchScreen;
  sample.wheel_x_px = io.MouseWheelH * wheel_unit_px;
  sample.wheel_y_px = io.MouseWheel * wheel_unit_px;
  if (interaction_.begin_frame(sample, input_.reduced_motion)) want_frame_in(animation_frame_ms);
}

void Ui::take_focus_actions() {
  focus_moved_ = false;
  for (std::size_t i = 0; i < input_.actions.size(); ++i) {
    const auto& action = input_.actions[i];
    if (action.kind == a11y::ActionKind::focus) {
      focus_moved_ = focus_moved_ || focus_ != action.node;
      focus_ = action.node;
      action_taken_[i] = true;
    } else if (action.kind == a11y::ActionKind::blur) {
      if (focus_ == action.node) focus_ = 0;
      action_taken_[i] = true;
    }
  }
  if (interaction_.pressed_nothing()) focus_ = 0;
  take_dismissals();
}

// The page tells of Escape by a chord, an assistive technology by dismissing a node, some by both: one level closes.
void Ui::take_dismissals() {
  bool dismissed = false;
  for (std::size_t i = 0; i < input_.actions.size(); ++i) {
    if (input_.actions[i].kind != a11y::ActionKind::dismiss) continue;
    dismissed = true;
    action_taken_[i] = true;
  }
  if (dismissed && std::ranges::find(input_.keys, "Escape") == input_.keys.end()) press_key("Escape");
}

void Ui::press_key(std::string_view chord) {
  input_.keys.emplace_back(chord);
  key_taken_.push_back(false);
}

ImDrawList* Ui::draw() const { return layer_stack_.back() == 0 ? window_list_ : top_list_; }

float Ui::snap(float v) const { return std::round(v * density_) / density_; }

Box Ui::snap(const Box& box) const {
  const float x = snap(box.x);
  const float y = snap(box.y);
  return {x, y, snap(box.right()) - x, snap(box.bottom()) - y};
}

// --- ids, focus and actions ---

a11y::NodeId Ui::id(std::string_view name) const {
  const std::uint32_t hash = hash_name(id_stack_.back(), name);
  return hash == 0 ? 1 : hash;
}

void Ui::push_id(std::string_view name) { id_stack_.push_back(id(name)); }

void Ui::push_id(std::uint32_t number) {
  char bytes[5] = {'#', static_cast<char>(number & 0xFFU), static_cast<char>((number >> 8U) & 0xFFU),
                   static_cast<char>((number >> 16U) & 0xFFU), static_cast<char>(number >> 24U)};
  push_id(std::string_view(bytes, sizeof bytes));
}

void Ui::pop_id() {
  if (id_stack_.size() > 1) id_stack_.pop_back();
}

void Ui::focus(a11y::NodeId node) {
  focus_moved_ = focus_moved_ || focus_ != node;
  focus_ = node;
  tree_.request_focus(node);
}

bool Ui::take_activation(a11y::NodeId node) { return take_action(node, a11y::ActionKind::activate) != nullptr; }

const a11y::SemanticAction* Ui::take_action(a11y::NodeId node, a11y::ActionKind kind) {
  if (node == 0 || input_.actions.empty() || inert()) return nullptr;
  for (std::size_t i = 0; i < input_.actions.size(); ++i) {
    if (action_taken_[i] || input_.actions[i].node != node || input_.actions[i].kind != kind) continue;
    action_taken_[i] = true;
    return &input_.actions[i];
  }
  return nullptr;
}

bool Ui::take_key(std::string_view chord) {
  if (popups_.size() > layer_stack_.back()) return false;  // keys belong to what is on top
  for (std::size_t i = 0; i < input_.keys.size(); ++i) {
    if (key_taken_[i] || input_.keys[i] != chord) continue;
    key_taken_[i] = true;
    return true;
  }
  return false;
}

void Ui::want_frame_in(double ms) {
  if (wanted_frame_ms_ < 0.0 || ms < wanted_frame_ms_) wanted_frame_ms_ = std::max(0.0, ms);
}

void Ui::announce(std::string text, bool assertive) { tree_.announce(std::move(text), assertive); }

// --- the pointer and clipping ---

Press Ui::press(a11y::NodeId node, const Box& box, bool enabled, bool captures) {
  const Box shown = visible(box);
  // Dear ImGui is told of the item: its test hooks check that every item has a node.
  ImGui::ItemAdd(ImRect(box.x, box.y, box.right(), box.bottom()), node);
  interaction_.add_target(node, shown, layer_stack_.back(), captures);
  Press press;
  if (focus_moved_ && focused(node)) {
    scroll_into_view(box);
    focus_moved_ = false;
  }
  if (focused(node)) focus_area_ = area_stack_.empty() ? 0 : area_stack_.back();
  if (!enabled || inert()) return press;
  if (interaction_.pressed(node)) {
    focus_ = node;
    tree_.request_focus(node);
  }
  press.hovered = interaction_.hovered(node);
  press.held = interaction_.held(node);
  press.focus_visible = focus_visible(node);
  press.activated = take_activation(node) || interaction_.clicked(node);
  if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return press;
}

Box Ui::visible(const Box& box) const {
  const ImVec2 low = draw()->GetClipRectMin();
  const ImVec2 high = draw()->GetClipRectMax();
  const float left = std::max(box.x, low.x);
  const float top = std::max(box.y, low.y);
  const float right = std::min(box.right(), high.x);
  const float bottom = std::min(box.bottom(), high.y);
  if (right <= left || bottom <= top) return {};
  return {left, top, right - left, bottom - top};
}

void Ui::push_clip(const Box& box) { draw()->PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true); }
void Ui::pop_clip() { draw()->PopClipRect(); }

// --- scroll areas ---

ScrollOffset Ui::push_scroll(a11y::NodeId area, const Box& view, float content_w, float content_h) {
  push_clip(view);
  area_stack_.push_back(area);
  area_views_.push_back(view);
  ScrollOffset offset =
      interaction_.push_area(area, visible(view), view.w, view.h, content_w, content_h, layer_stack_.back());
  return {snap(offset.x), snap(offset.y)};
}

void Ui::pop_scroll() {
  interaction_.pop_area();
  area_stack_.pop_back();
  area_views_.pop_back();
  pop_clip();
}

void Ui::scroll_into_view(const Box& box) {
  const auto shift = [](float low, float high, float view_low, float view_high) {
    if (low >= view_low && high <= view_high) return 0.0F;
    if (low < view_low || high - low > view_high - view_low) return low - space_8 - view_low;
    return high + space_8 - view_high;
  };
  // From the innermost area outwards: what moves within one is then sought where it will stand.
  Box sought = box;
  for (std::size_t i = area_stack_.size(); i-- > 0;) {
    const Box& view = area_views_[i];
    ScrollOffset offset = interaction_.offset(area_stack_[i]);
    const float dx = shift(sought.x, sought.right(), view.x, view.right());
    const float dy = shift(sought.y, sought.bottom(), view.y, view.bottom());
    offset.x += dx;
    offset.y += dy;
    if (interaction_.scroll_to(area_stack_[i], offset)) want_frame_in(0.0);
    sought.x -= dx;
    sought.y -= dy;
  }
}

// Keys that nobody took move the area with the focus, else the main one: long texts are read without a pointer.
void Ui::scroll_by_keys() {
  layer_stack_.assign(1, static_cast<std::uint8_t>(popups_.size()));
  const a11y::NodeId area = focus_area_ != 0 && focus_ != 0 ? focus_area_ : interaction_.main_area(layer_stack_.back());
  if (area == 0 || input_.keys.empty()) return;
  const float page = interaction_.view_height(area) * 0.9F;
  constexpr float line = 40.0F;
  constexpr float everything = 1e9F;
  struct Step {
    std::string_view key;
    float dy;
  };
  for (const Step step : {Step{"PageDown", page}, Step{"PageUp", -page}, Step{"ArrowDown", line},
                          Step{"ArrowUp", -line}, Step{"Home", -everything}, Step{"End", everything}}) {
    while (take_key(step.key)) {
      const ScrollOffset now = interaction_.offset(area);
      if (interaction_.scroll_to(area, {now.x, now.y + step.dy})) want_frame_in(0.0);
    }
  }
}

// --- popups ---

void Ui::set_open_popup(a11y::NodeId node) {
  if (node == 0) {
    popups_.clear();
  } else if (!popup_is_open(node)) {
    open_popup_from(node, focus_, false);
  }
}

void Ui::open_popup_from(a11y::NodeId node, a11y::NodeId opener, bool modal) {
  if (popup_is_open(node)) return;
  popups_.push_back({node, opener, modal, {}, frame_, frame_});
  want_frame_in(0.0);
}

void Ui::close_popup(a11y::NodeId node) {
  const auto found = std::ranges::find(popups_, node, &OpenPopup::node);
  if (found == popups_.end()) return;
  const a11y::NodeId opener = found->opener;
  popups_.erase(found, popups_.end());
  if (opener != 0) focus(opener);
  want_frame_in(0.0);
}

bool Ui::popup_is_open(a11y::NodeId node) const {
  return node != 0 && std::ranges::find(popups_, node, &OpenPopup::node) != popups_.end();
}

bool Ui::popup_is_fresh(a11y::NodeId node) const {
  const auto found = std::ranges::find(popups_, node, &OpenPopup::node);
  return found != popups_.end() && found->box == Box{};
}

bool Ui::popup_opened_now(a11y::NodeId node) const {
  const auto found = std::ranges::find(popups_, node, &OpenPopup::node);
  return found != popups_.end() && found->opened_frame == frame_;
}

void Ui::enter_layer(std::uint8_t layer) {
  layer_stack_.push_back(layer);
  if (layer > 0) top_list_->ChannelsSetCurrent(std::min<int>(layer, top_channels) - 1);
}

void Ui::begin_popup(a11y::NodeId node, const Box& box) {
  const auto found = std::ranges::find(popups_, node, &OpenPopup::node);
  const auto depth = static_cast<std::uint8_t>(found - popups_.begin());
  if (found != popups_.end()) {
    found->drawn_frame = frame_;
    found->box = box;
  }
  enter_layer(static_cast<std::uint8_t>(depth + 1));
  top_list_->PushClipRect({0.0F, 0.0F}, {input_.width, input_.height}, false);
  // The whole page under it swallows presses; the panel itself acts for nobody.
  interaction_.add_target(node, screen(), layer_stack_.back());
  interaction_.add_target(node ^ 0x5A5A5A5AU, box, layer_stack_.back());
}

void Ui::end_popup() {
  top_list_->PopClipRect();
  layer_stack_.pop_back();
  if (layer_stack_.back() > 0) top_list_->ChannelsSetCurrent(layer_stack_.back() - 1);
}

void Ui::close_abandoned_popups() {
  for (std::size_t i = 0; i < popups_.size(); ++i) {
    const bool drawn = popups_[i].drawn_frame == frame_ || popups_[i].opened_frame == frame_;
    if (drawn) continue;
    close_popup(popups_[i].node);
    return;
  }
}

bool Ui::under_popup(const Box& box) const {
  for (std::size_t i = layer_stack_.back(); i < popups_.size(); ++i) {
    const Box& over = popups_[i].box;
    if (popups_[i].modal) return true;
    if (box.x < over.right() && over.x < box.right() && box.y < over.bottom() && over.y < box.bottom()) return true;
  }
  return false;
}

bool Ui::inert() const {
  for (std::size_t i = layer_stack_.back(); i < popups_.size(); ++i) {
    if (popups_[i].modal) return true;
  }
  return false;
}

// --- tooltip ---

void Ui::show_tooltip(const Box& anchor, std::string words) {
  if (!words.empty()) tooltip_ = {anchor, std::move(words)};
}

void Ui::draw_tooltip() {
  if (tooltip_.words.empty()) return;
  enter_layer(tooltip_layer);
  const float width_limit = std::min(340.0F * std::max(1.0F, input_.text_scale), input_.width - space_24);
  const float inner = std::min(width_limit - space_24, text_width(*this, tooltip_.words, Type::small) + 1.0F);
  const float height = text_height(*this, tooltip_.words, Type::small, inner) + space_12;
  const float width = inner + space_24;
  Box box{tooltip_.anchor.center_x() - (width * 0.5F), tooltip_.anchor.bottom() + 6.0F, width, height};
  if (box.bottom() > input_.height - space_4) box.y = tooltip_.anchor.y - height - 6.0F;
  box.x = std::clamp(box.x, space_4, std::max(space_4, input_.width - width - space_4));
  box.y = std::max(space_4, box.y);
  card(*this, box, Ink::surf, Ink::ink, radius_control);
  text(*this, {box.x + space_12, box.y + 6.0F, inner + 1.0F, height - space_12}, tooltip_.words,
       {.type = Type::small, .max_lines = 0, .silent = true});
  layer_stack_.pop_back();
}

// --- containers ---

Scope::Scope(Ui& ui, a11y::Role role, std::string_view id, std::string_view name, Box box) : ui_(ui) {
  a11y::Node node;
  node.role = role;
  node.name = std::string(name);
  node.box = ui.visible(box);
  node.id = ui.id(id);
  ui.tree().push(std::move(node));
  ui.push_id(id);
}

Scope::Scope(Ui& ui, std::string_view id, a11y::Node node) : ui_(ui) {
  node.id = ui.id(id);
  node.box = ui.visible(node.box);
  ui.tree().push(std::move(node));
  ui.push_id(id);
}

Scope::~Scope() {
  ui_.pop_id();
  ui_.tree().pop();
}

}  // namespace consilium::ui
