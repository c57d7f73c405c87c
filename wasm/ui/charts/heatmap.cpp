#include "ui/charts/heatmap.h"

#include <algorithm>
#include <cmath>

#include "generated/icons.h"
#include "ui/charts/heatmap_cells.h"
#include "ui/charts/heatmap_layout.h"
#include "ui/widgets/control.h"
#include "ui/widgets/scrollbar.h"

namespace consilium::ui {
namespace {

constexpr float indent = 24.0F;  // labels stand under the theme's name, right of its arrow
// Names may reach a little over the edges of their column: the next name seldom does too.
constexpr float head_reach = 4.0F;
constexpr float bar_room = 12.0F;
constexpr float overscan = 60.0F;  // rows a little out of sight keep their nodes, so that arrow keys find them

using Kind = HeatmapEvent::Kind;

class HeatmapDrawing {
 public:
  HeatmapDrawing(Ui& ui, const Box& box, const HeatmapSpec& spec)
      : ui_(ui), spec_(spec), layout_(lay_out_heatmap(ui, box, spec)), body_(box) {
    head_ = cut_top(body_, std::min(layout_.head_h, box.h));
    cells_w_ = layout_.cell_w * static_cast<float>(spec.columns.size());
  }

  std::optional<HeatmapEvent> run() {
    const a11y::NodeId area = ui_.id("cells");
    find_focus();
    draw_head(area);
    const float room = layout_.height > body_.h ? bar_room : 0.0F;
    const float content_w = layout_.label_w() + cells_w_ + room;
    const float content_h = layout_.height + (content_w > body_.w + 1.0F ? bar_room : 0.0F);
    offset_ = ui_.push_scroll(area, body_, content_w, content_h);
    draw_lines();
    move_focus(area);
    vertical_scrollbar(ui_, area, body_, content_h);
    horizontal_scrollbar(ui_, area, body_, content_w);
    ui_.pop_scroll();
    return event_;
  }

