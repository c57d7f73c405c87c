#include "ui/charts/step_lines.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

constexpr float plot_height = 264.0F;
constexpr float axis_width = 52.0F;
constexpr float names_width = 112.0F;
constexpr float steps_height = 62.0F;  // the steps' words, and the title under them
constexpr float mark_radius = 6.0F;
constexpr float cap_width = 11.0F;
constexpr float line_width = 2.0F;
constexpr float hit_size = 26.0F;

constexpr std::array<Ink, most_step_series> inks{Ink::s1, Ink::s2, Ink::s3};

// Points at the ends of the axis reach so far beyond it.
float point_room(const Ui& ui) { return ui.target(hit_size) * 0.5F + 2.0F; }

// Where values and steps lie on the page.
struct Frame {
  Box plot;
  const StepLinesSpec& spec;
  float shift = 0.0F;  // from one series to the next: the points of one step stand beside each other, never over

  [[nodiscard]] float y(double value) const {
    const double share = (value - spec.low) / (spec.high - spec.low);
    return plot.bottom() - static_cast<float>(std::clamp(share, 0.0, 1.0)) * plot.h;
  }
  [[nodiscard]] float step_width() const {
    return plot.w / static_cast<float>(std::max<std::size_t>(spec.steps.size(), 1));
  }
  [[nodiscard]] float x(std::size_t step, std::size_t series, std::size_t all) const {
    const float middle = plot.x + (static_cast<float>(step) + 0.5F) * step_width();
    return middle + (static_cast<float>(series) - static_cast<float>(all - 1) * 0.5F) * shift;
  }
};

float shift_of(const Ui& ui) { return ui.target(hit_size) + 1.0F; }

Frame frame_of(const Ui& ui, const Box& box, const StepLinesSpec& spec) {
  Box plot = box;
  cut_bottom(plot, ui.scaled(steps_height));
  cut_top(plot, point_room(ui));
  cut_left(plot, ui.scaled(axis_width));
  cut_right(plot, ui.scaled(names_width));
  return {plot, spec, shift_of(ui)};
}

void draw_grid(Ui& ui, const Frame& frame) {
  for (double tick = frame.spec.low; tick <= frame.spec.high + frame.spec.tick * 1e-6; tick += frame.spec.tick) {
    const float y = ui.snap(frame.y(tick));
    rule(ui, frame.plot.x, y, frame.plot.w);
    const float height = ui.scaled(18);
    text(ui, {frame.plot.x - ui.scaled(axis_width), y - height * 0.5F, ui.scaled(axis_width) - space_8, height},
         format_fixed(tick, 0) + std::string(frame.spec.suffix),
         {.type = Type::small, .ink = Ink::mut, .align = Align::right, .silent = true});
  }
}

void draw_steps(Ui& ui, const Frame& frame) {
  const float height = ui.scaled(20), top = frame.plot.bottom() + point_room(ui);
  for (std::size_t i = 0; i < frame.spec.steps.size(); ++i) {
    const float left = frame.plot.x + static_cast<float>(i) * frame.step_width();
    text(ui, {left + 2, top, frame.step_width() - 4, height}, frame.spec.steps[i],
         {.type = Type::small, .align = Align::center, .silent = true});
  }
  text(ui, {frame.plot.x, top + height, frame.plot.w, height}, frame.spec.steps_title,
       {.type = Type::small, .ink = Ink::mut, .align = Align::center, .silent = true});
}

void draw_line(Ui& ui, const Frame& frame, const StepSeries& series, std::size_t index, std::size_t all) {
  std::optional<ImVec2> before;
  for (std::size_t step = 0; step < series.points.size(); ++step) {
    const StepPoint& point = series.points[step];
    if (!point.has_value) continue;
    const ImVec2 here{frame.x(step, index, all), frame.y(point.value)};
    if (before) ui.draw()->AddLine(*before, here, ui.color(inks[index]), 1.5F);
    before = here;
  }
}

void draw_interval(Ui& ui, float x, float low, float high, Ink ink) {
  const float half = line_width * 0.5F, cap = cap_width * 0.5F;
  const std::uint32_t color = ui.color(ink);
  ui.draw()->AddRectFilled({x - half, high}, {x + half, low}, color);
  for (const float y : {low, high}) ui.draw()->AddRectFilled({x - cap, y - half}, {x + cap, y + half}, color);
}

