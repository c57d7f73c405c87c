#include "ui/charts/plot.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace consilium::ui {
namespace {

void draw_span(Ui& ui, const Plot& plot, float y, const IntervalRow& row, const MarkStyle& style) {
  const std::uint32_t color = ui.color(style.ink);
  const float left = plot.x(row.low);
  const float right = plot.x(row.high);
  const float top = ui.snap(y - (style.line * 0.5F));
  ui.draw()->AddRectFilled({left, top}, {right, top + style.line}, color);
  if (style.cap <= 0.0F) return;
  const float half = style.line * 0.5F;
  for (const double end : {row.low, row.high}) {
    if (!plot.holds(end)) continue;  // the interval goes on beyond the axis: no cap there
    const float x = ui.snap(plot.x(end) - half);
    ui.draw()->AddRectFilled({x, y - (style.cap * 0.5F)}, {x + style.line, y + (style.cap * 0.5F)}, color);
  }
}

void draw_arrow(Ui& ui, float x, float y, float direction, const MarkStyle& style) {
  const float size = style.radius;
  ui.draw()->AddTriangleFilled({x + (direction * size), y}, {x - (direction * size), y - size},
                               {x - (direction * size), y + size}, ui.color(style.ink));
}

}  // namespace

float Plot::x(double value) const {
  const double span = high - low;
  if (!(span > 0.0) || !std::isfinite(value)) return left;
  return left + (static_cast<float>(std::clamp((value - low) / span, 0.0, 1.0)) * (right - left));
}

void draw_interval_mark(Ui& ui, const Plot& plot, float y, const IntervalRow& row, const MarkStyle& style) {
  if (!row.has_value || !std::isfinite(row.value)) return;
  const float x = plot.x(row.value);
  if (row.has_interval) draw_span(ui, plot, y, row, style);
  if (!plot.holds(row.value)) {
    draw_arrow(ui, x, y, row.value < plot.low ? -1.0F : 1.0F, style);
  } else if (row.has_interval) {
    ui.draw()->AddCircleFilled({x, y}, style.radius, ui.color(style.ink));
  } else {
    ui.draw()->AddCircleFilled({x, y}, style.radius, ui.color(style.ground));
    ui.draw()->AddCircle({x, y}, style.radius - (style.line * 0.5F), ui.color(style.ink), 0, style.line);
  }
}

}  // namespace consilium::ui
