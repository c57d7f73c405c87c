// What the interval charts share: a horizontal axis, and a dot with its interval on it.
#pragma once

#include "ui/charts/interval_rows.h"

namespace consilium::ui {

struct Plot {
  float left = 0.0F;   // page x of `low`
  float right = 0.0F;  // page x of `high`
  double low = 0.0;
  double high = 1.0;

  // Page x of a value, kept on the axis; values that are no number lie at its start.
  [[nodiscard]] float x(double value) const;
  [[nodiscard]] bool holds(double value) const { return value >= low && value <= high; }
};

struct MarkStyle {
  float radius = 5.0F;
  float line = 2.0F;
  float cap = 10.0F;  // height of the caps; 0 = none
  Ink ink = Ink::ink;
  Ink ground = Ink::surf;  // inside of a hollow dot
};
// Interval, caps and dot; a hollow dot where there is no interval; nothing where there is no value. A mark outside of
// the axis becomes an arrow at its end.
void draw_interval_mark(Ui& ui, const Plot& plot, float y, const IntervalRow& row, const MarkStyle& style);

}  // namespace consilium::ui
