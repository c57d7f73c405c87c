#include "cli/input_files.h"

#include <doctest/doctest.h>

#include <vector>

#include "support/reference.h"

using namespace consilium;
using namespace consilium::cli;

TEST_CASE("files are loaded whole and named without their folder") {
  const std::string path = testing::fixture_path("tidy/example.csv").string();
  const std::string missing = testing::fixture_path("tidy/none.csv").string();
  const std::vector<std::string_view> paths = {path, missing, path};
  const InputFiles input = InputFiles::load(paths, importers::Limits{});
  REQUIRE(input.files().size() == 2);
  CHECK(input.files()[0].name == "example.csv");
  CHECK(as_text(input.files()[0].bytes).starts_with("model,scenario"));
  CHECK(as_text(input.files()[1].bytes) == as_text(input.files()[0].bytes));
  CHECK(input.problems().find("file-not-found") != nullptr);
}

TEST_CASE("a file beyond the limit is not loaded") {
  const std::string path = testing::fixture_path("tidy/example.csv").string();
  const std::vector<std::string_view> paths = {path};
  importers::Limits limits;
  limits.max_file_bytes = 10;
  const InputFiles input = InputFiles::load(paths, limits);
  CHECK(input.files().empty());
  CHECK(input.problems().find("file-too-large") != nullptr);
}
