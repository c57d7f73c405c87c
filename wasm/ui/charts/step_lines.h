// Lines over ordered steps: a value with its 95 % interval at each step, one line a series. Series are told apart by
// shape and colour, and each is named at the end of its line. Every point is a button.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace consilium::ui {

struct StepPoint {
  bool has_value = false;  // false: the line leaves the step out
  bool has_interval = false;
  bool selected = false;
  double value = 0.0;  // on the axis
  double low = 0.0;
  double high = 0.0;
  std::string words{};  // what the point says, for hover and assistive technology
};

struct StepSeries {
  std::string name{};
  std::string note{};               // small, under the name: "112 of 120"
  std::vector<StepPoint> points{};  // one a step
};
inline constexpr std::size_t most_step_series = 3;  // so many shapes there are

struct StepLinesSpec {
  std::string_view name{};         // accessible name
  std::string_view steps_title{};  // under the steps
  std::span<const std::string> steps{};
  std::string_view suffix{};  // of the axis: " %"
  double low = 0.0;
  double high = 100.0;
  double tick = 25.0;
};

struct StepPicked {
  std::size_t series = 0;
  std::size_t step = 0;
};

// Whether the points can stand beside each other in this width; where not, rows tell the same (interval_rows.h).
bool step_lines_fit(const Ui& ui, float width, std::size_t steps, std::size_t series);
float step_lines_height(const Ui& ui);
// Returns the point that was activated.
std::optional<StepPicked> step_lines(Ui& ui, std::string_view id, const Box& box, const StepLinesSpec& spec,
                                     std::span<const StepSeries> series);

}  // namespace consilium::ui
