// Where tests find files: the project's own fixtures, and the real logs that may or may not lie beside the checkout.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace consilium::testing {

// tests/fixtures/<name>; always present in a checkout.
std::filesystem::path fixture_path(std::string_view name);

// A file below the reference data: $CONSILIUM_REFERENCE, else ../shared/data beside the checkout. When it is absent
// the running test is counted as skipped, with a message, and the caller returns:
//   const auto log = reference_file("inspect/x.json");
//   if (!log) return;
std::optional<std::filesystem::path> reference_file(std::string_view name);

// The whole file as bytes; an unreadable file fails the running test and gives an empty string.
std::string read_file(const std::filesystem::path& path);

// Counts the running test as skipped and says why.
void skip_test(std::string_view reason);
// Used by main: whether the test that just ended called skip_test.
bool take_skipped();

}  // namespace consilium::testing
