#include "ui/charts/heatmap_layout.h"

#include <algorithm>
#include <cmath>

#include "ui/text.h"

namespace consilium::ui {
namespace {

constexpr std::size_t measured_rows = 200;
constexpr float narrow_below = 640.0F;
constexpr float theme_height = 29.0F;
constexpr float theme_gap = 8.0F;
constexpr float row_height = 27.0F;
constexpr float narrow_situation_height = 24.0F;
constexpr float head_height = 72.0F;
constexpr float touch_head_height = 96.0F;  // two buttons of 44 above each other
constexpr float least_cell_width = 62.0F;
constexpr float roomy_cell_width = 84.0F;  // where the cells scroll sideways in any case
constexpr float most_label_squeeze = 96.0F;

// Of the column "n": a gap alone where no row has one.
float count_width(const Ui& ui, const HeatmapSpec& spec) {
  float widest = 0.0F;
  for (const HeatmapRow& row : spec.rows.first(std::min(spec.rows.size(), measured_rows))) {
    widest = std::max(widest, text_width(ui, row.n, Type::mono_small));
  }
  return widest > 0.0F ? std::max(ui.scaled(44.0F), widest + 18.0F) : space_8;
}

float widest_criterion(const Ui& ui, const HeatmapSpec& spec) {
  float widest = 0.0F;
  for (const HeatmapRow& row : spec.rows.first(std::min(spec.rows.size(), measured_rows))) {
    widest = std::max(widest, text_width(ui, row.criterion, Type::dense_strong));
  }
  return widest;
}

// Columns as wide as their heads ask, where `room` allows it.
float cell_width(const Ui& ui, float room, const HeatmapSpec& spec) {
  const float least = ui.scaled(least_cell_width);
  float wanted = least;
  for (const HeatmapColumn& column : spec.columns)
    wanted = std::max(wanted, heatmap_head_width(ui, column.name) + space_8);
  const float share = room / static_cast<float>(std::max<std::size_t>(1, spec.columns.size()));
  return std::floor(std::clamp(wanted, least, std::clamp(share, least, ui.scaled(112.0F))));
}

void place_columns(const Ui& ui, const Box& box, const HeatmapSpec& spec, HeatmapLayout& layout) {
  const float columns = static_cast<float>(spec.columns.size());
  // What a table that scrolls sideways in any case gives its cells: what their heads ask for.
  const float roomy = ui.scaled(roomy_cell_width) * columns;
  const bool has_situation =
      std::ranges::any_of(spec.rows, [](const HeatmapRow& row) { return !row.situation.empty(); });
  layout.narrow = box.w < ui.scaled(narrow_below);
  if (layout.narrow) {
    const float three = 3.0F * ui.scaled(least_cell_width);
    layout.criterion_w = std::clamp(box.w - three, box.w * 0.3F, ui.scaled(180.0F));
    layout.cell_w = cell_width(ui, std::max(roomy, box.w - layout.criterion_w - heatmap_bar_room), spec);
    return;
  }
  layout.situation_w = has_situation ? ui.scaled(166.0F) : 0.0F;
  layout.criterion_w = ui.scaled(has_situation ? 198.0F : 280.0F);
  layout.n_w = count_width(ui, spec);
  // The room that the criteria leave goes to the words of the heads; all labels give way before cells are out of sight.
  const float indent = has_situation ? 0.0F : ui.scaled(heatmap_indent);
  const float spare = std::max(0.0F, layout.criterion_w - widest_criterion(ui, spec) - indent - space_12);
  const float room = box.w - layout.label_w() + spare - heatmap_bar_room;
  const float excess_at_least = (ui.scaled(least_cell_width) * columns) - room;
  if (excess_at_least > ui.scaled(most_label_squeeze)) {
    layout.cell_w = cell_width(ui, roomy, spec);
    layout.criterion_w -= spare;
    return;
  }
  layout.cell_w = cell_width(ui, room, spec);
  const float wanted = layout.label_w() + (layout.cell_w * columns) + heatmap_bar_room;
  const float excess = std::clamp(wanted - box.w, 0.0F, ui.scaled(most_label_squeeze));
  const float squeeze = std::max(0.0F, excess - spare);
  layout.situation_w -= has_situation ? squeeze * 0.4F : 0.0F;
  layout.criterion_w -= std::min(excess, spare) + (has_situation ? squeeze * 0.6F : squeeze);
}

// As many lines as the longest name needs, two to four.
int lines_of_heads(const Ui& ui, const HeatmapSpec& spec, float cell_w) {
  const float line = text_height(ui, "x", Type::sub_strong, cell_w, 1);
  float most = 2.0F * line;
  for (const HeatmapColumn& column : spec.columns) {
    const float width = heatmap_name_width(ui, column.name, cell_w);
    most = std::max(most, text_height(ui, column.name, Type::sub_strong, width, 4));
  }
  return static_cast<int>(std::lround(most / line));
}

void add_theme(const HeatmapSpec& spec, std::size_t index, float theme_h, float situation_h, float gap,
               HeatmapLayout& layout) {
  const HeatmapTheme& theme = spec.themes[index];
  if (!theme.name.empty()) {
    if (layout.height > 0.0F) layout.height += gap;
    layout.lines.push_back({true, index, layout.height, theme_h});
    layout.height += theme_h;
    if (theme.folded) return;
  }
  const std::size_t end = std::min(spec.rows.size(), theme.first_row + theme.row_count);
  for (std::size_t row = theme.first_row; row < end; ++row) {
    const bool starts = row == theme.first_row || spec.rows[row].situation != spec.rows[row - 1].situation;
    if (layout.narrow && starts && !spec.rows[row].situation.empty()) layout.height += situation_h;
    layout.line_of_row[row] = layout.lines.size();
    layout.lines.push_back({false, row, layout.height, layout.row_h});
    layout.height += layout.row_h;
  }
}

}  // namespace

float heatmap_head_width(const Ui& ui, std::string_view name) {
  float longest = 0.0F;
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t end = std::min(name.size(), name.find(' ', from));
    longest = std::max(longest, text_width(ui, name.substr(from, end - from), Type::sub_strong));
    from = end + 1;
  }
  const bool several = name.find(' ') != std::string_view::npos;
  return several ? std::max(longest, text_width(ui, name, Type::sub_strong) * 0.6F) : longest;
}

