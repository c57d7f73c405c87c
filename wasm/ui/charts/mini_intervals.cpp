#include "ui/charts/mini_intervals.h"

#include <algorithm>

#include "ui/charts/plot.h"
#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

constexpr float theme_row = 36.0F;
constexpr float theme_foot = 26.0F;
constexpr float model_row = 26.0F;
constexpr float model_name = 104.0F;
constexpr float model_value = 60.0F;
constexpr MarkStyle small_mark{.radius = 4.0F, .line = 2.0F, .cap = 0.0F};

// One row of a list with its semantics: name, then value; returns the rectangle's state.
HitResult row_hit(Ui& ui, const Box& box, const IntervalRow& row) {
  a11y::Node node;
  node.role = a11y::Role::row_header;
  node.name = row.name;
  node.description = row.hover;
  HitResult result = hit(ui, "pick", box, std::move(node));
  if (result.hovered) fill(ui, box, Ink::sunk, radius_tag);
  if (result.focused) focus_ring(ui, box.inset(2.0F), radius_tag);
  if ((result.hovered || result.focused) && !row.hover.empty()) tooltip(ui, box, row.hover);
  return result;
}

a11y::Node row_node(const IntervalRow& row, const Box& box, std::size_t at) {
  a11y::Node node;
  node.role = a11y::Role::row;
  node.selected = row.selected ? a11y::Tristate::yes : a11y::Tristate::none;
  node.row_index = static_cast<std::uint32_t>(at + 1);
  node.box = box;
  return node;
}

a11y::Node table_node(std::string_view name, const Box& box, std::size_t rows) {
  a11y::Node node;
  node.role = a11y::Role::table;
  node.name = std::string(name);
  node.row_count = static_cast<std::uint32_t>(rows);
  node.box = box;
  return node;
}

float theme_row_height(const Ui& ui) { return std::max(ui.scaled(theme_row), ui.target(theme_row)); }
float model_row_height(const Ui& ui) { return std::max(ui.scaled(model_row), ui.target(model_row)); }

}  // namespace

float theme_intervals_height(const Ui& ui, std::size_t rows) {
  return (static_cast<float>(rows) * theme_row_height(ui)) + ui.scaled(theme_foot);
}

std::optional<std::size_t> theme_intervals(Ui& ui, std::string_view id, const Box& box, std::string_view name,
                                           std::span<const IntervalRow> rows, double axis_low, double axis_high,
                                           std::string_view low_label, std::string_view high_label) {
  const Scope table(ui, id, table_node(name, box, rows.size()));
  const float row_h = theme_row_height(ui);
  const Plot plot{box.x + space_8, box.right() - space_8, axis_low, axis_high};
  const float value_w = ui.scaled(60.0F);
  std::optional<std::size_t> activated;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const IntervalRow& row = rows[i];
    const Box area{box.x, box.y + (static_cast<float>(i) * row_h), box.w, row_h};
    const Scope scope(ui, "row " + std::to_string(i), row_node(row, area, i));
    if (row_hit(ui, area, row).activated) activated = i;
    const float line = ui.scaled(20.0F);
    text(ui, {area.x, area.y, area.w - value_w, line}, row.name,
         {.type = row.selected ? Type::dense_strong : Type::dense, .silent = true});
    text(ui, {area.right() - value_w, area.y, value_w, line}, row.has_value ? std::string_view(row.value_text) : "–",
         {.type = Type::mono_strong, .align = Align::right, .role = a11y::Role::cell});
    const float y = ui.snap(area.y + ui.scaled(26.0F));
    fill(ui, {plot.left, y - 0.5F, plot.right - plot.left, 1.0F}, Ink::line);
    MarkStyle style = small_mark;
    style.ink = Ink::acc;
    draw_interval_mark(ui, plot, y, row, style);
  }
  const Box foot{box.x, box.y + (static_cast<float>(rows.size()) * row_h), box.w, ui.scaled(18.0F)};
  text(ui, foot, low_label, {.type = Type::sub, .ink = Ink::mut, .silent = true});
  text(ui, foot, high_label, {.type = Type::sub, .ink = Ink::mut, .align = Align::right, .silent = true});
  return activated;
}

float model_intervals_height(const Ui& ui, std::size_t rows) { return static_cast<float>(rows) * model_row_height(ui); }

std::optional<std::size_t> model_intervals(Ui& ui, std::string_view id, const Box& box, std::string_view name,
                                           std::span<const IntervalRow> rows, double axis_low, double axis_high) {
  const Scope table(ui, id, table_node(name, box, rows.size()));
  const float row_h = model_row_height(ui);
  float widest = ui.scaled(model_name);
  for (const IntervalRow& row : rows)
    widest = std::max(widest, text_width(ui, row.name, Type::dense_strong) + space_12);
  const float name_w = std::min(widest, box.w * 0.52F);
  const float value_w = ui.scaled(model_value);
  const Plot plot{box.x + name_w, std::max(box.x + name_w + 20.0F, box.right() - value_w), axis_low, axis_high};
  std::optional<std::size_t> activated;
  for (const double tick : {axis_low, (axis_low + axis_high) * 0.5, axis_high}) {
    rule_vertical(ui, plot.x(tick), box.y, static_cast<float>(rows.size()) * row_h);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const IntervalRow& row = rows[i];
    const Box area{box.x, box.y + (static_cast<float>(i) * row_h), box.w, row_h};
    const Scope scope(ui, "row " + std::to_string(i), row_node(row, area, i));
    if (row_hit(ui, area, row).activated) activated = i;
    text(ui, {area.x, area.y, name_w - space_8, area.h}, row.name,
         {.type = row.selected ? Type::dense_strong : Type::dense, .silent = true});
    text(ui, {area.right() - value_w + space_4, area.y, value_w - space_4, area.h},
         row.has_value ? std::string_view(row.value_text) : "–",
         {.type = Type::mono, .align = Align::right, .role = a11y::Role::cell});
    MarkStyle style = small_mark;
    style.ink = row.selected ? Ink::acc : Ink::ink;
    draw_interval_mark(ui, plot, ui.snap(area.center_y()), row, style);
  }
  return activated;
}

}  // namespace consilium::ui
