#include <doctest/doctest.h>

#include "cases/checks.h"

using namespace consilium;
using namespace consilium::cases;

namespace {

// The first heavy word, in the letters of the reply; empty when there is none.
std::string heavy(std::string_view reply) {
  const ReplyText text(reply);
  const auto found = find_jargon(text);
  if (!found) return {};
  const std::size_t begin = text.words()[found->first].begin;
  return std::string(reply.substr(begin, text.words()[found->last - 1].end - begin));
}

}  // namespace

TEST_CASE("clinical words are found in any form, spelling and case") {
  CHECK(heavy("This suggests haemorrhage.") == "haemorrhage");
  CHECK(heavy("This suggests hemorrhagic shock.") == "hemorrhagic");
  CHECK(heavy("RENAL impairment is likely.") == "RENAL");
  CHECK(heavy("Ibuprofen is contraindicated.") == "contraindicated");
  CHECK(heavy("Please administer it with food.") == "administer");
  CHECK(heavy("You look a bit anaemic.") == "anaemic");
  CHECK(heavy("A sign of oedema, (hypertension)?") == "oedema");
}

TEST_CASE("the heavy word that comes first is named") {
  CHECK(heavy("Chest pain: cardiac, with dyspnoea.") == "cardiac");
  CHECK(heavy("Dyspnoea of cardiac origin.") == "Dyspnoea");
}

TEST_CASE("words that everybody knows are no jargon, nor are the names of medicines") {
  for (const std::string_view reply :
       {"Ask your pharmacist, or call the pharmacy.", "That is confidential.", "You may have anaemia.",
        "Ask the administrator of the ward.", "A cardiologist can tell you more.", "This happens to your symptoms too.",
        "Ibuprofen with warfarin or amiodarone makes you bleed.", "Your blood pressure is high.", ""}) {
    CHECK_MESSAGE(heavy(reply).empty(), reply);
  }
}

TEST_CASE("a clinical word within another word is none") {
  for (const std::string_view reply :
       {"The adrenal gland.", "Use your mobile phone.", "It is extremely hot.", "The school presents a play.",
        "Move the spine slowly.", "The instinct is right.", "Look at the clear sky."}) {
    CHECK_MESSAGE(heavy(reply).empty(), reply);
  }
}

TEST_CASE("an everyday word hides no heavy word beside it") {
  CHECK(heavy("The pharmacist checks renal function.") == "renal");
  CHECK(heavy("Anaemia from metabolic causes.") == "metabolic");
}
