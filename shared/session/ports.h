// Interfaces to the outside, implemented by wasm/bridge (browser) and by fakes in tests.
//
// Calls return at once; what they find comes back later as commands (StudyLoaded, StudyFailed, ImportProgress...).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/view_state.h"

namespace consilium::session {

// A study that can be opened from Home.
struct StudyEntry {
  std::string key;        // "shipped:medhelm", "local:3f2a..."
  std::string title;
  std::string note;       // "shipped, counts only", "Inspect log, your file"
  std::uint64_t models = 0;
  std::uint64_t criteria = 0;
  std::uint64_t scenarios = 0;  // 0 = not published
  std::string last_opened;      // words: "10 min ago", "Yesterday"; empty = never
  bool shipped = false;
  bool operator==(const StudyEntry&) const = default;
};

struct StudyStore {
  virtual ~StudyStore() = default;
  virtual void open(std::string_view key) = 0;
  virtual void keep(std::string_view key, const Study& study) = 0;  // autosave of an imported study
  virtual void forget(std::string_view key) = 0;
  virtual void delete_everything() = 0;
};

struct FileGate {
  virtual ~FileGate() = default;
  virtual void choose_files() = 0;
  virtual void cancel_import() = 0;
  virtual void save_file(std::string_view name, std::string_view mime, std::string_view bytes) = 0;
};

struct Desk {  // the rest of the browser's desk
  virtual ~Desk() = default;
  virtual void copy_text(std::string_view text) = 0;
  virtual void set_link(std::string_view fragment, bool new_entry) = 0;
  virtual void open_url(std::string_view url) = 0;
  virtual void open_html(std::string_view html) = 0;  // "view as plain page" in a new tab
  virtual void save_preferences(const Preferences& preferences) = 0;
};

struct Ports {
  StudyStore* store = nullptr;
  FileGate* files = nullptr;
  Desk* desk = nullptr;
};

}  // namespace consilium::session
