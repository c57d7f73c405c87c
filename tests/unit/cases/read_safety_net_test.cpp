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
          {"Do you sweat? Call me.", no},
          {"Any time is fine. See a doctor this week.", no},
          {"I do not know if it is your heart. See a doctor this week.", no}});
}
