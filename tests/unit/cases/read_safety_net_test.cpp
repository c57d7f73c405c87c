// Read through the check of safety nets, which says no more than what was read.
#include "support/replies.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::testing;

TEST_CASE("what to watch for in other words than a condition") {
  expect("safety_net", chest_pain(Urgency::soon),
         {{"See a doctor this week. Let them know if you get dizzy.", yes},
          {"See a doctor this week. Should sweat break out, call an ambulance.", yes},
          {"See a doctor this week. Anyone who starts to sweat with this needs an ambulance.", yes},
          {"See a doctor this week. Any sweating, ring us.", yes},
          {"See a doctor this week. Very sweaty or faint? Ring sooner.", yes},
          {"See a doctor this week, sooner if you start to sweat.", yes},
          {"See a doctor this week. Sweating would be a reason to call an ambulance.", yes},
          {"If you have already tried rest and it got worse, call an ambulance.", yes},
          {"See a doctor this week. Sweating means calling an ambulance.", open},
          {"See a doctor this week. Sweating is a reason to call an ambulance.", open},
          {"See a doctor this week. Rest until then. Sweating or a cold skin, call an ambulance.", yes},
          {"See a doctor this week. Rest until then. Faint again and you ring 999.", yes},
          {"See a doctor this week. Are you sweating? Then get help the same day.", yes},
          {"See a doctor this week. If you start to sweat let them know.", yes},
          {"Sit down if it hurts, and tell your doctor if it stays.", yes},
          {"See a doctor this week. Sweating would be grounds to call earlier.", yes},
          {"Sweating and pain in the chest: call 999 now.", no},
          {"This is serious. Sweating and pain in the chest: call 999 now.", no},
          {"See a doctor this week. Painkillers help, and see your doctor on Monday.", no},
          {"See a doctor this week. Headaches come and go.", no},
          {"See a doctor this week. Is it just a cold? Then get some rest.", no},
          {"See a doctor this week. Anything else you need is in the leaflet.", no},
          {"Do you sweat? Call me.", no},
          {"Any time is fine. See a doctor this week.", no},
          {"I do not know if it is your heart. See a doctor this week.", no}});
}
