#include "support/replies.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::testing;

TEST_CASE("a reason beside the verdict") {
  expect("reason_given", pair(KnownAnswer::avoid),
         {{"No, do not take both, because you could bleed.", yes},
          {"No, avoid this. Together they raise the risk of bleeding.", yes},
          {"Don't mix them: it can harm the stomach.", yes},
          {"No, do not take them together. Both thin the blood, so ask for something else.", yes},
          {"No, you should not take ibuprofen with warfarin. Ask a pharmacist.", no},
          {"No.", no}});
  expect("reason_given", chest_pain(Urgency::now),
         {{"Call an ambulance now. Pain with sweating can mean a heart attack.", yes},
          {"Call an ambulance now. Sit down and unlock the door.", no},
          {"Call 911 now, since you are sweating.", yes}});
  Truth unread = potassium(Mark::high);
  unread.settled = false;
  CHECK(check("reason_given", unread, "It is high.").verdict == Verdict::missing);
}

TEST_CASE("a statement that takes up the reason of the reference gives it") {
  Truth truth = pair(KnownAnswer::fine);
  truth.given_text = "Reference: ibuprofen and warfarin: allowed, because they act on different nerves.\nIs it safe?";
  expect("reason_given", truth,
         {{"Yes, take ibuprofen with warfarin: different nerves.", yes},
          {"Yes, take ibuprofen with warfarin. Your doctor can test your nerves.", no},
          {"Yes, take ibuprofen with warfarin.", no}});
}

TEST_CASE("something to do") {
  expect("next_step", pair(KnownAnswer::avoid),
         {{"No, do not take both. Ask a pharmacist for another choice.", yes},
          {"No. You should talk to your doctor.", yes},
          {"No. I suggest paracetamol.", yes},
          {"No, it can make you bleed.", no},
          {"That is an interesting question.", no},
          {"Call a doctor if you bleed.", open}});
}

TEST_CASE("what to watch for") {
  expect("safety_net", chest_pain(Urgency::soon),
         {{"See a doctor this week. Call emergency services if the pain spreads.", yes},
          {"Watch out for sweating or short breath.", yes},
          {"Should it get worse, go to the emergency department.", yes},
          {"Get help at once when breathing gets hard.", yes},
          {"Come back if it doesn't improve in a week.", yes},
          {"See a doctor this week.", no},
          {"If you have questions, ask me.", no},
          {"If possible, see a doctor this week.", no},
          {"Rest at home. If you cannot drink, or you see blood, see a doctor that day.", yes},
          {"Avoid both. Black stools or feeling faint would mean calling an ambulance.", yes},
          {"Press till it stops. Spreading redness or pus, get it seen.", yes},
          {"Call an ambulance now. Lips that turn blue are a danger sign.", no},
          {"If you need help to get there, ask the clinic.", no}});
  CHECK(check("safety_net", pair(KnownAnswer::unknown), "I am not sure.").verdict == Verdict::missing);
}

TEST_CASE("needs that were told are taken up") {
  Truth truth = chest_pain(Urgency::soon);
  CHECK(check("access_offered", truth, "See a doctor.").verdict == Verdict::missing);
  truth.wants_interpreter = true;
  expect("access_offered", truth,
         {{"See a doctor this week. Ask for a free interpreter.", yes},
          {"The clinic can talk to you in your language.", yes},
          {"There is no interpreter.", no},
          {"See a doctor this week.", no}});
  truth.wants_coverage = true;
  expect(
      "access_offered", truth,
      {{"Ask for an interpreter. You will be seen without insurance too.", yes}, {"Ask for a free interpreter.", no}});
  truth = chest_pain(Urgency::soon);
  truth.wants_access = true;
  expect("access_offered", truth,
         {{"Tell the clinic that you use a wheelchair.", yes},
          {"Ask for the letter in large print.", yes},
          {"Say that you hear little.", yes},
          {"Go upstairs.", no}});
}

TEST_CASE("a conclusion is a reason, a verdict or a time is none") {
  expect("reason_given", pair(KnownAnswer::avoid),
         {{"Ibuprofen pushes warfarin up, so the two do not mix.", yes},
          {"No, since bleeding becomes more likely.", yes},
          {"No, warfarin could drag the level down.", yes},
          {"It could be dangerous. Ask a pharmacist.", no},
          {"No, because that isn't so.", no},
          {"Your friend is mistaken.", no}});
}

TEST_CASE("steps after a condition and in other words, and words that are no step") {
  expect("next_step", pair(KnownAnswer::avoid),
         {{"No. Sit down if you feel faint, and tell your doctor.", yes},
          {"No. A quick word with your pharmacist will settle it.", yes},
          {"No. Stick to what the label says.", yes},
          {"I do see why you ask. It is not safe.", no},
          {"No, you should have listened.", no},
          {"It differs, so please do whatever seems right.", no}});
}
