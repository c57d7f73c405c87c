#include "session/history.h"

#include <algorithm>

namespace consilium::session {
namespace {

bool differs_somewhere(const std::vector<ViewState>& states, const ViewState& current) {
  return std::any_of(states.begin(), states.end(), [&](const ViewState& state) { return state != current; });
}

// Takes the newest snapshot of `from` that differs from `current`, and leaves `current` on `to`.
std::optional<ViewState> step(std::vector<ViewState>& from, std::vector<ViewState>& to, const ViewState& current) {
  while (!from.empty() && from.back() == current) from.pop_back();
  if (from.empty()) return std::nullopt;
  ViewState state = std::move(from.back());
  from.pop_back();
  to.push_back(current);
  return state;
}

}  // namespace

void History::record(const ViewState& before) {
  if (past_.size() == max_entries) past_.erase(past_.begin());
  past_.push_back(before);
  future_.clear();
}

std::optional<ViewState> History::undo(const ViewState& current) { return step(past_, future_, current); }
std::optional<ViewState> History::redo(const ViewState& current) { return step(future_, past_, current); }

void History::clear() {
  past_.clear();
  future_.clear();
}

bool History::can_undo(const ViewState& current) const { return differs_somewhere(past_, current); }
bool History::can_redo(const ViewState& current) const { return differs_somewhere(future_, current); }

}  // namespace consilium::session
