#include "importers/inspect_value.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::importers;
using Kind = InspectValue::Kind;

namespace {

InspectValue read(const char* json) { return read_inspect_value(parse_json(json).value()); }

}  // namespace

TEST_CASE("Inspect's letters and words for right and wrong") {
  for (const char* right : {R"("C")", R"("yes")", R"("Yes")", R"("TRUE")", "true"}) {
    CAPTURE(right);
    CHECK(read(right).kind == Kind::binary);
    CHECK(read(right).number == 1.0);
  }
  for (const char* wrong : {R"("I")", R"("N")", R"("no")", R"("False")", "false"}) {
    CAPTURE(wrong);
    CHECK(read(wrong).kind == Kind::binary);
    CHECK(read(wrong).number == 0.0);
  }
  CHECK(read(R"("N")").no_answer);
  CHECK_FALSE(read(R"("I")").no_answer);
}

TEST_CASE("shades are numbers") {
  CHECK(read(R"("P")").kind == Kind::number);
  CHECK(read(R"("P")").number == 0.5);
  CHECK(read(R"("P")").partly);
  CHECK(read("0").kind == Kind::number);
  CHECK(read("-2.5").number == -2.5);
  CHECK(read(R"(" 3.5 ")").number == 3.5);
}

TEST_CASE("null and NaN are missing, however they are written") {
  for (const char* nothing : {"null", "NaN", "Infinity", R"("nan")", R"("-inf")"}) {
    CAPTURE(nothing);
    CHECK(read(nothing).kind == Kind::missing);
  }
}

TEST_CASE("other words are unreadable; Inspect's letters are upper case") {
  for (const char* word : {R"("excellent")", R"("")", R"("c")", R"("CORRECT")", R"("1 of 2")"}) {
    CAPTURE(word);
    CHECK(read(word).kind == Kind::unreadable);
  }
}

TEST_CASE("lists and objects hold several values") {
  CHECK(read(R"(["C"])").kind == Kind::several);
  CHECK(read(R"({"a": 1})").kind == Kind::several);
}
