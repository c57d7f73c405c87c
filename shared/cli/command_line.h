// The commands of consilium-cli: reads the arguments, does what they ask, says what went wrong.
#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

namespace consilium::cli {

enum class ExitStatus : int {
  success = 0,
  unreadable_input = 1,  // also when only some of the files could not be read, or the result could not be written
  wrong_use = 2,
};

ExitStatus run(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err);

}  // namespace consilium::cli
