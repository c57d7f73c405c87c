// The list of studies on Home, and what is kept of it and of the preferences on this device: pure functions.
//
// The list is always in one order: opened most recently first, then the never opened in the order given. Stored text
// is JSON; reading it back tolerates anything (a hand-edited or damaged store gives fewer entries, never a failure).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/study.h"
#include "session/ports.h"
#include "session/view_state.h"

namespace consilium::session {

struct WallTime {
  std::int64_t unix_s = 0;          // 0 = not known: nothing is worded, nothing is noted
  std::int32_t utc_offset_min = 0;  // local time minus UTC: days change at local midnight
  bool operator==(const WallTime&) const = default;
};

// "Just now", "10 min ago", "3 hours ago", "Yesterday", "Monday", "12 March", "12 March 2024"; empty for never (0).
std::string opened_words(std::int64_t opened_unix_s, const WallTime& now);

// What Home says about a study that a user opened: counts, format, "your file".
StudyEntry entry_for(std::string_view key, const Study& study);
// How a study is called in lists and notices: its title, else its file's name.
std::string study_title(const Study& study);
// Scenarios behind a study: its rows, or the number published with its totals; 0 = not published.
std::uint64_t scenario_count(const Study& study);

// Adds or moves up the study just opened. A shipped entry keeps its own title and note.
void note_opened(std::vector<StudyEntry>& entries, std::string_view key, const Study& study, const WallTime& now);
// Puts the list in order and words its times anew.
void refresh_library(std::vector<StudyEntry>& entries, const WallTime& now);
// The shipped studies of this version with the times from the store, and the user's own studies from the store.
std::vector<StudyEntry> merge_library(std::vector<StudyEntry> shipped, const std::vector<StudyEntry>& stored);

// True for a study imported by the user, kept on this device only ("local:...").
bool is_local_key(std::string_view key);
// Letters, digits and ":._-", at most 200 of them: nothing else ever reaches the store from a link or a stored list.
bool is_study_key(std::string_view key);

std::string encode_library(const std::vector<StudyEntry>& entries);
std::vector<StudyEntry> decode_library(std::string_view text);
std::string encode_preferences(const Preferences& preferences);
Preferences decode_preferences(std::string_view text);

}  // namespace consilium::session
