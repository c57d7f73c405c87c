// Small interval lists for the inspector.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "ui/charts/interval_rows.h"

namespace consilium::ui {

// Name and value on one line, a thin axis with dot and interval under it (mock 1, "By theme, best first").
float theme_intervals_height(const Ui& ui, std::size_t rows);
std::optional<std::size_t> theme_intervals(Ui& ui, std::string_view id, const Box& box, std::string_view name,
                                           std::span<const IntervalRow> rows, double axis_low, double axis_high,
                                           std::string_view low_label, std::string_view high_label);

// Name, dot on a shared axis, number at the right; rows 26 high (mock 2, "All models, of 180").
float model_intervals_height(const Ui& ui, std::size_t rows);
std::optional<std::size_t> model_intervals(Ui& ui, std::string_view id, const Box& box, std::string_view name,
                                           std::span<const IntervalRow> rows, double axis_low, double axis_high);

}  // namespace consilium::ui
