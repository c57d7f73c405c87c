// What follows the name of a command: `--name value` pairs.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace consilium::cli {

class Options {
 public:
  // Errors, all "wrong-use" with the option in `where`: one that is neither required nor optional, one without a value
  // or named twice, a required one that is missing.
  static Result<Options> parse(std::span<const std::string_view> arguments,
                               const std::vector<std::string_view>& required,
                               const std::vector<std::string_view>& optional);

  // The value of a required option, or of an optional one that may be missing.
  [[nodiscard]] std::string_view text(std::string_view name, std::string_view fallback = {}) const;
  // Errors: "wrong-use": not a whole number from `least` to `most`.
  [[nodiscard]] Result<std::int64_t> whole(std::string_view name, std::int64_t least, std::int64_t most) const;
  // Errors: "wrong-use": none of the words.
  [[nodiscard]] Result<std::string_view> one_of(std::string_view name,
                                                const std::vector<std::string_view>& words) const;

 private:
  std::map<std::string_view, std::string_view, std::less<>> values_;
};

}  // namespace consilium::cli
