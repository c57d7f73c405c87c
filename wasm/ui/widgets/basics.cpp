// What every control is made of: a rectangle that acts, the focus ring, the hover text.
#include <imgui.h>

#include "ui/widgets/widgets.h"

namespace consilium::ui {

HitResult hit(Ui& ui, std::string_view id, const Box& box, a11y::Node semantics) {
  HitResult result;
  result.node = ui.id(id);
  const bool enabled = semantics.enabled;
  semantics.id = result.node;
  semantics.box = ui.visible(box);
  semantics.interactive = true;
  ui.tree().leaf(std::move(semantics));
  const Press press = ui.press(result.node, box, enabled);
  result.activated = press.activated;
  result.hovered = press.hovered;
  result.held = press.held;
  result.focused = press.focus_visible;
  return result;
}

void focus_ring(Ui& ui, const Box& box, float radius) {
  constexpr float distance = 2.0F;
  constexpr float thickness = 2.0F;
  const Box outer = ui.snap(box).inset(-(distance + (thickness * 0.5F)));
  ui.draw()->AddRect({outer.x, outer.y}, {outer.right(), outer.bottom()}, ui.color(Ink::ink), radius + distance, 0,
                     thickness);
}

void explain(Ui& ui, const Box& box, std::string_view words) {
  const PointerSample& pointer = ui.interaction().pointer();
  const bool mouse = pointer.inside && !pointer.touch && ui.open_popup() == 0;
  if (mouse && ui.visible(box).contains(pointer.x, pointer.y)) tooltip(ui, box, words);
}

void tooltip(Ui& ui, const Box& anchor, std::string_view words) { ui.show_tooltip(anchor, std::string(words)); }

}  // namespace consilium::ui
