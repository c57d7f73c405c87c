#include "ui/charts/heatmap.h"

#include <algorithm>
#include <cmath>

#include "generated/icons.h"
#include "ui/charts/heatmap_cells.h"
#include "ui/charts/heatmap_frame.h"
#include "ui/widgets/control.h"
#include "ui/widgets/scrollbar.h"
#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

constexpr float overscan = 60.0F;  // rows a little out of sight keep their nodes, so that arrow keys find them

using Kind = HeatmapEvent::Kind;

class HeatmapBody {
 public:
  explicit HeatmapBody(const HeatmapFrame& frame)
      : frame_(frame), ui_(frame.ui), spec_(frame.spec), layout_(frame.layout), body_(frame.body) {}

  std::optional<HeatmapEvent> run() {
    find_focus();
    const float room = layout_.height > body_.h ? heatmap_bar_room : 0.0F;
    const float content_w = layout_.label_w() + frame_.cells_w() + room;
    const float content_h = layout_.height + (content_w > body_.w + 1.0F ? heatmap_bar_room : 0.0F);
    offset_ = ui_.push_scroll(frame_.area, body_, content_w, content_h);
    draw_lines();
    move_focus();
    vertical_scrollbar(ui_, frame_.area, body_, content_h);
    horizontal_scrollbar(ui_, frame_.area, body_, content_w);
    ui_.pop_scroll();
    return event_;
  }

 private:
  [[nodiscard]] Box cell_box(std::size_t column, float y) const {
    return {frame_.cells_left() + (static_cast<float>(column) * layout_.cell_w) - offset_.x, y, layout_.cell_w,
            layout_.row_h};
  }

  a11y::NodeId cell_node(std::size_t row, std::size_t column) {
    ui_.push_id("row " + std::to_string(row));
    const a11y::NodeId node = ui_.id("cell " + std::to_string(column));
    ui_.pop_id();
    return node;
  }

  // One cell is the tab stop of the whole grid: the one with the focus, else the selected one, else the first.
  void find_focus() {
    for (const HeatmapLine& line : layout_.lines) {
      if (line.is_theme) continue;
      if (!has_stop_) stop_ = {line.index, 0};
      has_stop_ = true;
      for (std::size_t c = 0; ui_.focus_node() != 0 && c < spec_.columns.size(); ++c) {
        if (!ui_.focused(cell_node(line.index, c))) continue;
        stop_ = {line.index, c};
        return;
      }
    }
    const bool selected_is_shown = spec_.selected && spec_.selected->first < layout_.line_of_row.size() &&
                                   layout_.line_of_row[spec_.selected->first] != HeatmapLayout::no_line;
    if (selected_is_shown) stop_ = *spec_.selected;
  }

  void draw_lines() {
    for (std::size_t i = 0; i < layout_.lines.size(); ++i) {
      const HeatmapLine& line = layout_.lines[i];
      const float y = body_.y + line.top - offset_.y;
      const bool near = y + line.height > body_.y - overscan && y < body_.bottom() + overscan;
      const bool holds_stop = !line.is_theme && line.index == stop_.first;
      if (!near && !holds_stop) continue;
      if (line.is_theme) {
        draw_theme(line, y);
      } else {
        draw_row(line.index, y);
      }
    }
  }

  void draw_theme(const HeatmapLine& line, float y) {
    const HeatmapTheme& theme = spec_.themes[line.index];
    const Box box{body_.x, y, std::min(body_.w, layout_.label_w() + frame_.cells_w()), line.height};
    a11y::Node row;
    row.role = a11y::Role::row;
    row.box = box;
    const Scope scope(ui_, "theme " + std::to_string(line.index), std::move(row));
    a11y::Node node;
    node.role = a11y::Role::row_header;
    node.name = theme.name;
    node.expanded = theme.folded ? a11y::Tristate::no : a11y::Tristate::yes;
    const HitResult result = hit(ui_, "fold", box, std::move(node));
    if (result.hovered) fill(ui_, box, Ink::sunk, radius_tag);
    Box inside = box;
    const Box arrow = cut_left(inside, ui_.scaled(heatmap_indent));
    icon(ui_, arrow, theme.folded ? ICON_CHEVRON_RIGHT : ICON_CHEVRON_DOWN, 16.0F, Ink::ink);
    text(ui_, inside, theme.name, {.type = Type::body_strong, .silent = true});
    rule(ui_, box.x, box.bottom() - 1.0F, box.w);
    if (result.focused) focus_ring(ui_, box.inset(4.0F), radius_tag);
    if (result.activated) event_ = {Kind::fold_theme, line.index, 0};
  }

