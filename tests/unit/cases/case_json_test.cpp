#include "cases/case_json.h"

#include <doctest/doctest.h>

#include "cases/draw.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::stats::Rng;
using consilium::testing::case_book;

TEST_CASE("a case is the same after a round trip through text") {
  Rng rng(2);
  for (int i = 0; i < 500; ++i) {
    const Case c = draw_case(case_book(), {.split = Split::validation, .invented_share = 0.2}, rng);
    const auto json = parse_json(json_dump(to_json(c)));
    REQUIRE(json.ok());
    const auto back = case_from_json(json.value(), case_book());
    REQUIRE_MESSAGE(back.ok(), back.error().where);
    CHECK(back.value() == c);
  }
}

TEST_CASE("a case that misses or bends a field is refused with the field's name") {
  Rng rng(2);
  const Json good = to_json(draw_case(case_book(), {.kind = CaseKind::triage}, rng));
  for (const auto& field : good.items()) {
    const std::string key = field.key();
    CAPTURE(key);
    Json missing = good;
    missing.erase(key);
    CHECK_FALSE(case_from_json(missing, case_book()).ok());
    Json bent = good;
    bent[key] = Json::array({Json::array()});
    CHECK_FALSE(case_from_json(bent, case_book()).ok());
  }
  Json unknown = good;
  unknown["topic"] = "a topic that the book does not have";
  CHECK(case_from_json(unknown, case_book()).error().where == "topic");
  Json beyond = good;
  beyond["red_flag"] = 99;
  CHECK_FALSE(case_from_json(beyond, case_book()).ok());
  CHECK_FALSE(case_from_json(Json::array(), case_book()).ok());
}
