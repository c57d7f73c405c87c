// Where everything of the heatmap is: widths of the columns, heights of rows and theme headings, and which rows are
// seen.
#pragma once

#include <string>
#include <vector>

#include "ui/charts/heatmap.h"

namespace consilium::ui {

// One line of the body, top to bottom: a theme heading or a row of cells. Rows of folded themes have none.
struct HeatmapLine {
  bool is_theme = false;
  std::size_t index = 0;  // of the theme or the row
  float top = 0.0F;       // from the start of the body
  float height = 0.0F;
};

inline constexpr float heatmap_bar_room = 12.0F;  // beside the cells, for the scroll bar
// Names may reach a little over the edges of their column: the next name seldom does too.
inline constexpr float heatmap_head_reach = 4.0F;
inline constexpr float heatmap_indent = 24.0F;  // of labels under their theme's name

struct HeatmapLayout {
  float situation_w = 0.0F;  // 0: no such column; narrow screens write the situation over its rows instead
  float criterion_w = 0.0F;
  float n_w = 0.0F;  // a gap alone where no row has an n
  float cell_w = 0.0F;
  float row_h = 0.0F;
  float head_h = 0.0F;
  int head_lines = 2;  // of a column's name; up to four where two would cut one
  bool narrow = false;
  std::vector<HeatmapLine> lines;
  std::vector<std::size_t> line_of_row;  // position in lines, or no_line
  float height = 0.0F;

  static constexpr std::size_t no_line = static_cast<std::size_t>(-1);
  [[nodiscard]] float label_w() const { return situation_w + criterion_w + n_w; }
};

// The longest word of a name, or half of a name of several: what two lines of a column's head need.
float heatmap_head_width(const Ui& ui, std::string_view name);

// The width that a column's name gets. Only words that would be cut reach over the edges, and not those that are cut in
// any case.
float heatmap_name_width(const Ui& ui, std::string_view name, float cell_w);

HeatmapLayout lay_out_heatmap(const Ui& ui, const Box& box, const HeatmapSpec& spec);

// The row that `steps` lines of cells further on from `row`; stays at the ends.
std::size_t step_rows(const HeatmapLayout& layout, std::size_t row, int steps);

}  // namespace consilium::ui