  [[nodiscard]] const HeatmapTheme* theme_of(std::size_t row) const {
    const auto found = std::ranges::find_if(
        spec_.themes, [row](const HeatmapTheme& t) { return row >= t.first_row && row < t.first_row + t.row_count; });
    return found == spec_.themes.end() ? nullptr : &*found;
  }

  // Draws the situation once over its rows, at its first row that is drawn.
  void draw_situation(std::size_t row, float y) {
    const HeatmapTheme* theme = theme_of(row);
    const std::string& situation = spec_.rows[row].situation;
    if (theme == nullptr || situation.empty()) return;
    const std::size_t end = std::min(spec_.rows.size(), theme->first_row + theme->row_count);
    if (row > theme->first_row && spec_.rows[row - 1].situation == situation) return;
    std::size_t last = row + 1;
    while (last < end && spec_.rows[last].situation == situation) ++last;
    if (layout_.narrow) {
      const float h = ui_.scaled(24.0F);
      text(ui_, {body_.x + frame_.left_indent(), y - h, body_.w, h}, situation,
           {.type = Type::small, .ink = Ink::mut, .silent = true});
      return;
    }
    const float span_h = static_cast<float>(last - row) * layout_.row_h;
    if (row > theme->first_row) rule(ui_, body_.x, y, std::min(body_.w, layout_.label_w() + frame_.cells_w()));
    const float width = layout_.situation_w - frame_.left_indent() - space_12;
    const int lines = std::max(1, static_cast<int>(span_h / ui_.scaled(18.0F)));
    const float text_h = text_height(ui_, situation, Type::small, width, lines);
    text(ui_, {body_.x + frame_.left_indent(), y + ((span_h - text_h) * 0.5F), width, text_h}, situation,
         {.type = Type::small, .ink = Ink::mut, .max_lines = lines, .silent = true});
  }

  void draw_labels(std::size_t at, float y) {
    const HeatmapRow& row = spec_.rows[at];
    const bool selected = spec_.selected && spec_.selected->first == at;
    const float x = frame_.criterion_left();
    const float right = frame_.criterion_right();
    const Box label{x, y, right - x - space_8, layout_.row_h};
    a11y::Node header;
    header.role = a11y::Role::row_header;
    const std::string header_words = row.situation.empty() ? row.criterion : row.criterion + ", " + row.situation;
    header.name = header_words;
    header.description = row.hover;
    header.box = ui_.visible(label);
    ui_.tree().leaf(std::move(header));
    const Type type = selected ? Type::dense_strong : Type::dense;
    const int lines = layout_.row_h >= ui_.scaled(40.0F) ? 2 : 1;
    const float h = text_height(ui_, row.criterion, type, label.w, lines);
    text(ui_, {label.x, y + ((layout_.row_h - h) * 0.5F), label.w, h}, row.criterion,
         {.type = type, .max_lines = lines, .silent = true});
    if (layout_.n_w > space_8) {
      text(ui_, {right, y, layout_.n_w - 10.0F, layout_.row_h}, row.n,
           {.type = Type::mono_small, .ink = Ink::mut, .align = Align::right, .role = a11y::Role::cell});
    }
    explain(ui_, label, header_words + (row.hover.empty() ? "" : ". " + row.hover));
  }

  void draw_row(std::size_t at, float y) {
    a11y::Node node;
    node.role = a11y::Role::row;
    node.row_index = static_cast<std::uint32_t>(layout_.line_of_row[at] + 2);
    node.box = {body_.x, y, body_.w, layout_.row_h};
    draw_situation(at, y);
    const Scope scope(ui_, "row " + std::to_string(at), std::move(node));
    draw_labels(at, y);
    ui_.push_clip({frame_.cells_left(), body_.y, std::max(0.0F, body_.right() - frame_.cells_left()), body_.h});
    for (std::size_t c = 0; c < spec_.columns.size(); ++c) draw_cell(at, c, y);
    ui_.pop_clip();
  }

