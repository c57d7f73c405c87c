// Parts of the sentences in which probes say what they found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "stats/interval.h"

namespace consilium::probes {

// "31 of 40 cases", "1 of 1 case".
std::string of_cases(std::uint64_t count, std::uint64_t all);
// "95 % interval 62 to 88 %" of an estimate in the unit's hundredth part (`scale` 100) or the unit itself (1); empty
// without an interval. `unit`: what follows the numbers, " %", or nothing.
std::string interval_words(const stats::Estimate& estimate, double scale, int decimals, std::string_view unit);
// "95 % interval 48 to 79", in points, of a difference of two shares, told as a size in the direction of the difference
// (of "fewer", from the lesser to the greater loss); no size goes beyond 100 points. Empty without an interval, and
// where all items differ alike: a few that happen to agree say nothing of how sure that is.
std::string difference_interval_words(const stats::Estimate& difference);
// The same in brackets with a space before: " (95 % interval 62 to 88 %)".
std::string in_brackets(const std::string& words);
// How many times as likely a change of log-odds makes something: "0.4 times", "4.2 times", "35 times", "more than 1,000
// times".
std::string times_words(double nats);

}  // namespace consilium::probes
