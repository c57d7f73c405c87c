#include "ui/charts/heatmap_cells.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "ui/widgets/widgets.h"

namespace consilium::ui {
namespace {

// Hatching a step or two away on the ramp: seen on every fill, and quieter than the number.
Ink hatch_ink(int step) {
  constexpr std::array<int, 7> hatch_step{2, 3, 4, 5, 5, 3, 4};
  return ramp_ink(hatch_step[static_cast<std::size_t>(std::clamp(step, 0, 6))]);
}

void draw_outline(Ui& ui, const Box& box) {
  constexpr float outside = 2.5F;
  const Box at = ui.snap(box);
  ui.draw()->AddRect({at.x + 0.5F, at.y + 0.5F}, {at.right() - 0.5F, at.bottom() - 0.5F}, ui.color(Ink::surf),
                     radius_cell, 0, 1.0F);
  const float grow = outside * 0.5F;
  ui.draw()->AddRect({at.x - grow, at.y - grow}, {at.right() + grow, at.bottom() + grow}, ui.color(Ink::ink),
                     radius_cell + grow, 0, outside);
}

void draw_number(Ui& ui, const Box& box, std::string_view words, Ink ink, bool known) {
  // Numbers end 17 right of the middle, so that points stand under points; longer texts are centred.
  const float reach = ui.scaled(17.0F);
  const float width = text_width(ui, words, Type::mono_cell);
  const bool number = known && width <= (2.0F * reach) + 2.0F;
  const Type type = width > box.w - 4.0F ? Type::sub : Type::mono_cell;
  const Box place = number ? Box{box.x, box.y, box.center_x() + reach - box.x, box.h} : box;
  text(ui, place, words, {.type = type, .ink = ink, .align = number ? Align::right : Align::center, .silent = true});
}

}  // namespace

void draw_heatmap_cell(Ui& ui, const Box& box, const HeatmapCell& cell, const CellState& state) {
  const Box inner = ui.snap(box.inset(1.0F));
  const bool known = cell.has_value;
  // By the number as it is printed, to a tenth of a per cent.
  const int step = known ? ramp_step(std::round(cell.goodness * 1000.0) / 1000.0) : 0;
  if (known) fill(ui, inner, ramp_ink(step), radius_cell);
  if (known && cell.weak) {
    const Box clear =
        centered_y({inner.center_x() - ui.scaled(22.0F), inner.y, ui.scaled(44.0F), inner.h}, ui.scaled(19.0F));
    hatch(ui, inner.inset(1.0F), hatch_ink(step), clear);
  }
  draw_number(ui, inner, cell.text.empty() ? std::string_view("–") : std::string_view(cell.text),
              known ? text_on_ramp(step, ui.palette()) : Ink::mut, known);
  if (state.selected) draw_outline(ui, inner);
  if (state.hovered && !state.selected) card(ui, inner, Ink::none, Ink::ink, radius_cell);
  if (state.focused) focus_ring(ui, inner, radius_cell);
}

float heatmap_legend(Ui& ui, const Box& box, std::string_view lead, std::string_view weak_words) {
  constexpr std::array<std::string_view, 7> whole{"98–100", "95", "90", "80", "60", "40", "0–40 %"};
  constexpr std::array<std::string_view, 7> brief{"98+", "95", "90", "80", "60", "40", "<40"};
  const Scope scope(ui, a11y::Role::group, "legend", "Legend: stronger colour means missed more", box);
  const float line = ui.scaled(24.0F);
  const float swatch_h = ui.scaled(20.0F);
  Box row{box.x, box.y, box.w, line};
  float used = line;
  const bool narrow = box.w < ui.scaled(640.0F);
  const float lead_w = text_width(ui, lead, Type::small) + space_16;
  if (narrow) {
    text(ui, row, lead, {.type = Type::small, .ink = Ink::mut});
    row.y += line;
    used += line;
  } else {
    text(ui, cut_left(row, lead_w), lead, {.type = Type::small, .ink = Ink::mut});
  }
  const float swatch_w = narrow ? std::min(ui.scaled(52.0F), (row.w - 12.0F) / 7.0F) : ui.scaled(52.0F);
  const auto& labels = text_width(ui, whole.front(), Type::mono_small) <= swatch_w - 2.0F ? whole : brief;
  for (std::size_t step = 0; step < labels.size(); ++step) {
    const Box swatch = centered_y(cut_left(row, swatch_w), swatch_h);
    cut_left(row, 2.0F);
    const Ink face = ramp_ink(static_cast<int>(step));
    card(ui, swatch, face, step < 2 ? Ink::line : face, radius_cell);
    text(ui, swatch, labels[step],
         {.type = Type::mono_small, .ink = text_on_ramp(static_cast<int>(step), ui.palette()), .align = Align::center});
  }
  if (weak_words.empty()) return used;
  const float weak_w = ui.scaled(30.0F) + space_8 + text_width(ui, weak_words, Type::small) + 1.0F;
  if (row.w < weak_w + space_16) {
    row = {box.x, row.y + line, box.w, line};
    used += line;
  } else {
    cut_left(row, space_16);
  }
  const Box sample = centered_y(cut_left(row, ui.scaled(30.0F)), swatch_h);
  fill(ui, sample, ramp_ink(0), radius_cell);
  hatch(ui, sample.inset(1.0F), hatch_ink(0), {});
  cut_left(row, space_8);
  text(ui, row, weak_words, {.type = Type::small, .ink = Ink::mut});
  return used;
}

}  // namespace consilium::ui
