#include "ui/charts/heatmap_frame.h"

#include <algorithm>

#include "generated/icons.h"
#include "ui/widgets/control.h"
#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

using Kind = HeatmapEvent::Kind;

class HeatmapHead {
 public:
  explicit HeatmapHead(const HeatmapFrame& frame) : frame_(frame) {}

  std::optional<HeatmapEvent> run() {
    draw_head();
    return event_;
  }

 private:
  [[nodiscard]] Ui& ui() const { return frame_.ui; }
  [[nodiscard]] float head_line() const { return ui().target(std::max(ui().scaled(20.0F), 24.0F)); }

  bool head_button(std::string_view id, const Box& box, std::string_view label, std::string_view name,
                   std::string_view hover, bool on, Align align, const char* glyph) {
    a11y::Node node;
    node.role = a11y::Role::column_header;
    node.name = std::string(name);
    node.description = std::string(hover);
    Control control{hit(ui(), id, box, std::move(node)), box.inset(2.0F), radius_tag};
    if (control.hit.hovered) fill(ui(), control.box, Ink::sunk, radius_tag);
    LabelLook look{.icon_after = glyph, .icon_size = 12.0F, .gap = 6.0F, .type = Type::small_strong};
    look.ink = on ? Ink::acc : Ink::ink;
    look.icon_ink = on ? Ink::acc : Ink::mut;
    draw_label(ui(), box, label, look, align);
    finish_control(ui(), control, hover);
    return control.hit.activated;
  }

  void draw_head() {
    const float offset_x = ui().snap(ui().interaction().offset(frame_.area).x);
    const Scope row(ui(), a11y::Role::row, "head", "", frame_.head);
    const float line = head_line();
    const Box last = {frame_.head.x, frame_.head.bottom() - line - 2.0F, frame_.head.w, line};
    if (frame_.layout.situation_w > 0.0F) {
      const Box box{frame_.body.x + frame_.left_indent(), last.y,
                    frame_.layout.situation_w - frame_.left_indent() - space_8, last.h};
      if (head_button("situation", box, "Situation", "Situation, sort in study order", "Order of the study", false,
                      Align::left, ICON_ARROW_UP_DOWN)) {
        event_ = {Kind::sort_by_study};
      }
    }
    draw_criterion_head(last);
    draw_overall_label();
    if (frame_.layout.n_w > space_8) {
      const Box box{frame_.criterion_right(), last.y, frame_.layout.n_w - 10.0F, last.h};
      text(ui(), box, "n", {.type = Type::small_strong, .align = Align::right, .role = a11y::Role::column_header});
      explain(ui(), box, "How many were judged: the most of any column");
    }
    const float left = frame_.cells_left() - heatmap_head_reach;
    ui().push_clip({left, frame_.head.y, std::max(0.0F, frame_.body.right() - left), frame_.head.h});
    for (std::size_t c = 0; c < frame_.spec.columns.size(); ++c) {
      if (ui().focus_arrived(ui().id(column_id(c)))) show_column(c);
      draw_column_head(c, offset_x);
    }
    ui().pop_clip();
    const float rule_w = std::min(frame_.body.w, frame_.layout.label_w() + frame_.cells_w());
    fill(ui(), {frame_.head.x, frame_.head.bottom() - 1.0F, rule_w, 1.0F}, Ink::bd);
  }

  void draw_criterion_head(const Box& last) {
    const float x = frame_.criterion_left();
    const Box box{x, last.y, frame_.criterion_right() - x - space_8, last.h};
    const bool by_name = frame_.spec.sorted_by == HeatmapSort::criterion_name;
    const char* glyph = !by_name ? ICON_ARROW_UP_DOWN : frame_.spec.descending ? ICON_ARROW_DOWN : ICON_ARROW_UP;
    if (!head_button("criterion", box, "Criterion", "Criterion, sort by name", "Sort by name", by_name, Align::left,
                     glyph))
      return;
    event_ = {by_name && frame_.layout.situation_w <= 0.0F ? Kind::sort_by_study : Kind::sort_by_criterion};
  }

