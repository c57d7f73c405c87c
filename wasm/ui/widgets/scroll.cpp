// Vertical scroll areas and their bar.
#include <algorithm>

#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

constexpr float thumb_width = 8.0F;
constexpr float bar_width = 12.0F;
constexpr float thumb_min_height = 32.0F;
constexpr std::uint32_t thumb_mark = 0x7B0A57E1U;  // the thumb's own id, beside its area's

// The thumb has no node of its own: a page's scroll bar has none either, and keys and focus scroll without it.
void scrollbar(Ui& ui, a11y::NodeId area, const Box& view, float content_h) {
  const float overflow = content_h - view.h;
  if (overflow <= 1.0F) return;
  Interaction& interaction = ui.interaction();
  const std::uint32_t thumb_id = area ^ thumb_mark;
  const float height = std::clamp(view.h * view.h / content_h, std::min(thumb_min_height, view.h), view.h);
  const float way = std::max(1.0F, view.h - height);
  ScrollOffset offset = interaction.offset(area);
  if (interaction.held(thumb_id)) {
    offset.y += interaction.pointer_step().y * overflow / way;
    if (interaction.scroll_to(area, offset)) ui.want_frame_in(0.0);
    offset = interaction.offset(area);
  }
  const Box thumb{view.right() - thumb_width - 1.0F, view.y + (way * offset.y / overflow), thumb_width, height};
  interaction.add_target(thumb_id, ui.visible({thumb.x - space_4, thumb.y, thumb.w + space_8, thumb.h}), ui.layer(), true);
  const bool bright = interaction.hovered(thumb_id) || interaction.held(thumb_id);
  fill(ui, thumb, bright ? Ink::mut : Ink::bd, thumb_width * 0.5F);
}

}  // namespace

ScrollArea begin_scroll(Ui& ui, std::string_view id, const Box& box) {
  const a11y::NodeId area = ui.id(id);
  const float content_h = ui.interaction().content_height(area);
  const bool overflows = content_h > box.h + 1.0F;
  const ScrollOffset offset = ui.push_scroll(area, box, box.w, content_h);
  ui.push_id(id);
  ScrollArea scroll;
  scroll.content = {box.x, box.y - offset.y, overflows ? std::max(0.0F, box.w - bar_width) : box.w, box.h};
  scroll.scroll_y = offset.y;
  scroll.visible_top = box.y;
  scroll.visible_bottom = box.bottom();
  return scroll;
}

void end_scroll(Ui& ui, float content_height) {
  const a11y::NodeId area = ui.scroll_area();
  const Box view = ui.scroll_view();
  const float before = ui.interaction().content_height(area);
  ui.interaction().set_content_height(area, content_height);
  // The bar, and with it the width of the content, depends on the height: lay out once more when it changed.
  if (before != content_height) ui.want_frame_in(0.0);
  ui.pop_id();
  scrollbar(ui, area, view, content_height);
  ui.pop_scroll();
}

void scroll_into_view(Ui& ui, float top, float bottom) {
  const Box view = ui.scroll_view();
  ui.scroll_into_view({view.x, top, view.w, bottom - top});
}

}  // namespace consilium::ui
