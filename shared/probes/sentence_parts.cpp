#include "probes/sentence_parts.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace consilium::probes {

std::string of_cases(std::uint64_t count, std::uint64_t all) {
  return format_count(count) + " of " + plural(all, "case");
}

std::string interval_words(const stats::Estimate& estimate, double scale, int decimals, std::string_view unit) {
  if (!estimate.has_interval) return {};
  return "95 % interval " + format_fixed(scale * estimate.interval.low, decimals) + " to " +
         format_fixed(scale * estimate.interval.high, decimals) + std::string(unit);
}

std::string difference_interval_words(const stats::Estimate& difference) {
  if (!difference.has_interval || !(difference.standard_error > 0.0)) return {};
  const bool more = difference.value > 0.0;
  const auto points = [](double share) { return format_fixed(100.0 * std::clamp(share, -1.0, 1.0), 0); };
  const double low = more ? difference.interval.low : -difference.interval.high;
  const double high = more ? difference.interval.high : -difference.interval.low;
  return "95 % interval " + points(low) + " to " + points(high);
}

std::string in_brackets(const std::string& words) { return words.empty() ? words : " (" + words + ")"; }

std::string times_words(double nats) {
  constexpr double most = 1000.0;
  constexpr double least = 0.05;
  constexpr double with_decimals_below = 9.95;
  const double times = std::exp(nats);
  if (!(times <= most)) return "more than " + format_count(static_cast<std::uint64_t>(most)) + " times";
  if (times < least) return "less than 0.1 times";
  return format_fixed(times, times < with_decimals_below ? 1 : 0) + " times";
}

}  // namespace consilium::probes