// Disc, square, triangle.
void draw_mark(Ui& ui, float x, float y, std::size_t series, float radius) {
  const std::uint32_t color = ui.color(inks[series]);
  if (series == 0) {
    ui.draw()->AddCircleFilled({x, y}, radius, color);
  } else if (series == 1) {
    const float half = radius * 0.9F;
    ui.draw()->AddRectFilled({x - half, y - half}, {x + half, y + half}, color);
  } else {
    ui.draw()->AddTriangleFilled({x, y - radius}, {x - radius, y + radius * 0.8F}, {x + radius, y + radius * 0.8F},
                                 color);
  }
}

bool point_ui(Ui& ui, const Frame& frame, const StepSeries& series, std::size_t index, std::size_t all,
              std::size_t step) {
  const StepPoint& point = series.points[step];
  const float x = frame.x(step, index, all), y = frame.y(point.value);
  const float size = ui.target(hit_size);
  const Box box{x - size * 0.5F, y - size * 0.5F, size, size};
  a11y::Node node;
  node.role = a11y::Role::toggle;
  node.name = series.name + ", " + frame.spec.steps[step] + ": " + point.words;
  node.pressed = point.selected ? a11y::Tristate::yes : a11y::Tristate::no;
  const HitResult result = hit(ui, "point" + std::to_string(index) + "." + std::to_string(step), box, std::move(node));
  if (point.has_interval) draw_interval(ui, x, frame.y(point.low), frame.y(point.high), inks[index]);
  if (point.selected) ui.draw()->AddCircle({x, y}, mark_radius + 4.0F, ui.color(Ink::ink), 0, 2.0F);
  draw_mark(ui, x, y, index, result.hovered ? mark_radius + 1.0F : mark_radius);
  if (result.hovered) explain(ui, box, series.name + ", " + frame.spec.steps[step] + ": " + point.words);
  if (result.focused) focus_ring(ui, box);
  return result.activated;
}

// Beside the last point of each line, kept apart where lines end together.
void draw_names(Ui& ui, const Frame& frame, std::span<const StepSeries> series) {
  struct Label {
    std::size_t series;
    float y;
  };
  std::vector<Label> labels;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const auto last = std::find_if(series[i].points.rbegin(), series[i].points.rend(),
                                   [](const StepPoint& point) { return point.has_value; });
    if (last != series[i].points.rend()) labels.push_back({i, frame.y(last->value)});
  }
  std::ranges::sort(labels, {}, &Label::y);
  const float height = ui.scaled(38);
  float lowest_free = frame.plot.y - height;
  const float most = frame.plot.bottom() - height * static_cast<float>(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const float top = std::min(labels[i].y - height * 0.5F, most + height * (static_cast<float>(i) + 0.6F));
    Box box{frame.plot.right() + space_4, std::max(top, lowest_free), ui.scaled(names_width) - space_4, height};
    lowest_free = box.bottom();
    const StepSeries& named = series[labels[i].series];
    text(ui, cut_top(box, ui.scaled(20)), named.name,
         {.type = Type::dense_strong, .ink = inks[labels[i].series], .silent = true});
    text(ui, box, named.note, {.type = Type::mono_small, .ink = Ink::mut, .silent = true, .middle = false});
  }
}

}  // namespace

bool step_lines_fit(const Ui& ui, float width, std::size_t steps, std::size_t series) {
  const float plot = width - ui.scaled(axis_width + names_width);
  const float least = std::max(shift_of(ui) * static_cast<float>(series), ui.scaled(64));
  return series <= most_step_series && plot >= least * static_cast<float>(steps);
}

float step_lines_height(const Ui& ui) { return ui.scaled(plot_height + steps_height) + point_room(ui); }

std::optional<StepPicked> step_lines(Ui& ui, std::string_view id, const Box& box, const StepLinesSpec& spec,
                                     std::span<const StepSeries> series) {
  const Scope scope(ui, a11y::Role::group, id, spec.name, box);
  const Frame frame = frame_of(ui, box, spec);
  const std::span<const StepSeries> shown = series.first(std::min(series.size(), most_step_series));
  draw_grid(ui, frame);
  draw_steps(ui, frame);
  for (std::size_t i = 0; i < shown.size(); ++i) draw_line(ui, frame, shown[i], i, shown.size());
  std::optional<StepPicked> picked;
  for (std::size_t step = 0; step < spec.steps.size(); ++step) {
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (step >= shown[i].points.size() || !shown[i].points[step].has_value) continue;
      if (point_ui(ui, frame, shown[i], i, shown.size(), step)) picked = StepPicked{i, step};
    }
  }
  draw_names(ui, frame, shown);
  return picked;
}

}  // namespace consilium::ui
