// The right-hand panel beside a view (a page on phones) and the pieces that every inspector is made of.
#pragma once

#include <string_view>

#include "ui/widgets/widgets.h"

namespace consilium::views {

// A column that is laid out top down inside a scroll area.
struct Column {
  ui::Ui& ui;
  ui::Box box;

  float paragraph(std::string_view words, ui::Type type, ui::Ink ink = ui::Ink::ink);
  void title(std::string_view words);
  void subtitle(std::string_view words);
  void gap(float height) { ui::cut_top(box, height); }
  void divider();
  // The big number with its unit and, beside it, the interval in words.
  void headline(std::string_view number, std::string_view unit, std::string_view beside);
  void caution(std::string_view words);
};

// Draws the panel, hands a column to `contents`, and closes the scroll area.
template <typename Contents>
void panel_ui(ui::Ui& ui, std::string_view id, std::string_view name, const ui::Box& box, const Contents& contents) {
  const ui::Scope scope(ui, ui::a11y::Role::complementary, id, name, box);
  ui::fill(ui, box, ui::Ink::surf);
  if (!ui.phone()) {
    ui::rule_vertical(ui, box.x, box.y, box.h);
  }
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "panel", box);
  const float margin = ui.phone() ? ui::space_16 : ui::space_24;
  Column column{ui, {scroll.content.x + margin, scroll.content.y, scroll.content.w - (2 * margin), 100'000.0F}};
  const float top = column.box.y;
  column.gap(ui.scaled(20));
  contents(column);
  column.gap(ui::space_24);
  ui::end_scroll(ui, column.box.y - top);
}

}  // namespace consilium::views
