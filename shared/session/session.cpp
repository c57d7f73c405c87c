// What is on screen: view changes, undo, links. What is asked of the outside is in session_effects.cpp.
#include "session/session.h"

#include "session/reducer.h"
#include "session/url_codec.h"

namespace consilium::session {
namespace {

template <typename T>
bool is(const Command& command) {
  return std::holds_alternative<T>(command);
}

// The browser's Back should return from these; other changes replace the address.
bool is_navigation(const Command& command) {
  const auto* page = std::get_if<SetInspectorPage>(&command);
  return is<GoTo>(command) || is<OpenLab>(command) || is<UseModel>(command) || is<OpenEvidence>(command) ||
         is<StudyLoaded>(command) || (page != nullptr && page->open);
}

// True when only the search text differs: somebody is typing.
bool only_search_differs(query::Filter a, const query::Filter& b) {
  a.search = b.search;
  return a == b;
}

}  // namespace

Session::Session(Ports ports) : ports_(ports), lab_(ports.lab), models_(ports.models) {}

void Session::apply(const Command& command, double now_ms) {
  now_ms_ = now_ms;
  if (is<Undo>(command)) {
    go_back_to(history_.undo(view_));
  } else if (is<Redo>(command)) {
    go_back_to(history_.redo(view_));
  } else if (const auto* loaded = std::get_if<StudyLoaded>(&command)) {
    study_loaded(*loaded);
  } else {
    change_view(command);
    carry_out(command);
  }
  follow_lab();
}

// The lab loads its model when it first comes on screen, and not before.
void Session::follow_lab() {
  if (view_.view == View::lab) lab_.follow(view_.model, view_.lab, now_ms_);
  if (view_.view == View::probe) lab_.prepare(view_.model, now_ms_);
}

ProbeSetup Session::probe_setup() const {
  const ProbeSetup setup = fitted(view_.probe.setup);
  return lab_.has_dials() ? setup : without_dials(setup);
}

void Session::change_view(const Command& command) {
  ViewState next = reduce(view_, command, study_.get());
  if (next != view_) set_view(std::move(next), command);
}

void Session::set_view(ViewState next, const Command& cause) {
  if (joins_last_step(cause, next)) {
    history_.join();
  } else {
    history_.record(view_);
  }
  last_kind_ = cause.index();
  last_change_ms_ = now_ms_;
  view_ = std::move(next);
  if (!is<LinkArrived>(cause)) write_link(is_navigation(cause));
}

bool Session::joins_last_step(const Command& command, const ViewState& next) const {
  if (!last_kind_) return false;
  if (now_ms_ == last_change_ms_) return true;
  if (*last_kind_ != command.index() || now_ms_ - last_change_ms_ > join_within_ms) return false;
  const bool typing = is<SetFilter>(command) && only_search_differs(view_.filter, next.filter);
  // A question that somebody wrote is a step of its own.
  const bool builds = is<SetLab>(command) && same_own_words(view_.lab, next.lab);
  return typing || builds || is<SetWeakBelow>(command) || is<SelectScenario>(command);
}

void Session::go_back_to(std::optional<ViewState> state) {
  if (!state) return;
  view_ = std::move(*state);
  last_kind_.reset();
  write_link(false);
}

void Session::write_link(bool new_entry) {
  if (ports_.desk != nullptr) ports_.desk->set_link(encode_link(view_, study_.get()), new_entry);
}

// Start-up, a followed link, or the browser's back and forward: the address is there already and stays as it is.
void Session::link_arrived(const LinkArrived& link) {
  const std::string key = link_study(link.fragment);
  if (key.empty() || key == view_.study) {
    abandon_request();
    apply_link(link);
    return;
  }
  request(key);
  pending_link_ = link.fragment;
}

void Session::apply_link(const LinkArrived& link) {
  bool unresolved = false;
  ViewState next = decode_link(link.fragment, study_.get(), &unresolved);
  if (next.study.empty() && study_) {
    const ViewState linked = std::move(next);
    next = view_;
    next.view = linked.view;
    if (is_of_lab(linked.view)) next.model = linked.model;
    if (linked.view == View::lab) next.lab = linked.lab;
    if (linked.view == View::probe) next.probe = linked.probe;
  }
  if (next != view_) set_view(std::move(next), link);
  if (unresolved) {
    announce(Severity::warning, "Parts of this link could not be found and were left out.", {},
             "The study may have changed since the link was made.");
  }
}

void Session::announce(Severity severity, std::string message, std::string where, std::string hint) {
  notice_ = Notice{.severity = severity,
                   .message = std::move(message),
                   .where = std::move(where),
                   .hint = std::move(hint),
                   .number = ++notices_};
}

}  // namespace consilium::session
