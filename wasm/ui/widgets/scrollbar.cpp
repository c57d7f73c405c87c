#include "ui/widgets/scrollbar.h"

#include <algorithm>

#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

// A finger scrolls the content itself: there the bar only shows where one is, and covers less.
float thickness(const Ui& ui) { return ui.input().coarse_pointer ? 4.0F : 8.0F; }
constexpr float shortest_thumb = 32.0F;

// One direction of a bar: how long the view and the content are, and how far it is scrolled.
struct Way {
  float view = 0.0F;
  float content = 0.0F;
  float offset = 0.0F;

  [[nodiscard]] float overflow() const { return content - view; }
  [[nodiscard]] float thumb() const { return std::clamp(view * view / content, std::min(shortest_thumb, view), view); }
  [[nodiscard]] float travel() const { return std::max(1.0F, view - thumb()); }
};

// The thumb has no node of its own: a page's scroll bar has none either, and keys and focus scroll without it.
void draw_thumb(Ui& ui, std::uint32_t thumb_id, const Box& thumb, float margin_x, float margin_y) {
  const Box area{thumb.x - margin_x, thumb.y - margin_y, thumb.w + (2.0F * margin_x), thumb.h + (2.0F * margin_y)};
  ui.interaction().add_target(thumb_id, ui.visible(area), ui.layer(), true);
  const bool lively = ui.interaction().hovered(thumb_id) || ui.interaction().held(thumb_id);
  fill(ui, thumb, lively ? Ink::mut : Ink::bd, std::min(thumb.w, thumb.h) * 0.5F);
}

}  // namespace

void vertical_scrollbar(Ui& ui, a11y::NodeId area, const Box& view, float content_h) {
  Interaction& interaction = ui.interaction();
  Way way{view.h, content_h, interaction.offset(area).y};
  if (way.overflow() <= 1.0F) return;
  const std::uint32_t thumb_id = area ^ 0x7B0A57E1U;
  if (interaction.held(thumb_id)) {
    const ScrollOffset now = interaction.offset(area);
    const float wanted = now.y + (interaction.pointer_step().y * way.overflow() / way.travel());
    if (interaction.scroll_to(area, {now.x, wanted})) ui.want_frame_in(0.0);
    way.offset = interaction.offset(area).y;
  }
  const float y = view.y + (way.travel() * std::clamp(way.offset / way.overflow(), 0.0F, 1.0F));
  draw_thumb(ui, thumb_id, {view.right() - thickness(ui) - 1.0F, y, thickness(ui), way.thumb()}, space_4, 0.0F);
}

void horizontal_scrollbar(Ui& ui, a11y::NodeId area, const Box& view, float content_w) {
  Interaction& interaction = ui.interaction();
  Way way{view.w, content_w, interaction.offset(area).x};
  if (way.overflow() <= 1.0F) return;
  const std::uint32_t thumb_id = area ^ 0x3C19F04BU;
  if (interaction.held(thumb_id)) {
    const ScrollOffset now = interaction.offset(area);
    const float wanted = now.x + (interaction.pointer_step().x * way.overflow() / way.travel());
    if (interaction.scroll_to(area, {wanted, now.y})) ui.want_frame_in(0.0);
    way.offset = interaction.offset(area).x;
  }
  const float x = view.x + (way.travel() * std::clamp(way.offset / way.overflow(), 0.0F, 1.0F));
  draw_thumb(ui, thumb_id, {x, view.bottom() - thickness(ui) - 1.0F, way.thumb(), thickness(ui)}, 0.0F, space_4);
}

}  // namespace consilium::ui
