// The criterion x model heatmap: numbers in cells, a single-hue ramp (stronger = missed more), hatching for weak
// groups, themes that fold, columns and rows that sort. A real table in the mirror; arrow keys move between cells.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace consilium::ui {

struct HeatmapCell {
  std::string text;       // "94.0", "115/139", "–"
  double goodness = 0.0;  // 0..1, for the ramp
  bool has_value = false;
  bool weak = false;
  std::string spoken;  // "GPT-4.1, Emergency behavior: 128 of 139 met, 92.1 %, 95 % interval 86.4 to 95.5"
};

struct HeatmapColumn {
  std::string name;     // wrapped to two lines
  std::string overall;  // "94.0"
};

struct HeatmapRow {
  std::string situation;  // drawn once over consecutive rows of one situation
  std::string criterion;
  std::string n;      // "180"
  std::string hover;  // description of the criterion
};

struct HeatmapTheme {
  std::string name;  // may be empty: no heading row
  bool folded = false;
  std::size_t first_row = 0;
  std::size_t row_count = 0;
};

enum class HeatmapSort : std::uint8_t { study, criterion_name, by_model, models_overall };

struct HeatmapSpec {
  std::string_view name;  // accessible name: the takeaway sentence
  std::span<const HeatmapColumn> columns;
  std::span<const HeatmapRow> rows;
  std::span<const HeatmapTheme> themes;
  std::function<HeatmapCell(std::size_t row, std::size_t column)> cell;  // asked only for what is visible
  std::optional<std::pair<std::size_t, std::size_t>> selected;           // row, column
  HeatmapSort sorted_by = HeatmapSort::study;
  std::size_t sorted_column = 0;  // for by_model
  bool descending = true;
  std::string_view overall_label;  // "Overall, high to low"
};

struct HeatmapEvent {
  enum class Kind : std::uint8_t {
    select_cell,
    fold_theme,
    sort_by_model,
    sort_by_criterion,
    sort_by_study,
    toggle_model_order
  } kind;
  std::size_t row = 0;     // select_cell: row; fold_theme: theme
  std::size_t column = 0;  // select_cell, sort_by_model
};

// Draws header and body in `box`, scrolling both ways inside it. Returns what the user did.
std::optional<HeatmapEvent> heatmap(Ui& ui, std::string_view id, const Box& box, const HeatmapSpec& spec);

// The legend line over it: ramp bins and the hatching ("Weak: under 30 scenarios").
float heatmap_legend(Ui& ui, const Box& box, std::string_view lead, std::string_view weak_words);

}  // namespace consilium::ui
