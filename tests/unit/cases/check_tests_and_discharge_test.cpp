#include "support/replies.h"

using namespace consilium;
using namespace consilium::cases;
using namespace consilium::testing;

TEST_CASE("a test result is called what it is marked") {
  expect("result_read_right", potassium(Mark::high),
         {{"Your potassium of 5.8 mmol/L is high. That can disturb the heartbeat.", yes},
          {"It is above the usual range.", yes},
          {"This is a raised potassium, so ask your doctor.", yes},
          {"5.8 is higher than normal.", yes},
          {"That result is not normal, it is too high.", yes},
          {"Your potassium is normal.", no},
          {"It is a bit low.", no},
          {"It's well within the range.", no},
          {"This is not high, it is normal.", no},
          {"Is it high?", open},
          {"Ask your doctor about it.", open},
          {"Your potassium is high. It is normal.", open},
          {"I do not know what that means.", no}});
  expect("result_read_right", potassium(Mark::low),
         {{"Your potassium is low.", yes},
          {"It lies below the normal range, which can cause cramps.", yes},
          {"A low potassium can come with high blood pressure pills.", yes},
          {"It is high.", no}});
  expect("result_read_right", potassium(Mark::usual),
         {{"Your potassium is normal.", yes},
          {"It is within the usual range.", yes},
          {"Nothing to change, the value is in the normal range.", yes},
          {"It is neither high nor low, so it is normal.", yes},
          {"It is outside the normal range.", open},
          {"It's high.", no}});
}

TEST_CASE("days as the note gives them, or that it gives none") {
  expect("note_answer_right", shower(7),
         {{"You can shower after 7 days.", yes},
          {"No shower for seven days, please.", yes},
          {"You need to wait a week.", yes},
          {"The note says one week.", yes},
          {"After 5 days.", no},
          {"After 99999999999999999999 days.", no},
          {"You can shower right away.", no},
          {"The note does not say.", no},
          {"Not after 5 days, but after 7 days.", yes},
          {"After 7 days, or maybe 9 days.", open},
          {"Keep the wound dry.", open}});
  expect("note_answer_right", shower(0),
         {{"The note does not say when you can shower. Call the ward.", yes},
          {"That isn't mentioned in your note, so please ask the ward.", yes},
          {"I can't tell from this note.", yes},
          {"There is no information about showers in it.", yes},
          {"You can shower after 3 days.", no},
          {"You can shower now.", no},
          {"The note does not say, but usually it is 3 days.", open},
          {"Ask the ward.", open}});
}
