#include "session/shortcuts.h"

#include <doctest/doctest.h>

#include <set>

#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;
using testing::Bench;

namespace {

Chord key(std::string name) { return {.key = std::move(name)}; }
Chord ctrl(std::string name, bool shift = false) { return {.key = std::move(name), .primary = true, .shift = shift}; }

template <typename T>
bool is_command(const std::optional<Deed>& deed) {
  const auto* command = deed ? std::get_if<Command>(&*deed) : nullptr;
  return command != nullptr && std::holds_alternative<T>(*command);
}
bool is_action(const std::optional<Deed>& deed, UiAction action) {
  return deed && std::holds_alternative<UiAction>(*deed) && std::get<UiAction>(*deed) == action;
}

}  // namespace

TEST_CASE("chords and what they stand for") {
  const KeyContext free;
  CHECK(shortcut_of(ctrl("k"), free) == Shortcut::palette);
  CHECK(shortcut_of(ctrl("K"), free) == Shortcut::palette);
  CHECK(shortcut_of({.key = "?", .shift = true}, free) == Shortcut::shortcuts);
  CHECK(shortcut_of(ctrl("z"), free) == Shortcut::undo);
  CHECK(shortcut_of(ctrl("z", true), free) == Shortcut::redo);
  CHECK(shortcut_of(ctrl("Z", true), free) == Shortcut::redo);
  CHECK(shortcut_of(ctrl("y"), free) == Shortcut::redo);
  CHECK(shortcut_of(key("o"), free) == Shortcut::choose_files);
  CHECK(shortcut_of(key("1"), free) == Shortcut::go_home);
  CHECK(shortcut_of({.key = "6", .shift = true}, free) == Shortcut::go_about);
  CHECK(shortcut_of(key("Escape"), free) == Shortcut::close_level);
  CHECK(shortcut_of(key("j"), free) == Shortcut::next_scenario);
  CHECK(shortcut_of(key("k"), free) == Shortcut::previous_scenario);
  CHECK(shortcut_of(key("ArrowDown"), free) == Shortcut::next_scenario);
  CHECK(shortcut_of(key("ArrowUp"), free) == Shortcut::previous_scenario);
  CHECK(shortcut_of(key("t"), free) == Shortcut::theme);
  CHECK(shortcut_of(key("/"), free) == Shortcut::search);
  CHECK(shortcut_of(key("c"), free) == Shortcut::copy_csv);
}

TEST_CASE("chords of the browser and of nobody are left alone") {
  const KeyContext free;
  for (const Chord& chord :
       {ctrl("c"), ctrl("t"), ctrl("1"), ctrl("o"), key("q"), key(""), key("7"), Chord{.key = "k", .shift = true},
        Chord{.key = "z"}, Chord{.key = "1", .alt = true}, Chord{.key = "ArrowDown", .shift = true}}) {
    CAPTURE(chord.key);
    CHECK(!shortcut_of(chord, free));
  }
}

TEST_CASE("a text field keeps its letters, arrows and undo") {
  const KeyContext typing{.typing_text = true};
  CHECK(shortcut_of(ctrl("k"), typing) == Shortcut::palette);
  CHECK(shortcut_of(key("Escape"), typing) == Shortcut::close_level);
  for (const Chord& chord : {key("k"), key("?"), key("/"), key("1"), key("ArrowDown"), ctrl("z"), ctrl("y")})
    CHECK(!shortcut_of(chord, typing));
  const KeyContext arrows{.arrows_taken = true};
  CHECK(!shortcut_of(key("ArrowDown"), arrows));
  CHECK(shortcut_of(key("j"), arrows) == Shortcut::next_scenario);
}

TEST_CASE("what cannot be done now is not offered") {
  Bench bench;
  const auto now = [&](Shortcut shortcut) { return deed_of(shortcut, bench.session, false); };
  CHECK(is_action(now(Shortcut::palette), UiAction::open_palette));
  CHECK(is_command<ChooseFiles>(now(Shortcut::choose_files)));
  for (const Shortcut shortcut : {Shortcut::undo, Shortcut::redo, Shortcut::go_overview, Shortcut::search,
                                  Shortcut::next_scenario, Shortcut::copy_csv, Shortcut::close_level}) {
    CHECK(!now(shortcut));
  }
  bench.opens("shipped:a");
  CHECK(is_command<GoTo>(now(Shortcut::go_criteria)));
  CHECK(is_action(now(Shortcut::search), UiAction::focus_search));
  CHECK(is_action(now(Shortcut::copy_csv), UiAction::copy_csv));
  CHECK(!now(Shortcut::next_scenario));
  bench.does(GoTo{View::evidence});
  CHECK(is_action(now(Shortcut::next_scenario), UiAction::next_scenario));
  CHECK(is_action(now(Shortcut::previous_scenario), UiAction::previous_scenario));
  CHECK(is_command<Undo>(now(Shortcut::undo)));
  bench.does(GoTo{View::about});
  CHECK(!now(Shortcut::copy_csv));
}

TEST_CASE("the theme key turns to the other of what is shown") {
  Bench bench;
  const auto theme = [&](bool dark) {
    return std::get<SetTheme>(std::get<Command>(*deed_of(Shortcut::theme, bench.session, dark))).theme;
  };
  CHECK(theme(false) == Theme::dark);
  CHECK(theme(true) == Theme::light);
}

TEST_CASE("Escape closes one level after the other") {
  Bench bench;
  bench.opens("shipped:a");
  bench.does(GoTo{View::criteria});
  bench.does(SelectCell{ModelId(0), CriterionId(0)});
  bench.does(SetAsTable{true});
  bench.does(SetInspectorPage{true});
  REQUIRE(bench.session.notice());
  std::vector<std::size_t> kinds;
  while (const auto command = close_one_level(bench.session)) {
    kinds.push_back(command->index());
    bench.does(*command);
    REQUIRE(kinds.size() <= 4);
  }
  CHECK(kinds == std::vector<std::size_t>{Command(DismissNotice{}).index(), Command(SetInspectorPage{}).index(),
                                          Command(SetAsTable{}).index(), Command(ClearSelection{}).index()});
}

TEST_CASE("the table names every shortcut once, with its keys") {
  std::set<Shortcut> named;
  for (const ShortcutLine& line : shortcut_table(false)) {
    CHECK(!line.keys.empty());
    CHECK(!line.words.empty());
    CHECK(named.insert(line.shortcut).second);
  }
  CHECK(named.size() == static_cast<std::size_t>(Shortcut::theme) + 1);
  CHECK(keys_text(Shortcut::redo, false) == "Ctrl+Shift+Z or Ctrl+Y");
  CHECK(keys_text(Shortcut::undo, true) == "Cmd+Z");
  CHECK(keys_text(Shortcut::next_scenario, false) == "J or Down");
}
