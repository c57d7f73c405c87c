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

namespace {

// With the field's name; of a part that is missing as a whole, with that of its first field or its own.
void expect_refused(const Json& json, const std::string& field) {
  CAPTURE(field);
  const auto read = case_from_json(json, case_book());
  REQUIRE_FALSE(read.ok());
  const bool is_part = field == "patient" || field == "fact" || field == "help";
  if (!is_part) CHECK(read.error().where == field);
}

}  // namespace

TEST_CASE("what is asked and answered about a medicine fits together, and counts are whole") {
  Rng rng(4);
  Case c = draw_case(case_book(), {.kind = CaseKind::medicine}, rng);
  c.fact = {.question = MedicineQuestion::interaction, .drug = "a", .with = "b", .answer = MedicineAnswer::avoid};
  CHECK(case_from_json(to_json(c), case_book()).ok());
  c.fact.answer = MedicineAnswer::limit;
  CHECK_FALSE(case_from_json(to_json(c), case_book()).ok());
  c.fact = {.question = MedicineQuestion::dose, .drug = "a", .answer = MedicineAnswer::limit};
  CHECK_FALSE(case_from_json(to_json(c), case_book()).ok());
  c.fact.limit = "4 g", c.fact.period = "24 hours";
  CHECK(case_from_json(to_json(c), case_book()).ok());
  Json half = to_json(c);
  half["insistence"] = 2.5;
  expect_refused(half, "insistence");
  Json below = to_json(c);
  below["wording"] = -1;
  expect_refused(below, "wording");
}

TEST_CASE("a case that misses or bends a field is refused with the field's name") {
  Rng rng(2);
  const Json good = to_json(draw_case(case_book(), {.kind = CaseKind::triage}, rng));
  for (const auto& field : good.items()) {
    const std::string key = field.key();
    CAPTURE(key);
    Json missing = good;
    missing.erase(key);
    expect_refused(missing, key);
    Json bent = good;
    bent[key] = Json::array({Json::array()});
    expect_refused(bent, key);
    if (!field.value().is_object()) continue;
    for (const auto& part : field.value().items()) {
      Json bent_part = good;
      bent_part[key][part.key()] = Json::array({Json::array()});
      expect_refused(bent_part, part.key());
    }
  }
  Json unknown = good;
  unknown["topic"] = "a topic that the book does not have";
  CHECK(case_from_json(unknown, case_book()).error().where == "topic");
  Json beyond = good;
  beyond["red_flag"] = 99;
  CHECK_FALSE(case_from_json(beyond, case_book()).ok());
  CHECK_FALSE(case_from_json(Json::array(), case_book()).ok());
}
