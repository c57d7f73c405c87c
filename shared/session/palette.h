// The palette (Ctrl+K): everything that can be done now, by name, and the search over it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "session/session.h"
#include "session/shortcuts.h"

namespace consilium::session {

struct PaletteEntry {
  std::string name;  // "Go to Criteria", "Open study: MedHELM leaderboard"
  std::string keys;  // "Ctrl+Z"; may be empty
  Deed deed;
  bool enabled = true;  // shown in muted ink when not
};

struct PaletteContext {
  bool dark_shown = false;  // the theme on screen
  bool mac = false;         // words for keys
};

// Long studies give their first `max_named_rows` models and criteria.
inline constexpr std::size_t max_named_rows = 300;
std::vector<PaletteEntry> palette_entries(const Session& session, const PaletteContext& context);

// Indices of the entries that match, best first: each word typed must begin a word of the name, be inside it, or be
// spelled by letters in order from the beginning of a word on. Enabled ones come before the rest. No words, all match.
std::vector<std::size_t> filter_palette(const std::vector<PaletteEntry>& entries, std::string_view typed);

}  // namespace consilium::session
