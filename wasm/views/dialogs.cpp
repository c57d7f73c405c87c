// The dialogs: commands by name, shortcuts, import notes, and the questions before what cannot be undone.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "session/palette.h"
#include "session/shortcuts.h"
#include "ui/widgets/widgets.h"
#include "views/deeds.h"
#include "views/diagnostics_view.h"
#include "views/dialog_parts.h"
#include "views/views.h"

namespace consilium::views {

namespace {

using ui::Box;

// What cannot be undone is asked for once more.
struct Question {
  std::string_view id;
  std::string_view title;
  std::string_view words;
  std::string_view keep;
  std::string_view go;
};

// True: it is to be done.
bool question_dialog_ui(const ViewContext& context, const Question& question) {
  ui::Ui& ui = context.ui;
  const ui::ButtonSpec keep{.label = question.keep};
  const ui::ButtonSpec go{.label = question.go, .kind = ui::ButtonKind::primary};
  const float keep_width = ui::button_width(ui, keep);
  const float go_width = ui::button_width(ui, go);
  const float width = dialog_width(ui, 480);
  const bool stacked = keep_width + ui::space_12 + go_width > width - (2 * ui::space_20);
  const float line = ui.target(ui.scaled(36));
  Box content;
  if (!ui::begin_dialog(ui, question.id, question.title, width, dialog_height(ui, stacked ? 420 : 250), content)) {
    close_dialog(context);
    return false;
  }
  Box buttons = ui::cut_bottom(content, stacked ? (2 * line) + ui::space_8 : line);
  ui::cut_bottom(content, ui::space_12);
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "words", content);
  const float height = ui::text_height(ui, question.words, ui::Type::body, scroll.content.w);
  ui::text(ui, {scroll.content.x, scroll.content.y, scroll.content.w, height}, question.words,
           {.type = ui::Type::body, .max_lines = 0, .role = ui::a11y::Role::paragraph});
  ui::end_scroll(ui, height);
  Box first = stacked ? ui::cut_top(buttons, line) : buttons;
  if (ui::button(ui, "keep", ui::cut_left(first, keep_width), keep)) {
    close_dialog(context);
  }
  Box second = stacked ? ui::cut_bottom(buttons, line) : buttons;
  const Box go_box = stacked ? ui::cut_left(second, go_width) : ui::cut_right(second, go_width);
  const bool wanted = ui::button(ui, "go", go_box, go);
  if (wanted) {
    close_dialog(context);
  }
  ui::end_dialog(ui);
  return wanted;
}

void confirm_delete_dialog_ui(const ViewContext& context) {
  if (question_dialog_ui(
          context,
          {.id = "confirm-delete",
           .title = "Delete everything on this device?",
           .words = "This removes every study you opened, your settings, the models you downloaded "
                    "and the stored copy of the app from this browser. It cannot be undone. Files on your disk stay as "
                    "they are.",
           .keep = "Keep everything",
           .go = "Delete everything"})) {
    context.commands.push(session::DeleteEverything{});
  }
}

void confirm_forget_dialog_ui(const ViewContext& context) {
  if (question_dialog_ui(context, {.id = "confirm-forget",
                                   .title = "Forget this study?",
                                   .words = "This removes the copy that this browser keeps. It cannot be undone. The "
                                            "file on your disk stays as it is.",
                                   .keep = "Keep it",
                                   .go = "Forget it"})) {
    context.commands.push(session::ForgetStudy{context.session.view().study});
  }
}

void import_notes_dialog_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  Box content;
  if (!ui::begin_dialog(ui, "import-notes", "What was found in the files", dialog_width(ui, 640),
                        dialog_height(ui, 520), content)) {
    close_dialog(context);
    return;
  }
  const auto& failure = context.session.failure();
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "notes", content);
  float used = 0.0F;
  if (failure) {
    used = diagnostics_ui(ui, {scroll.content.x, scroll.content.y, scroll.content.w, 1e6F}, failure->diagnostics);
  } else if (context.session.study() != nullptr) {
    used =
        diagnostics_ui(ui, {scroll.content.x, scroll.content.y, scroll.content.w, 1e6F}, context.study().diagnostics);
  }
  ui::end_scroll(ui, used);
  ui::end_dialog(ui);
}

