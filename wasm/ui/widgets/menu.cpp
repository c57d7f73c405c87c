// Menus: a button or chip that opens a list of choices under it.
#include <algorithm>
#include <cmath>

#include "generated/icons.h"
#include "ui/widgets/control.h"

namespace consilium::ui {
namespace {

constexpr float menu_padding = 6.0F;
constexpr float item_padding = 10.0F;
constexpr float mark_width = 28.0F;  // tick or icon before the label
constexpr float distance = 4.0F;
constexpr float max_height = 420.0F;

float item_height(const Ui& ui) { return ui.target(ui.scaled(34.0F)); }

bool has_marks(std::span<const MenuItem> items) {
  return std::ranges::any_of(items, [](const MenuItem& item) { return item.checked || item.icon != nullptr; });
}

Box menu_box(const Ui& ui, const Box& opener, std::span<const MenuItem> items) {
  float width = 0.0F;
  for (const MenuItem& item : items) {
    float wanted = text_width(ui, item.label, Type::dense_strong);
    if (!item.note.empty()) wanted += space_12 + text_width(ui, item.note, Type::small);
    width = std::max(width, wanted);
  }
  width += (2.0F * (menu_padding + item_padding)) + (has_marks(items) ? mark_width : 0.0F) + space_12;
  width = std::min(std::max(std::ceil(width), opener.w), ui.screen().w - (2.0F * space_8));
  const float wanted_h = (static_cast<float>(items.size()) * item_height(ui)) + (2.0F * menu_padding);
  const float below = ui.screen().h - opener.bottom() - distance - space_8;
  const float above = opener.y - distance - space_8;
  const bool under = wanted_h <= below || below >= above;
  const float height = std::min(
      {wanted_h, std::max(item_height(ui), under ? below : above), std::max(max_height, ui.scaled(max_height))});
  const float x = std::clamp(opener.x, space_8, std::max(space_8, ui.screen().w - width - space_8));
  return {x, under ? opener.bottom() + distance : opener.y - distance - height, width, height};
}

// Draws one item and returns whether it was chosen.
bool menu_item(Ui& ui, std::string_view id, const Box& box, const MenuItem& item, bool choices, bool marks,
               bool tab_stop) {
  a11y::Node node;
  node.role = a11y::Role::menu_item;
  node.name = std::string(item.label);
  node.description = std::string(item.note);
  node.enabled = item.enabled;
  node.tab_stop = tab_stop;
  if (choices) node.checked = item.checked ? a11y::Tristate::yes : a11y::Tristate::no;
  const HitResult result = hit(ui, id, box, std::move(node));
  if (ui.visible(box).h <= 0.0F) return result.activated;
  if (item.checked) {
    fill(ui, box, Ink::accs, radius_tag);
  } else if (result.hovered || ui.focused(result.node)) {
    fill(ui, box, Ink::sunk, radius_tag);
  }
  const Ink ink = !item.enabled ? Ink::mut : item.checked ? Ink::acc : Ink::ink;
  Box inside = box.inset(item_padding, 0.0F);
  if (marks) {
    const Box mark = cut_left(inside, mark_width);
    icon(ui, {mark.x, mark.y, 16.0F, mark.h}, item.checked ? ICON_CHECK : item.icon, 16.0F, ink);
  }
  const Type type = item.checked ? Type::dense_strong : Type::dense;
  const Box label = cut_left(inside, std::min(inside.w, text_width(ui, item.label, type) + 1.0F));
  text(ui, label, item.label, {.type = type, .ink = ink, .silent = true});
  cut_left(inside, space_12);
  if (!item.note.empty() && inside.w > 24.0F) {
    text(ui, inside, item.note, {.type = Type::small, .ink = Ink::mut, .align = Align::right, .silent = true});
  }
  if (result.focused) focus_ring(ui, box.inset(3.0F), radius_cell);
  return result.activated;
}

std::string item_id(std::size_t i) { return "item " + std::to_string(i); }

// The item to go to from `from` by `steps`, skipping those that are disabled.
std::size_t next_item(std::span<const MenuItem> items, std::size_t from, int steps) {
  const auto last = static_cast<int>(items.size()) - 1;
  const int direction = steps < 0 ? -1 : 1;
  int at = std::clamp(static_cast<int>(from) + steps, 0, last);
  while (at > 0 && at < last && !items[static_cast<std::size_t>(at)].enabled) at += direction;
  return items[static_cast<std::size_t>(at)].enabled ? static_cast<std::size_t>(at) : from;
}

std::size_t first_focus(std::span<const MenuItem> items) {
  const auto checked = std::ranges::find_if(items, [](const MenuItem& item) { return item.checked && item.enabled; });
  if (checked != items.end()) return static_cast<std::size_t>(checked - items.begin());
  const auto enabled = std::ranges::find(items, true, &MenuItem::enabled);
  return enabled == items.end() ? 0 : static_cast<std::size_t>(enabled - items.begin());
}

struct MenuResult {
  std::optional<int> chosen;
  bool close = false;
};

MenuResult draw_items(Ui& ui, std::span<const MenuItem> items, const Box& panel, a11y::NodeId opener, bool fresh) {
  MenuResult result;
  // Known beforehand, so that a fresh menu can be scrolled to its checked item at once.
  ui.interaction().set_content_height(ui.id("items"), static_cast<float>(items.size()) * item_height(ui));
  const ScrollArea scroll = begin_scroll(ui, "items", panel.inset(0.0F, menu_padding));
  const bool choices = std::ranges::any_of(items, &MenuItem::checked);
  const bool marks = has_marks(items);
  const std::size_t first = first_focus(items);
  Box column = scroll.content.inset(menu_padding, 0.0F);
  column.h = 1e6F;
  std::optional<std::size_t> focused;
  int steps = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Box row = cut_top(column, item_height(ui));
    const a11y::NodeId node = ui.id(item_id(i));
    if (menu_item(ui, item_id(i), row, items[i], choices, marks, i == first)) result.chosen = static_cast<int>(i);
    steps += arrow_steps(ui, node);
    if (ui.focused(node)) focused = i;  // after the item: a press moves the focus there
  }
  // The panel may open with the checked item out of sight.
  if (fresh) {
    ui.focus(ui.id(item_id(first)));
    const float top = scroll.content.y + (static_cast<float>(first) * item_height(ui));
    scroll_into_view(ui, top, top + item_height(ui));
  }
  const auto key = [&ui](std::string_view chord) { return ui.take_key(chord); };
  if (key("ArrowDown")) ++steps;
  if (key("ArrowUp")) --steps;
  if (key("Home")) steps -= 100000;
  if (key("End")) steps += 100000;
  if (steps != 0 && !fresh) {
    const std::size_t next = next_item(items, focused.value_or(first), std::clamp(steps, -100000, 100000));
    ui.focus(ui.id(item_id(next)));
  }
  const a11y::NodeId focus_now = ui.focus_node();
  const bool focus_left = !fresh && !focused && steps == 0 && focus_now != 0 && focus_now != opener;
  result.close = result.chosen.has_value() || key("Escape") || key("Tab") || focus_left;
  end_scroll(ui, static_cast<float>(items.size()) * item_height(ui));
  return result;
}

// The open menu of `opener`, if it is open. Returns the choice.
std::optional<int> open_menu(Ui& ui, std::string_view id, std::string_view name, const Box& opener_box,
                             const HitResult& opener, std::span<const MenuItem> items) {
  ui.push_id(id);
  const a11y::NodeId menu = ui.id("menu");
  const bool was_open = ui.popup_is_open(menu);
  if (opener.activated && was_open) {
    ui.close_popup(menu);
  } else if (opener.activated && !items.empty()) {
    ui.open_popup_from(menu, opener.node, false);
  }
  MenuResult result;
  if (ui.popup_is_open(menu) && !items.empty()) {
    const bool fresh = ui.popup_is_fresh(menu);
    const Box panel = ui.snap(menu_box(ui, opener_box, items));
    ui.begin_popup(menu, panel);
    card(ui, panel, Ink::surf, Ink::bd, radius_card);
    {
      const Scope scope(ui, a11y::Role::menu, "menu", name, panel);
      result = draw_items(ui, items, panel, opener.node, fresh);
      result.close = result.close || ui.pressed_outside_popup(menu);
    }
    ui.end_popup();
    if (result.close) ui.close_popup(menu);
  }
  ui.pop_id();
  return result.chosen;
}

bool menu_is_open(Ui& ui, std::string_view id) {
  ui.push_id(id);
  const bool open = ui.popup_is_open(ui.id("menu"));
  ui.pop_id();
  return open;
}

}  // namespace

