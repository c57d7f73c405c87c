// Text fields and areas (the page's own inputs, framed here) and the slider.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/widgets/control.h"

namespace consilium::ui {
namespace {

constexpr float field_padding = 12.0F;
constexpr float area_padding = 8.0F;
constexpr float value_width = 56.0F;

bool fully_visible(const Ui& ui, const Box& box) {
  const Box shown = ui.visible(box);
  return shown.w + 1.0F >= box.w && shown.h + 1.0F >= box.h;
}

// Asked before the field's node is emitted: an answer that is a frame old would undo what has been typed since.
std::optional<std::string> take_typed(Ui& ui, a11y::NodeId id) {
  std::optional<std::string> typed;
  while (const auto* action = ui.take_action(id, a11y::ActionKind::set_text)) typed = action->text;
  return typed;
}

struct Field {
  a11y::NodeId id = 0;
  a11y::Role role = a11y::Role::text_field;
  Box box;
  Box inner;  // of the page's own input
  std::string_view label;
  std::string_view shown;
  std::string_view hint;
  TextOptions words;
};

// Frames the page's own input. While the page hides that, its words stay in place.
void field_ui(Ui& ui, const Field& field) {
  a11y::Node node;
  node.id = field.id;
  node.role = field.role;
  node.name = std::string(field.label);
  node.value = std::string(field.shown);
  node.hint = std::string(field.hint);
  node.interactive = true;
  node.covered = ui.under_popup(field.box) || !fully_visible(ui, field.box);
  node.box = ui.visible(field.inner);
  const bool covered = node.covered;
  ui.tree().leaf(std::move(node));

  const Press press = ui.press(field.id, field.box);
  card(ui, field.box, Ink::surf, ui.focused(field.id) ? Ink::acc : Ink::bd, radius_control);
  if (press.focus_visible) focus_ring(ui, field.box);
  if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (!covered) return;
  TextOptions words = field.words;
  words.silent = true;
  words.ink = field.shown.empty() ? Ink::mut : Ink::ink;
  ui.push_clip(field.inner);
  text(ui, field.inner, field.shown.empty() ? field.hint : field.shown, words);
  ui.pop_clip();
}

}  // namespace

std::optional<std::string> text_field(Ui& ui, std::string_view id, const Box& box, std::string_view label,
                                      std::string_view value, std::string_view hint, const char* icon_glyph,
                                      bool focus_now) {
  const a11y::NodeId id_of_field = ui.id(id);
  std::optional<std::string> typed = take_typed(ui, id_of_field);
  Box inner = box.inset(field_padding, 1.0F);
  Box icon_box{};
  if (icon_glyph != nullptr) {
    icon_box = cut_left(inner, ui.scaled(18.0F));
    cut_left(inner, space_8);
  }
  if (focus_now) ui.focus(id_of_field);
  field_ui(ui, {.id = id_of_field,
                .box = box,
                .inner = inner,
                .label = label,
                .shown = typed ? std::string_view(*typed) : value,
                .hint = hint});
  icon(ui, icon_box, icon_glyph, 16.0F, Ink::mut);
  if (ui.take_action(id_of_field, a11y::ActionKind::submit) != nullptr) ui.press_key("Enter");
  if (typed && *typed == value) typed.reset();
  return typed;
}

AreaInput text_area(Ui& ui, std::string_view id, const Box& box, std::string_view label, std::string_view value,
                    std::string_view hint) {
  const a11y::NodeId id_of_area = ui.id(id);
  AreaInput input{.typed = take_typed(ui, id_of_area)};
  field_ui(ui, {.id = id_of_area,
                .role = a11y::Role::text_area,
                .box = box,
                .inner = box.inset(field_padding, area_padding),
                .label = label,
                .shown = input.typed ? std::string_view(*input.typed) : value,
                .hint = hint,
                .words = {.max_lines = 0, .middle = false}});
  input.submitted = ui.take_action(id_of_area, a11y::ActionKind::submit) != nullptr;
  if (input.typed && *input.typed == value) input.typed.reset();
  return input;
}

namespace {

double on_step(double value, double low, double high, double step) {
  if (!std::isfinite(value)) return low;
  if (step > 0.0) value = low + (std::round((value - low) / step) * step);
  return std::clamp(value, std::min(low, high), std::max(low, high));
}

void draw_slider(Ui& ui, const Box& track, float knob_x, bool active) {
  constexpr float knob = 18.0F;
  const float y = track.center_y();
  fill(ui, {track.x, y - 1.0F, track.w, 2.0F}, Ink::bd, 1.0F);
  fill(ui, {track.x, y - 2.0F, knob_x - track.x, 4.0F}, Ink::acc, 2.0F);
  ui.draw()->AddCircleFilled({knob_x, y}, knob * 0.5F, ui.color(active ? Ink::accs : Ink::surf));
  ui.draw()->AddCircle({knob_x, y}, (knob * 0.5F) - 1.0F, ui.color(Ink::acc), 0, 2.0F);
}

}  // namespace

std::optional<double> slider(Ui& ui, std::string_view id, const Box& box, std::string_view label, double value,
                             double low, double high, double step, std::string_view spoken) {
  constexpr float knob_radius = 9.0F;
  Box track = box;
  const Box words = cut_right(track, std::min(box.w * 0.4F, ui.scaled(value_width)));
  track = centered_y(track.inset(knob_radius, 0.0F), 24.0F);
  const a11y::NodeId node_id = ui.id(id);
  a11y::Node node;
  node.id = node_id;
  node.role = a11y::Role::slider;
  node.name = std::string(label);
  node.value = std::string(spoken);
  node.low = static_cast<float>(low);
  node.high = static_cast<float>(high);
  node.now = static_cast<float>(value);
  node.step = static_cast<float>(step);
  node.interactive = true;
  const Box area = centered_y({box.x, box.y, box.w - words.w, box.h}, std::max(24.0F, ui.target(24.0F)));
  node.box = ui.visible(area);
  ui.tree().leaf(std::move(node));

  const Press press = ui.press(node_id, area, true, true);
  const double span = high - low;
  std::optional<double> wanted;
  if (press.held && track.w > 0.0F) {
    const double share = std::clamp((ui.interaction().pointer().x - track.x) / track.w, 0.0F, 1.0F);
    wanted = on_step(low + (share * span), low, high, step);
  }
  while (const auto* action = ui.take_action(node_id, a11y::ActionKind::set_value))
    wanted = on_step(action->number, low, high, step);
  const double shown = wanted.value_or(value);
  const double share = span > 0.0 ? std::clamp((shown - low) / span, 0.0, 1.0) : 0.0;
  draw_slider(ui, track, track.x + (track.w * static_cast<float>(share)), press.hovered || press.held);
  if (press.focus_visible) focus_ring(ui, area);
  text(ui, words, spoken, {.type = Type::mono, .align = Align::right, .silent = true});
  if (wanted && *wanted == value) wanted.reset();
  return wanted;
}

}  // namespace consilium::ui
