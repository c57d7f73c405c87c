// What is asked of the outside through the ports, and what comes back.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "session/reducer.h"
#include "session/session.h"
#include "session/url_codec.h"

namespace consilium::session {
namespace {

// "theory.eval", "3 files", or the title when there are no files.
std::string opened_name(const StudyLoaded& loaded) {
  const Study& study = *loaded.study;
  if (loaded.from_store || study.sources.empty()) return study_title(study);
  if (study.sources.size() > 1) return plural(study.sources.size(), "file");
  return std::string(study.text(study.sources.front().name));
}

std::string opened_sentence(const StudyLoaded& loaded) {
  const Study& study = *loaded.study;
  std::string sentence = "Opened " + opened_name(loaded) + ": " + plural(study.models.size(), compared(study).one) +
                         ", " + plural(study.criteria.size(), "criterion", "criteria");
  const std::uint64_t scenarios = scenario_count(study);
  if (scenarios > 0) sentence += ", " + plural(scenarios, "scenario");
  const std::uint64_t notes = study.diagnostics.count(Severity::info) + study.diagnostics.count(Severity::warning) +
                              study.diagnostics.count(Severity::error);
  if (notes > 0 && !loaded.from_store) sentence += "; " + plural(notes, "note") + " on the import";
  return sentence + ".";
}

// Notes of a fresh import that changed what was read are read aloud at once, not only in the status line.
Severity opened_severity(const StudyLoaded& loaded) {
  const Diagnostics& found = loaded.study->diagnostics;
  const bool grave = !loaded.from_store && found.count(Severity::warning) + found.count(Severity::error) > 0;
  return grave ? Severity::warning : Severity::info;
}

// What could not be read, where others could: "broken.json: This file is empty." of the first, and how many more.
std::string refused_sentence(const StudyLoaded& loaded) {
  std::string sentence;
  std::uint64_t errors = 0;
  if (loaded.from_store) return sentence;
  for (const DiagnosticGroup& group : loaded.study->diagnostics.groups()) {
    if (group.severity != Severity::error) continue;
    errors += group.count;
    if (!sentence.empty() || group.examples.empty()) continue;
    const Diagnostic& first = group.examples.front();
    sentence = (first.where.empty() ? "" : first.where + ": ") + first.message;
  }
  if (errors > 1) sentence += " " + plural(errors - 1, "more error") + ".";
  return sentence;
}

// A link in a file is the file's word: only the web's own schemes are followed.
bool is_web_address(std::string_view url) {
  return equals_ignore_case(url.substr(0, 8), "https://") || equals_ignore_case(url.substr(0, 7), "http://");
}

}  // namespace

// One handler a command with effects; the others fall through to the last.
struct Session::Effects {
  Session& session;