 private:
  [[nodiscard]] float label_left() const { return body_.x; }
  [[nodiscard]] float cells_left() const { return body_.x + layout_.label_w(); }
  [[nodiscard]] float left_indent() const { return layout_.narrow ? space_4 : ui_.scaled(indent); }
  [[nodiscard]] Box cell_box(std::size_t column, float y) const {
    return {cells_left() + (static_cast<float>(column) * layout_.cell_w) - offset_.x, y, layout_.cell_w, layout_.row_h};
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

  // --- header ---

  [[nodiscard]] float head_line() const { return ui_.target(std::max(ui_.scaled(20.0F), 24.0F)); }

  bool head_button(std::string_view id, const Box& box, std::string_view label, std::string_view name,
                   std::string_view hover, bool on, Align align, const char* glyph) {
    a11y::Node node;
    node.role = a11y::Role::column_header;
    node.name = std::string(name);
    node.description = std::string(hover);
    Control control{hit(ui_, id, box, std::move(node)), box.inset(2.0F), radius_tag};
    if (control.hit.hovered) fill(ui_, control.box, Ink::sunk, radius_tag);
    LabelLook look{.icon_after = glyph, .icon_size = 12.0F, .gap = 6.0F, .type = Type::small_strong};
    look.ink = on ? Ink::acc : Ink::ink;
    look.icon_ink = on ? Ink::acc : Ink::mut;
    draw_label(ui_, box, label, look, align);
    finish_control(ui_, control, hover);
    return control.hit.activated;
  }

  void draw_head(a11y::NodeId area) {
    const float offset_x = ui_.snap(ui_.interaction().offset(area).x);
    const Scope row(ui_, a11y::Role::row, "head", "", head_);
    const float line = head_line();
    const Box last = {head_.x, head_.bottom() - line - 2.0F, head_.w, line};
    if (layout_.situation_w > 0.0F) {
      const Box box{label_left() + left_indent(), last.y, layout_.situation_w - left_indent() - space_8, last.h};
      if (head_button("situation", box, "Situation", "Situation, sort in study order", "Order of the study", false,
                      Align::left, ICON_ARROW_UP_DOWN)) {
        event_ = {Kind::sort_by_study};
      }
    }
    draw_criterion_head(last);
    draw_overall_label();
    if (layout_.n_w > space_8) {
      const Box box{label_left() + layout_.situation_w + layout_.criterion_w, last.y, layout_.n_w - 10.0F, last.h};
      text(ui_, box, "n", {.type = Type::small_strong, .align = Align::right, .role = a11y::Role::column_header});
    }
    const float left = cells_left() - head_reach;
    ui_.push_clip({left, head_.y, std::max(0.0F, body_.right() - left), head_.h});
    for (std::size_t c = 0; c < spec_.columns.size(); ++c) {
      if (ui_.focus_arrived(ui_.id(column_id(c)))) show_column(area, c);
      draw_column_head(c, offset_x);
    }
    ui_.pop_clip();
    const float rule_w = std::min(body_.w, layout_.label_w() + cells_w_);
    fill(ui_, {head_.x, head_.bottom() - 1.0F, rule_w, 1.0F}, Ink::bd);
  }

  void draw_criterion_head(const Box& last) {
    const float x = label_left() + layout_.situation_w + (layout_.situation_w > 0.0F ? 0.0F : left_indent());
    const Box box{x, last.y, label_left() + layout_.situation_w + layout_.criterion_w - x - space_8, last.h};
    const bool by_name = spec_.sorted_by == HeatmapSort::criterion_name;
    const char* glyph = !by_name ? ICON_ARROW_UP_DOWN : spec_.descending ? ICON_ARROW_DOWN : ICON_ARROW_UP;
    if (!head_button("criterion", box, "Criterion", "Criterion, sort by name", "Sort by name", by_name, Align::left,
                     glyph))
      return;
    event_ = {by_name && layout_.situation_w <= 0.0F ? Kind::sort_by_study : Kind::sort_by_criterion};
  }

  // "Overall, high to low", above the rows' n: turns the order of the models.
  void draw_overall_label() {
    if (spec_.overall_label.empty() || layout_.narrow) return;
    const float width = std::min(
        layout_.label_w() - space_8,
        label_width(ui_, spec_.overall_label,
                    {.icon_after = ICON_ARROW_DOWN, .icon_size = 14.0F, .gap = 4.0F, .type = Type::small_strong}) +
            space_8);
    const Box box{cells_left() - 10.0F - width, head_.bottom() - 2.0F - (2.0F * head_line()), width, head_line()};
    const bool by_overall = spec_.sorted_by == HeatmapSort::models_overall;
    const char* glyph = by_overall && !spec_.descending ? ICON_ARROW_UP : ICON_ARROW_DOWN;
    if (head_button("overall", box, spec_.overall_label, spec_.overall_label, "Order of the models", true, Align::right,
                    glyph)) {
      event_ = {Kind::toggle_model_order};
    }
  }

  static std::string column_id(std::size_t column) { return "column " + std::to_string(column); }

  // The heads stand outside the area that scrolls, and move with it.
  void show_column(a11y::NodeId area, std::size_t column) {
    ScrollOffset wanted = ui_.interaction().offset(area);
    wanted.x = x_that_shows(column, wanted.x);
    if (ui_.interaction().scroll_to(area, wanted)) ui_.want_frame_in(0.0);
  }

  void draw_column_head(std::size_t c, float offset_x) {
    const HeatmapColumn& column = spec_.columns[c];
    const Box box{cells_left() + (static_cast<float>(c) * layout_.cell_w) - offset_x, head_.y, layout_.cell_w,
                  head_.h - 2.0F};
    const bool sorted = spec_.sorted_by == HeatmapSort::by_model && spec_.sorted_column == c;
    a11y::Node node;
    node.role = a11y::Role::column_header;
    node.name = column.overall.empty() ? column.name : column.name + ", overall " + column.overall;
    node.description = "Sort by this model";
    Control control{hit(ui_, column_id(c), box, std::move(node)), box.inset(2.0F), radius_tag};
    if (control.hit.hovered) fill(ui_, box.inset(1.0F), Ink::sunk, radius_tag);
    Box inside = box.inset(1.0F, 0.0F);
    const Box sort = cut_bottom(inside, ui_.scaled(18.0F));
    const Box overall = cut_bottom(inside, ui_.scaled(18.0F));
    const float name_w = inside.w + (2.0F * head_reach);
    const float name_h = text_height(ui_, column.name, Type::sub_strong, name_w, 2);
    text(ui_, {inside.x - head_reach, inside.bottom() - name_h, name_w, name_h}, column.name,
         {.type = Type::sub_strong, .align = Align::center, .max_lines = 2, .silent = true});
    text(ui_, overall, column.overall,
         {.type = Type::mono_cell, .ink = Ink::mut, .align = Align::center, .silent = true});
    const char* glyph = !sorted ? ICON_ARROW_UP_DOWN : spec_.descending ? ICON_ARROW_DOWN : ICON_ARROW_UP;
    icon(ui_, sort, glyph, 12.0F, sorted ? Ink::acc : Ink::mut);
    finish_control(ui_, control, column.name);
    if (control.hit.activated) event_ = {Kind::sort_by_model, 0, c};
  }

  // --- body ---

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
    const Box box{body_.x, y, std::min(body_.w, layout_.label_w() + cells_w_), line.height};
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
    const Box arrow = cut_left(inside, ui_.scaled(indent));
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
      text(ui_, {label_left() + left_indent(), y - h, body_.w, h}, situation,
           {.type = Type::small, .ink = Ink::mut, .silent = true});
      return;
    }
    const float span_h = static_cast<float>(last - row) * layout_.row_h;
    if (row > theme->first_row) rule(ui_, label_left(), y, std::min(body_.w, layout_.label_w() + cells_w_));
    const float width = layout_.situation_w - left_indent() - space_12;
    const int lines = std::max(1, static_cast<int>(span_h / ui_.scaled(18.0F)));
    const float text_h = text_height(ui_, situation, Type::small, width, lines);
    text(ui_, {label_left() + left_indent(), y + ((span_h - text_h) * 0.5F), width, text_h}, situation,
         {.type = Type::small, .ink = Ink::mut, .max_lines = lines, .silent = true});
  }

