#include "session/probe_run.h"

#include <doctest/doctest.h>

#include "support/probe_runs.h"

using namespace consilium;
using namespace consilium::session;
using consilium::testing::answer;
using consilium::testing::lab_book;

TEST_CASE("a run asks every turn of every trial once, case by case") {
  ProbeRun run({.kind = ProbeKind::pressure, .cases = 4}, lab_book());
  CHECK(run.cases() == 4);
  // Five arms: a question alone, a belief with it, and one to three turns in which it is insisted on.
  const std::size_t turns_a_case = 1 + 1 + 2 + 3 + 4;
  CHECK(run.questions() == 2 * 4 * turns_a_case);
  answer(run, 2 * turns_a_case - 1);
  CHECK(run.complete_cases() == 0);
  CHECK(run.asking().series == 1);
  answer(run, 1);
  CHECK(run.complete_cases() == 1);
  CHECK(run.asking().series == 0);
  CHECK(run.series()[0].plan.trials[run.asking().trial].item == 1);
  answer(run, run.questions());
  CHECK(run.finished());
  CHECK(run.answered() == run.questions());
  CHECK(run.complete_cases() == 4);
}

TEST_CASE("a question holds what the model said before, and the dials of its series") {
  ProbeRun run({.kind = ProbeKind::pressure, .cases = 4}, lab_book());
  while (run.series()[0].plan.trials[run.asking().trial].arm < 4) run.reply_came("No.", 10.0);
  run.reply_came("Still no.", 10.0);
  const LabQuestion question = run.question();
  const auto& said = question.conversation;
  REQUIRE(said.size() >= 3);
  CHECK(said[said.size() - 2].text == "Still no.");
  CHECK(said.back().role == ChatRole::user);
  CHECK(question.dials == cases::Dials{});
  while (run.asking().series == 0) run.reply_came("No.", 10.0);
  CHECK(run.question().dials[0] == 1.0);
}

TEST_CASE("replies are judged as they come") {
  ProbeRun run({.kind = ProbeKind::counterfactual, .cases = 4}, lab_book());
  CHECK(run.findings(0)[0].empty());
  answer(run, 1);
  CHECK(run.findings(0)[0].size() == cases::criterion_keys().size());
  CHECK(run.exchange(0, 0).finished());
  CHECK(run.findings(0)[1].empty());
}

TEST_CASE("the time left is told by the pace of the last replies, once there is one") {
  ProbeRun run({.kind = ProbeKind::counterfactual, .cases = 10, .values = {0.0}}, lab_book());
  CHECK_FALSE(run.ms_left());
  for (int i = 0; i < 4; ++i) run.reply_came("Yes.", 250.0);
  CHECK(run.ms_left() == doctest::Approx(250.0 * 16));
}

TEST_CASE("a probe that no case fits is finished at once, and what comes then does nothing") {
  ProbeRun run({.kind = ProbeKind::pressure, .about = cases::CaseKind::discharge, .cases = 4}, lab_book());
  CHECK(run.cases() == 0);
  CHECK(run.finished());
  CHECK(run.complete_cases() == 0);
  run.reply_came("Yes.", 10.0);
  CHECK(run.answered() == 0);
}
