#include "session/history.h"

#include <doctest/doctest.h>

using namespace consilium::session;

namespace {

ViewState state(std::uint32_t weak_below) {
  ViewState view;
  view.weak_below = weak_below;
  return view;
}

}  // namespace

TEST_CASE("undo and redo walk the same way back and forth") {
  History history;
  CHECK(!history.can_undo(state(1)));
  CHECK(!history.undo(state(1)));
  history.record(state(1));
  history.record(state(2));
  CHECK(history.undo(state(3)) == state(2));
  CHECK(history.undo(state(2)) == state(1));
  CHECK(!history.undo(state(1)));
  CHECK(history.redo(state(1)) == state(2));
  CHECK(history.redo(state(2)) == state(3));
  CHECK(!history.redo(state(3)));
}

TEST_CASE("a new change ends redo") {
  History history;
  history.record(state(1));
  CHECK(history.undo(state(2)) == state(1));
  CHECK(history.can_redo(state(1)));
  SUBCASE("as a step") { history.record(state(1)); }
  SUBCASE("as part of one") { history.join(); }
  CHECK(!history.can_redo(state(1)));
}

TEST_CASE("each undo is seen to do something") {
  History history;
  history.record(state(1));
  history.record(state(2));
  // Typed and taken back: the state is that of the last snapshot.
  CHECK(history.undo(state(2)) == state(1));
  CHECK(!history.can_undo(state(1)));
}

TEST_CASE("the oldest of more than 100 snapshots is dropped") {
  History history;
  for (std::uint32_t i = 0; i <= History::max_entries; ++i) history.record(state(i));
  ViewState current = state(1000);
  std::size_t steps = 0;
  while (auto earlier = history.undo(current)) {
    current = *earlier;
    ++steps;
  }
  CHECK(steps == History::max_entries);
  CHECK(current == state(1));
}

TEST_CASE("clear forgets both ways") {
  History history;
  history.record(state(1));
  history.record(state(2));
  REQUIRE(history.undo(state(3)));
  history.clear();
  CHECK(!history.can_undo(state(2)));
  CHECK(!history.can_redo(state(2)));
}
