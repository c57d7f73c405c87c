#include "ui/charts/interval_rows.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/charts/plot.h"
#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

constexpr float row_height = 41.0F;
constexpr float phone_row_height = 52.0F;
constexpr float head_height = 26.0F;
constexpr float name_width = 196.0F;  // at least
constexpr std::size_t measured_names = 200;
constexpr float row_padding = 10.0F;
constexpr float value_from_right = 171.0F;  // right edges, from the right end of a row
constexpr float interval_from_right = 66.0F;
constexpr float ties_from_right = 46.0F;  // the first bracket's upright
constexpr float tie_pitch = 12.0F;
constexpr std::size_t tie_columns = 3;

float height_of_row(const Ui& ui) {
  return ui.phone() ? ui.scaled(phone_row_height) : std::max(ui.scaled(row_height), ui.target(row_height));
}

// Where the columns of the chart are; recomputed each frame from the box.
struct Columns {
  Plot plot;
  float name_left = 0.0F;
  float name_right = 0.0F;
  float value_right = 0.0F;
  float interval_right = 0.0F;
  float tie_left = 0.0F;
};

// As wide as the longest name, within what the plot can spare.
float name_column(const Ui& ui, float room, std::span<const IntervalRow> rows) {
  float widest = ui.scaled(name_width);
  for (const IntervalRow& row : rows.first(std::min(rows.size(), measured_names))) {
    widest = std::max(widest, text_width(ui, row.name, Type::body_strong) + row_padding + space_12);
  }
  return std::min(widest, room * 0.3F);
}

Columns wide_columns(const Ui& ui, const Box& box, const IntervalChartSpec& spec, std::span<const IntervalRow> rows) {
  const float missing_ties = spec.tied_head.empty() ? ui.scaled(ties_from_right) : 0.0F;
  Columns columns;
  columns.name_left = box.x + row_padding;
  columns.name_right = box.x + name_column(ui, box.w, rows);
  columns.interval_right = box.right() - ui.scaled(interval_from_right) + missing_ties;
  columns.value_right = box.right() - ui.scaled(value_from_right) + missing_ties;
  columns.tie_left = box.right() - ui.scaled(ties_from_right);
  const float value_room = ui.scaled(64.0F);
  columns.plot = {columns.name_right, std::max(columns.name_right + 40.0F, columns.value_right - value_room),
                  spec.axis_low, spec.axis_high};
  return columns;
}

Columns phone_columns(const Ui& ui, const Box& box, const IntervalChartSpec& spec) {
  Columns columns;
  columns.name_left = box.x + space_8;
  columns.interval_right = box.right() - space_8;
  columns.value_right = columns.interval_right - ui.scaled(92.0F);
  columns.name_right = columns.value_right - ui.scaled(40.0F);
  columns.plot = {columns.name_left, columns.interval_right, spec.axis_low, spec.axis_high};
  return columns;
}

std::vector<double> ticks(const IntervalChartSpec& spec) {
  std::vector<double> values;
  if (!(spec.axis_step > 0.0) || !(spec.axis_high > spec.axis_low)) return values;
  constexpr int most = 200;
  for (int i = 0; i < most; ++i) {
    const double value = spec.axis_low + (i * spec.axis_step);
    if (value > spec.axis_high + (spec.axis_step * 1e-6)) break;
    values.push_back(value);
  }
  return values;
}

void draw_grid(Ui& ui, const Box& box, const Columns& columns, const IntervalChartSpec& spec, float head,
               float rows_h) {
  const float room = ui.scaled(52.0F);
  float label_free_from = columns.plot.left - room;
  for (const double tick : ticks(spec)) {
    const float x = columns.plot.x(tick);
    rule_vertical(ui, x, box.y + head, rows_h);
    if (x < label_free_from) continue;
    label_free_from = x + room;
    const std::string label = format_fixed(tick, spec.axis_decimals) + std::string(spec.axis_suffix);
    text(ui, {x - (room * 0.5F), box.y, room, head - space_4}, label,
         {.type = Type::small, .ink = Ink::mut, .align = Align::center, .silent = true});
  }
}

