#include "importers/tidy_csv_reader.h"

#include <doctest/doctest.h>

using consilium::importers::CsvReader;
using Fields = std::vector<std::string_view>;

TEST_CASE("plain records, LF and CRLF, with and without a last line break") {
  CsvReader reader("a,b\r\n1,2\n3,4", ',');
  Fields fields;
  REQUIRE(reader.next(fields));
  CHECK(fields == Fields{"a", "b"});
  REQUIRE(reader.next(fields));
  CHECK(fields == Fields{"1", "2"});
  CHECK(reader.line() == 2);
  REQUIRE(reader.next(fields));
  CHECK(fields == Fields{"3", "4"});
  CHECK_FALSE(reader.next(fields));
}

TEST_CASE("quotes: separators, doubled quotes and line breaks inside") {
  CsvReader reader("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\nx,y,z\n", ',');
  Fields fields;
  REQUIRE(reader.next(fields));
  CHECK(fields == Fields{"a,b", "say \"no\"", "two\nlines"});
  CHECK(reader.line() == 1);
  REQUIRE(reader.next(fields));
  CHECK(reader.line() == 3);
  CHECK(fields == Fields{"x", "y", "z"});
}

TEST_CASE("empty fields, blank lines, other separators") {
  CsvReader reader("a;;\n\n;b;\"\"\n", ';');
  Fields fields;
  REQUIRE(reader.next(fields));
  CHECK(fields == Fields{"a", "", ""});
  REQUIRE(reader.next(fields));
  CHECK(fields == Fields{"", "b", ""});
  CHECK(reader.line() == 3);
  CHECK_FALSE(reader.next(fields));
}

TEST_CASE("several fields with resolved quotes in one record stay apart") {
  CsvReader reader("\"\"\"one\"\"\",\"\"\"two\"\"\"\n", ',');
  Fields fields;
  REQUIRE(reader.next(fields));
  CHECK(fields == Fields{"\"one\"", "\"two\""});
}

TEST_CASE("a quote that never ends is told") {
  CsvReader reader("a,\"b\nc,d\n", ',');
  Fields fields;
  REQUIRE(reader.next(fields));
  CHECK(reader.quote_left_open());
  CHECK(fields == Fields{"a", "b\nc,d\n"});
  CHECK_FALSE(reader.next(fields));
}

TEST_CASE("text after a closing quote is kept and told") {
  CsvReader reader("\"a\"b,c\n", ',');
  Fields fields;
  REQUIRE(reader.next(fields));
  CHECK(reader.stray_text());
  CHECK(fields == Fields{"ab", "c"});
}

TEST_CASE("nothing to read") {
  CsvReader reader("", ',');
  Fields fields;
  CHECK_FALSE(reader.next(fields));
}
