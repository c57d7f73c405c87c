// Where the parts of the heatmap are, for its head and its body; made anew each frame.
#pragma once

#include <optional>

#include "ui/charts/heatmap.h"
#include "ui/charts/heatmap_layout.h"
#include "ui/ui.h"

namespace consilium::ui {

struct HeatmapFrame {
  HeatmapFrame(Ui& ui_now, const Box& box, const HeatmapSpec& spec_now);

  Ui& ui;
  const HeatmapSpec& spec;
  HeatmapLayout layout;
  Box head;
  Box body;
  a11y::NodeId area;  // what scrolls: the body; the head moves with it sideways

  [[nodiscard]] float cells_left() const { return body.x + layout.label_w(); }
  [[nodiscard]] float cells_w() const { return layout.cell_w * static_cast<float>(spec.columns.size()); }
  // Labels stand under the theme's name, right of its arrow.
  [[nodiscard]] float left_indent() const;
  // Left and right edge of the criterion's label.
  [[nodiscard]] float criterion_left() const;
  [[nodiscard]] float criterion_right() const { return body.x + layout.situation_w + layout.criterion_w; }
  // The nearest horizontal offset at which the column stands between the labels and the scroll bar.
  [[nodiscard]] float x_that_shows(std::size_t column, float now) const;
};

// The sortable heads of the labels and of the models.
std::optional<HeatmapEvent> draw_heatmap_head(const HeatmapFrame& frame);

}  // namespace consilium::ui