void column_head(Ui& ui, std::string_view words, float right, float width, const Box& box, float head,
                 a11y::Role role) {
  if (words.empty()) return;
  text(ui, {right - width, box.y, width, head - space_4}, words,
       {.type = Type::small, .ink = Ink::mut, .align = Align::right, .role = role});
}

void draw_heads(Ui& ui, const Box& box, const Columns& columns, const IntervalChartSpec& spec, float head) {
  const Scope row(ui, a11y::Role::row, "head", "", {box.x, box.y, box.w, head});
  a11y::Node name;
  name.role = a11y::Role::column_header;
  name.name = "Name";
  ui.tree().leaf(std::move(name));
  if (ui.phone()) {
    const std::string axis = "Axis " + format_fixed(spec.axis_low, spec.axis_decimals) + " to " +
                             format_fixed(spec.axis_high, spec.axis_decimals);
    text(ui, {columns.name_left, box.y, box.w * 0.5F, head - space_4}, axis,
         {.type = Type::small, .ink = Ink::mut, .silent = true});
  }
  a11y::Node value;
  value.role = a11y::Role::column_header;
  value.name = std::string(spec.value_head);
  if (ui.phone()) {
    ui.tree().leaf(std::move(value));
  } else {
    column_head(ui, spec.value_head, columns.value_right, ui.scaled(40.0F), box, head, a11y::Role::column_header);
  }
  column_head(ui, spec.interval_head, columns.interval_right, ui.scaled(104.0F), box, head, a11y::Role::column_header);
  if (spec.tied_head.empty()) return;
  if (ui.phone()) {
    a11y::Node tied;
    tied.role = a11y::Role::column_header;
    tied.name = std::string(spec.tied_head);
    ui.tree().leaf(std::move(tied));
  } else {
    text(ui, {columns.tie_left - space_8, box.y, ui.scaled(52.0F), head - space_4}, spec.tied_head,
         {.type = Type::small, .ink = Ink::mut, .role = a11y::Role::column_header});
  }
}

// "Grok 3, o3": the other rows that share a tie with this one, in row order.
std::string tied_with(std::span<const IntervalRow> rows, std::span<const TieSpan> ties, std::size_t row) {
  std::vector<bool> tied(rows.size(), false);
  for (const TieSpan& tie : ties) {
    if (row < tie.first || row > tie.last) continue;
    for (std::size_t other = tie.first; other <= tie.last && other < rows.size(); ++other) tied[other] = other != row;
  }
  std::string names;
  for (std::size_t other = 0; other < rows.size(); ++other) {
    if (!tied[other]) continue;
    if (!names.empty()) names += ", ";
    names += rows[other].name;
  }
  return names;
}

bool tied_with_next(std::span<const TieSpan> ties, std::size_t row) {
  return std::ranges::any_of(ties, [row](const TieSpan& tie) { return row >= tie.first && row < tie.last; });
}

void draw_name(Ui& ui, const Box& box, const Columns& columns, const IntervalRow& row) {
  const Type type = row.selected ? Type::body_strong : Type::body;
  const std::string_view detail =
      row.detail.empty() && row.weak ? std::string_view("weak: few scenarios") : std::string_view(row.detail);
  const float width = columns.name_right - columns.name_left - space_8;
  if (detail.empty()) {
    text(ui, {columns.name_left, box.y, width, box.h}, row.name, {.type = type, .silent = true});
    return;
  }
  const float first = ui.scaled(18.0F);
  const float second = ui.scaled(15.0F);
  const float top = box.y + ((box.h - first - second) * 0.5F);
  text(ui, {columns.name_left, top, width, first}, row.name, {.type = type, .silent = true});
  text(ui, {columns.name_left, top + first, width, second}, detail,
       {.type = Type::sub, .ink = Ink::mut, .silent = true});
}

