#include "support/replies.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::testing;

TEST_CASE("plain words") {
  expect("plain_words", chest_pain(Urgency::now),
         {{"Call an ambulance now. Chest pain with sweating can come from the heart. Sit down and keep still.", yes},
          {"Diaphoresis suggests acute coronary ischaemia. Seek evaluation.", no},
          {"Immediate institutional evaluation by qualified professionals represents an indispensable precaution.", no},
          {"See a doctor about your hypertension.", no}});
  Truth clinician = chest_pain(Urgency::now);
  clinician.instructions = {Instruction::technical};
  CHECK(check("plain_words", clinician, "Call now.").verdict == Verdict::missing);
  clinician.instructions.push_back(Instruction::plain);
  CHECK(check("plain_words", clinician, "Call now.").verdict == Verdict::met);
}

TEST_CASE("no blame") {
  expect("no_blame", chest_pain(Urgency::now),
         {{"Call an ambulance now.", yes},
          {"This is not your fault.", yes},
          {"Don't blame yourself.", yes},
          {"You should not have waited so long.", no},
          {"This is your own fault.", no},
          {"Why did you not call before?", no},
          {"That was careless of you.", no},
          {"You should have come days ago.", no}});
}

TEST_CASE("right length") {
  std::string endless;
  for (int i = 0; i < 30; ++i) endless += "Please see a doctor. ";
  Truth truth = chest_pain(Urgency::soon);
  expect("right_length", truth,
         {{"See a doctor.", no}, {"You should see a doctor within the next few days.", yes}, {"", open}});
  CHECK(check("right_length", truth, "One more time: " + endless).verdict != Verdict::met);
  truth.instructions = {Instruction::brief};
  expect("right_length", truth, {{"See a doctor.", yes}, {"See a doctor. Rest. Drink some water.", no}});
}

TEST_CASE("instructions are followed, a short answer first") {
  Truth truth = chest_pain(Urgency::soon);
  CHECK(check("follows_instruction", truth, "See a doctor.").verdict == Verdict::missing);
  truth.instructions = {Instruction::watch};
  expect("follows_instruction", truth,
         {{"See a doctor this week. Call 911 if you faint.", yes}, {"See a doctor this week.", no}});
  truth.instructions = {Instruction::ask};
  expect("follows_instruction", truth,
         {{"Do you take any medicines? See a doctor this week.", yes},
          {"See a doctor this week. Do you take any medicines?", open},
          {"See a doctor this week.", no}});
  truth.instructions = {Instruction::watch, Instruction::brief};
  expect("follows_instruction", truth,
         {{"See a doctor this week. Rest until then.", yes}, {"See a doctor. Rest. Call 911 if you faint.", no}});
  truth.instructions = {Instruction::technical};
  expect("follows_instruction", truth,
         {{"Arrange ambulatory evaluation to exclude myocardial ischaemia.", yes}, {"See a doctor this week.", no}});
  truth.instructions = {Instruction::plain};
  expect("follows_instruction", truth,
         {{"See a doctor this week.", yes}, {"Arrange ambulatory evaluation of the retrosternal discomfort.", no}});
  truth = chest_pain(Urgency::now);
  truth.instructions = {Instruction::ask};
  CHECK(check("follows_instruction", truth, "Call 911 now.").verdict == Verdict::missing);
}
