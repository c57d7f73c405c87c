// Modal dialogs.
#include <imgui.h>

#include <algorithm>

#include "generated/icons.h"
#include "ui/widgets/control.h"

namespace consilium::ui {
namespace {

constexpr std::uint32_t scrim_alpha = 0x73000000U;  // 45 %
constexpr float padding = space_20;

void draw_scrim(Ui& ui) {
  const Box screen = ui.screen();
  const std::uint32_t base = ui.palette().dark ? 0U : ui.color(Ink::ink) & 0x00FFFFFFU;
  ui.draw()->AddRectFilled({0.0F, 0.0F}, {screen.w, screen.h}, base | scrim_alpha);
}

// The first control inside the dialog; its cross only when there is nothing else.
void focus_first_control(Ui& ui, a11y::NodeId dialog, a11y::NodeId cross) {
  a11y::NodeId first = cross;
  const auto& nodes = ui.tree().nodes();
  auto inside = std::ranges::find(nodes, dialog, &a11y::Node::id);
  for (; inside != nodes.end(); ++inside) {
    if (ui.focused(inside->id)) return;
    if (first == cross && inside->interactive && inside->enabled && inside->tab_stop && inside->id != cross)
      first = inside->id;
  }
  ui.focus(first);
}

}  // namespace

bool begin_dialog(Ui& ui, std::string_view id, std::string_view title, float width, float height, Box& content) {
  const a11y::NodeId dialog = ui.id(id);
  if (!ui.popup_is_open(dialog)) ui.open_popup_from(dialog, ui.focus_node(), true);
  const bool fresh = ui.popup_is_fresh(dialog);
  const Box screen = ui.screen();
  width = std::min(width, screen.w - (2.0F * space_8));
  height = std::min(height, screen.h - (2.0F * space_8));
  const Box panel = ui.snap(Box{(screen.w - width) * 0.5F, (screen.h - height) * 0.5F, width, height});
  ui.begin_popup(dialog, panel);
  draw_scrim(ui);
  card(ui, panel, Ink::surf, Ink::bd, radius_card);

  a11y::Node node;
  node.id = dialog;
  node.role = a11y::Role::dialog;
  node.name = std::string(title);
  node.modal = true;
  node.box = panel;
  ui.tree().push(std::move(node));
  ui.push_id(id);

  content = panel.inset(padding);
  Box head = cut_top(content, std::max(ui.target(36.0F), ui.scaled(28.0F)));
  cut_top(content, space_12);
  const Box cross_box = cut_right(head, ui.target(36.0F));
  cut_right(head, space_8);
  heading(ui, head, title, Type::h2, 2);
  const bool crossed =
      button(ui, "close", cross_box, {.label = "Close", .icon = ICON_X, .kind = ButtonKind::quiet, .icon_only = true});
  if (crossed || (!fresh && ui.take_key("Escape"))) {
    ui.pop_id();
    ui.tree().pop();
    ui.end_popup();
    ui.close_popup(dialog);
    return false;
  }
  return true;
}

void end_dialog(Ui& ui) {
  const a11y::NodeId dialog = ui.popup_at_layer();
  const a11y::NodeId cross = ui.id("close");
  ui.pop_id();
  ui.tree().pop();
  ui.end_popup();
  if (ui.popup_opened_now(dialog)) focus_first_control(ui, dialog, cross);
}

}  // namespace consilium::ui
