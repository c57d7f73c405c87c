// The session: what is open, what is on screen, what came before. The one place that mutates.
//
// The app gives it commands; it updates ViewState through the pure reducer (reducer.h), keeps undo history
// (history.h), and asks the ports for effects. Views read it const.
//
// Undo belongs to one study: opening another clears it, and the browser's Back leads to the study before. Commands
// that are one gesture are one step: those given at the same `now_ms`, and streams such as typed search text, a
// dragged threshold or stepping through scenarios when each follows within `join_within_ms`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "session/command.h"
#include "session/history.h"
#include "session/lab.h"
#include "session/library.h"
#include "session/models.h"
#include "session/ports.h"
#include "session/view_state.h"

namespace consilium::session {

struct ImportStatus {  // an import or a load that is under way
  std::string label;   // "Reading theory.eval"
  std::uint64_t done_bytes = 0;
  std::uint64_t total_bytes = 0;  // 0 = not known
  double began_ms = 0.0;          // the whole work
  double started_ms = 0.0;        // its present step, which the label names
};

struct Notice {  // announced in the status (info) or alert (warning, error) region and shown as a bar
  Severity severity = Severity::info;
  std::string message;
  std::string where;
  std::string hint;
  bool more_notes = false;   // the notes of the import (of the failure, else of the study) say more
  std::uint64_t number = 0;  // rises with each notice, so that the same words are announced again
};

// Makes the static HTML of the current view for OpenPlainPage; given by the app.
using PlainPage = std::function<std::string(const ViewState&, const Study&)>;

class Session {
 public:
  static constexpr double join_within_ms = 800.0;

  explicit Session(Ports ports);

  // Applies one command at time `now_ms` (a monotonic clock given by the caller).
  void apply(const Command& command, double now_ms);

  [[nodiscard]] const ViewState& view() const { return view_; }
  // The view on screen: Home where the one wanted shows a study and none is open.
  [[nodiscard]] View shown() const { return needs_study(view_.view) && !study_ ? View::home : view_.view; }
  [[nodiscard]] const Preferences& preferences() const { return preferences_; }
  [[nodiscard]] const Study* study() const { return study_.get(); }
  [[nodiscard]] std::shared_ptr<const Study> study_shared() const { return study_; }
  [[nodiscard]] bool can_undo() const { return history_.can_undo(view_); }
  [[nodiscard]] bool can_redo() const { return history_.can_redo(view_); }
  [[nodiscard]] const std::optional<ImportStatus>& import_status() const { return import_; }
  [[nodiscard]] const std::optional<Notice>& notice() const { return notice_; }
  // The failed open or import last shown, with everything that was found; cleared by the next success or dismissal.
  [[nodiscard]] const std::optional<StudyFailed>& failure() const { return failure_; }
  // Most recently opened first; see library.h.
  [[nodiscard]] const std::vector<StudyEntry>& library() const { return library_; }
  [[nodiscard]] bool can_open_plain_page() const { return study_ && plain_page_ && !is_of_lab(view_.view); }
  [[nodiscard]] const Lab& lab() const { return lab_; }
  [[nodiscard]] const Models& models() const { return models_; }
  // What the probe on screen asks of the model in use.
  [[nodiscard]] ProbeSetup probe_setup() const;

  void set_library(std::vector<StudyEntry> entries);
  void set_preferences(const Preferences& preferences) { preferences_ = preferences; }
  void set_plain_page(PlainPage plain_page) { plain_page_ = std::move(plain_page); }
  // The calendar time at `now_ms` = 0, for "last opened"; without it no times are noted.
  void set_clock(const WallTime& at_zero_ms) { clock_ = at_zero_ms; }
  // Words such as "10 min ago" age; the app calls this when Home comes on screen and each minute while it stays.
  void refresh_library(double now_ms);

 private:
  struct Effects;  // session_effects.cpp

  void change_view(const Command& command);
  void set_view(ViewState next, const Command& cause);
  [[nodiscard]] bool joins_last_step(const Command& command, const ViewState& next) const;
  void go_back_to(std::optional<ViewState> state);
  void write_link(bool new_entry);
  void link_arrived(const LinkArrived& link);
  void apply_link(const LinkArrived& link);
  void announce(Severity severity, std::string message, std::string where = {}, std::string hint = {});

  void carry_out(const Command& command);
  void follow_lab();
  void use_given_model(const GivenModelArrived& given);
  void remove_model(const std::string& key);
  void model_failed(const ModelFailed& failed);
  void open_study(const std::string& key);
  void request(const std::string& key);
  void abandon_request();
  bool take_abandoned(const std::string& key);
  void study_loaded(const StudyLoaded& loaded);
  void note_opened(const StudyLoaded& loaded);
  void study_failed(const StudyFailed& failed);
  void study_not_kept(const StudyNotKept& study);
  void import_progress(const ImportProgress& progress);
  void cancel_import();
  void forget_study(const std::string& key);
  void delete_everything();
  void close_study();
  void share_view();
  void open_plain_page();
  void open_url(const std::string& url);
  void save_preferences();
  [[nodiscard]] WallTime wall_time() const;
  std::vector<StudyEntry>::iterator find_entry(std::string_view key);

  Ports ports_;
  ViewState view_;
  Lab lab_;
  Models models_;
  Preferences preferences_;
  History history_;
  std::shared_ptr<const Study> study_;
  std::string requested_;                    // the study asked of the store last and not yet answered
  std::vector<std::string> abandoned_;       // asked for earlier, then overtaken: their answers are ignored
  std::optional<std::string> pending_link_;  // the fragment to apply once its study is there
  std::optional<ImportStatus> import_;
  std::optional<Notice> notice_;
  std::optional<StudyFailed> failure_;
  std::vector<StudyEntry> library_;
  PlainPage plain_page_;
  std::optional<WallTime> clock_;
  std::optional<std::size_t> last_kind_;  // Command::index() of the change recorded last
  double last_change_ms_ = 0.0;
  double now_ms_ = 0.0;
  std::uint64_t notices_ = 0;
};

}  // namespace consilium::session
