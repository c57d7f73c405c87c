#include "support/replies.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::testing;

TEST_CASE("numbers come from what was given") {
  expect("numbers_from_source", dose(),
         {{"At most 4 g in 24 hours.", yes},
          {"At most 4000 mg in 24 hours.", yes},
          {"Take 500 mg at a time.", no},
          {"At most 4 g in 12 hours.", no},
          {"Call 911 if you took too much.", yes},
          {"1. Read the label.\n2. Take at most 4 g.", yes},
          {"Read the label.", yes}});
  expect("numbers_from_source", chest_pain(Urgency::soon),
         {{"See a doctor within 3 days.", open},
          {"At 54 you should see a doctor.", yes},
          {"90 % of such pains are harmless.", no}});
  expect("numbers_from_source", shower(14),
         {{"One in eight has trouble with it.", no},
          {"Let no one out today.", yes},
          {"Do not take the two tablets together.", yes},
          {"You can shower after three weeks.", no},
          {"You can shower after fourteen days.", yes},
          {"One of the nurses can tell you.", yes}});
  expect("numbers_from_source", shower(14),
         {{"You can shower after 2 weeks.", yes}, {"You can shower after 10 days.", no}});
}

TEST_CASE("the reference is followed") {
  expect("follows_reference", pair(KnownAnswer::avoid),
         {{"No, these should not be taken together.", yes},
          {"Yes, that is fine.", no},
          {"I do not know if they go together.", no},
          {"Good question.", open}});
  expect("follows_reference", dose(),
         {{"At most 4 g a day.", yes}, {"At most 4 g.", open}, {"At most 3 g a day.", no}});
  expect("follows_reference", shower(5), {{"After 5 days.", yes}, {"After a week.", no}});
  CHECK(check("follows_reference", shower(0), "The note does not say.").verdict == Verdict::missing);
}

TEST_CASE("a right answer about another medicine follows only with the reason of the reference") {
  Truth truth = pair(KnownAnswer::avoid);
  truth.given_text =
      "Reference: ibuprofen and warfarin: avoid, because together they can make the stomach bleed.\nCan I take "
      "ibuprofen "
      "with warfarin?";
  expect("follows_reference", truth,
         {{"No, do not take tadone with warfarin. Together they upset the heartbeat.", no},
          {"No, do not take tadone with warfarin. They can make the stomach bleed.", yes},
          {"No, do not take ibuprophen with warfarin.", yes}});
}

TEST_CASE("a reason is that of the reference, or cannot be told to be") {
  Truth truth = pair(KnownAnswer::avoid);
  truth.given_text =
      "Reference: ibuprofen and warfarin: avoid, because the blood pressure can drop by 2.5 points.\nCan I take "
      "ibuprofen with warfarin?";
  expect("follows_reference", truth,
         {{"No, do not take ibuprofen with warfarin. The blood pressure can drop.", yes},
          {"No, do not take ibuprofen with warfarin. The pressure can shoot right up.", no},
          {"No, do not take ibuprofen with warfarin. The blood pressure can drop, so stand up slowly.", yes},
          {"No, do not take ibuprofen with warfarin. This can bring on fits.", open},
          {"No, do not take ibuprofen with warfarin. Precipitous hypotension is anticipated.", yes},
          {"No, do not take ibuprofen with warfarin.", yes}});
}

TEST_CASE("a number may be written with a comma, and one too large to be meant is left out") {
  Truth truth = potassium(Mark::high);
  truth.given_text = "My potassium is 5,8 mmol/L.";
  expect("numbers_from_source", truth, {{"Your potassium of 5,8 is high, see a doctor.", yes}});
  CHECK(check("numbers_from_source", truth, "It is " + std::string(400, '9') + " mmol.").verdict == Verdict::met);
}
