#include "cli/options.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace consilium::cli {

namespace {

Error wrong_option(std::string_view name, std::string message) {
  return {"wrong-use", std::move(message), "--" + std::string(name), {}};
}

}  // namespace

Result<Options> Options::parse(std::span<const std::string_view> arguments,
                               const std::vector<std::string_view>& required,
                               const std::vector<std::string_view>& optional) {
  Options options;
  const auto is_in = [](const std::vector<std::string_view>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    const std::string_view argument = arguments[i];
    const std::string_view name = argument.starts_with("--") ? argument.substr(2) : std::string_view();
    if (!is_in(required, name) && !is_in(optional, name)) {
      return Error{"wrong-use", "This command has no such option.", std::string(argument), {}};
    }
    if (i + 1 == arguments.size()) return wrong_option(name, "A value is missing behind this option.");
    if (!options.values_.emplace(name, arguments[i + 1]).second) return wrong_option(name, "This option comes twice.");
  }
  for (const std::string_view name : required) {
    if (!options.values_.contains(name)) return wrong_option(name, "This command needs this option.");
  }
  return options;
}

std::string_view Options::text(std::string_view name, std::string_view fallback) const {
  const auto found = values_.find(name);
  return found == values_.end() ? fallback : found->second;
}

Result<std::int64_t> Options::whole(std::string_view name, std::int64_t least, std::int64_t most) const {
  const auto number = parse_int(text(name));
  if (number && *number >= least && *number <= most) return *number;
  return wrong_option(name, "A whole number from " + std::to_string(least) + " to " + std::to_string(most) +
                                " is expected, and not \"" + std::string(text(name)) + "\".");
}

Result<std::string_view> Options::one_of(std::string_view name, const std::vector<std::string_view>& words) const {
  const auto found = std::ranges::find(words, text(name));
  if (found != words.end()) return *found;
  std::string message = "Expected is one of: ";
  for (const std::string_view word : words) message += (word == words.front() ? "" : ", ") + std::string(word);
  return wrong_option(name, message + ".");
}

}  // namespace consilium::cli
