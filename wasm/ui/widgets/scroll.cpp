// Vertical scroll areas and their bar.
#include <algorithm>

#include "ui/widgets/scrollbar.h"
#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

constexpr float bar_width = 12.0F;

}  // namespace

ScrollArea begin_scroll(Ui& ui, std::string_view id, const Box& box) {
  const a11y::NodeId area = ui.id(id);
  const float content_h = ui.interaction().content_height(area);
  const bool overflows = content_h > box.h + 1.0F;
  const ScrollOffset offset = ui.push_scroll(area, box, box.w, content_h);
  ui.push_id(id);
  ScrollArea scroll;
  scroll.content = {box.x, box.y - offset.y,
                    overflows && !ui.input().coarse_pointer ? std::max(0.0F, box.w - bar_width) : box.w, box.h};
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
  vertical_scrollbar(ui, area, view, content_height);
  ui.pop_scroll();
}

void scroll_into_view(Ui& ui, float top, float bottom) {
  const Box view = ui.scroll_view();
  ui.scroll_into_view({view.x, top, view.w, bottom - top});
}

}  // namespace consilium::ui
