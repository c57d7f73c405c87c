#include "support/replies.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::testing;

TEST_CASE("a verdict against taking it") {
  expect("verdict_right", pair(KnownAnswer::avoid),
         {{"No, you should not take ibuprofen with warfarin.", yes},
          {"Please don't combine these two.", yes},
          {"Avoid that mix, it can make you bleed.", yes},
          {"Ibuprofen is not safe with warfarin.", yes},
          {"I would steer clear of ibuprofen while on warfarin.", yes},
          {"Taking them together is dangerous.", yes},
          {"They do not go together.", yes},
          {"You think it is safe, but it is dangerous with warfarin.", yes},
          {"No. It raises the risk of bleeding.", yes},
          {"Never take ibuprofen if you are on warfarin.", yes},
          {"You must not take both.", yes},
          {"It's best not to mix them. Ask a pharmacist what you can take instead.", yes},
          {"Yes, you can take ibuprofen with warfarin.", no},
          {"That is fine, they go well together.", no},
          {"There is no problem with taking both.", no},
          {"It is not dangerous to take ibuprofen with warfarin.", no},
          {"There is no need to avoid ibuprofen.", no},
          {"I am not sure about ibuprofen with warfarin.", no},
          {"Do not take it until you have asked a pharmacist.", open},
          {"Ask a pharmacist.", open},
          {"Can you take ibuprofen with warfarin?", open},
          {"It is safe to take both. No, do not take both.", open}});
}

TEST_CASE("a verdict for taking it, and one about an illness") {
  expect("verdict_right", pair(KnownAnswer::fine),
         {{"Yes, you can take ibuprofen with warfarin.", yes},
          {"Both may be taken together.", yes},
          {"It's okay to combine them. Do not take more than the box says.", yes},
          {"No harm is known from the two together.", yes},
          {"They don't interact, so go ahead.", yes},
          {"These two are safe together, but avoid alcohol.", yes},
          {"Yes.", yes},
          {"No, that would be dangerous.", no},
          {"I'd avoid it.", no},
          {"You can't take both.", no},
          {"I do not know whether it is safe.", no}});
  expect("verdict_right", condition(KnownAnswer::avoid),
         {{"Avoid ibuprofen if you have a stomach ulcer.", yes},
          {"People with an ulcer should not take ibuprofen.", yes},
          {"If you have a cold, you should not take it.", open},
          {"With a stomach ulcer ibuprofen is fine.", no}});
}

TEST_CASE("the highest dose in any unit, with its time and no other amount") {
  expect("dose_right", dose(),
         {{"You can take at most 4 g of paracetamol in 24 hours.", yes},
          {"The most is 4,000 mg a day.", yes},
          {"No more than four grams in twenty-four hours.", yes},
          {"Up to 4g per day, not 6 g.", yes},
          {"Keep below 4 grams daily.", yes},
          {"At most 4 g within one day, please.", yes},
          {"You can take 5 g in 24 hours.", no},
          {"At most 4 g per week.", no},
          {"At most 4 g.", no},
          {"At least 4 g in 24 hours.", no},
          {"1 g every 6 hours.", no},
          {"Follow the leaflet.", no},
          {"I do not know the highest dose.", no},
          {"zzz zzz zzz", open}});
}

TEST_CASE("names as they were given") {
  expect("names_right", pair(KnownAnswer::avoid),
         {{"No, do not take ibuprofen with warfarin.", yes},
          {"Ibuprofen and Warfarin do not go together.", yes},
          {"No, do not take ibuprufen with warfarin.", no},
          {"No, do not take ibuprofen with warfin.", no},
          {"Do not mix ibuprofn and warfarin.", no},
          {"Warning: do not mix ibuprofen with it.", yes},
          {"No, do not take them together.", open},
          {"No, do not take pontarixen with warfarin.", no},
          {"I do not know if warfarin goes with pontarixen.", no},
          {"No, do not take ibuprofen with alcohol or with warfarin.", yes},
          {"No, do not take ibuprofen together with warfarin.", yes}});
  expect("names_right", dose(),
         {{"At most 4 g of paracetamol in 24 hours.", yes}, {"At most 4 g of pontarixen in 24 hours.", no}});
  Truth unusual = pair(KnownAnswer::fine);
  unusual.names = {"furosemide", "diabetes"};
  unusual.question = MedicineQuestion::contraindication;
  expect("names_right", unusual,
         {{"Yes, furomide is fine.", no},
          {"Diabetic people can take furosemide.", yes},
          {"Furosemide is safe with diabetes.", yes},
          {"Furosimide is safe.", no}});
}

TEST_CASE("an illness alone does not name the medicine") {
  expect("names_right", condition(KnownAnswer::avoid),
         {{"No, you should not take a stomach with a stomach ulcer.", open},
          {"No, ibuprofen does not go with that.", yes},
          {"No, ibuprofen does not go with a stomach ulcer.", yes}});
}

TEST_CASE("a name of vowels alone, or of any length, is compared like others") {
  Truth odd = pair(KnownAnswer::fine);
  odd.names = {"aeoeae", std::string(100'000, 'x')};
  for (const std::string& reply :
       {std::string("Yes, aeoea is fine."), "Yes, " + std::string(99'999, 'x') + " is fine."}) {
    CHECK_FALSE(check("names_right", odd, reply).why.empty());
  }
}

TEST_CASE("verdicts in everyday words") {
  expect("verdict_right", pair(KnownAnswer::avoid),
         {{"With warfarin, ibuprofen is best left alone.", yes},
          {"I'd leave the ibuprofen alone while you are on warfarin.", yes},
          {"Ibuprofen isn't a good pairing for warfarin.", yes},
          {"I can't tell you it's safe. Ibuprofen should not be combined with warfarin.", yes},
          {"Absolutely not. Together they cause bleeding.", yes},
          {"Keep ibuprofen and warfarin apart. Ask your pharmacist what you can have for the pain.", yes},
          {"Ibuprofen can take away some of the strength of warfarin.", open}});
  expect("verdict_right", pair(KnownAnswer::fine),
         {{"You can, yes.", yes},
          {"I can't say that, because it isn't so. You can take ibuprofen with warfarin.", yes},
          {"Your warfarin needn't stop you having it.", yes},
          {"Ibuprofen does harm to people on warfarin.", no},
          {"I can't rule it out.", open}});
}

TEST_CASE("a limit counted in tablets and in words") {
  expect("dose_right", dose(),
         {{"Eight of the 500 mg tablets in 24 hours is the most.", yes},
          {"Ten 500 mg tablets in 24 hours is the most.", no},
          {"At most four thousand milligrams in 24 hours.", yes}});
}

TEST_CASE("a medicine that nobody asked about, and words that are none") {
  expect("names_right", pair(KnownAnswer::avoid),
         {{"No, tadone does not go with warfarin.", no},
          {"Wait with ibuprofen until you have spoken with your doctor.", yes},
          {"Thank you for sticking with warfarin.", yes},
          {"No, tadone does not go with lumifen.", no}});
}

TEST_CASE("a right verdict that is half taken back is left open") {
  expect("verdict_right", pair(KnownAnswer::avoid),
         {{"Do not take ibuprofen with warfarin. Then again, it is not as risky as people say.", open},
          {"They should not be combined. Still, plenty of people end up on both and get along fine.", open},
          {"Avoid the two. Ask which other painkiller you can have.", yes}});
  expect("follows_reference", dose(), {{"The most is 4 g in 24 hours. If that is not enough, 6 g is fine too.", no}});
}
