// One cell of the heatmap: fill, hatching, number, selection.
#pragma once

#include "ui/charts/heatmap.h"

namespace consilium::ui {

struct CellState {
  bool selected = false;
  bool hovered = false;
  bool focused = false;
};
void draw_heatmap_cell(Ui& ui, const Box& box, const HeatmapCell& cell, const CellState& state);

}  // namespace consilium::ui
