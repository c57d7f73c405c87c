// Undo and redo of ViewState: whole snapshots, at most `max_entries`, oldest dropped first.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "session/view_state.h"

namespace consilium::session {

class History {
 public:
  static constexpr std::size_t max_entries = 100;

  // `before` is the state that a command is about to replace. Clears redo.
  void record(const ViewState& before);
  // For a change that joins the step recorded last: only clears redo.
  void join() { future_.clear(); }
  // The state to go to, given the current one; nullopt when there is none. Snapshots equal to `current` (a search
  // typed and taken back) are skipped, so that each undo is seen to do something.
  std::optional<ViewState> undo(const ViewState& current);
  std::optional<ViewState> redo(const ViewState& current);
  void clear();

  [[nodiscard]] bool can_undo(const ViewState& current) const;
  [[nodiscard]] bool can_redo(const ViewState& current) const;

 private:
  std::vector<ViewState> past_;
  std::vector<ViewState> future_;
};

}  // namespace consilium::session