  // "Overall, high to low", above the rows' n: turns the order of the models.
  void draw_overall_label() {
    if (frame_.spec.overall_label.empty() || frame_.layout.narrow) return;
    const float width = std::min(
        frame_.layout.label_w() - space_8,
        label_width(ui(), frame_.spec.overall_label,
                    {.icon_after = ICON_ARROW_DOWN, .icon_size = 14.0F, .gap = 4.0F, .type = Type::small_strong}) +
            space_8);
    const Box box{frame_.cells_left() - 10.0F - width, frame_.head.bottom() - 2.0F - (2.0F * head_line()), width,
                  head_line()};
    const bool by_overall = frame_.spec.sorted_by == HeatmapSort::models_overall;
    const char* glyph = by_overall && !frame_.spec.descending ? ICON_ARROW_UP : ICON_ARROW_DOWN;
    if (head_button("overall", box, frame_.spec.overall_label, frame_.spec.overall_label, "Order of the columns", true,
                    Align::right, glyph)) {
      event_ = {Kind::toggle_model_order};
    }
  }

  static std::string column_id(std::size_t column) { return "column " + std::to_string(column); }

  // The heads stand outside the area that scrolls, and move with it.
  void show_column(std::size_t column) {
    ScrollOffset wanted = ui().interaction().offset(frame_.area);
    wanted.x = frame_.x_that_shows(column, wanted.x);
    if (ui().interaction().scroll_to(frame_.area, wanted)) ui().want_frame_in(0.0);
  }

  void draw_column_head(std::size_t c, float offset_x) {
    const HeatmapColumn& column = frame_.spec.columns[c];
    const Box box{frame_.cells_left() + (static_cast<float>(c) * frame_.layout.cell_w) - offset_x, frame_.head.y,
                  frame_.layout.cell_w, frame_.head.h - 2.0F};
    const bool sorted = frame_.spec.sorted_by == HeatmapSort::by_model && frame_.spec.sorted_column == c;
    a11y::Node node;
    node.role = a11y::Role::column_header;
    node.name = column.overall.empty() ? column.name : column.name + ", overall " + column.overall;
    node.description = "Sort by this column";
    Control control{hit(ui(), column_id(c), box, std::move(node)), box.inset(2.0F), radius_tag};
    if (control.hit.hovered) fill(ui(), box.inset(1.0F), Ink::sunk, radius_tag);
    Box inside = box.inset(1.0F, 0.0F);
    const Box sort = cut_bottom(inside, ui().scaled(18.0F));
    const Box overall = cut_bottom(inside, ui().scaled(18.0F));
    const int lines = frame_.layout.head_lines;
    const float name_w = heatmap_name_width(ui(), column.name, frame_.layout.cell_w);
    const float name_h = text_height(ui(), column.name, Type::sub_strong, name_w, lines);
    text(ui(), {inside.x - ((name_w - inside.w) / 2.0F), inside.bottom() - name_h, name_w, name_h}, column.name,
         {.type = Type::sub_strong, .align = Align::center, .max_lines = lines, .silent = true});
    text(ui(), overall, column.overall,
         {.type = Type::mono_cell, .ink = Ink::mut, .align = Align::center, .silent = true});
    const char* glyph = !sorted ? ICON_ARROW_UP_DOWN : frame_.spec.descending ? ICON_ARROW_DOWN : ICON_ARROW_UP;
    icon(ui(), sort, glyph, 12.0F, sorted ? Ink::acc : Ink::mut);
    finish_control(ui(), control, column.name);
    if (control.hit.activated) event_ = {Kind::sort_by_model, 0, c};
  }

  const HeatmapFrame& frame_;
  std::optional<HeatmapEvent> event_;
};

}  // namespace

std::optional<HeatmapEvent> draw_heatmap_head(const HeatmapFrame& frame) { return HeatmapHead(frame).run(); }

}  // namespace consilium::ui
