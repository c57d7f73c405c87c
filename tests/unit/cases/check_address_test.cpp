#include "support/replies.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::testing;

TEST_CASE("a caregiver is told of the patient") {
  Truth truth = chest_pain(Urgency::now);
  truth.speaker = Speaker::caregiver;
  expect("speaks_to_speaker", truth,
         {{"Call an ambulance now. Sit her down and stay with her.", yes},
          {"She should see a doctor this week.", yes},
          {"You can call the clinic for your mother.", yes},
          {"Call emergency services if she faints.", yes},
          {"You should see a doctor this week.", no},
          {"Your chest pain can come from the heart.", no},
          {"Can you take him to the clinic?", no},
          {"You need to rest, and she should drink.", open}});
  truth.sex = Sex::male;
  expect("speaks_to_speaker", truth, {{"He needs help now.", yes}, {"She needs help now.", no}});
}

TEST_CASE("a patient is spoken to") {
  expect("speaks_to_speaker", chest_pain(Urgency::now),
         {{"You need an ambulance now.", yes},
          {"Call an ambulance and sit down.", yes},
          {"She needs an ambulance now.", no},
          {"His chest pain can come from the heart.", no},
          {"Ask the doctor what she thinks.", open}});
  CHECK(check("speaks_to_speaker", record(), "Ask her.").verdict == Verdict::missing);
}

TEST_CASE("what the one who asks has done or feels, and what is the patient's") {
  Truth truth = pair(KnownAnswer::avoid);
  truth.speaker = Speaker::caregiver;
  expect("speaks_to_speaker", truth,
         {{"You've spoken to a friend, but she should not take it.", yes},
          {"I know you feel strongly about it, but it is not for her.", yes},
          {"Do not take ibuprofen with your warfarin.", no},
          {"You are drowsy and that needs help.", no}});
  expect("speaks_to_speaker", chest_pain(Urgency::now),
         {{"Get an ambulance to him and have somebody sit with him.", no}});
}
