#include "model/id_table.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/hash.h"

using namespace consilium;

TEST_CASE("an empty table finds nothing") {
  const IdTable table;
  CHECK(table.find(1, [](std::uint32_t) { return true; }) == IdTable::none);
  CHECK(table.bytes() == 0);
}

TEST_CASE("ids are found by the key of their row") {
  std::vector<std::string> keys;
  IdTable table;
  const auto find = [&](const std::string& key) {
    return table.find(fnv1a64(key), [&](std::uint32_t id) { return keys[id] == key; });
  };
  for (std::uint32_t i = 0; i < 5000; ++i) {
    keys.push_back("key " + std::to_string(i));
    REQUIRE(find(keys.back()) == IdTable::none);
    table.insert(fnv1a64(keys.back()), i);
  }
  for (std::uint32_t i = 0; i < 5000; ++i) REQUIRE(find(keys[i]) == i);
  CHECK(find("key 5000") == IdTable::none);
  CHECK(table.bytes() <= 5000 * 8 * 4);
}

TEST_CASE("equal hashes are told apart by the key") {
  IdTable table;
  for (std::uint32_t i = 0; i < 100; ++i) table.insert(7, i);
  for (std::uint32_t i = 0; i < 100; ++i) {
    CHECK(table.find(7, [&](std::uint32_t id) { return id == i; }) == i);
  }
  CHECK(table.find(7, [](std::uint32_t) { return false; }) == IdTable::none);
}
