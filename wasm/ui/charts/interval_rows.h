// The dot-and-interval chart: one row a model, value and 95 % interval in words beside it, brackets around what cannot
// be told apart. The axis may start above 0, since dots are compared by position, not by length.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "ui/ui.h"

namespace consilium::ui {

struct IntervalRow {
  std::string name{};
  std::string detail{};  // second line, small; may be empty
  double value = 0.0;    // in axis units
  double low = 0.0;
  double high = 0.0;
  bool has_value = false;       // false: "no evidence"
  bool has_interval = false;    // false: the dot alone, hollow, and interval_text says why
  std::string value_text{};     // "94.0"
  std::string interval_text{};  // "93.5–94.5", or "not published"
  std::string hover{};          // the whole sentence, also the accessible description
  bool weak = false;
  bool selected = false;
};

struct IntervalChartSpec {
  std::string_view name{};           // accessible name of the table: the takeaway sentence
  std::string_view value_head{};     // "%"
  std::string_view interval_head{};  // "95 % interval"
  std::string_view tied_head{};      // "Tied"; empty = no brackets
  std::string_view axis_suffix{};    // " %"
  double axis_low = 0.0;
  double axis_high = 100.0;
  double axis_step = 5.0;
  int axis_decimals = 0;
};

struct TieSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// An axis around all values and intervals, on round steps, within [low_limit, high_limit].
struct AxisRange {
  double low = 0.0, high = 1.0, step = 0.1;
  int decimals = 0;
};
AxisRange round_axis(double lowest, double highest, double low_limit, double high_limit);

float interval_rows_height(const Ui& ui, std::size_t rows);
// Returns the row that was activated.
std::optional<std::size_t> interval_rows(Ui& ui, std::string_view id, const Box& box, const IntervalChartSpec& spec,
                                         std::span<const IntervalRow> rows, std::span<const TieSpan> ties);

}  // namespace consilium::ui