  void draw_labels(std::size_t at, float y) {
    const HeatmapRow& row = spec_.rows[at];
    const bool selected = spec_.selected && spec_.selected->first == at;
    const float x = label_left() + layout_.situation_w + (layout_.situation_w > 0.0F ? 0.0F : left_indent());
    const float right = label_left() + layout_.situation_w + layout_.criterion_w;
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
    const PointerSample& pointer = ui_.interaction().pointer();
    const bool over =
        pointer.inside && !pointer.touch && ui_.open_popup() == 0 && ui_.visible(label).contains(pointer.x, pointer.y);
    if (over) tooltip(ui_, label, header_words + (row.hover.empty() ? "" : ". " + row.hover));
  }

  void draw_row(std::size_t at, float y) {
    a11y::Node node;
    node.role = a11y::Role::row;
    node.row_index = static_cast<std::uint32_t>(layout_.line_of_row[at] + 2);
    node.box = {body_.x, y, body_.w, layout_.row_h};
    draw_situation(at, y);
    const Scope scope(ui_, "row " + std::to_string(at), std::move(node));
    draw_labels(at, y);
    ui_.push_clip({cells_left(), body_.y, std::max(0.0F, body_.right() - cells_left()), body_.h});
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

  void move_focus(a11y::NodeId area) {
    if (!target_) return;
    const auto [row, column] = *target_;
    ui_.focus(cell_node(row, column));
    // The labels cover the left of the view: a cell under them is not in sight.
    ScrollOffset wanted = ui_.interaction().offset(area);
    const HeatmapLine& line = layout_.lines[layout_.line_of_row[row]];
    const float highest = std::max(0.0F, line.top - space_8);
    wanted.y = std::clamp(wanted.y, std::min(highest, line.top + line.height + space_8 - body_.h), highest);
    wanted.x = x_that_shows(column, wanted.x);
    ui_.interaction().scroll_to(area, wanted);
    ui_.want_frame_in(0.0);
  }

  // The nearest horizontal offset at which the column stands between the labels and the scroll bar.
  [[nodiscard]] float x_that_shows(std::size_t column, float now) const {
    const float cell_x = static_cast<float>(column) * layout_.cell_w;
    const float room = std::max(layout_.cell_w, body_.right() - cells_left() - bar_room);
    return std::clamp(now, std::min(cell_x, cell_x + layout_.cell_w - room), cell_x);
  }

  Ui& ui_;
  const HeatmapSpec& spec_;
  HeatmapLayout layout_;
  Box head_;
  Box body_;
  float cells_w_ = 0.0F;
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
  return HeatmapDrawing(ui, box, spec).run();
}

}  // namespace consilium::ui