  void operator()(const SetTheme& set) const {
    session.preferences_.theme = set.theme;
    session.save_preferences();
  }
  void operator()(const SetTextScale& set) const {
    if (!std::isfinite(set.scale)) return;
    session.preferences_.text_scale = std::clamp(set.scale, min_text_scale, max_text_scale);
    session.save_preferences();
  }
  void operator()(const OpenStudy& open) const { session.open_study(open.key); }
  void operator()(const ChooseFiles&) const {
    if (session.ports_.files != nullptr) session.ports_.files->choose_files();
  }
  void operator()(const CancelImport&) const { session.cancel_import(); }
  void operator()(const ForgetStudy& forget) const { session.forget_study(forget.key); }
  void operator()(const DeleteEverything&) const { session.delete_everything(); }
  void operator()(const CopyText& copy) const {
    if (session.ports_.desk == nullptr) return;
    session.ports_.desk->copy_text(copy.text);
    session.announce(Severity::info, copy.what.empty() ? "Copied." : "Copied " + copy.what + ".");
  }
  void operator()(const SaveFile& save) const {
    if (session.ports_.files != nullptr) session.ports_.files->save_file(save.name, save.mime, save.bytes);
  }
  void operator()(const ShareView&) const { session.share_view(); }
  void operator()(const OpenPlainPage&) const { session.open_plain_page(); }
  void operator()(const OpenUrl& open) const { session.open_url(open.url); }
  void operator()(const StudyFailed& failed) const { session.study_failed(failed); }
  void operator()(const StudyNotKept& study) const { session.study_not_kept(study); }
  void operator()(const ImportProgress& progress) const { session.import_progress(progress); }
  void operator()(const ImportCancelled&) const {
    session.import_.reset();
    session.announce(Severity::info, "Cancelled. Nothing was changed.");
  }
  void operator()(const LinkArrived& link) const { session.link_arrived(link); }
  void operator()(const RunLab&) const {
    session.lab_.run_again(session.view_.model, session.view_.lab, session.now_ms_);
  }
  void operator()(const StopLab&) const { session.lab_.stop(); }
  void operator()(const RunProbe&) const { session.lab_.run_probe(session.probe_setup(), session.now_ms_); }
  void operator()(const StopProbe&) const { session.lab_.stop_probe(); }
  void operator()(const LoadLabModel& load) const {
    session.lab_.load(session.view_.model, load.provider, session.now_ms_);
  }
  void operator()(const ListModels&) const { session.models_.list(); }
  void operator()(const LookAtModel& look) const { session.models_.look(look.name); }
  void operator()(const AllowHost&) const { session.models_.allow_host(); }
  void operator()(const DownloadModel& load) const { session.models_.download(load.name, session.now_ms_); }
  void operator()(const CancelModel&) const { session.models_.cancel(); }
  void operator()(const RemoveModel& remove) const { session.remove_model(remove.key); }
  void operator()(const ChooseModelFolder&) const { session.models_.choose_folder(); }
  void operator()(const CatalogueArrived& arrived) const { session.models_.catalogue_arrived(arrived.models); }
  void operator()(const KeptModelsArrived& arrived) const {
    session.models_.kept_arrived(arrived.models, arrived.room_bytes);
  }
  void operator()(const ModelOffered& offered) const { session.models_.offered(offered.offer); }
  void operator()(const ModelProgress& at) const { session.models_.progressed(at.done_bytes, at.total_bytes); }
  void operator()(const ModelDownloaded& done) const { session.models_.downloaded(done.name); }
  void operator()(const ReadingGivenModel&) const { session.models_.reading(session.now_ms_); }
  void operator()(const GivenModelArrived& given) const { session.use_given_model(given); }
  void operator()(const ModelFailed& failed) const { session.model_failed(failed); }
  void operator()(const LabBookArrived& arrived) const { session.lab_.book_arrived(arrived.book); }
  void operator()(const LabBookFailed& failed) const { session.lab_.book_failed(failed.message); }
  void operator()(const LabLoadProgress& at) const { session.lab_.load_progressed(at.done_bytes, at.total_bytes); }
  void operator()(const LabModelReady& ready) const { session.lab_.model_ready(ready.model); }
  void operator()(const LabTokenCame& came) const { session.lab_.token_came(came.number, came.token, session.now_ms_); }
  void operator()(const LabReplyEnded& ended) const {
    session.lab_.reply_ended(ended.number, ended.end, session.now_ms_);
  }
  void operator()(const LabFailed& failed) const {
    failed.number == 0 ? session.lab_.model_failed(failed.message, failed.missing)
                       : session.lab_.ask_failed(failed.number, failed.message);
  }
  void operator()(const DismissNotice&) const {
    session.notice_.reset();
    session.failure_.reset();
  }
  void operator()(const Notify& notify) const { session.announce(notify.severity, notify.message); }
  template <typename ViewChange>
  void operator()(const ViewChange&) const {}
};

void Session::carry_out(const Command& command) { std::visit(Effects{*this}, command); }

// It is what the user has just opened: the lab goes on with it.
void Session::use_given_model(const GivenModelArrived& given) {
  models_.given(given.name);
  change_view(UseModel{given.name});
  announce(Severity::info, "Opened the model " + to_words(given.name) + " from your files.");
}

// The lab does not go on with what is no longer on this device: a reload would not find it either.
void Session::remove_model(const std::string& key) {
  const auto found = std::ranges::find(models_.kept(), key, &KeptModel::key);
  if (found == models_.kept().end()) return;
  const KeptModel model = *found;
  models_.remove(key);
  std::string words = "Deleted " + to_words(model.name) + " from this device.";
  if (model.whole && is_variant(model.name, view_.model)) {
    change_view(UseModel{});
    words += " The lab runs Ward again.";
  }
  announce(Severity::info, words);
}

// A model is dropped anywhere on the page, so that a refusal is to be seen anywhere, too.
void Session::model_failed(const ModelFailed& failed) {
  const bool of_files = models_.work().stage == ModelWork::Stage::reading;
  models_.failed(failed.message);
  if (!of_files) return;
  announce(Severity::error, "The model could not be opened.", {}, failed.message);
}

void Session::open_study(const std::string& key) {
  if (study_ && key == view_.study) {
    abandon_request();
    change_view(GoTo{View::overview});
    return;
  }
  request(key);
}

void Session::request(const std::string& key) {
  if (key == requested_) return;
  abandon_request();
  if (ports_.store == nullptr) return;
  const auto entry = find_entry(key);
  requested_ = key;
  std::erase(abandoned_, key);
  import_ = ImportStatus{.label = "Opening " + (entry == library_.end() ? "the study" : entry->title),
                         .began_ms = now_ms_,
                         .started_ms = now_ms_};
  ports_.store->open(key);
}

// A later wish overtakes an open that is under way: its answer must not replace what the user looks at by then.
void Session::abandon_request() {
  pending_link_.reset();
  if (requested_.empty()) return;
  abandoned_.push_back(std::exchange(requested_, {}));
  import_.reset();
}

bool Session::take_abandoned(const std::string& key) { return key != requested_ && std::erase(abandoned_, key) > 0; }

void Session::study_loaded(const StudyLoaded& loaded) {
  if (!loaded.study || (loaded.from_store && take_abandoned(loaded.key))) return;
  const std::optional<std::string> link =
      loaded.key == requested_ ? std::exchange(pending_link_, std::nullopt) : std::nullopt;
  if (loaded.key == requested_) requested_.clear();
  abandon_request();
  import_.reset();
  failure_.reset();
  study_ = loaded.study;
  view_ = reduce(view_, loaded, study_.get());
  announce(opened_severity(loaded), opened_sentence(loaded), refused_sentence(loaded));
  notice_->more_notes = !study_->diagnostics.empty();
  if (link) {
    apply_link(LinkArrived{*link});
  } else {
    write_link(true);
  }
  history_.clear();
  last_kind_.reset();
  note_opened(loaded);
}

void Session::note_opened(const StudyLoaded& loaded) {
  session::note_opened(library_, loaded.key, *study_, wall_time());
  if (ports_.store == nullptr) return;
  if (!loaded.from_store && is_local_key(loaded.key)) ports_.store->keep(loaded.key, *study_);
  ports_.store->save_library(library_);
}

void Session::study_failed(const StudyFailed& failed) {
  if (take_abandoned(failed.key)) return;
  if (failed.key == requested_) {
    requested_.clear();
    // The address named a study that is not here: it says again what is shown.
    if (std::exchange(pending_link_, std::nullopt)) write_link(false);
  }
  import_.reset();
  failure_ = failed;
  announce(Severity::error, failed.error.message, failed.error.where, failed.error.hint);
  notice_->more_notes = !failed.diagnostics.empty();
}

void Session::study_not_kept(const StudyNotKept& study) {
  const auto entry = find_entry(study.key);
  if (entry != library_.end() && is_local_key(study.key)) {
    library_.erase(entry);
    if (ports_.store != nullptr) ports_.store->save_library(library_);
  }
  announce(Severity::warning, study.message);
}

void Session::import_progress(const ImportProgress& progress) {
  const double started_ms = import_ && import_->label == progress.label ? import_->started_ms : now_ms_;
  const std::uint64_t most = progress.total_bytes > 0 ? progress.total_bytes : progress.done_bytes;
  import_ = ImportStatus{.label = progress.label,
                         .done_bytes = std::min(progress.done_bytes, most),
                         .total_bytes = progress.total_bytes,
                         .began_ms = import_ ? import_->began_ms : now_ms_,
                         .started_ms = started_ms};
}

void Session::cancel_import() {
  if (requested_.empty()) {
    if (ports_.files != nullptr) ports_.files->cancel_import();
    return;
  }
  abandon_request();
  announce(Severity::info, "Cancelled. Nothing was changed.");
}

void Session::forget_study(const std::string& key) {
  if (!is_local_key(key)) return;
  const auto entry = find_entry(key);
  const std::string title = entry == library_.end() ? "the study" : entry->title;
  if (entry != library_.end()) library_.erase(entry);
  if (key == view_.study) close_study();
  if (ports_.store != nullptr) {
    ports_.store->forget(key);
    ports_.store->save_library(library_);
  }
  announce(Severity::info, "Removed " + title + " from this device.");
}

void Session::delete_everything() {
  if (import_ && requested_.empty() && ports_.files != nullptr) ports_.files->cancel_import();
  import_.reset();
  std::erase_if(library_, [](const StudyEntry& entry) { return !entry.shipped; });
  for (StudyEntry& entry : library_) {
    entry.last_opened.clear();
    entry.opened_unix_s = 0;
  }
  preferences_ = {};
  failure_.reset();
  models_.forget_all();
  close_study();
  if (ports_.store != nullptr) ports_.store->delete_everything();
  announce(Severity::info, "Everything that Consilium kept on this device is deleted.");
}

void Session::close_study() {
  abandon_request();
  study_.reset();
  view_ = {};
  history_.clear();
  last_kind_.reset();
  write_link(false);
}

void Session::share_view() {
  if (ports_.desk == nullptr) return;
  ports_.desk->copy_text(ports_.desk->page_address() + "#" + encode_link(view_, study_.get()));
  if (is_local_key(view_.study)) {
    announce(Severity::info,
             "Copied the link. It works on this device only: the study is your own file, and stays here.");
  } else {
    announce(Severity::info, "Copied the link to this view.");
  }
}

void Session::open_plain_page() {
  if (!can_open_plain_page() || ports_.desk == nullptr) return;
  ports_.desk->open_html(plain_page_(view_, *study_));
}

void Session::open_url(const std::string& url) {
  if (!is_web_address(url)) {
    announce(Severity::warning, "This address was not opened: it is not a web page.", url);
    return;
  }
  if (ports_.desk != nullptr) ports_.desk->open_url(url);
}

void Session::save_preferences() {
  if (ports_.desk != nullptr) ports_.desk->save_preferences(preferences_);
}

void Session::set_library(std::vector<StudyEntry> entries) { library_ = std::move(entries); }

void Session::refresh_library(double now_ms) {
  now_ms_ = now_ms;
  session::refresh_library(library_, wall_time());
}

WallTime Session::wall_time() const {
  if (!clock_) return {};
  return {clock_->unix_s + static_cast<std::int64_t>(now_ms_ / 1000.0), clock_->utc_offset_min};
}

std::vector<StudyEntry>::iterator Session::find_entry(std::string_view key) {
  return std::find_if(library_.begin(), library_.end(), [&](const StudyEntry& entry) { return entry.key == key; });
}

}  // namespace consilium::session
