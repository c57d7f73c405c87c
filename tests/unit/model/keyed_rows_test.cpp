#include "model/keyed_rows.h"

#include <doctest/doctest.h>

using namespace consilium;

TEST_CASE("rows are numbered in order of first appearance and found by their whole key") {
  KeyedRows<2> rows;
  bool created = false;
  CHECK(rows.find_or_add({1, 2}, created) == 0);
  CHECK(created);
  CHECK(rows.find_or_add({2, 1}, created) == 1);
  CHECK(created);
  CHECK(rows.find_or_add({1, 2}, created) == 0);
  CHECK_FALSE(created);
  CHECK(rows.find({2, 1}) == 1);
  CHECK(rows.find({2, 2}) == IdTable::none);
  CHECK(rows.bytes() > 0);
}

TEST_CASE("many neighbouring keys stay apart and quick") {
  KeyedRows<3> rows;
  bool created = false;
  for (std::uint32_t i = 0; i < 100'000; ++i) REQUIRE(rows.find_or_add({i % 7, i, i / 3}, created) == i);
  for (std::uint32_t i = 0; i < 100'000; ++i) REQUIRE(rows.find({i % 7, i, i / 3}) == i);
}
