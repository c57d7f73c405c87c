// Chips, tags, segments and the switch: small controls that show a state.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "generated/icons.h"
#include "ui/widgets/control.h"

namespace consilium::ui {
namespace {

constexpr float chip_padding = 10.0F;
constexpr float segment_padding = 14.0F;

LabelLook chip_look(const ChipSpec& spec) {
  LabelLook look;
  look.icon = spec.icon;
  look.icon_after = spec.removable ? ICON_X : spec.menu ? ICON_CHEVRON_DOWN : nullptr;
  look.icon_size = 14.0F;
  look.gap = 6.0F;
  look.type = spec.on ? Type::dense_strong : Type::dense;
  look.ink = spec.on ? Ink::acc : Ink::ink;
  look.icon_ink = look.ink;
  return look;
}

}  // namespace

void draw_chip(Ui& ui, const Box& box, const ChipSpec& spec, bool hovered) {
  const Ink face = spec.on ? Ink::accs : hovered ? Ink::sunk : Ink::surf;
  card(ui, box, face, spec.on ? Ink::acc : Ink::bd, box.h * 0.5F);
  draw_label(ui, box.inset(chip_padding, 0.0F), spec.label, chip_look(spec), Align::left);
}

Box chip_pill(const Ui& ui, const Box& box) { return centered_y(box, std::min(box.h, ui.scaled(32.0F))); }

bool chip(Ui& ui, std::string_view id, const Box& box, const ChipSpec& spec) {
  a11y::Node node;
  node.role = a11y::Role::button;
  node.name = spec.removable ? "Remove: " + std::string(spec.label) : std::string(spec.label);
  node.description = std::string(spec.description);
  if (!spec.removable && !spec.menu) node.pressed = spec.on ? a11y::Tristate::yes : a11y::Tristate::no;
  // The chip keeps its height; on a touch screen the finger has more.
  const Box area = centered_y(box, std::max(box.h, ui.target(28.0F)));
  const Box pill = chip_pill(ui, box);
  Control control{hit(ui, id, area, std::move(node)), pill, pill.h * 0.5F};
  draw_chip(ui, pill, spec, control.hit.hovered);
  finish_control(ui, control, spec.description);
  return control.hit.activated;
}

float chip_width(const Ui& ui, const ChipSpec& spec) {
  return std::ceil(label_width(ui, spec.label, chip_look(spec)) + (2.0F * chip_padding));
}

void tag(Ui& ui, const Box& box, std::string_view label) {
  fill(ui, box, Ink::sunk, radius_tag);
  text(ui, box.inset(space_8, 0.0F), label, {.type = Type::small});
}

float tag_width(const Ui& ui, std::string_view label) {
  return std::ceil(text_width(ui, label, Type::small) + (2.0F * space_8));
}

namespace {

constexpr float segment_tick = 22.0F;  // before the chosen one

float segment_width(const Ui& ui, std::string_view label) {
  return std::max(text_width(ui, label, Type::dense_strong) + (2.0F * segment_padding), ui.target(24.0F));
}

void draw_segment(Ui& ui, const Box& box, bool on, bool first, bool last, bool hovered) {
  const Box at = ui.snap(box);
  ImDrawFlags corners = ImDrawFlags_RoundCornersNone;
  if (first) corners |= ImDrawFlags_RoundCornersLeft;
  if (last) corners |= ImDrawFlags_RoundCornersRight;
  if (first || last) corners &= ~ImDrawFlags_RoundCornersNone;
  const Ink face = on ? Ink::accs : hovered ? Ink::sunk : Ink::surf;
  ui.draw()->AddRectFilled({at.x, at.y}, {at.right(), at.bottom()}, ui.color(face), radius_control, corners);
}

}  // namespace

std::optional<int> segments(Ui& ui, std::string_view id, const Box& box, std::string_view name,
                            std::span<const std::string_view> labels, int chosen) {
  std::optional<int> picked;
  const Scope group(ui, a11y::Role::radio_group, id, name, box);
  const auto count = static_cast<int>(labels.size());
  const float natural = segments_width(ui, labels);
  const float stretch = count == 0 ? 0.0F : std::max(0.0F, box.w - natural) / static_cast<float>(count);
  float x = box.x;
  std::optional<Control> ringed;
  for (int i = 0; i < count; ++i) {
    const auto label = labels[static_cast<std::size_t>(i)];
    const bool on = i == chosen;
    const float tick = on ? ui.scaled(segment_tick) : 0.0F;
    const float width = segment_width(ui, label) + tick + stretch;
    const Box segment{x, box.y, i + 1 == count ? box.right() - x : width, box.h};
    a11y::Node node;
    node.role = a11y::Role::radio;
    node.name = std::string(label);
    node.checked = on ? a11y::Tristate::yes : a11y::Tristate::no;
    node.tab_stop = on || (chosen < 0 && i == 0);
    const std::string part = "segment " + std::to_string(i);
    const HitResult result = hit(ui, part, segment, std::move(node));
    draw_segment(ui, segment, on, i == 0, i + 1 == count, result.hovered);
    if (i > 0) fill(ui, {segment.x, segment.y, 1.0F, segment.h}, Ink::bd);
    LabelLook look{
        .icon = on ? ICON_CHECK : nullptr, .icon_size = 14.0F, .type = on ? Type::dense_strong : Type::dense};
    look.ink = look.icon_ink = on ? Ink::acc : Ink::ink;
    draw_label(ui, segment.inset(space_4, 0.0F), label, look, Align::center);
    if (result.focused) ringed = Control{result, segment, radius_control};
    if (result.activated && !on) picked = i;
    if (const int step = arrow_steps(ui, result.node); step != 0) {
      const int next = std::clamp(i + step, 0, count - 1);
      if (next != chosen) picked = next;
      ui.focus(ui.id("segment " + std::to_string(next)));
    }
    x += width;
  }
  card(ui, box, Ink::none, Ink::bd, radius_control);
  if (ringed) finish_control(ui, *ringed, {});
  return picked;
}

float segments_width(const Ui& ui, std::span<const std::string_view> labels) {
  float width = ui.scaled(segment_tick);
  for (const auto label : labels) width += segment_width(ui, label);
  return std::ceil(width);
}

bool switch_control(Ui& ui, std::string_view id, const Box& box, std::string_view label, bool on) {
  constexpr float track_w = 36.0F;
  constexpr float track_h = 20.0F;
  constexpr float knob = 12.0F;
  a11y::Node node;
  node.role = a11y::Role::switch_;
  node.name = std::string(label);
  node.checked = on ? a11y::Tristate::yes : a11y::Tristate::no;
  const Box area = centered_y(box, std::max(box.h, ui.target(24.0F)));
  const Box track = centered_y({box.x, box.y, track_w, box.h}, track_h);
  Control control{hit(ui, id, area, std::move(node)), track, track_h * 0.5F};
  card(ui, track, on ? Ink::acc : control.hit.hovered ? Ink::sunk : Ink::surf, on ? Ink::acc : Ink::bd, track_h * 0.5F);
  const float inset = (track_h - knob) * 0.5F;
  const float center = on ? track.right() - inset - (knob * 0.5F) : track.x + inset + (knob * 0.5F);
  ui.draw()->AddCircleFilled({center, track.center_y()}, knob * 0.5F, ui.color(on ? Ink::onacc : Ink::bd));
  if (box.w > track_w + space_12) {
    text(ui, {track.right() + space_12, box.y, box.w - track_w - space_12, box.h}, label,
         {.type = Type::dense, .silent = true});
  }
  finish_control(ui, control, {});
  return control.hit.activated;
}

}  // namespace consilium::ui
