#include "session/shortcuts.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace consilium::session {
namespace {

struct Meaning {
  Shortcut shortcut;
  std::string_view group;
  std::string_view words;
};
constexpr std::array<Meaning, 17> meanings{{
    {Shortcut::palette, "Everywhere", "Find a command"},
    {Shortcut::shortcuts, "Everywhere", "Show the keyboard shortcuts"},
    {Shortcut::close_level, "Everywhere", "Close what is on top"},
    {Shortcut::undo, "Everywhere", "Undo"},
    {Shortcut::redo, "Everywhere", "Redo"},
    {Shortcut::choose_files, "Everywhere", "Open files"},
    {Shortcut::copy_csv, "Everywhere", "Copy the table as CSV"},
    {Shortcut::theme, "Everywhere", "Change between light and dark"},
    {Shortcut::go_home, "Views", "Home"},
    {Shortcut::go_overview, "Views", "Overview"},
    {Shortcut::go_criteria, "Views", "Criteria"},
    {Shortcut::go_evidence, "Views", "Evidence"},
    {Shortcut::go_lab, "Views", "Lab"},
    {Shortcut::go_about, "Views", "About the data"},
    {Shortcut::search, "Evidence", "Search the transcripts"},
    {Shortcut::next_scenario, "Evidence", "Next scenario"},
    {Shortcut::previous_scenario, "Evidence", "Previous scenario"},
}};

struct Binding {
  Shortcut shortcut;
  std::string_view key;
  std::string_view shown;
  bool primary = false;
  bool shift = false;
};
constexpr std::array<Binding, 20> bindings{{
    {Shortcut::palette, "k", "K", true},
    {Shortcut::shortcuts, "?", "?"},
    {Shortcut::close_level, "Escape", "Esc"},
    {Shortcut::undo, "z", "Z", true},
    {Shortcut::redo, "z", "Z", true, true},
    {Shortcut::redo, "y", "Y", true},
    {Shortcut::choose_files, "o", "O"},
    {Shortcut::copy_csv, "c", "C"},
    {Shortcut::theme, "t", "T"},
    {Shortcut::go_home, "1", "1"},
    {Shortcut::go_overview, "2", "2"},
    {Shortcut::go_criteria, "3", "3"},
    {Shortcut::go_evidence, "4", "4"},
    {Shortcut::go_lab, "5", "5"},
    {Shortcut::go_about, "6", "6"},
    {Shortcut::search, "/", "/"},
    {Shortcut::next_scenario, "j", "J"},
    {Shortcut::next_scenario, "ArrowDown", "Down"},
    {Shortcut::previous_scenario, "k", "K"},
    {Shortcut::previous_scenario, "ArrowUp", "Up"},
}};

bool is_letter(std::string_view key) { return key.size() == 1 && key[0] >= 'a' && key[0] <= 'z'; }
bool is_arrow(std::string_view key) { return key.starts_with("Arrow"); }

// Signs and digits need Shift on some keyboards and not on others, so only letters and named keys look at it.
bool matches(const Binding& binding, const Chord& chord) {
  const bool shift_matters = is_letter(binding.key) || binding.key.size() > 1;
  return !chord.alt && equals_ignore_case(binding.key, chord.key) && binding.primary == chord.primary &&
         (!shift_matters || binding.shift == chord.shift);
}

// The text field keeps its own undo, letters and arrows.
bool works_while_typing(Shortcut shortcut) {
  return shortcut == Shortcut::palette || shortcut == Shortcut::close_level;
}

std::optional<Deed> when(bool possible, Deed deed) {
  return possible ? std::optional<Deed>(std::move(deed)) : std::nullopt;
}

}  // namespace

std::optional<Shortcut> shortcut_of(const Chord& chord, const KeyContext& context) {
  const auto binding =
      std::find_if(bindings.begin(), bindings.end(), [&](const Binding& known) { return matches(known, chord); });
  if (binding == bindings.end()) return std::nullopt;
  if (context.typing_text && !works_while_typing(binding->shortcut)) return std::nullopt;
  if (context.arrows_taken && is_arrow(binding->key)) return std::nullopt;
  return binding->shortcut;
}

std::optional<Deed> deed_of(Shortcut shortcut, const Session& session, bool dark_shown) {
  const bool open = session.study() != nullptr;
  const View view = session.view().view;
  const bool reading = open && view == View::evidence;
  const bool table_shown = open && (view == View::overview || view == View::criteria || view == View::evidence);
  switch (shortcut) {
    case Shortcut::palette:
      return UiAction::open_palette;
    case Shortcut::shortcuts:
      return UiAction::show_shortcuts;
    case Shortcut::close_level: {
      auto command = close_one_level(session);
      return command ? std::optional<Deed>(std::move(*command)) : std::nullopt;
    }
    case Shortcut::undo:
      return when(session.can_undo(), Command(Undo{}));
    case Shortcut::redo:
      return when(session.can_redo(), Command(Redo{}));
    case Shortcut::choose_files:
      return Command(ChooseFiles{});
    case Shortcut::go_home:
      return Command(GoTo{View::home});
    case Shortcut::go_overview:
      return when(open, Command(GoTo{View::overview}));
    case Shortcut::go_criteria:
      return when(open, Command(GoTo{View::criteria}));
    case Shortcut::go_evidence:
      return when(open, Command(GoTo{View::evidence}));
    case Shortcut::go_lab:
      return Command(GoTo{View::lab});
    case Shortcut::go_about:
      return when(open, Command(GoTo{View::about}));
    case Shortcut::next_scenario:
      return when(reading, UiAction::next_scenario);
    case Shortcut::previous_scenario:
      return when(reading, UiAction::previous_scenario);
    case Shortcut::search:
      return when(open, UiAction::focus_search);
    case Shortcut::copy_csv:
      return when(table_shown, UiAction::copy_csv);
    case Shortcut::theme:
      return Command(SetTheme{dark_shown ? Theme::light : Theme::dark});
  }
  return std::nullopt;
}

std::optional<Command> close_one_level(const Session& session) {
  const ViewState& view = session.view();
  if (session.notice() || session.failure()) return DismissNotice{};
  if (view.inspector_page) return SetInspectorPage{false};
  if (view.as_table) return SetAsTable{false};
  if (view.selection != Selection{}) return ClearSelection{};
  return std::nullopt;
}

std::string keys_text(Shortcut shortcut, bool mac) {
  std::string text;
  for (const Binding& binding : bindings) {
    if (binding.shortcut != shortcut) continue;
    if (!text.empty()) text += " or ";
    if (binding.primary) text += mac ? "Cmd+" : "Ctrl+";
    if (binding.shift) text += "Shift+";
    text += binding.shown;
  }
  return text;
}

std::vector<ShortcutLine> shortcut_table(bool mac) {
  std::vector<ShortcutLine> lines;
  lines.reserve(meanings.size());
  for (const Meaning& meaning : meanings) {
    lines.push_back({meaning.shortcut, meaning.group, meaning.words, keys_text(meaning.shortcut, mac)});
  }
  return lines;
}

}  // namespace consilium::session
