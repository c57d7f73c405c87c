// Round axis ends and steps.
#include <algorithm>
#include <cmath>

#include "ui/charts/interval_rows.h"

namespace consilium::ui {
namespace {

constexpr double most_steps = 7.0;

// The smallest of 1, 2, 5 times a power of ten that cuts `span` into at most `most_steps` pieces.
double round_step(double span) {
  const double wanted = span / most_steps;
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    if (factor * power >= wanted * (1.0 - 1e-9)) return factor * power;
  }
  return 10.0 * power;
}

}  // namespace

AxisRange round_axis(double lowest, double highest, double low_limit, double high_limit) {
  if (!std::isfinite(lowest) || !std::isfinite(highest)) {
    lowest = low_limit;
    highest = high_limit;
  }
  if (lowest > highest) std::swap(lowest, highest);
  lowest = std::clamp(lowest, low_limit, high_limit);
  highest = std::clamp(highest, low_limit, high_limit);
  // One value alone still needs a scale around it: a tenth of what is possible.
  const double least_span = (high_limit - low_limit) * 0.1;
  if (highest - lowest < least_span) {
    lowest = std::max(low_limit, std::min(lowest, high_limit - least_span));
    highest = std::min(high_limit, std::max(highest, lowest + least_span));
  }
  if (!(highest > lowest)) return {low_limit, low_limit + 1.0, 1.0, 0};
  AxisRange axis;
  axis.step = round_step(highest - lowest);
  axis.low = std::max(low_limit, std::floor((lowest / axis.step) + 1e-9) * axis.step);
  axis.high = std::min(high_limit, std::ceil((highest / axis.step) - 1e-9) * axis.step);
  axis.decimals = axis.step >= 1.0 ? 0 : static_cast<int>(std::ceil(-std::log10(axis.step) - 1e-9));
  return axis;
}

}  // namespace consilium::ui