void draw_numbers(Ui& ui, const Box& line, const Columns& columns, const IntervalRow& row) {
  const float value_w = ui.scaled(70.0F);
  const float interval_w = ui.scaled(100.0F);
  text(ui, {columns.value_right - value_w, line.y, value_w, line.h},
       row.has_value ? std::string_view(row.value_text) : "–",
       {.type = Type::mono_strong,
        .ink = row.has_value ? Ink::ink : Ink::mut,
        .align = Align::right,
        .role = a11y::Role::cell});
  const bool is_number = row.has_interval && row.has_value;
  const std::string_view words = !row.has_value && row.interval_text.empty() ? std::string_view("no evidence")
                                                                             : std::string_view(row.interval_text);
  text(ui, {columns.interval_right - interval_w, line.y, interval_w, line.h}, words,
       {.type = is_number ? Type::mono_small : Type::small,
        .ink = Ink::mut,
        .align = Align::right,
        .role = a11y::Role::cell});
}

void draw_wide_row(Ui& ui, const Box& box, const Columns& columns, const IntervalRow& row) {
  draw_name(ui, box, columns, row);
  draw_numbers(ui, box, columns, row);
  draw_interval_mark(ui, columns.plot, ui.snap(box.center_y()), row,
                     {.ink = row.selected ? Ink::acc : Ink::ink, .ground = row.selected ? Ink::accs : Ink::surf});
}

void draw_phone_row(Ui& ui, const Box& box, const Columns& columns, const IntervalRow& row, bool tied_below) {
  const Box line{box.x, box.y + ui.scaled(6.0F), box.w, ui.scaled(22.0F)};
  const Type type = row.selected ? Type::body_strong : Type::body;
  const float note = text_width(ui, "tied with", Type::small) + 2.0F;
  // A long name gives way to the note, which every tied row has to show.
  const float room = columns.name_right - columns.name_left - (tied_below ? space_8 + note + ui.scaled(14.0F) : 0.0F);
  const float name = std::min(std::max(room, ui.scaled(40.0F)), text_width(ui, row.name, type) + 1.0F);
  text(ui, {columns.name_left, line.y, name, line.h}, row.name, {.type = type, .silent = true});
  const float note_x = columns.name_left + name + space_8;
  if (tied_below && note_x + note + ui.scaled(14.0F) <= columns.name_right + 1.0F) {
    text(ui, {note_x, line.y, note, line.h}, "tied with", {.type = Type::small, .ink = Ink::mut, .silent = true});
    icon(ui, {note_x + note, line.y, ui.scaled(14.0F), line.h}, ICON_ARROW_DOWN, 12.0F, Ink::mut);
  }
  draw_numbers(ui, line, columns, row);
  const float y = ui.snap(box.y + ui.scaled(36.0F));
  rule(ui, columns.plot.left, y, columns.plot.right - columns.plot.left);
  draw_interval_mark(ui, columns.plot, y + 0.5F, row,
                     {.ink = row.selected ? Ink::acc : Ink::ink, .ground = row.selected ? Ink::accs : Ink::surf});
}

bool draw_row(Ui& ui, std::size_t at, const Box& box, const Columns& columns, std::span<const IntervalRow> rows,
              std::span<const TieSpan> ties, bool shows_ties) {
  const IntervalRow& row = rows[at];
  a11y::Node row_node;
  row_node.role = a11y::Role::row;
  row_node.selected = row.selected ? a11y::Tristate::yes : a11y::Tristate::no;
  row_node.row_index = static_cast<std::uint32_t>(at + 2);
  row_node.box = box;
  const Scope scope(ui, "row " + std::to_string(at), std::move(row_node));
  a11y::Node name;
  name.role = a11y::Role::row_header;
  name.name = row.detail.empty() ? row.name : row.name + ", " + row.detail;
  name.description = row.hover;
  const HitResult result = hit(ui, "pick", box, std::move(name));
  if (ui.phone() && row.selected) fill(ui, box, Ink::accs, radius_control);
  if (result.hovered && !row.selected) card(ui, box, Ink::none, Ink::line, radius_control);
  if (ui.phone()) {
    draw_phone_row(ui, box, columns, row, shows_ties && tied_with_next(ties, at));
  } else {
    draw_wide_row(ui, box, columns, row);
  }
  if (shows_ties) {
    a11y::Node tied;
    tied.role = a11y::Role::cell;
    const std::string names = tied_with(rows, ties, at);
    tied.name = names.empty() ? "not tied" : "tied with " + names;
    ui.tree().leaf(std::move(tied));
  }
  if (result.focused) focus_ring(ui, box.inset(3.0F));
  if ((result.hovered || result.focused) && !row.hover.empty())
    tooltip(ui, {columns.plot.x(row.value) - 20.0F, box.y, 40.0F, box.h}, row.hover);
  return result.activated;
}

