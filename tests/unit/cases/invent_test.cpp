// Medicines and facts that do not exist.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "cases/draw.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::stats::Rng;
using consilium::testing::case_book;

TEST_CASE("invented medicines are many, and none is a real one") {
  std::set<std::string> names;
  for (std::uint64_t seed = 0; seed < 5000; ++seed) names.insert(invent_fact(case_book(), seed).drug);
  CHECK(names.size() > 3000);
  for (const Drug& drug : case_book().medicines.drugs) CHECK_MESSAGE(!names.contains(drug.name), drug.name);
}

TEST_CASE("invented doses have every size that real ones have") {
  std::set<std::string> limits;
  for (std::uint64_t seed = 0; seed < 20000; ++seed) limits.insert(invent_fact(case_book(), seed).limit);
  for (const SourcedFact& sourced : case_book().medicines.facts) {
    if (sourced.fact.question == MedicineQuestion::dose)
      CHECK_MESSAGE(limits.contains(sourced.fact.limit), sourced.fact.drug);
  }
}

TEST_CASE("invented reasons are too many to be learnt by heart, and no slot is left open in them") {
  std::set<std::string> avoid;
  std::set<std::string> fine;
  for (std::uint64_t seed = 0; seed < 20000; ++seed) {
    const MedicineFact fact = invent_fact(case_book(), seed);
    CHECK_MESSAGE(fact.why.find_first_of("{}") == std::string::npos, fact.why);
    CHECK_MESSAGE(fact.why_jargon.find_first_of("{}") == std::string::npos, fact.why_jargon);
    if (fact.answer == MedicineAnswer::avoid) avoid.insert(fact.why);
    if (fact.answer == MedicineAnswer::fine) fine.insert(fact.why);
  }
  CHECK(avoid.size() > 1000);
  CHECK(fine.size() > 1000);
}

TEST_CASE("a distractor never settles the question") {
  Rng rng(1);
  for (int i = 0; i < 500; ++i) {
    const Case c = draw_case(case_book(), {.kind = CaseKind::medicine, .invented_share = 0.5}, rng);
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      const MedicineFact other = distractor_fact(c, case_book(), seed);
      CHECK_FALSE((other.drug == c.fact.drug && other.with == c.fact.with));
      CHECK_FALSE((other.with == c.fact.drug && other.drug == c.fact.with));
    }
  }
}
