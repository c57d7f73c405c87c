// Surfaces: fills, cards, hairlines, dashed borders, hatching.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

// One device pixel at density 1 and 1.25, two at 2: as thick as a hairline of the page, and never blurred.
float hairline(const Ui& ui) { return std::max(1.0F, std::round(ui.density())) / ui.density(); }

constexpr float hatch_pitch = 6.0F;
constexpr float hatch_width = 1.4F;

}  // namespace

void fill(Ui& ui, const Box& box, Ink ink, float radius) {
  if (ink == Ink::none) return;
  const Box at = ui.snap(box);
  ui.draw()->AddRectFilled({at.x, at.y}, {at.right(), at.bottom()}, ui.color(ink), radius);
}

void card(Ui& ui, const Box& box, Ink fill_ink, Ink border, float radius) {
  const Box at = ui.snap(box);
  if (fill_ink != Ink::none)
    ui.draw()->AddRectFilled({at.x, at.y}, {at.right(), at.bottom()}, ui.color(fill_ink), radius);
  if (border == Ink::none) return;
  // The stroke lies inside the box: its middle is half a line in from the edge.
  const float line = hairline(ui);
  const Box middle = at.inset(line * 0.5F);
  ImDrawList& list = *ui.draw();
  list.PathRect({middle.x, middle.y}, {middle.right(), middle.bottom()}, std::max(0.0F, radius - (line * 0.5F)));
  list.PathStroke(ui.color(border), ImDrawFlags_Closed, line);
}

void rule(Ui& ui, float x, float y, float w) {
  const float top = ui.snap(y);
  ui.draw()->AddRectFilled({ui.snap(x), top}, {ui.snap(x + w), top + hairline(ui)}, ui.color(Ink::line));
}

void rule_vertical(Ui& ui, float x, float y, float h) {
  const float left = ui.snap(x);
  ui.draw()->AddRectFilled({left, ui.snap(y)}, {left + hairline(ui), ui.snap(y + h)}, ui.color(Ink::line));
}

namespace {

// Dashes along a straight edge, spaced so that both ends carry half a gap.
void dashed_edge(Ui& ui, ImVec2 from, ImVec2 to, Ink ink, float thickness) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (length <= 0.0F) return;
  constexpr float wanted_period = 10.0F;
  const int count = std::max(1, static_cast<int>(std::lround(length / wanted_period)));
  const float period = length / static_cast<float>(count);
  const float dash = period * 0.6F;
  const ImVec2 step{(to.x - from.x) / length, (to.y - from.y) / length};
  for (int i = 0; i < count; ++i) {
    const float begin = (static_cast<float>(i) * period) + ((period - dash) * 0.5F);
    ui.draw()->AddLine({from.x + (step.x * begin), from.y + (step.y * begin)},
                       {from.x + (step.x * (begin + dash)), from.y + (step.y * (begin + dash))}, ui.color(ink),
                       thickness);
  }
}

}  // namespace

void dashed_border(Ui& ui, const Box& box, Ink ink, float radius) {
  constexpr float thickness = 2.0F;
  const Box at = ui.snap(box).inset(thickness * 0.5F);
  const float r = std::min({radius, at.w * 0.5F, at.h * 0.5F});
  dashed_edge(ui, {at.x + r, at.y}, {at.right() - r, at.y}, ink, thickness);
  dashed_edge(ui, {at.right(), at.y + r}, {at.right(), at.bottom() - r}, ink, thickness);
  dashed_edge(ui, {at.right() - r, at.bottom()}, {at.x + r, at.bottom()}, ink, thickness);
  dashed_edge(ui, {at.x, at.bottom() - r}, {at.x, at.y + r}, ink, thickness);
  if (r <= 0.0F) return;
  constexpr float quarter = std::numbers::pi_v<float> * 0.5F;
  const ImVec2 centres[4] = {
      {at.right() - r, at.bottom() - r}, {at.x + r, at.bottom() - r}, {at.x + r, at.y + r}, {at.right() - r, at.y + r}};
  for (int corner = 0; corner < 4; ++corner) {
    const float begin = quarter * static_cast<float>(corner);
    ui.draw()->PathArcTo(centres[corner], r, begin + (quarter * 0.2F), begin + (quarter * 0.8F));
    ui.draw()->PathStroke(ui.color(ink), ImDrawFlags_None, thickness);
  }
}

// Lines x + y = c, cut where they leave the box and where they would cross the box to keep clear.
void hatch(Ui& ui, const Box& box, Ink ink, const Box& keep_clear) {
  const auto line = [&](float c, float x0, float x1) {
    x0 = std::max(x0, std::max(box.x, c - box.bottom()));
    x1 = std::min(x1, std::min(box.right(), c - box.y));
    constexpr float shortest = 1.5F;  // a dot in a corner is no line
    if (x1 - x0 >= shortest) ui.draw()->AddLine({x0, c - x0}, {x1, c - x1}, ui.color(ink), hatch_width);
  };
  const bool has_clear = keep_clear.w > 0.0F && keep_clear.h > 0.0F;
  const float diagonal_pitch = hatch_pitch * std::numbers::sqrt2_v<float>;
  const int lines = static_cast<int>(std::ceil(((box.w + box.h) / diagonal_pitch) - 0.5F));
  for (int i = 0; i < lines; ++i) {
    const float c = box.x + box.y + (diagonal_pitch * (0.5F + static_cast<float>(i)));
    if (!has_clear) {
      line(c, box.x, box.right());
      continue;
    }
    const float enter = std::max(keep_clear.x, c - keep_clear.bottom());
    const float leave = std::min(keep_clear.right(), c - keep_clear.y);
    if (enter >= leave) {
      line(c, box.x, box.right());
    } else {
      line(c, box.x, enter);
      line(c, leave, box.right());
    }
  }
}

}  // namespace consilium::ui
