// Interfaces to the outside, implemented by wasm/bridge (browser) and by fakes in tests.
//
// Calls return at once; what they find comes back later as commands (StudyLoaded, StudyFailed, ImportProgress...).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "session/lab.h"
#include "session/models.h"
#include "session/view_state.h"

namespace consilium::session {

// A study that can be opened from Home.
struct StudyEntry {
  std::string key;  // "shipped:medhelm", "local:3f2a..."
  std::string title;
  std::string note;  // "shipped, counts only", "Inspect log, your file"
  std::uint64_t models = 0;
  std::uint64_t criteria = 0;
  std::uint64_t scenarios = 0;     // 0 = not published
  std::string last_opened;         // words: "10 min ago", "Yesterday"; empty = never
  std::int64_t opened_unix_s = 0;  // the same as a time; 0 = never
  bool shipped = false;
  bool operator==(const StudyEntry&) const = default;
};

struct StudyStore {
  virtual ~StudyStore() = default;
  virtual void open(std::string_view key) = 0;
  virtual void keep(std::string_view key, const Study& study) = 0;  // autosave of an imported study
  virtual void forget(std::string_view key) = 0;
  virtual void delete_everything() = 0;  // studies, library, preferences, saved session
  virtual void save_library(const std::vector<StudyEntry>& entries) = 0;  // as text: encode_library() of library.h
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
  // Puts the fragment (without "#") into the address bar, as a new entry of the browser's history or in place of the
  // current one. May come with every keystroke: browsers limit how often, so hold back all but the last.
  virtual void set_link(std::string_view fragment, bool new_entry) = 0;
  // The page's address without a fragment, to make a link that can be sent: "https://example.org/consilium/".
  [[nodiscard]] virtual std::string page_address() const = 0;
  virtual void open_url(std::string_view url) = 0;
  virtual void open_html(std::string_view html) = 0;                  // "view as plain page" in a new tab
  virtual void save_preferences(const Preferences& preferences) = 0;  // as text: encode_preferences() of library.h
};

struct Ports {
  StudyStore* store = nullptr;
  FileGate* files = nullptr;
  Desk* desk = nullptr;
  LabEngine* lab = nullptr;
  ModelKeeper* models = nullptr;
};

}  // namespace consilium::session
