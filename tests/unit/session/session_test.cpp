// View changes, undo and links; effects are in session_effects_test.cpp.
#include "session/session.h"

#include <doctest/doctest.h>

#include "session/url_codec.h"
#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;
using testing::Bench;
using testing::make_study;

namespace {

SetFilter typed(std::string text) {
  query::Filter filter;
  filter.search = std::move(text);
  return {filter};
}

}  // namespace

TEST_CASE("each change is one step of undo, and redo brings it back") {
  Bench bench;
  bench.opens("shipped:a");
  std::vector<ViewState> states{bench.view()};
  query::Filter filter;
  filter.criterion = CriterionId(1);
  const std::vector<Command> commands{GoTo{View::criteria},
                                      SelectModel{ModelId(0)},
                                      SelectCell{ModelId(1), CriterionId(1)},
                                      OpenEvidence{filter},
                                      SelectScenario{ScenarioId(2), ModelId(1)},
                                      typed("chest"),
                                      SetMatrixOrder{{query::RowOrder::hardest_first, ModelId(), true}},
                                      SetEvidenceOrder{query::EvidenceOrder::title},
                                      SetCellText{CellText::interval},
                                      SetWeakBelow{99},
                                      FoldTheme{1},
                                      SetAsTable{true},
                                      SetInspectorPage{true},
                                      ClearSelection{}};
  for (const Command& command : commands) {
    bench.does(command);
    CAPTURE(command.index());
    CHECK(bench.view() != states.back());
    states.push_back(bench.view());
  }
  for (std::size_t i = states.size() - 1; i > 0; --i) {
    CHECK(bench.session.can_undo());
    bench.does(Undo{});
    CHECK(bench.view() == states[i - 1]);
  }
  CHECK(!bench.session.can_undo());
  bench.does(Undo{});
  CHECK(bench.view() == states.front());
  for (std::size_t i = 1; i < states.size(); ++i) {
    bench.does(Redo{});
    CHECK(bench.view() == states[i]);
  }
  CHECK(!bench.session.can_redo());
  CHECK(decode_link(bench.desk.links.back().fragment, bench.session.study()) == bench.view());
}

TEST_CASE("a command that changes nothing is no step and writes no link") {
  Bench bench;
  bench.opens("shipped:a");
  const std::size_t links = bench.desk.links.size();
  bench.does(GoTo{View::overview});
  bench.does(SelectModel{ModelId(77)});
  CHECK(!bench.session.can_undo());
  CHECK(bench.desk.links.size() == links);
}

TEST_CASE("typed search text is one step while it flows") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(GoTo{View::evidence});
  const ViewState before = bench.view();
  bench.does(typed("c"));
  bench.does(typed("ch"), 300.0);
  bench.does(typed("che"), 800.0);
  const ViewState paused = bench.view();
  bench.does(typed("ches"), 801.0);
  bench.does(Undo{});
  CHECK(bench.view() == paused);
  bench.does(Undo{});
  CHECK(bench.view() == before);
}

TEST_CASE("text typed and taken back leaves no empty step") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(GoTo{View::evidence});
  bench.does(typed("c"));
  bench.does(typed(""), 100.0);
  bench.does(Undo{});
  CHECK(bench.view().view == View::overview);
}

TEST_CASE("a filter that changes by more than its text is a step of its own") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(typed("c"));
  SetFilter with_model = typed("c");
  with_model.filter.model = ModelId(1);
  bench.does(with_model, 100.0);
  bench.does(Undo{});
  CHECK(bench.view().filter == typed("c").filter);
}

TEST_CASE("a dragged threshold and a walk through scenarios are one step each") {
  Bench bench;
  bench.opens("shipped:a");
  const ViewState before = bench.view();
  for (std::uint32_t n = 31; n < 60; ++n) bench.does(SetWeakBelow{n}, 16.0);
  const ViewState dragged = bench.view();
  for (std::uint32_t i = 0; i < 5; ++i) bench.does(SelectScenario{ScenarioId(i), ModelId(0)}, 200.0);
  bench.does(Undo{});
  CHECK(bench.view() == dragged);
  bench.does(Undo{});
  CHECK(bench.view() == before);
}

