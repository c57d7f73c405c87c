#include "importers/pack_importer.h"

#include <doctest/doctest.h>

#include "import_fixture.h"
#include "model/pack.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

constexpr const char* table = "model,scenario,criterion,met\nA,s1,Safe,yes\nB,s1,Safe,no\n";

std::string packed() {
  const Imported imported = import_text("r.csv", table);
  REQUIRE(imported.study);
  const std::vector<std::byte> bytes = write_pack(*imported.study);
  return std::string(as_text(bytes));
}

}  // namespace

TEST_CASE("a saved study opens as it was, its sources and diagnostics included") {
  const Imported imported = import_text("mine.consilium", packed());
  REQUIRE(imported.study);
  CHECK(imported.study->info.title == "r");
  CHECK(imported.study->judgments.size() == 2);
  REQUIRE(imported.study->sources.size() == 1);
  CHECK(imported.study->text(imported.study->sources[0].name) == "r.csv");
}

TEST_CASE("beside other files it is left out, and says so") {
  const Imported imported = import_texts({{"mine.consilium", packed()}, {"r.csv", table}});
  REQUIRE(imported.study);
  CHECK(imported.files_failed == 1);
  CHECK(imported.where("pack-not-alone") == "mine.consilium");
  const Imported two = import_texts({{"a.consilium", packed()}, {"b.consilium", packed() + " "}});
  CHECK_FALSE(two.study);
  CHECK(two.error.code == "pack-not-alone");
}

TEST_CASE("a damaged one is refused with its name") {
  std::string bytes = packed();
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x20);
  const Imported imported = import_text("mine.consilium", bytes);
  CHECK_FALSE(imported.study);
  CHECK(imported.error.code == "pack-corrupt");
  CHECK(imported.error.where.starts_with("mine.consilium"));
  CHECK(imported.has("pack-corrupt"));
}
