#include "ui/charts/heatmap_frame.h"

#include <algorithm>

namespace consilium::ui {

HeatmapFrame::HeatmapFrame(Ui& ui_now, const Box& box, const HeatmapSpec& spec_now)
    : ui(ui_now), spec(spec_now), layout(lay_out_heatmap(ui_now, box, spec_now)), body(box), area(ui_now.id("cells")) {
  head = cut_top(body, std::min(layout.head_h, box.h));
}

float HeatmapFrame::left_indent() const { return layout.narrow ? space_4 : ui.scaled(heatmap_indent); }

float HeatmapFrame::criterion_left() const {
  return body.x + layout.situation_w + (layout.situation_w > 0.0F ? 0.0F : left_indent());
}

float HeatmapFrame::x_that_shows(std::size_t column, float now) const {
  const float cell_x = static_cast<float>(column) * layout.cell_w;
  const float room = std::max(layout.cell_w, body.right() - cells_left() - heatmap_bar_room);
  return std::clamp(now, std::min(cell_x, cell_x + layout.cell_w - room), cell_x);
}

}  // namespace consilium::ui