TEST_CASE("two cells clicked quickly are two steps") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(SelectCell{ModelId(0), CriterionId(0)});
  bench.does(SelectCell{ModelId(1), CriterionId(0)}, 50.0);
  bench.does(Undo{});
  CHECK(bench.view().selection.model == ModelId(0));
}

TEST_CASE("commands of one moment are one step: on a phone a cell opens its page") {
  Bench bench;
  bench.opens("shipped:a");
  const ViewState before = bench.view();
  bench.does(SelectCell{ModelId(0), CriterionId(0)});
  bench.does(SetInspectorPage{true}, 0.0);
  bench.does(Undo{});
  CHECK(bench.view() == before);
}

TEST_CASE("nothing joins a step that was undone") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(SetWeakBelow{40});
  bench.does(SetWeakBelow{50});
  bench.does(Undo{}, 10.0);
  bench.does(SetWeakBelow{60}, 10.0);
  bench.does(Undo{});
  CHECK(bench.view().weak_below == 40);
}

TEST_CASE("undo belongs to one study") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(GoTo{View::about});
  bench.opens("shipped:b", make_study("B"));
  CHECK(!bench.session.can_undo());
  bench.does(Undo{});
  CHECK(bench.view().study == "shipped:b");
}

TEST_CASE("navigation makes a new entry in the browser's history, the rest replaces") {
  Bench bench;
  const auto new_entry = [&](const Command& command) {
    const std::size_t links = bench.desk.links.size();
    bench.does(command);
    REQUIRE(bench.desk.links.size() == links + 1);
    CHECK(bench.desk.links.back().fragment == encode_link(bench.view(), bench.session.study()));
    return bench.desk.links.back().new_entry;
  };
  bench.does(OpenStudy{"shipped:a"});
  CHECK(bench.desk.links.empty());
  CHECK(new_entry(StudyLoaded{"shipped:a", make_study(), true}));
  CHECK(new_entry(GoTo{View::criteria}));
  CHECK(!new_entry(SelectCell{ModelId(0), CriterionId(0)}));
  CHECK(new_entry(SetInspectorPage{true}));
  CHECK(!new_entry(SetInspectorPage{false}));
  CHECK(new_entry(OpenEvidence{}));
  CHECK(!new_entry(typed("x")));
  CHECK(!new_entry(Undo{}));
  CHECK(!new_entry(Redo{}));
  CHECK(new_entry(OpenStudy{"shipped:a"}));
}

TEST_CASE("a link at start-up loads its study, then shows its state") {
  const auto study = make_study();
  ViewState wanted;
  wanted.study = "shipped:a";
  wanted.view = View::evidence;
  wanted.selection = {ModelId(1), CriterionId(2), ScenarioId(3), 0};
  wanted.filter.search = "chest pain";
  const std::string link = encode_link(wanted, study.get());

  Bench bench;
  bench.does(LinkArrived{link});
  CHECK(bench.store.opened == std::vector<std::string>{"shipped:a"});
  CHECK(bench.session.import_status());
  CHECK(bench.view() == ViewState{});
  bench.does(StudyLoaded{"shipped:a", study, true});
  CHECK(bench.view() == wanted);
  CHECK(!bench.session.import_status());
  CHECK(!bench.session.can_undo());
  CHECK(bench.desk.links.empty());
}

TEST_CASE("back and forward in the same study apply at once and can be undone") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(GoTo{View::criteria});
  const std::string link = bench.desk.links.back().fragment;
  bench.does(GoTo{View::about});
  const std::size_t links = bench.desk.links.size();
  bench.does(LinkArrived{link});
  CHECK(bench.view().view == View::criteria);
  CHECK(bench.store.opened.size() == 1);
  CHECK(bench.desk.links.size() == links);
  bench.does(Undo{});
  CHECK(bench.view().view == View::about);
}

