// Keys: which chord means what, what it would do now, and the table that "?" shows. One list behind all three.
//
// Letters without Ctrl work only while nobody types text; Ctrl may be Cmd on a Mac.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "session/command.h"
#include "session/session.h"

namespace consilium::session {

// What only the screen can do, since it needs a dialog, a focus or the rows that a view shows.
enum class UiAction : std::uint8_t {
  open_palette,
  show_shortcuts,
  focus_search,  // goes to Evidence first when another view is shown
  next_scenario,
  previous_scenario,
  copy_csv,               // of the table of the current view
  ask_delete_everything,  // a question first, then the command DeleteEverything
};
using Deed = std::variant<Command, UiAction>;

enum class Shortcut : std::uint8_t {
  palette,
  shortcuts,
  close_level,
  undo,
  redo,
  choose_files,
  go_home,
  go_overview,
  go_criteria,
  go_evidence,
  go_about,
  go_lab,
  next_scenario,
  previous_scenario,
  search,
  copy_csv,
  theme,
};

struct Chord {
  std::string key;       // as KeyboardEvent.key, letters in lower case: "k", "?", "Escape", "ArrowDown"
  bool primary = false;  // Ctrl, or Cmd on a Mac
  bool shift = false;
  bool alt = false;
};

struct KeyContext {
  bool typing_text = false;   // a text field has the focus
  bool arrows_taken = false;  // a focused widget uses the arrow keys itself
};

// The shortcut a chord stands for; nullopt when it is none or belongs to the text being typed.
std::optional<Shortcut> shortcut_of(const Chord& chord, const KeyContext& context);

// What a shortcut does now; nullopt when there is nothing to do (nothing to undo, no study open). `dark_shown`: the
// theme on screen is dark, which under Theme::system only the caller knows.
std::optional<Deed> deed_of(Shortcut shortcut, const Session& session, bool dark_shown);

// What Esc closes once no dialog is open: notice, inspector page, table form, selection, in this order.
std::optional<Command> close_one_level(const Session& session);

// "Ctrl+Shift+Z or Ctrl+Y"; with `mac`, "Cmd+...".
std::string keys_text(Shortcut shortcut, bool mac);

struct ShortcutLine {
  Shortcut shortcut = Shortcut::palette;
  std::string_view group;  // "Everywhere", "Views", "Evidence"
  std::string_view words;  // "Find a command"
  std::string keys;
};
std::vector<ShortcutLine> shortcut_table(bool mac);

}  // namespace consilium::session