float heatmap_name_width(const Ui& ui, std::string_view name, float cell_w) {
  constexpr float reach = heatmap_head_reach;
  const float inside = cell_w - 2.0F;
  const float wanted = heatmap_head_width(ui, name);
  return wanted > inside && wanted <= inside + (2.0F * reach) ? inside + (2.0F * reach) : inside;
}

HeatmapLayout lay_out_heatmap(const Ui& ui, const Box& box, const HeatmapSpec& spec) {
  HeatmapLayout layout;
  place_columns(ui, box, spec, layout);
  layout.row_h = ui.target(ui.scaled(row_height));
  layout.head_lines = lines_of_heads(ui, spec, layout.cell_w);
  const float further = static_cast<float>(layout.head_lines - 2);
  layout.head_h = ui.scaled(head_height) + (further * text_height(ui, "x", Type::sub_strong, layout.cell_w, 1));
  if (ui.input().coarse_pointer) layout.head_h = std::max(layout.head_h, touch_head_height);
  layout.line_of_row.assign(spec.rows.size(), HeatmapLayout::no_line);
  const float theme_h = ui.target(ui.scaled(theme_height));
  for (std::size_t i = 0; i < spec.themes.size(); ++i) {
    add_theme(spec, i, theme_h, ui.scaled(narrow_situation_height), ui.scaled(theme_gap), layout);
  }
  return layout;
}

std::size_t step_rows(const HeatmapLayout& layout, std::size_t row, int steps) {
  if (row >= layout.line_of_row.size() || layout.line_of_row[row] == HeatmapLayout::no_line) return row;
  std::size_t at = layout.line_of_row[row];
  std::size_t found = row;
  for (int left = steps < 0 ? -steps : steps; left > 0;) {
    if (steps < 0 ? at == 0 : at + 1 >= layout.lines.size()) break;
    at = steps < 0 ? at - 1 : at + 1;
    if (layout.lines[at].is_theme) continue;
    found = layout.lines[at].index;
    --left;
  }
  return found;
}

}  // namespace consilium::ui