TEST_CASE("back to the study before opens it again") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(GoTo{View::criteria});
  const std::string link = bench.desk.links.back().fragment;
  bench.opens("local:b", make_study("B"));
  bench.does(LinkArrived{link});
  CHECK(bench.store.opened.back() == "shipped:a");
  CHECK(bench.view().study == "local:b");
  bench.does(StudyLoaded{"shipped:a", make_study(), true});
  CHECK(bench.view().study == "shipped:a");
  CHECK(bench.view().view == View::criteria);
}

TEST_CASE("back to the empty address shows Home and keeps the study") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(SelectModel{ModelId(1)});
  bench.does(LinkArrived{""});
  CHECK(bench.view().view == View::home);
  CHECK(bench.view().study == "shipped:a");
  CHECK(bench.view().selection.model == ModelId(1));
  CHECK(bench.session.study() != nullptr);
}

TEST_CASE("a link whose study cannot be opened loses nothing") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(GoTo{View::criteria});
  const ViewState before = bench.view();
  bench.does(LinkArrived{"v=1&s=local%3Agone&p=evidence"});
  bench.does(
      StudyFailed{"local:gone", {"study-unknown", "This study is not kept on this device.", {}, "Open its file."}, {}});
  CHECK(bench.view() == before);
  CHECK(bench.session.study() != nullptr);
  CHECK(bench.session.notice()->severity == Severity::error);
  CHECK(!bench.session.import_status());
  CHECK(bench.desk.links.back().fragment ==
        encode_link(before, bench.session.study()));  // the address says what is shown
  // The link is spent: another study opens at its overview.
  bench.opens("shipped:b");
  CHECK(bench.view().view == View::overview);
}

TEST_CASE("parts of a link that are gone are told") {
  Bench bench;
  bench.does(LinkArrived{"v=1&s=shipped%3Aa&p=criteria&m=deadbeef"});
  bench.does(StudyLoaded{"shipped:a", make_study(), true});
  CHECK(bench.view().view == View::criteria);
  CHECK(!bench.view().selection.model.valid());
  CHECK(bench.session.notice()->severity == Severity::warning);
  CHECK(bench.notice() == "Parts of this link could not be found and were left out.");
}

TEST_CASE("hostile links do no harm") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(GoTo{View::criteria});
  const std::vector<std::string> hostile{"s=..%2F..%2Fetc%2Fpasswd", "%%%%%",
                                         "v=999999999999999999999",  std::string(1'000'000, '&'),
                                         "s=%FF%FE&p=%00",           "v=1&fs=" + std::string(100'000, '%')};
  for (const std::string& link : hostile) bench.does(LinkArrived{link});
  CHECK(bench.session.study() != nullptr);
  CHECK(bench.view().study == "shipped:a");
  CHECK(bench.store.opened == std::vector<std::string>{"shipped:a"});
  bench.does(LinkArrived{"v=1&s=shipped:a&m=zz&c=-1&q=99999999999999999&r=-3&fm=.&wb=1e9&fo=-1&ft=:&ft=%3A"});
  CHECK(bench.view().selection == Selection{});
  CHECK(bench.view().weak_below == query::default_weak_below);
}

TEST_CASE("no ports, no crash") {
  Session session{Ports{}};
  double now_ms = 0.0;
  for (const Command& command :
       std::vector<Command>{OpenStudy{"shipped:a"}, StudyLoaded{"local:a", make_study()}, GoTo{View::criteria},
                            ChooseFiles{}, CancelImport{}, CopyText{"a", "b"}, SaveFile{}, ShareView{}, OpenPlainPage{},
                            OpenUrl{"https://example.org"}, SetTheme{Theme::dark}, SetTextScale{1.5},
                            ForgetStudy{"local:a"}, DeleteEverything{}, LinkArrived{"s=shipped:b"}, Undo{}, Redo{}}) {
    session.apply(command, now_ms += 1000.0);
  }
  CHECK(session.study() == nullptr);
}
