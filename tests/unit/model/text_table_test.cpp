#include "model/text_table.h"

#include <doctest/doctest.h>

#include <string>

using namespace consilium;

TEST_CASE("text zero is the empty text") {
  const TextTable table;
  CHECK(table.size() == 1);
  CHECK(table.bytes() == 0);
  CHECK(table.get(TextId(0)).empty());
  CHECK(table.get(TextId::none()).empty());
}

TEST_CASE("texts come back by their ids, in any number") {
  TextTable table;
  const TextId a = table.append("alpha");
  const TextId empty = table.append("");
  const TextId b = table.append(std::string("nul\0inside", 10));
  CHECK(a == TextId(1));
  CHECK(table.get(a) == "alpha");
  CHECK(table.get(empty).empty());
  CHECK(table.get(b).size() == 10);
  CHECK(table.size() == 4);
  CHECK(table.bytes() == 15);
  for (int i = 0; i < 1000; ++i) table.append(std::to_string(i));
  CHECK(table.get(TextId(4 + 567)) == "567");
  CHECK(table.get(a) == "alpha");
}

TEST_CASE("a text of the table itself may be appended") {
  TextTable table;
  const TextId a = table.append("a text that is too long for a short string");
  for (int i = 0; i < 20; ++i) {
    const TextId again = table.append(table.get(a));
    CHECK(table.get(again) == table.get(a));
  }
}

TEST_CASE("a table is restored from its parts") {
  TextTable table;
  table.append("one");
  table.append("two");
  TextTable restored;
  REQUIRE(TextTable::restore(table.arena(), table.offsets(), restored));
  CHECK(restored == table);
}

TEST_CASE("parts that do not fit together are refused and leave the table alone") {
  TextTable table;
  table.append("kept");
  const TextTable before = table;
  CHECK_FALSE(TextTable::restore("abc", {}, table));
  CHECK_FALSE(TextTable::restore("", {0}, table));
  CHECK_FALSE(TextTable::restore("abc", {0, 3}, table));     // text 0 not empty
  CHECK_FALSE(TextTable::restore("abc", {0, 0, 2}, table));  // rest of the arena unused
  CHECK_FALSE(TextTable::restore("abc", {0, 0, 4}, table));  // beyond the arena
  CHECK_FALSE(TextTable::restore("abc", {0, 0, 2, 1, 3}, table));
  CHECK_FALSE(TextTable::restore("abc", {1, 1, 3}, table));
  CHECK(table == before);
}
