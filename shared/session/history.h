// Undo and redo of ViewState: whole snapshots, at most `max_entries`, oldest dropped first.
#pragma once

#include <optional>
#include <vector>

#include "session/view_state.h"

namespace consilium::session {

class History {
 public:
  static constexpr std::size_t max_entries = 100;

  // `before` is the state that a command is about to replace. Clears redo.
  void record(const ViewState& before);
  // The state to go to, given the current one; nullopt when there is none.
  std::optional<ViewState> undo(const ViewState& current);
  std::optional<ViewState> redo(const ViewState& current);
  void clear();

  [[nodiscard]] bool can_undo() const { return !past_.empty(); }
  [[nodiscard]] bool can_redo() const { return !future_.empty(); }

 private:
  std::vector<ViewState> past_;
  std::vector<ViewState> future_;
};

}  // namespace consilium::session
