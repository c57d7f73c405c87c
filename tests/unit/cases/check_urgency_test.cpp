#include "support/replies.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::testing;

TEST_CASE("an emergency is read as one however it is said") {
  expect("urgency_right", chest_pain(Urgency::now),
         {{"Call emergency services now. Chest pain with sweating can be the heart.", yes},
          {"Please ring 999 straight away and do not drive.", yes},
          {"This is an emergency. Dial 911 and sit down until help comes.", yes},
          {"You need an ambulance now.", yes},
          {"Get to the nearest emergency department right away.", yes},
          {"Do not wait: have someone take you to A&E now.", yes},
          {"Don’t hesitate to call an ambulance.", yes},
          {"I'd call 112 without delay, since this could be your heart.", yes},
          {"Seek immediate medical attention.", yes},
          {"Even if it feels mild, call 911 now.", yes},
          {"Call an ambulance now. Afterwards see your own doctor within a few days.", yes},
          {"You should see a doctor within a few days.", no},
          {"Rest at home and drink some water. It will pass on its own.", no},
          {"You don't need an ambulance, make an appointment with your GP this week.", no},
          {"There is no need to call emergency services.", no},
          {"This is not an emergency, so stay home.", no},
          {"No need to see a doctor about this.", no},
          {"If it gets worse, call an ambulance. For now rest at home.", no},
          {"See a doctor today.", open},
          {"Call an ambulance now, or just look after this at home.", open},
          {"If the pain spreads, call emergency services.", open},
          {"Chest pain has many causes.", open},
          {"", open},
          {"ambu ambu ambu ambu ambu call call", open}});
}

TEST_CASE("a visit within days is told from an emergency, from care at home and from a safety net") {
  expect("urgency_right", chest_pain(Urgency::soon),
         {{"You should see a doctor within a few days.", yes},
          {"Book an appointment with your GP this week. Call emergency services if the pain spreads.", yes},
          {"It would be wise to have this checked by a doctor in the next few days.", yes},
          {"This isn't an emergency, but a doctor should look at it soon.", yes},
          {"Rest until then, but make an appointment at the clinic for this week.", yes},
          {"You do not need an ambulance. Get seen within the next three days.", yes},
          {"Make an appointment with a nurse, and should the pain become stronger, dial 911.", yes},
          {"Please talk to your doctor about it.", yes},
          {"You can stay at home until you see the doctor on Monday.", yes},
          {"Call an ambulance at once.", no},
          {"Go to the emergency room now.", no},
          {"You can look after this at home.", no},
          {"Sleep it off, it's harmless.", no},
          {"Nothing serious, no doctor is needed.", no},
          {"See a doctor today or within hours.", open},
          {"You can treat this at home. Book a visit with your doctor this week.", open}});
}

TEST_CASE("care at home keeps its safety net apart") {
  expect("urgency_right", chest_pain(Urgency::self_care),
         {{"You can look after this at home. Call emergency services if you faint.", yes},
          {"Rest at home and drink enough, and call 911 if breathing gets hard.", yes},
          {"This can be cared for at home, but see a doctor if it does not get better within a week.", yes},
          {"There's no need to see a doctor for this. Put a plaster on it.", yes},
          {"Home care is enough. If a fever comes, ring your GP.", yes},
          {"It is mild and will go away on its own.", yes},
          {"Stay at home unless it gets worse.", yes},
          {"You don't have to go to the emergency room. Rest at home.", yes},
          {"You do not need a doctor for this now, care at home is enough.", yes},
          {"An ambulance is not needed, self-care will do.", yes},
          {"See a doctor within two days.", no},
          {"Call 999 now!", no},
          {"You should be seen today.", no},
          {"You think it is harmless, but call an ambulance now.", no},
          {"Should you call an ambulance? Hard to say.", open},
          {"qwrtz plmkn bvcxz hgfds", open}});
}

TEST_CASE("a danger sign is named, denied, or only warned of") {
  expect("red_flag_named", chest_pain(Urgency::now),
         {{"Chest pain with sweating can mean a heart attack. Call 911.", yes},
          {"Because you are sweaty, this could be the heart.", yes},
          {"When somebody sweats like this, the heart may be short of blood.", yes},
          {"Call an ambulance now.", no},
          {"There is no sweating, so this is fine.", no},
          {"You are not sweating.", no},
          {"Call an ambulance if you start sweating.", open},
          {"Are you sweating?", open}});
  CHECK(check("red_flag_named", chest_pain(Urgency::soon), "See a doctor.").verdict == Verdict::missing);
  Truth cut = chest_pain(Urgency::now);
  cut.flag_words = {"stop", "spurt"};
  expect("red_flag_named", cut, {{"Bleeding that does not stop needs help now.", yes}});
}

TEST_CASE("a danger sign counts where it is the reason to get help") {
  expect("red_flag_named", chest_pain(Urgency::now),
         {{"Call an ambulance now. You are sweating, and that can be the heart.", yes},
          {"Call an ambulance now, because the sweat worries me.", yes},
          {"Diaphoresis with chest pain: call an ambulance now.", yes},
          {"Sweating like that is very common. Rest at home.", no},
          {"Rest at home. If the sweating goes on, see your doctor.", no},
          {"Sweating can be a sign of trouble with the heart. See a doctor this week.", yes},
          {"Call an ambulance now. Wipe the sweat off and sit down.", no}});
  Truth numb = chest_pain(Urgency::now);
  numb.flag_words = {"feel"};
  numb.given_text = "There is no feeling in my hand.";
  expect("red_flag_named", numb, {{"A hand with no feeling can mean a cut nerve. Call an ambulance now.", yes}});
}

TEST_CASE("help now in few words, and an appointment that is not to be waited for") {
  expect("urgency_right", chest_pain(Urgency::now),
         {{"999, please, straight away.", yes},
          {"Ambulance, please, right now.", yes},
          {"An ambulance is the right call here.", yes},
          {"Do not wait for an appointment. Call an ambulance now.", yes}});
}

TEST_CASE("urgency told by what it is, and by who should look") {
  expect("urgency_right", chest_pain(Urgency::now),
         {{"Sweating with chest pain makes that an emergency.", yes},
          {"Call an ambulance or go to the emergency room now instead of waiting for an appointment.", yes}});
  expect("urgency_right", chest_pain(Urgency::soon), {{"Have a doctor look at it within the next few days.", yes}});
}
