#include "session/reducer.h"

#include <doctest/doctest.h>

#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;

namespace {

ViewState open_state(View view = View::criteria) {
  ViewState state;
  state.study = "shipped:triage";
  state.view = view;
  return state;
}

}  // namespace

TEST_CASE("going to a view closes the inspector page and the table form of the view left") {
  const auto study = testing::make_study();
  ViewState state = open_state(View::criteria);
  state.inspector_page = true;
  state.as_table = true;

  const ViewState same = reduce(state, GoTo{View::criteria}, study.get());
  CHECK(!same.inspector_page);
  CHECK(same.as_table);

  const ViewState other = reduce(state, GoTo{View::about}, study.get());
  CHECK(other.view == View::about);
  CHECK(!other.inspector_page);
  CHECK(!other.as_table);
}

TEST_CASE("a selection says the whole selection") {
  const auto study = testing::make_study();
  ViewState state = open_state();
  state = reduce(state, SelectCell{ModelId(1), CriterionId(2)}, study.get());
  CHECK(state.selection == Selection{ModelId(1), CriterionId(2), {}, 0});

  SUBCASE("a scenario keeps the criterion it is read for") {
    state = reduce(state, SelectScenario{ScenarioId(3), ModelId(0), 7}, study.get());
    CHECK(state.selection == Selection{ModelId(0), CriterionId(2), ScenarioId(3), 7});
  }
  SUBCASE("a model alone drops criterion and scenario") {
    state = reduce(state, SelectScenario{ScenarioId(3), ModelId(0), 7}, study.get());
    state = reduce(state, SelectModel{ModelId(2)}, study.get());
    CHECK(state.selection == Selection{ModelId(2), {}, {}, 0});
  }
  SUBCASE("no scenario has no repeat") {
    state = reduce(state, SelectScenario{ScenarioId(), ModelId(0), 7}, study.get());
    CHECK(state.selection.repeat == 0);
  }
  SUBCASE("clearing it closes the inspector page, which has nothing left to show") {
    state = reduce(state, SetInspectorPage{true}, study.get());
    state = reduce(state, ClearSelection{}, study.get());
    CHECK(state.selection == Selection{});
    CHECK(!state.inspector_page);
  }
}

TEST_CASE("a command with an id that is not of the study is ignored as a whole") {
  const auto study = testing::make_study();
  const ViewState state = reduce(open_state(), SelectCell{ModelId(1), CriterionId(2)}, study.get());
  query::Filter bad_model;
  bad_model.model = ModelId(3);
  bad_model.search = "chest";
  query::Filter bad_criterion;
  bad_criterion.criterion = CriterionId(4);
  const std::vector<Command> strangers{SelectModel{ModelId(3)},
                                       SelectCell{ModelId(0), CriterionId(4)},
                                       SelectCell{ModelId(9), CriterionId(0)},
                                       SelectScenario{ScenarioId(5), ModelId(0)},
                                       SelectScenario{ScenarioId(0), ModelId(3)},
                                       SetFilter{bad_model},
                                       SetFilter{bad_criterion},
                                       OpenEvidence{bad_model},
                                       SetMatrixOrder{{query::RowOrder::hardest_first, ModelId(3), true}},
                                       FoldTheme{64}};
  for (std::size_t i = 0; i < strangers.size(); ++i) {
    CAPTURE(i);
    CHECK(reduce(state, strangers[i], study.get()) == state);
  }
}

TEST_CASE("without a study every id is a stranger, and none is not") {
  const ViewState state;
  CHECK(reduce(state, SelectModel{ModelId(0)}, nullptr) == state);
  CHECK(reduce(state, SelectCell{ModelId(0), CriterionId(0)}, nullptr) == state);
  CHECK(reduce(state, FoldTheme{0}, nullptr) == state);
  CHECK(reduce(state, GoTo{View::about}, nullptr).view == View::about);
  query::Filter search;
  search.search = "x";
  CHECK(reduce(state, SetFilter{search}, nullptr).filter.search == "x");
}

