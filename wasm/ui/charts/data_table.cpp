#include "ui/charts/data_table.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/scrollbar.h"
#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

constexpr float row_height = 34.0F;
constexpr float cell_padding = 8.0F;
constexpr float bar_room = 12.0F;
constexpr std::size_t overscan_rows = 2;

struct Layout {
  std::vector<float> left;  // of each column, from the start of the row
  std::vector<float> width;
  float total = 0.0F;
  std::size_t frozen = 0;
};

// Fixed columns take what they ask for, the others share the rest; below a readable width the table scrolls sideways.
Layout lay_out(const Ui& ui, std::span<const TableColumn> columns, float room) {
  float fixed = 0.0F;
  std::size_t flexible = 0;
  for (const TableColumn& column : columns) {
    if (column.width > 0.0F) fixed += ui.scaled(column.width);
    flexible += column.width > 0.0F ? 0 : 1;
  }
  const float share = flexible == 0 ? 0.0F : (room - fixed) / static_cast<float>(flexible);
  Layout layout;
  for (const TableColumn& column : columns) {
    const float width = column.width > 0.0F ? ui.scaled(column.width) : std::max(ui.scaled(column.least), share);
    layout.left.push_back(layout.total);
    layout.width.push_back(width);
    layout.total += width;
  }
  return layout;
}

// As many as asked for, but never more than three fifths of the width: the rest has to be seen as well.
std::size_t frozen_columns(const TableSpec& spec, const Layout& layout, float room) {
  std::size_t frozen = std::min(spec.frozen, spec.columns.size());
  while (frozen > 0 && layout.left[frozen - 1] + layout.width[frozen - 1] > room * 0.6F) --frozen;
  return frozen;
}

void draw_cell(Ui& ui, const Box& box, std::string_view words, const TableColumn& column, a11y::Role role,
               bool silent) {
  const bool head = role == a11y::Role::column_header;
  const Type type = head ? Type::small : column.numeric ? Type::mono : Type::dense;
  if (words.empty() && !silent) {
    a11y::Node blank;
    blank.role = role;
    blank.box = ui.visible(box);
    ui.tree().leaf(std::move(blank));
    return;
  }
  text(ui, box.inset(cell_padding, 0.0F), words,
       {.type = type,
        .ink = head ? Ink::mut : Ink::ink,
        .align = column.numeric ? Align::right : Align::left,
        .silent = silent,
        .role = role});
}

// Draws the cells of a row, the frozen ones first; the others are cut where the frozen ones stand.
template <typename DrawCell>
void draw_cells(Ui& ui, const Box& row, float offset_x, const TableSpec& spec, const Layout& layout,
                const DrawCell& draw) {
  const std::size_t frozen = layout.frozen;
  const float frozen_w = frozen == 0 ? 0.0F : layout.left[frozen - 1] + layout.width[frozen - 1];
  for (std::size_t c = 0; c < frozen; ++c) draw(c, Box{row.x + layout.left[c], row.y, layout.width[c], row.h});
  ui.push_clip({row.x + frozen_w, row.y, std::max(0.0F, row.w - frozen_w), row.h});
  for (std::size_t c = frozen; c < spec.columns.size(); ++c) {
    draw(c, Box{row.x + layout.left[c] - offset_x, row.y, layout.width[c], row.h});
  }
  ui.pop_clip();
}

void draw_head(Ui& ui, const Box& box, const TableSpec& spec, const Layout& layout, float offset_x) {
  ui.push_clip(box);
  const Scope row(ui, a11y::Role::row, "head", "", box);
  draw_cells(ui, box, offset_x, spec, layout, [&](std::size_t c, const Box& cell) {
    draw_cell(ui, cell, spec.columns[c].head, spec.columns[c], a11y::Role::column_header, false);
  });
  rule(ui, box.x, box.bottom() - 1.0F, box.w);
  ui.pop_clip();
}

bool draw_row(Ui& ui, std::size_t at, const Box& box, float offset_x, const TableSpec& spec, const Layout& layout) {
  a11y::Node node;
  node.role = a11y::Role::row;
  node.row_index = static_cast<std::uint32_t>(at + 2);
  node.box = box;
  const bool selected = spec.selected == at;
  if (selected) node.selected = a11y::Tristate::yes;
  const Scope scope(ui, "row " + std::to_string(at), std::move(node));
  bool activated = false;
  bool focused = false;
  const std::string first = spec.cell ? spec.cell(at, 0) : std::string();
  if (spec.rows_act) {
    a11y::Node header;
    header.role = a11y::Role::row_header;
    header.name = first;
    const HitResult result = hit(ui, "pick", box, std::move(header));
    activated = result.activated;
    focused = result.focused;
    if (selected || result.hovered) fill(ui, box, selected ? Ink::accs : Ink::sunk);
  } else if (selected) {
    fill(ui, box, Ink::accs);
  }
  draw_cells(ui, box, offset_x, spec, layout, [&](std::size_t c, const Box& cell) {
    const std::string words = c == 0 ? first : spec.cell ? spec.cell(at, c) : std::string();
    draw_cell(ui, cell, words, spec.columns[c], c == 0 ? a11y::Role::row_header : a11y::Role::cell,
              spec.rows_act && c == 0);
  });
  rule(ui, box.x, box.bottom() - 1.0F, box.w);
  if (focused) focus_ring(ui, box.inset(4.0F), radius_tag);
  return activated;
}

}  // namespace

std::optional<std::size_t> data_table(Ui& ui, std::string_view id, const Box& box, const TableSpec& spec) {
  a11y::Node table;
  table.role = a11y::Role::table;
  table.name = std::string(spec.name);
  table.row_count = static_cast<std::uint32_t>(spec.row_count + 1);
  table.box = box;
  const Scope scope(ui, id, std::move(table));
  if (spec.columns.empty()) return std::nullopt;

  Box body = box;
  Box head = cut_top(body, ui.scaled(row_height));
  const float row_h = ui.target(ui.scaled(row_height));
  const float content_h = static_cast<float>(spec.row_count) * row_h;
  // The vertical bar stands beside the columns, not over the last of them.
  const Box frame = body;
  if (content_h > body.h) head.w = body.w = std::max(0.0F, body.w - bar_room);
  Layout layout = lay_out(ui, spec.columns, body.w);
  layout.frozen = frozen_columns(spec, layout, body.w);
  const bool sideways = layout.total > body.w + 1.0F;
  const float full_h = content_h + (sideways ? bar_room : 0.0F);
  const a11y::NodeId area = ui.id("rows");
  draw_head(ui, head, spec, layout, ui.snap(ui.interaction().offset(area).x));
  const ScrollOffset offset = ui.push_scroll(area, body, layout.total, full_h);

  std::optional<std::size_t> activated;
  const auto first_visible = static_cast<std::size_t>(std::max(0.0F, std::floor(offset.y / row_h)));
  const auto visible_rows = static_cast<std::size_t>(std::ceil(body.h / row_h)) + 1;
  const std::size_t first = first_visible > overscan_rows ? first_visible - overscan_rows : 0;
  const std::size_t last = std::min(spec.row_count, first_visible + visible_rows + overscan_rows);
  for (std::size_t at = first; at < last; ++at) {
    const Box row{body.x, body.y + (static_cast<float>(at) * row_h) - offset.y, body.w, row_h};
    if (draw_row(ui, at, row, offset.x, spec, layout)) activated = at;
  }
  horizontal_scrollbar(ui, area, body, layout.total);
  ui.pop_scroll();
  vertical_scrollbar(ui, area, frame, full_h);
  return activated;
}

}  // namespace consilium::ui