// Overlapping brackets stand side by side: each takes the first column that is free where it begins.
void draw_ties(Ui& ui, const Box& body, const Columns& columns, float row_h, std::size_t row_count,
               std::span<const TieSpan> ties) {
  std::array<std::size_t, tie_columns> free_from{};
  constexpr float reach = 5.0F;
  constexpr float thickness = 1.5F;
  for (const TieSpan& tie : ties) {
    if (tie.first >= tie.last || tie.last >= row_count) continue;
    std::size_t column = 0;
    while (column + 1 < tie_columns && free_from[column] > tie.first) ++column;
    free_from[column] = std::size_t{tie.last} + 1;
    const float x = ui.snap(columns.tie_left + (static_cast<float>(column) * tie_pitch)) + (thickness * 0.5F);
    const float top = ui.snap(body.y + (static_cast<float>(tie.first) * row_h) + (row_h * 0.5F) - 12.0F);
    const float bottom = ui.snap(body.y + (static_cast<float>(tie.last) * row_h) + (row_h * 0.5F) + 12.0F);
    const ImVec2 points[4] = {{x - reach, top}, {x, top}, {x, bottom}, {x - reach, bottom}};
    ui.draw()->AddPolyline(points, 4, ui.color(Ink::mut), ImDrawFlags_None, thickness);
  }
}

}  // namespace

float interval_rows_height(const Ui& ui, std::size_t rows) {
  return ui.scaled(head_height) + (static_cast<float>(rows) * height_of_row(ui));
}

std::optional<std::size_t> interval_rows(Ui& ui, std::string_view id, const Box& box, const IntervalChartSpec& spec,
                                         std::span<const IntervalRow> rows, std::span<const TieSpan> ties) {
  a11y::Node table;
  table.role = a11y::Role::table;
  table.name = std::string(spec.name);
  table.row_count = static_cast<std::uint32_t>(rows.size() + 1);
  table.box = box;
  const Scope scope(ui, id, std::move(table));
  const float head = ui.scaled(head_height);
  const float row_h = height_of_row(ui);
  const Columns columns = ui.phone() ? phone_columns(ui, box, spec) : wide_columns(ui, box, spec, rows);
  draw_heads(ui, box, columns, spec, head);
  const Box body{box.x, box.y + head, box.w, static_cast<float>(rows.size()) * row_h};
  // The selected row's fill lies under the grid, the marks lie over it.
  std::optional<std::size_t> activated;
  if (!ui.phone()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].selected)
        fill(ui, {body.x, body.y + (static_cast<float>(i) * row_h), body.w, row_h}, Ink::accs, radius_control);
    }
    draw_grid(ui, box, columns, spec, head, body.h);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Box row{body.x, body.y + (static_cast<float>(i) * row_h), body.w, row_h};
    if (draw_row(ui, i, row, columns, rows, ties, !spec.tied_head.empty())) activated = i;
  }
  if (!ui.phone() && !spec.tied_head.empty()) draw_ties(ui, body, columns, row_h, rows.size(), ties);
  return activated;
}

}  // namespace consilium::ui