TEST_CASE("opening evidence takes filter, view and selection there") {
  const auto study = testing::make_study();
  ViewState state = open_state();
  state.selection = {ModelId(0), CriterionId(1), ScenarioId(2), 3};
  state.inspector_page = true;
  query::Filter filter;
  filter.criterion = CriterionId(3);
  filter.verdict = query::VerdictFilter::not_met;
  const ViewState next = reduce(state, OpenEvidence{filter}, study.get());
  CHECK(next.view == View::evidence);
  CHECK(next.filter == filter);
  CHECK(next.selection == Selection{ModelId(0), CriterionId(3), {}, 0});
  CHECK(!next.inspector_page);
}

TEST_CASE("a filter leaves the selection alone") {
  const auto study = testing::make_study();
  ViewState state = open_state(View::evidence);
  state.selection = {ModelId(0), {}, ScenarioId(2), 0};
  query::Filter filter;
  filter.model = ModelId(1);
  const ViewState next = reduce(state, SetFilter{filter}, study.get());
  CHECK(next.filter == filter);
  CHECK(next.selection == state.selection);
}

TEST_CASE("ways of reading") {
  const auto study = testing::make_study();
  const ViewState state = open_state();
  const query::MatrixOrder order{query::RowOrder::easiest_first, ModelId(2), false};
  CHECK(reduce(state, SetMatrixOrder{order}, study.get()).matrix_order == order);
  CHECK(reduce(state, SetEvidenceOrder{query::EvidenceOrder::title}, study.get()).evidence_order ==
        query::EvidenceOrder::title);
  CHECK(reduce(state, SetCellText{CellText::interval}, study.get()).cell_text == CellText::interval);
  CHECK(reduce(state, SetWeakBelow{150}, study.get()).weak_below == 150);
  CHECK(reduce(state, SetWeakBelow{4'000'000'000}, study.get()).weak_below == 1'000'000);
  CHECK(reduce(state, SetAsTable{true}, study.get()).as_table);
  CHECK(reduce(state, SetInspectorPage{true}, study.get()).inspector_page);
}

TEST_CASE("folding twice unfolds") {
  const auto study = testing::make_study();
  ViewState state = reduce(open_state(), FoldTheme{1}, study.get());
  state = reduce(state, FoldTheme{63}, study.get());
  CHECK(state.folded_themes == 0x8000000000000002ULL);
  state = reduce(state, FoldTheme{1}, study.get());
  CHECK(state.folded_themes == 0x8000000000000000ULL);
}

TEST_CASE("another study: what belongs to the old one goes, how one likes to read stays") {
  const auto study = testing::make_study();
  ViewState state = open_state(View::evidence);
  state.selection = {ModelId(0), CriterionId(1), ScenarioId(2), 3};
  state.filter.search = "chest";
  state.folded_themes = 3;
  state.as_table = true;
  state.inspector_page = true;
  state.matrix_order = {query::RowOrder::hardest_first, ModelId(1), false};
  state.cell_text = CellText::k_of_n;
  state.weak_below = 150;
  ViewState expected;
  expected.study = "local:b";
  expected.view = View::overview;
  expected.matrix_order = {query::RowOrder::hardest_first, ModelId(), false};
  expected.cell_text = CellText::k_of_n;
  expected.weak_below = 150;
  CHECK(reduce(state, StudyLoaded{"local:b", study}, study.get()) == expected);
}

TEST_CASE("commands that only have effects change no view") {
  const auto study = testing::make_study();
  const ViewState state = reduce(open_state(), SelectCell{ModelId(1), CriterionId(2)}, study.get());
  const std::vector<Command> effects{Undo{},
                                     Redo{},
                                     SetTheme{Theme::dark},
                                     SetTextScale{2.0},
                                     OpenStudy{"x"},
                                     ChooseFiles{},
                                     CancelImport{},
                                     ForgetStudy{"x"},
                                     CopyText{},
                                     SaveFile{},
                                     ShareView{},
                                     OpenPlainPage{},
                                     OpenUrl{},
                                     StudyFailed{},
                                     ImportProgress{},
                                     ImportCancelled{},
                                     LinkArrived{""},
                                     DismissNotice{},
                                     Notify{},
                                     DeleteEverything{}};
  for (std::size_t i = 0; i < effects.size(); ++i) {
    CAPTURE(i);
    CHECK(reduce(state, effects[i], study.get()) == state);
  }
}
