// Buttons of every kind, and links.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/widgets/control.h"

namespace consilium::ui {
namespace {

constexpr float button_padding = 14.0F;

bool is_on(const ButtonSpec& spec) { return spec.current || spec.pressed.value_or(false); }

Ink label_ink(const ButtonSpec& spec) {
  if (!spec.enabled) return Ink::mut;
  if (spec.kind == ButtonKind::primary) return Ink::onacc;
  if (spec.kind == ButtonKind::link) return Ink::acc;
  if (is_on(spec)) return Ink::acc;
  if (spec.kind == ButtonKind::rail || spec.kind == ButtonKind::tab_bar) return Ink::mut;
  return Ink::ink;
}

void draw_surface(Ui& ui, const Box& box, const ButtonSpec& spec, const HitResult& hit) {
  const bool under_pointer = spec.enabled && hit.hovered;
  switch (spec.kind) {
    case ButtonKind::primary:
      if (spec.enabled) {
        fill(ui, box, Ink::acc, radius_control);
        // Hover and press darken: a veil of the text colour, so that contrast only grows.
        if (hit.hovered || hit.held) {
          const std::uint32_t veil = (ui.color(Ink::ink) & 0x00FFFFFFU) | (hit.held ? 0x38000000U : 0x1E000000U);
          const Box at = ui.snap(box);
          if (!ui.palette().dark)
            ui.draw()->AddRectFilled({at.x, at.y}, {at.right(), at.bottom()}, veil, radius_control);
        }
      } else {
        card(ui, box, Ink::sunk, Ink::line, radius_control);
      }
      return;
    case ButtonKind::plain: {
      const Ink face = is_on(spec) ? Ink::accs : under_pointer ? Ink::sunk : Ink::surf;
      const Ink edge = !spec.enabled ? Ink::line : is_on(spec) ? Ink::acc : Ink::bd;
      card(ui, box, face, edge, radius_control);
      return;
    }
    case ButtonKind::rail:
      if (is_on(spec)) {
        fill(ui, box, Ink::accs, radius_card);
      } else if (under_pointer) {
        fill(ui, box, Ink::sunk, radius_card);
      }
      return;
    case ButtonKind::menu_row:
    case ButtonKind::quiet:
      if (is_on(spec)) {
        fill(ui, box, Ink::accs, radius_control);
      } else if (under_pointer) {
        fill(ui, box, Ink::sunk, radius_control);
      }
      return;
    case ButtonKind::link:
    case ButtonKind::tab_bar:
      return;
  }
}

// Icon above label: items of the rail and of the phone's tab bar.
void draw_stacked(Ui& ui, const Box& box, const ButtonSpec& spec) {
  constexpr float icon_size = 22.0F;
  const Type type = is_on(spec) ? Type::small_strong : Type::small;
  const float line = ui.scaled(type_style(type).line);
  const float icon_h = ui.scaled(icon_size);
  const float top = box.y + ((box.h - icon_h - space_4 - line) * 0.5F);
  icon(ui, {box.x, top, box.w, icon_h}, spec.icon, icon_size, label_ink(spec));
  text(ui, {box.x, top + icon_h + space_4, box.w, line}, spec.label,
       {.type = type, .ink = label_ink(spec), .align = Align::center, .silent = true});
  if (!spec.current) return;
  const bool rail = spec.kind == ButtonKind::rail;
  if (rail) fill(ui, {box.x - space_8, box.center_y() - 20.0F, 3.0F, 40.0F}, Ink::acc, 0.0F);
  if (!rail) fill(ui, {box.center_x() - 25.0F, box.y, 50.0F, 3.0F}, Ink::acc, 0.0F);
}

LabelLook look_of(const ButtonSpec& spec) {
  LabelLook look;
  look.icon = spec.icon;
  look.icon_after = spec.icon_after;
  look.type = spec.type;
  look.icon_size = spec.icon_only ? 18.0F : 16.0F;
  look.ink = label_ink(spec);
  look.icon_ink = look.ink;
  return look;
}

// Label at the left, shortcut at the right: rows of the palette.
void draw_row(Ui& ui, const Box& box, const ButtonSpec& spec) {
  Box inside = box.inset(space_12, 0.0F);
  if (!spec.shortcut.empty()) {
    const Box keys = cut_right(inside, text_width(ui, spec.shortcut, Type::mono_small) + 1.0F);
    text(ui, keys, spec.shortcut, {.type = Type::mono_small, .ink = Ink::mut, .align = Align::right, .silent = true});
    cut_right(inside, space_12);
  }
  draw_label(ui, inside, spec.label, look_of(spec), Align::left);
}

void underline(Ui& ui, const Box& box, float x, float width, Type type, Ink ink) {
  const float size = ui.scaled(type_style(type).size);
  const float y = ui.snap(box.center_y() + (size * 0.62F));
  const float line = std::max(1.0F, ui.snap(size * 0.09F));
  ui.draw()->AddRectFilled({x, y}, {x + width, y + line}, ui.color(ink));
}

}  // namespace

a11y::Node button_node(const ButtonSpec& spec) {
  a11y::Node node;
  node.role = spec.role;
  node.name = std::string(spec.label);
  node.description = std::string(spec.description);
  node.shortcut = std::string(spec.shortcut);
  node.enabled = spec.enabled;
  if (spec.pressed) node.pressed = *spec.pressed ? a11y::Tristate::yes : a11y::Tristate::no;
  if (spec.current) node.current = a11y::Tristate::yes;
  return node;
}

void draw_button(Ui& ui, const Box& box, const ButtonSpec& spec, const HitResult& hit, Align align) {
  draw_surface(ui, box, spec, hit);
  if (spec.kind == ButtonKind::rail || spec.kind == ButtonKind::tab_bar) {
    draw_stacked(ui, box, spec);
  } else if (spec.kind == ButtonKind::menu_row) {
    draw_row(ui, box, spec);
  } else if (spec.icon_only) {
    draw_label(ui, box, {}, look_of(spec), Align::center);
  } else if (spec.kind == ButtonKind::link) {
    draw_label(ui, box, spec.label, look_of(spec), Align::left);
  } else {
    draw_label(ui, box.inset(align == Align::center ? space_8 : button_padding - 2.0F, 0.0F), spec.label, look_of(spec),
               align);
  }
}

bool button(Ui& ui, std::string_view id, const Box& box, const ButtonSpec& spec) {
  Control control{hit(ui, id, box, button_node(spec)), box,
                  spec.kind == ButtonKind::rail ? radius_card : radius_control};
  draw_button(ui, box, spec, control.hit, Align::center);
  const std::string_view words = spec.description.empty() && spec.icon_only ? spec.label : spec.description;
  const bool shows_keys = spec.kind == ButtonKind::menu_row;
  finish_control(ui, control, with_shortcut(words, shows_keys ? std::string_view{} : spec.shortcut));
  return control.hit.activated;
}

float button_width(const Ui& ui, const ButtonSpec& spec) {
  if (spec.icon_only) return ui.target(36.0F);
  const float padding = spec.kind == ButtonKind::link ? 0.0F : 2.0F * button_padding;
  return std::ceil(label_width(ui, spec.label, look_of(spec)) + padding);
}

bool text_link(Ui& ui, std::string_view id, const Box& box, std::string_view label, Type type, const char* icon_glyph) {
  LabelLook look;
  look.icon = icon_glyph;
  look.icon_size = 16.0F;
  look.type = type;
  look.ink = Ink::acc;
  look.icon_ink = Ink::acc;
  const float width = std::min(box.w, label_width(ui, label, look));
  // At least a comfortable target high, without moving the words.
  const Box area = centered_y({box.x, box.y, width, box.h}, std::max(box.h, ui.target(24.0F)));
  a11y::Node node;
  node.role = a11y::Role::button;
  node.name = std::string(label);
  Control control{hit(ui, id, area, std::move(node)), {area.x, box.y, width, box.h}, radius_tag};
  draw_label(ui, {box.x, box.y, width, box.h}, label, look, Align::left);
  const float words_x = box.x + (icon_glyph == nullptr ? 0.0F : ui.scaled(look.icon_size) + ui.scaled(look.gap));
  if (icon_glyph == nullptr || control.hit.hovered)
    underline(ui, box, words_x, box.x + width - words_x, type, Ink::acc);
  finish_control(ui, control, {});
  return control.hit.activated;
}

}  // namespace consilium::ui
