#include "support/reference.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace consilium::testing {
namespace {

bool current_test_skipped = false;

std::filesystem::path reference_folder() {
  if (const char* chosen = std::getenv("CONSILIUM_REFERENCE")) return chosen;
  return std::filesystem::path(CONSILIUM_SOURCE_DIR).parent_path() / "shared" / "data";
}

}  // namespace

std::filesystem::path fixture_path(std::string_view name) {
  return std::filesystem::path(CONSILIUM_SOURCE_DIR) / "tests" / "fixtures" / name;
}

std::optional<std::filesystem::path> reference_file(std::string_view name) {
  auto path = reference_folder() / name;
  std::error_code error;
  if (std::filesystem::exists(path, error)) return path;
  skip_test("reference data not present: " + std::string(name));
  return std::nullopt;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    FAIL_CHECK("cannot read " << path.string());
    return {};
  }
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void skip_test(std::string_view reason) {
  current_test_skipped = true;
  MESSAGE("skipped: " << std::string(reason));
}

bool take_skipped() {
  const bool skipped = current_test_skipped;
  current_test_skipped = false;
  return skipped;
}

}  // namespace consilium::testing