std::optional<int> menu_button(Ui& ui, std::string_view id, const Box& box, const ButtonSpec& spec,
                               std::span<const MenuItem> items) {
  a11y::Node node = button_node(spec);
  node.expanded = menu_is_open(ui, id) ? a11y::Tristate::yes : a11y::Tristate::no;
  Control control{hit(ui, id, box, std::move(node)), box, radius_control};
  // A field that is wider than its words has them at the left and its chevron at the right edge.
  ButtonSpec look = spec;
  const bool wide = !spec.icon_only && spec.icon_after != nullptr && spec.kind == ButtonKind::plain &&
                    box.w > button_width(ui, spec) + 2.0F;
  if (wide) look.icon_after = nullptr;
  draw_button(ui, box, look, control.hit, wide ? Align::left : Align::center);
  if (wide)
    icon(ui, {box.right() - 34.0F, box.y, 24.0F, box.h}, spec.icon_after, 16.0F, spec.enabled ? Ink::ink : Ink::mut);
  const bool open = ui.open_popup() != 0;
  finish_control(
      ui, control,
      open ? std::string{}
           : with_shortcut(spec.icon_only && spec.description.empty() ? spec.label : spec.description, spec.shortcut));
  return open_menu(ui, id, spec.label, box, control.hit, items);
}

std::optional<int> menu_chip(Ui& ui, std::string_view id, const Box& box, const ChipSpec& spec,
                             std::span<const MenuItem> items) {
  a11y::Node node;
  node.role = a11y::Role::button;
  node.name = std::string(spec.label);
  node.description = std::string(spec.description);
  node.expanded = menu_is_open(ui, id) ? a11y::Tristate::yes : a11y::Tristate::no;
  const Box pill = chip_pill(ui, box);
  const Box area = centered_y(box, std::max(box.h, ui.target(28.0F)));
  Control control{hit(ui, id, area, std::move(node)), pill, pill.h * 0.5F};
  draw_chip(ui, pill, spec, control.hit.hovered);
  finish_control(ui, control, ui.open_popup() != 0 ? std::string_view{} : spec.description);
  return open_menu(ui, id, spec.label, pill, control.hit, items);
}

}  // namespace consilium::ui