  void draw_cell(std::size_t row, std::size_t column, float y) {
    const Box box = cell_box(column, y);
    const HeatmapCell cell = spec_.cell ? spec_.cell(row, column) : HeatmapCell{};
    const std::pair<std::size_t, std::size_t> here{row, column};
    const bool selected = spec_.selected == here;
    a11y::Node node;
    node.role = a11y::Role::cell;
    node.name = cell.text.empty() ? "–" : cell.text;
    node.description = cell.spoken;
    node.tab_stop = here == stop_;
    if (selected) node.selected = a11y::Tristate::yes;
    const HitResult result = hit(ui_, "cell " + std::to_string(column), box, std::move(node));
    if (ui_.visible(box).h > 0.0F) {
      draw_heatmap_cell(ui_, box, cell, {.selected = selected, .hovered = result.hovered, .focused = result.focused});
    }
    if ((result.hovered || result.focused) && !cell.spoken.empty()) tooltip(ui_, box, cell.spoken);
    if (result.activated) event_ = {Kind::select_cell, row, column};
    while (const auto* move = ui_.take_action(result.node, a11y::ActionKind::move)) remember_move(move->number, here);
  }

  // --- arrow keys ---

  void remember_move(double number, std::pair<std::size_t, std::size_t> from) {
    const auto last_column = spec_.columns.empty() ? 0 : spec_.columns.size() - 1;
    auto [row, column] = target_.value_or(from);
    if (number == -2.0) {
      column = column > 0 ? column - 1 : 0;
    } else if (number == 2.0) {
      column = std::min(column + 1, last_column);
    } else if (number <= -100.0) {
      column = 0;
    } else if (number >= 100.0) {
      column = last_column;
    } else {
      const int page = std::max(1, static_cast<int>(body_.h / layout_.row_h) - 1);
      const int steps = number >= 10.0 ? page : number <= -10.0 ? -page : number > 0.0 ? 1 : -1;
      row = step_rows(layout_, row, steps);
    }
    target_ = {row, column};
  }

  void move_focus() {
    if (!target_) return;
    const auto [row, column] = *target_;
    ui_.focus(cell_node(row, column));
    // The labels cover the left of the view: a cell under them is not in sight.
    ScrollOffset wanted = ui_.interaction().offset(frame_.area);
    const HeatmapLine& line = layout_.lines[layout_.line_of_row[row]];
    const float highest = std::max(0.0F, line.top - space_8);
    wanted.y = std::clamp(wanted.y, std::min(highest, line.top + line.height + space_8 - body_.h), highest);
    wanted.x = frame_.x_that_shows(column, wanted.x);
    ui_.interaction().scroll_to(frame_.area, wanted);
    ui_.want_frame_in(0.0);
  }

  const HeatmapFrame& frame_;
  Ui& ui_;
  const HeatmapSpec& spec_;
  const HeatmapLayout& layout_;
  const Box& body_;
  ScrollOffset offset_;
  std::pair<std::size_t, std::size_t> stop_{0, 0};
  bool has_stop_ = false;
  std::optional<std::pair<std::size_t, std::size_t>> target_;
  std::optional<HeatmapEvent> event_;
};

}  // namespace

std::optional<HeatmapEvent> heatmap(Ui& ui, std::string_view id, const Box& box, const HeatmapSpec& spec) {
  a11y::Node table;
  table.role = a11y::Role::table;
  table.name = std::string(spec.name);
  table.box = box;
  table.row_count = static_cast<std::uint32_t>(spec.rows.size() + spec.themes.size() + 1);
  const Scope scope(ui, id, std::move(table));
  const HeatmapFrame frame(ui, box, spec);
  const std::optional<HeatmapEvent> of_head = draw_heatmap_head(frame);
  const std::optional<HeatmapEvent> of_body = HeatmapBody(frame).run();
  return of_body ? of_body : of_head;
}

}  // namespace consilium::ui
