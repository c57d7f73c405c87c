#include "importers/zip_directory.h"

#include <doctest/doctest.h>

#include "zip_builder.h"

using namespace consilium;
using namespace consilium::importers;
using consilium::testing::put_number;
using consilium::testing::ZipBuilder;

namespace {

std::string code_of(const std::string& file) {
  const auto directory = read_zip_directory(as_bytes(file), "x.zip");
  return directory ? "ok" : directory.error().code;
}

// Two small members; the directory of 2 x (46 + 5) bytes and the end record of 22 bytes come last.
std::string small() { return ZipBuilder().add("a.txt", "alpha").add("b.txt", "beta").build(); }
constexpr std::size_t end_bytes = 22;
constexpr std::size_t directory_bytes = 2 * (46 + 5);

}  // namespace

TEST_CASE("the directory lists members in its order, duplicates included") {
  const std::string file = ZipBuilder().add("z", "1").add("a", "22").add("z", "333").build();
  const auto directory = read_zip_directory(as_bytes(file), "x.zip");
  REQUIRE(directory.ok());
  REQUIRE(directory.value().size() == 3);
  CHECK(directory.value()[0].name == "z");
  CHECK(directory.value()[1].declared_bytes == 2);
  CHECK(directory.value()[2].declared_bytes == 3);
}

TEST_CASE("ZIP64 sizes, offsets and end records are understood") {
  const std::string file =
      ZipBuilder().add({.name = "big", .data = "not really", .zip64 = true}).add("small", "x").build(true);
  const auto directory = read_zip_directory(as_bytes(file), "x.zip");
  REQUIRE(directory.ok());
  REQUIRE(directory.value().size() == 2);
  CHECK(directory.value()[0].declared_bytes == 10);
  CHECK(directory.value()[0].header_offset == 0);
}

TEST_CASE("an archive may end in a comment") {
  std::string file = small();
  file[file.size() - 2] = 5;
  CHECK(code_of(file + "hello") == "ok");
  CHECK(code_of(file + "hell") == "zip-truncated");
}

TEST_CASE("every way of cutting an archive off is an error, never a crash") {
  const std::string file = small();
  for (std::size_t length = 0; length < file.size(); ++length) {
    CAPTURE(length);
    CHECK(code_of(file.substr(0, length)) == "zip-truncated");
  }
}

TEST_CASE("a directory that contradicts itself is refused") {
  const std::string file = small();
  const std::size_t end = file.size() - end_bytes;
  std::string outside = file;
  outside[end + 16] = '\xFF';
  outside[end + 17] = '\xFF';
  CHECK(code_of(outside) == "zip-corrupt");

  std::string too_many = file;
  too_many[end + 10] = 3;
  CHECK(code_of(too_many) == "zip-corrupt");

  std::string long_name = file;
  long_name[end - directory_bytes + 28] = '\x7F';
  CHECK(code_of(long_name) == "zip-corrupt");

  std::string no_signature = file;
  no_signature[end - directory_bytes] = 'Q';
  CHECK(code_of(no_signature) == "zip-corrupt");
}

TEST_CASE("names that are no UTF-8 are cleaned") {
  const std::string file = ZipBuilder().add("caf\xE9", "x").build();
  const auto directory = read_zip_directory(as_bytes(file), "x.zip");
  REQUIRE(directory.ok());
  CHECK(directory.value()[0].name == "caf\uFFFD");
}
