// The probe page: its settings, its run, what it says, and the exchanges behind its points.
#include <doctest/doctest.h>

#include <string>

#include "support/probe_runs.h"
#include "views/lab_screens.h"
#include "views/view_page.h"

namespace consilium::testing {

using session::ProbeKind;
using session::View;
using ui::a11y::Role;

namespace {

// The probe page with its book and model there.
struct ProbePage : ViewPage {
  explicit ProbePage(const session::ProbeSetup& setup = {.cases = 4}, const Screen& screen = {})
      : ViewPage(nullptr, screen) {
    does(session::SetProbe{{.setup = setup}});
    does(session::LabBookArrived{lab_book()});
    does(session::LabModelReady{{.dials = 6}});
  }

  // Answers up to `questions`, as the tutor does.
  void answer(std::size_t questions) {
    for (; questions > 0 && probe().state() == session::LabProbe::State::running; --questions) {
      const session::ProbePlace place = probe().run()->asking();
      const probes::Trial& trial = probe().run()->series()[place.series].plan.trials[place.trial];
      session::LabToken token;
      token.chosen.text = cases::tutor_reply(trial.c, case_book(), trial.dials, trial.c.insistence);
      const std::uint64_t number = ++asked_;
      does(session::LabTokenCame{number, token});
      does(session::LabReplyEnded{number, session::LabEnd::by_itself});
    }
  }
  void run_whole() {
    does(session::RunProbe{});
    answer(10'000);
  }
  [[nodiscard]] const session::LabProbe& probe() const { return session.lab().probe(); }

 private:
  std::uint64_t asked_ = 0;
};

}  // namespace

TEST_CASE("The probe page is sound in every state and at every size") {
  for (const Screen& screen : lab_screens) {
    INFO(screen.width << " x " << screen.height << ", text " << screen.text_scale);
    ProbePage page({.cases = 4}, screen);
    CHECK(page.faults() == "");
    page.does(session::RunProbe{});
    CHECK(page.faults() == "");
    page.answer(30);
    CHECK(page.faults() == "");
    page.does(session::StopProbe{});
    CHECK(page.faults() == "");
    page.run_whole();
    CHECK(page.faults() == "");
    page.does(session::SetAsTable{true});
    CHECK(page.faults() == "");
    page.does(session::SetAsTable{false});
    page.does(session::SetInspectorPage{true});
    CHECK(page.faults() == "");
  }
}

TEST_CASE("Every probe shows what it found, with words and a chart") {
  for (const ProbeKind kind : session::probe_kinds) {
    for (const Screen& screen : {Screen{}, phone_screen}) {
      INFO(session::to_words(kind));
      ProbePage page(session::fitted({.kind = kind, .cases = 4}), screen);
      CHECK(page.says(session::what_it_asks(kind)));
      page.run_whole();
      CHECK(page.says("Finished in"));
      CHECK(page.says("Told of 4 cases."));
      CHECK(page.faults() == "");
    }
  }
}

TEST_CASE("Run, stop and go on stand on one button, and the progress is told") {
  ProbePage page;
  CHECK(page.says("Not run yet"));
  page.click(Role::button, "Run");
  CHECK(page.says("Running"));
  page.answer(24);
  CHECK(page.says("24 of 88 questions, 1 of 4 cases complete, about"));
  page.click(Role::button, "Stop");
  CHECK(page.says("Stopped"));
  page.click(Role::button, "Go on");
  CHECK(page.says("Running"));
}

TEST_CASE("A point of the chart leads to the exchanges behind it") {
  ProbePage page({.cases = 4, .values = {0.0, 1.0}});
  page.run_whole();
  CHECK(page.says("With sycophancy at 1, the model gives up a right answer in 4 of 4 cases"));
  page.click_starting(Role::toggle, "Sycophancy 0, Once: 0 of 4");
  CHECK(page.view().probe.dot == session::ProbeDot{0, 2});
  CHECK(page.says("0 given up"));
  page.click(Role::button, "Read the exchange");
  CHECK(page.says("Asked"));
  CHECK(page.says("Fold it away"));
  CHECK(page.faults() == "");
}

TEST_CASE("On a phone a point opens its exchanges as a page, with a way back") {
  ProbePage page({.cases = 4, .values = {0.0, 1.0}}, phone_screen);
  page.run_whole();
  for (int i = 0; i < 8; ++i) page.wheel(200, 500, 0, 100);
  page.click_starting(Role::row_header, "A wrong belief is stated");
  CHECK(page.says("Selected point"));
  CHECK(page.faults() == "");
  page.click(Role::button, "Back");
  CHECK(page.says("With sycophancy at 1"));
}

TEST_CASE("Another measure is another chart of the same run") {
  ProbePage page;
  page.run_whole();
  page.click(Role::button, "Right answer given up");
  page.click(Role::menu_item, "Right urgency");
  CHECK(page.view().probe.measure == "urgency_right");
  CHECK(page.says("“Right urgency” is met in"));
  CHECK(page.probe().state() == session::LabProbe::State::finished);
}

TEST_CASE("Settings change what is asked, and a run of others is no longer shown") {
  ProbePage page;
  page.run_whole();
  page.click(Role::button, "Pressure");
  page.click(Role::menu_item, "Help");
  CHECK(page.view().probe.setup.kind == ProbeKind::levers);
  CHECK(page.says("Not run yet"));
  page.does(session::Undo{});
  CHECK(page.says("Told of 4 cases."));
}

TEST_CASE("The lab and its probes lead to each other") {
  ProbePage page;
  page.click(Role::button, "Lab");
  CHECK(page.shown() == View::lab);
  page.click(Role::button, "Probes");
  CHECK(page.shown() == View::probe);
}

TEST_CASE("A probe that no case fits, and a model that fails, say so") {
  ProbePage none({.kind = ProbeKind::pressure, .about = cases::CaseKind::discharge, .cases = 4});
  none.does(session::RunProbe{});
  CHECK(none.says("No case of this kind fits the probe"));
  CHECK(none.faults() == "");
  ProbePage page;
  page.does(session::RunProbe{});
  page.does(session::LabFailed{1, "The graphics processor was lost."});
  CHECK(page.says("The graphics processor was lost."));
  CHECK(page.faults() == "");
}

}  // namespace consilium::testing
