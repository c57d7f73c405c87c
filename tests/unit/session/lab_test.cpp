#include "session/lab.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "session/lab_presets.h"
#include "support/case_book.h"
#include "support/lab_book.h"
#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;
using consilium::testing::Bench;
using consilium::testing::case_book;
using consilium::testing::lab_book;
using Calls = std::vector<std::string>;

namespace {

LabToken token(std::int64_t id, std::string text) {
  LabToken made;
  made.chosen = {id, std::move(text), -0.1};
  made.alternatives = {made.chosen, {id + 100, " else", -2.0}};
  return made;
}

// In the lab, with book and model there; what was called until then is forgotten.
struct LabBench : Bench {
  explicit LabBench(const LabColumns& columns = {}) {
    does(OpenLab{columns});
    does(LabBookArrived{lab_book()});
    does(LabModelReady{{.dials = 6}});
  }
  Calls calls() { return std::exchange(lab.calls, {}); }
  void replies(std::uint64_t number, std::string words) {
    does(LabTokenCame{number, token(1, std::move(words))});
    does(LabReplyEnded{number, LabEnd::by_itself});
  }
  [[nodiscard]] const LabRun* run(LabSide side) const { return session.lab().run(side); }
  [[nodiscard]] std::string said(LabSide side) const { return run(side)->exchange.replies().back().text(); }
};

LabColumns with_dial(double value) {
  LabColumns columns;
  columns.a.dials[0] = value;
  return columns;
}

}  // namespace

TEST_CASE("nothing is fetched before the lab is on screen, then book and model, once") {
  Bench bench;
  bench.does(GoTo{View::home});
  CHECK(bench.lab.calls.empty());
  bench.does(GoTo{View::lab});
  CHECK(bench.lab.calls == Calls{"book", "load auto"});
  bench.does(GoTo{View::home});
  bench.does(GoTo{View::lab});
  CHECK(bench.lab.calls.size() == 2);
  bench.does(LabLoadProgress{5, 10});
  CHECK(bench.session.lab().loading().done_bytes == 5);
  bench.does(LabModelReady{{.dials = 6}});
  CHECK(bench.lab.calls.size() == 2);  // no case to ask about yet
  bench.does(LabBookArrived{lab_book()});
  CHECK(bench.lab.calls.back() == "ask 1");
}

TEST_CASE("a reply comes token by token and is judged when it has ended") {
  LabBench bench;
  CHECK(bench.calls() == Calls{"book", "load auto", "ask 1"});
  bench.does(LabTokenCame{1, token(1, "Call an ambulance")});
  CHECK(bench.run(LabSide::a)->running());
  CHECK(bench.run(LabSide::a)->findings.empty());
  bench.does(LabTokenCame{1, token(2, " now.")});
  bench.does(LabReplyEnded{1, LabEnd::by_itself});
  CHECK(bench.said(LabSide::a) == "Call an ambulance now.");
  CHECK_FALSE(bench.run(LabSide::a)->running());
  CHECK(bench.run(LabSide::a)->findings.size() == lab_book()->criteria.size());
  CHECK(bench.run(LabSide::a)->tokens_per_second() == doctest::Approx(1000.0 / Bench::step_ms));
  CHECK(bench.run(LabSide::b) == nullptr);
}

TEST_CASE("a turned dial is asked about beside the dials at 0, and what was asked before is dropped") {
  LabBench bench;
  bench.calls();
  LabSetup turned = bench.view().lab.a;
  turned.dials[0] = 1.0;
  bench.does(SetLab{LabSide::a, turned});
  CHECK(bench.calls() == Calls{"cancel 1", "ask 2", "ask 3"});
  bench.does(LabTokenCame{1, token(9, "late")});  // of the question that was cancelled
  bench.replies(2, "It is nothing.");
  bench.replies(3, "Call an ambulance now.");
  CHECK(bench.said(LabSide::a) == "It is nothing.");
  CHECK(bench.said(LabSide::b) == "Call an ambulance now.");
  CHECK(bench.lab.questions[1].dials[0] == 1.0);
  CHECK(bench.lab.questions[2].dials == cases::Dials{});

  bench.does(Undo{});
  CHECK(bench.calls() == Calls{"ask 4"});
  CHECK(bench.run(LabSide::b) == nullptr);
}

TEST_CASE("every turn in which somebody insists is asked after the reply before it") {
  LabColumns columns;
  columns.a.c.belief = cases::Belief::harmless;
  columns.a.c.insistence = 2;
  LabBench bench(columns);
  bench.replies(1, "No.");
  bench.replies(2, "Still no.");
  CHECK(bench.run(LabSide::a)->findings.empty());
  bench.replies(3, "Call an ambulance now.");
  CHECK(bench.calls() == Calls{"book", "load auto", "ask 1", "ask 2", "ask 3"});
  CHECK(bench.lab.questions[2].conversation[bench.lab.questions[2].conversation.size() - 2].text == "Still no.");
  CHECK_FALSE(bench.run(LabSide::a)->findings.empty());
}

