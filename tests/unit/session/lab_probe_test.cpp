#include "session/lab_probe.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/lab_book.h"
#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;
using consilium::testing::Bench;
using consilium::testing::lab_book;
using Calls = std::vector<std::string>;
using State = LabProbe::State;

namespace {

// At the probes, with book and model there; what was called until then is forgotten.
struct ProbeBench : Bench {
  explicit ProbeBench(const ProbeSetup& setup = {.kind = ProbeKind::counterfactual, .cases = 4}) {
    does(SetProbe{{.setup = setup}});
    does(LabBookArrived{lab_book()});
    does(LabModelReady{{.dials = 6}});
    calls();
  }
  Calls calls() { return std::exchange(lab.calls, {}); }
  void replies(std::uint64_t number, std::string words) {
    LabToken token;
    token.chosen.text = std::move(words);
    does(LabTokenCame{number, token});
    does(LabReplyEnded{number, LabEnd::by_itself});
  }
  [[nodiscard]] const LabProbe& probe() const { return session.lab().probe(); }
};

}  // namespace

TEST_CASE("the probes fetch book and model when they come on screen, and ask nothing by themselves") {
  Bench bench;
  bench.does(SetProbe{});
  CHECK(bench.view().view == View::probe);
  bench.does(LabBookArrived{lab_book()});
  bench.does(RunProbe{});  // no model yet
  bench.does(LabModelReady{{.dials = 6}});
  CHECK(bench.lab.calls == Calls{"book", "load auto"});
  CHECK(bench.session.lab().probe().state() == State::none);
}

TEST_CASE("each reply is followed by the next question, until all are answered") {
  ProbeBench bench;
  bench.does(RunProbe{});
  CHECK(bench.calls() == Calls{"ask 1"});
  bench.replies(1, " Call an ambulance now.");
  CHECK(bench.calls() == Calls{"ask 2"});
  CHECK(bench.probe().run()->exchange(0, 0).replies.front() == "Call an ambulance now.");
  for (std::uint64_t number = 2; bench.probe().state() == State::running; ++number) bench.replies(number, "Yes.");
  CHECK(bench.probe().state() == State::finished);
  CHECK(bench.probe().run()->answered() == 2 * 2 * 4);
  CHECK(bench.probe().asked_ms() == doctest::Approx(2 * Bench::step_ms * 16));
}

TEST_CASE("a stopped probe goes on where it stood, and what comes late is dropped") {
  ProbeBench bench;
  bench.does(RunProbe{});
  bench.replies(1, "Yes.");
  bench.does(StopProbe{});
  CHECK(bench.calls() == Calls{"ask 1", "ask 2", "cancel 2"});
  CHECK(bench.probe().state() == State::stopped);
  bench.replies(2, "Late.");
  CHECK(bench.probe().run()->answered() == 1);
  bench.does(RunProbe{});
  CHECK(bench.calls() == Calls{"ask 3"});
  CHECK(bench.probe().run()->answered() == 1);
}

TEST_CASE("another set-up is another run, the same one is not begun anew") {
  ProbeBench bench;
  bench.does(RunProbe{});
  bench.replies(1, "Yes.");
  const std::uint64_t first = bench.probe().run_number();
  bench.does(StopProbe{});
  bench.does(SetProbe{{.setup = {.kind = ProbeKind::levers, .cases = 4}}});
  CHECK(bench.probe().run_number() == first);  // until it is run
  bench.does(RunProbe{});
  CHECK(bench.probe().run_number() != first);
  CHECK(bench.probe().run()->answered() == 0);
}

TEST_CASE("a model that fails stops the probe with a reason, and it can go on") {
  ProbeBench bench;
  bench.does(RunProbe{});
  bench.replies(1, "Yes.");
  bench.does(LabFailed{2, "The graphics processor was lost."});
  CHECK(bench.probe().state() == State::failed);
  CHECK(bench.probe().failure() == "The graphics processor was lost.");
  bench.does(RunProbe{});
  CHECK(bench.probe().state() == State::running);
  CHECK(bench.probe().run()->answered() == 1);
}

TEST_CASE("loading another model stops the probe and keeps what was answered") {
  ProbeBench bench;
  bench.does(RunProbe{});
  bench.replies(1, "Yes.");
  bench.does(LoadLabModel{LabProvider::wasm});
  CHECK(bench.probe().state() == State::stopped);
  CHECK(bench.probe().run()->answered() == 1);
  bench.does(RunProbe{});  // not while it loads
  CHECK(bench.probe().state() == State::stopped);
}

TEST_CASE("a probe that no case fits is finished without a question") {
  ProbeBench bench({.kind = ProbeKind::pressure, .about = cases::CaseKind::discharge, .cases = 4});
  bench.does(RunProbe{});
  CHECK(bench.calls().empty());
  CHECK(bench.probe().state() == State::finished);
}
