#include "bridge/browser_ports.h"

#include "model/pack.h"
#include "platform/host.h"
#include "session/library.h"

namespace consilium::bridge {

namespace host = platform::host;

void BrowserStore::open(std::string_view key) { host::open_study(key); }

void BrowserStore::keep(std::string_view key, const Study& study) {
  // After an import the page still holds the pack as the worker made it: no need to write it a second time.
  if (host::keep_arrived(key)) return;
  host::keep_pack(key, write_pack(study));
}

void BrowserStore::forget(std::string_view key) { host::forget_study(key); }

void BrowserStore::delete_everything() { host::delete_everything(); }

void BrowserStore::save_library(const std::vector<session::StudyEntry>& entries) {
  host::save_text("library", session::encode_library(entries));
}

void BrowserFiles::choose_files() { host::choose_files(); }

void BrowserFiles::cancel_import() { host::cancel_import(); }

void BrowserFiles::save_file(std::string_view name, std::string_view mime, std::string_view bytes) {
  host::save_file(name, mime, bytes);
}

void BrowserDesk::copy_text(std::string_view text) { host::copy_text(text); }

void BrowserDesk::set_link(std::string_view fragment, bool new_entry) { host::set_link(fragment, new_entry); }

void BrowserDesk::open_url(std::string_view url) { host::open_url(url); }

void BrowserDesk::open_html(std::string_view html) { host::open_html(html); }

void BrowserDesk::save_preferences(const session::Preferences& preferences) {
  host::save_text("preferences", session::encode_preferences(preferences));
}

}  // namespace consilium::bridge