// A heading and the shortcuts under it.
void shortcut_group_ui(ui::Ui& ui, Box& column, std::span<const session::ShortcutLine> lines) {
  const std::string_view group = lines.front().group;
  ui::cut_top(column, ui::space_8);
  ui::heading(ui, ui::cut_top(column, ui.scaled(28)), group, ui::Type::small_strong, 3);
  const ui::Scope list(ui, ui::a11y::Role::list, group, group, {});
  for (const session::ShortcutLine& line : lines) {
    Box row = ui::cut_top(column, ui.scaled(34));
    const ui::Scope item(ui, ui::a11y::Role::list_item, line.words, "", row);
    ui::text(ui, ui::cut_right(row, ui.scaled(190)), line.keys, {.type = ui::Type::mono, .align = ui::Align::right});
    ui::text(ui, row, line.words, {.type = ui::Type::body});
    ui::rule(ui, column.x, column.y - 1, column.w);
  }
}

}  // namespace

void shortcuts_dialog_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  Box content;
  if (!ui::begin_dialog(ui, "shortcuts", "Keyboard shortcuts", dialog_width(ui, 520), dialog_height(ui, 620),
                        content)) {
    close_dialog(context);
    return;
  }
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "list", content);
  Box column{scroll.content.x, scroll.content.y, scroll.content.w, 1e5F};
  const std::vector<session::ShortcutLine> lines = session::shortcut_table(false);
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first;
    while (last < lines.size() && lines[last].group == lines[first].group) {
      ++last;
    }
    shortcut_group_ui(ui, column, std::span(lines).subspan(first, last - first));
    first = last;
  }
  ui::end_scroll(ui, column.y - scroll.content.y);
  ui::end_dialog(ui);
}

void palette_dialog_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  Box content;
  if (!ui::begin_dialog(ui, "palette", "Find a command", dialog_width(ui, 560), dialog_height(ui, 520), content)) {
    close_dialog(context);
    return;
  }
  const bool first_frame = std::exchange(context.memory.dialog_opened, false);
  if (const auto typed =
          ui::text_field(ui, "words", ui::cut_top(content, ui.target(ui.scaled(40))), "Find a command",
                         context.memory.palette_search, "Type a few letters", ICON_SEARCH, first_frame)) {
    context.memory.palette_search = *typed;
  }
  ui::cut_top(content, ui::space_8);
  const std::vector<session::PaletteEntry> entries =
      session::palette_entries(context.session, {.dark_shown = ui.palette().dark});
  const std::vector<std::size_t> matches = session::filter_palette(entries, context.memory.palette_search);
  std::optional<std::size_t> chosen;
  if (!matches.empty() && ui.take_key("Enter")) {
    chosen = matches.front();
  }
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "entries", content);
  Box column{scroll.content.x, scroll.content.y, scroll.content.w, 1e6F};
  if (matches.empty()) {
    ui::text(ui, ui::cut_top(column, ui.scaled(60)), "No command matches. Try another word.",
             {.type = ui::Type::body, .ink = ui::Ink::mut});
  }
  for (const std::size_t index : matches) {
    const session::PaletteEntry& entry = entries[index];
    const Box row = ui::cut_top(column, ui.target(ui.scaled(36)));
    if (row.bottom() < scroll.visible_top - 200 || row.y > scroll.visible_bottom + 200) {
      continue;
    }
    ui.push_id(static_cast<std::uint32_t>(index));
    if (ui::button(ui, "entry", row,
                   {.label = entry.name,
                    .kind = ui::ButtonKind::menu_row,
                    .enabled = entry.enabled,
                    .shortcut = entry.keys,
                    .type = ui::Type::body})) {
      chosen = index;
    }
    ui.pop_id();
  }
  ui::end_scroll(ui, column.y - scroll.content.y);
  ui::end_dialog(ui);
  if (chosen && entries[*chosen].enabled) {
    close_dialog(context);
    perform(context, entries[*chosen].deed);
  }
}

void dialogs_ui(const ViewContext& context) {
  switch (context.memory.dialog) {
    case Dialog::none:
      return;
    case Dialog::palette:
      return palette_dialog_ui(context);
    case Dialog::shortcuts:
      return shortcuts_dialog_ui(context);
    case Dialog::filter:
      return filter_dialog_ui(context);
    case Dialog::import_notes:
      return import_notes_dialog_ui(context);
    case Dialog::confirm_delete:
      return confirm_delete_dialog_ui(context);
    case Dialog::confirm_forget:
      return confirm_forget_dialog_ui(context);
    case Dialog::models:
      return models_dialog_ui(context);
  }
}

}  // namespace consilium::views
