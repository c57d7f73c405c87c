// The session: what is open, what is on screen, what came before. The one place that mutates.
//
// The app gives it commands; it updates ViewState through the pure reducer (reducer.h), keeps undo history
// (history.h), and asks the ports for effects. Views read it const.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/command.h"
#include "session/history.h"
#include "session/ports.h"
#include "session/view_state.h"

namespace consilium::session {

struct ImportStatus {  // an import or a load that is under way
  std::string label;   // "Reading theory.eval"
  std::uint64_t done_bytes = 0;
  std::uint64_t total_bytes = 0;
  double started_ms = 0.0;
};

struct Notice {  // announced in the status (info) or alert (warning, error) region and shown as a bar
  Severity severity = Severity::info;
  std::string message;
  std::string where;
  std::string hint;
  std::uint64_t number = 0;  // rises with each notice, so that the same words are announced again
};

class Session {
 public:
  explicit Session(Ports ports);

  // Applies one command at time `now_ms` (a monotonic clock given by the caller).
  void apply(const Command& command, double now_ms);

  [[nodiscard]] const ViewState& view() const { return view_; }
  [[nodiscard]] const Preferences& preferences() const { return preferences_; }
  [[nodiscard]] const Study* study() const { return study_.get(); }
  [[nodiscard]] std::shared_ptr<const Study> study_shared() const { return study_; }
  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] bool can_redo() const;
  [[nodiscard]] const std::optional<ImportStatus>& import_status() const { return import_; }
  [[nodiscard]] const std::optional<Notice>& notice() const { return notice_; }
  // The failed open or import last shown, with everything that was found; cleared by the next success or dismissal.
  [[nodiscard]] const std::optional<StudyFailed>& failure() const { return failure_; }
  [[nodiscard]] const std::vector<StudyEntry>& library() const { return library_; }

  void set_library(std::vector<StudyEntry> entries) { library_ = std::move(entries); }
  void set_preferences(const Preferences& preferences) { preferences_ = preferences; }

 private:
  void reduce_and_record(const Command& command);
  void study_loaded(const StudyLoaded& loaded);
  void announce(Severity severity, std::string message, std::string where = {}, std::string hint = {});

  Ports ports_;
  ViewState view_;
  Preferences preferences_;
  History history_;
  std::shared_ptr<const Study> study_;
  std::optional<std::string> pending_link_;  // the fragment to apply once its study is there
  std::optional<ImportStatus> import_;
  std::optional<Notice> notice_;
  std::optional<StudyFailed> failure_;
  std::vector<StudyEntry> library_;
  std::uint64_t notices_ = 0;
};

}  // namespace consilium::session