TEST_CASE("going on from another token keeps what came before it, and undo brings the first reply back") {
  LabBench bench;
  bench.does(LabTokenCame{1, token(1, "You")});
  bench.does(LabTokenCame{1, token(2, " can wait.")});
  bench.does(LabReplyEnded{1, LabEnd::by_itself});
  bench.calls();
  bench.does(GoOnFrom{LabSide::a, {.reply = 0, .token = 1, .id = 102}});
  CHECK(bench.calls() == Calls{"ask 2"});
  CHECK(bench.lab.questions.back().begun == std::vector<std::int64_t>{1, 102});
  bench.replies(2, " now.");
  CHECK(bench.said(LabSide::a) == "You else now.");
  bench.does(Undo{});
  CHECK(bench.calls() == Calls{"ask 3"});
  CHECK(bench.lab.questions.back().begun.empty());
  bench.does(Redo{});
  CHECK(bench.calls() == Calls{"cancel 3", "ask 4"});
  bench.does(LabTokenCame{4, token(1, "You")});
  bench.does(LabTokenCame{4, token(2, " can wait.")});
  CHECK(bench.calls() == Calls{"cancel 4", "ask 5"});  // the token of the edit stands in its place
  CHECK(bench.said(LabSide::a) == "You else");
}

TEST_CASE("other changes take the edits away") {
  LabColumns columns;
  columns.a = with_edit(columns.a, {0, 1, 5});
  LabBench bench(columns);
  LabSetup older = bench.view().lab.a;
  older.c.age += 5;
  bench.does(SetLab{LabSide::a, older});
  CHECK(bench.view().lab.a.edits.empty());
}

TEST_CASE("a stop keeps what was said; run again asks anew; a failure says why and waits") {
  LabBench bench(with_dial(1.0));
  bench.calls();
  bench.does(LabTokenCame{1, token(1, "Call an ambulance")});
  bench.does(StopLab{});
  CHECK(bench.calls() == Calls{"cancel 1", "cancel 2"});
  CHECK(bench.said(LabSide::a) == "Call an ambulance");
  CHECK(bench.run(LabSide::a)->exchange.replies().back().end == LabEnd::stopped);
  CHECK_FALSE(bench.run(LabSide::a)->findings.empty());
  bench.does(RunLab{});
  CHECK(bench.calls() == Calls{"ask 3", "ask 4"});
  bench.does(LabFailed{3, "The device was lost."});
  CHECK(bench.run(LabSide::a)->failure == "The device was lost.");
  CHECK_FALSE(bench.run(LabSide::a)->running());
  CHECK(bench.calls().empty());
}

TEST_CASE("a model that cannot be loaded says why, and can be asked for again") {
  Bench bench;
  bench.does(GoTo{View::lab});
  bench.does(LabBookFailed{"no connection"});
  bench.does(LabFailed{0, "no connection"});
  CHECK(bench.session.lab().loading().stage == LabLoading::Stage::failed);
  bench.lab.calls.clear();
  bench.does(LoadLabModel{LabProvider::wasm});
  CHECK(bench.lab.calls == Calls{"load one", "book"});
  bench.does(StopLab{});
  CHECK(bench.lab.calls.back() == "cancel 0");
  CHECK(bench.session.lab().loading().stage == LabLoading::Stage::failed);
}

TEST_CASE("B is kept, changed and let go") {
  LabBench bench(with_dial(1.0));
  bench.does(KeepAsB{});
  REQUIRE(bench.view().lab.b);
  LabSetup changed = bench.view().lab.a;
  changed.help.reference = true;
  bench.does(SetLab{LabSide::a, changed});
  CHECK_FALSE(bench.view().lab.b->help.reference);
  CHECK(bench.run(LabSide::b)->exchange.setup().dials[0] == 1.0);
  bench.does(ShowLab{LabShown::both});
  bench.does(DropB{});
  CHECK_FALSE(bench.view().lab.b);
  CHECK(bench.view().lab.shown == LabShown::a);
  CHECK(bench.run(LabSide::b)->exchange.setup().dials == cases::Dials{});
}

TEST_CASE("a link brings the lab back, with or without a study") {
  for (const LabPreset preset : lab_presets) {
    Bench bench;
    bench.does(OpenLab{columns_of(preset)});
    const std::string link = bench.desk.links.back().fragment;
    Bench other;
    other.does(LinkArrived{link});
    CHECK(other.view() == bench.view());
    CHECK(other.lab.calls == Calls{"book", "load auto"});
    Bench with_study;
    with_study.opens("shipped:a");
    with_study.does(LinkArrived{link});
    CHECK(with_study.view().lab == bench.view().lab);
    CHECK(with_study.view().study == "shipped:a");
  }
}

TEST_CASE("the ready set-ups ask what they say") {
  for (const LabPreset preset : lab_presets) {
    const LabColumns columns = columns_of(preset);
    CHECK(fitted(columns.a, case_book()) == columns.a);
    CHECK(beside_a(columns));
    CHECK_FALSE(to_words(preset).empty());
    CHECK_FALSE(what_it_shows(preset).empty());
  }
}
