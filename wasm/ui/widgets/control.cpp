#include "ui/widgets/control.h"

#include <algorithm>

namespace consilium::ui {

void finish_control(Ui& ui, const Control& control, std::string_view hover_text) {
  if (control.hit.focused) focus_ring(ui, control.box, control.radius);
  if (hover_text.empty()) return;
  if (control.hit.focused) {
    ui.show_tooltip(control.box, std::string(hover_text));
  } else if (control.hit.hovered && !control.hit.held) {
    const double waited_ms = ui.interaction().hovered_for_ms(control.hit.node);
    if (waited_ms >= hover_text_delay_ms) {
      ui.show_tooltip(control.box, std::string(hover_text));
    } else {
      ui.want_frame_in(hover_text_delay_ms - waited_ms + 1.0);
    }
  }
}

int arrow_steps(Ui& ui, a11y::NodeId node) {
  int steps = 0;
  while (const auto* move = ui.take_action(node, a11y::ActionKind::move)) {
    const double by = move->number;
    if (by >= 100.0) {
      steps += 100000;
    } else if (by <= -100.0) {
      steps -= 100000;
    } else if (by >= 10.0) {
      steps += 10;
    } else if (by <= -10.0) {
      steps -= 10;
    } else {
      steps += by > 0.0 ? 1 : -1;
    }
  }
  return steps;
}

std::string with_shortcut(std::string_view words, std::string_view shortcut) {
  std::string both(words);
  if (shortcut.empty()) return both;
  if (both.empty()) return std::string(shortcut);
  both += " (";
  both += shortcut;
  both += ')';
  return both;
}

float label_width(const Ui& ui, std::string_view label, const LabelLook& look) {
  const float words = label.empty() ? 0.0F : text_width(ui, label, look.type);
  const float gap = ui.scaled(look.gap);
  float width = words;
  if (look.icon != nullptr) width += ui.scaled(look.icon_size) + (label.empty() ? 0.0F : gap);
  if (look.icon_after != nullptr) width += ui.scaled(look.icon_size) + gap;
  return width;
}

void draw_label(Ui& ui, const Box& box, std::string_view label, const LabelLook& look, Align align) {
  const float total = std::min(label_width(ui, label, look), box.w);
  const float icon_w = ui.scaled(look.icon_size);
  const float gap = ui.scaled(look.gap);
  float x = box.x;
  if (align == Align::center) x = box.x + ((box.w - total) * 0.5F);
  if (align == Align::right) x = box.right() - total;
  float left = total;
  if (look.icon != nullptr) {
    icon(ui, {x, box.y, icon_w, box.h}, look.icon, look.icon_size, look.icon_ink);
    x += icon_w + gap;
    left -= icon_w + gap;
  }
  const float after = look.icon_after == nullptr ? 0.0F : icon_w + gap;
  const float words = std::max(0.0F, left - after);
  if (!label.empty()) text(ui, {x, box.y, words, box.h}, label, {.type = look.type, .ink = look.ink, .silent = true});
  if (look.icon_after != nullptr) {
    icon(ui, {x + words + gap, box.y, icon_w, box.h}, look.icon_after, look.icon_size, look.icon_ink);
  }
}

}  // namespace consilium::ui
