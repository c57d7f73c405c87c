// The top bar: which data, which filter, how many, whose eyes; undo, redo, search, theme.
#include <array>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/filter_conditions.h"
#include "views/frame_parts.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using session::Session;
using session::View;

// The side of an icon button, and the height of the bar's other buttons.
float button_side(const ui::Ui& ui) { return ui.target(ui.scaled(36.0F)); }
float chip_height(const ui::Ui& ui) { return ui.target(ui.scaled(28.0F)); }

bool dark_now(const ui::Ui& ui) { return ui.palette().dark; }

// The study field: a menu of the studies on this device and the way to open files.
void study_menu_ui(ui::Ui& ui, const ui::Box& box, const Session& session, session::CommandQueue& commands,
                   const ui::ButtonSpec& opener) {
  const std::vector<session::StudyEntry>& library = session.library();
  std::vector<ui::MenuItem> items;
  items.reserve(library.size() + 1);
  for (const session::StudyEntry& entry : library) {
    items.push_back({.label = entry.title,
                     .note = entry.note,
                     .icon = entry.shipped ? ICON_DATABASE : ICON_FILE_TEXT,
                     .checked = entry.key == session.view().study});
  }
  items.push_back({.label = "Open files…", .note = "evaluation logs or a .consilium pack", .icon = ICON_FOLDER_OPEN});
  if (const std::optional<int> chosen = ui::menu_button(ui, "study", box, opener, items)) {
    const auto index = static_cast<std::size_t>(*chosen);
    if (index == library.size()) {
      commands.push(session::ChooseFiles{});
    } else if (library[index].key != session.view().study) {
      commands.push(session::OpenStudy{library[index].key});
    }
  }
}

// Removable chips, one a condition, then the "Filter" chip that opens the dialog.
void filter_chips_ui(ui::Ui& ui, ui::Box& bar, const Session& session, session::CommandQueue& commands,
                     ViewMemory& memory) {
  const session::ViewState& view = session.view();
  if (!can_filter(*session.study(), view.view)) {
    return;
  }
  for (const FilterCondition& condition : filter_conditions(*session.study(), view.filter, view.view)) {
    const ui::ChipSpec spec{
        .label = condition.label, .on = true, .removable = true, .description = "Remove this filter"};
    const float width = std::min(ui::chip_width(ui, spec), ui.scaled(220.0F));
    if (bar.w < width + ui.scaled(110.0F)) {
      break;
    }
    if (ui::chip(ui, condition.id, ui::centered_y(ui::cut_left(bar, width), chip_height(ui)), spec)) {
      commands.push(session::SetFilter{condition.without});
    }
    ui::cut_left(bar, ui::space_8);
  }
  const ui::ChipSpec add{.label = "Filter", .icon = ICON_PLUS, .description = "Look at a part only"};
  if (ui::chip(ui, "filter", ui::centered_y(ui::cut_left(bar, ui::chip_width(ui, add)), chip_height(ui)), add)) {
    open_dialog(memory, Dialog::filter);
  }
  ui::cut_left(bar, ui.scaled(ui::space_24));
}

void counts_ui(ui::Ui& ui, const ui::Box& box, const Session& session, ViewMemory& memory) {
  const query::Overview& overview = overview_of(memory, session);
  const std::string plain = counts_words(*session.study(), overview);
  const std::string strong = scenarios_words(*session.study(), overview, session.view().filter);
  const std::array<ui::Run, 2> runs{ui::Run{.words = plain, .ink = ui::Ink::mut},
                                    ui::Run{.words = strong, .strong = true}};
  const ui::Box line = ui::centered_y(box, ui.scaled(20.0F));
  ui::rich_text(ui, line, runs, ui::Type::dense, ui::Type::dense_strong, {.max_lines = 1});
}

// Takes the place of `count` icon buttons off the right end of the bar; they are drawn last, in reading order.
ui::Box cut_icon_buttons(ui::Ui& ui, ui::Box& bar, int count) {
  ui::Box buttons = ui::cut_right(bar, (static_cast<float>(count) * (button_side(ui) + ui::space_8)) - ui::space_8);
  ui::cut_right(bar, ui::space_8);
  return buttons;
}

bool icon_button_ui(ui::Ui& ui, ui::Box& buttons, std::string_view id, std::string_view label, const char* glyph,
                    std::string_view shortcut, bool enabled = true) {
  const ui::Box box = ui::centered_y(ui::cut_left(buttons, button_side(ui)), button_side(ui));
  ui::cut_left(buttons, ui::space_8);
  return ui::button(ui, id, box,
                    {.label = label,
                     .icon = glyph,
                     .kind = ui::ButtonKind::quiet,
                     .icon_only = true,
                     .enabled = enabled,
                     .shortcut = shortcut});
}

void history_buttons_ui(ui::Ui& ui, ui::Box& buttons, const Session& session, session::CommandQueue& commands) {
  if (icon_button_ui(ui, buttons, "undo", "Undo", ICON_UNDO_2, "Ctrl+Z", session.can_undo())) {
    commands.push(session::Undo{});
  }
  if (icon_button_ui(ui, buttons, "redo", "Redo", ICON_REDO_2, "Ctrl+Y", session.can_redo())) {
    commands.push(session::Redo{});
  }
}

// Search and theme: at the right end on every view.
void lasting_buttons_ui(ui::Ui& ui, ui::Box& buttons, session::CommandQueue& commands, ViewMemory& memory) {
  if (icon_button_ui(ui, buttons, "palette", "Find a command", ICON_SEARCH, "Ctrl+K")) {
    open_dialog(memory, Dialog::palette);
  }
  const bool dark = dark_now(ui);
  if (icon_button_ui(ui, buttons, "theme", dark ? "Light theme" : "Dark theme", dark ? ICON_SUN : ICON_MOON, "T")) {
    commands.push(session::SetTheme{dark ? session::Theme::light : session::Theme::dark});
  }
}

// Whose eyes: until roles arrive nobody's weights are applied, and the bar says so.
void role_ui(ui::Ui& ui, ui::Box& bar) {
  constexpr std::string_view words = "Not weighted by role";
  const float width = ui::text_width(ui, words, ui::Type::dense) + ui.scaled(28.0F);
  if (bar.w < width) {
    return;
  }
  ui::Box box = ui::cut_right(bar, width);
  ui::cut_right(bar, ui::space_16);
  ui::icon(ui, ui::cut_left(box, ui.scaled(28.0F)), ICON_USERS, 18.0F, ui::Ink::acc);
  ui::text(ui, box, words, {.type = ui::Type::dense, .ink = ui::Ink::mut});
}

void home_bar_ui(ui::Ui& ui, ui::Box& bar, session::CommandQueue& commands, ViewMemory& memory) {
  ui::Box buttons = cut_icon_buttons(ui, bar, 2);
  const ui::ButtonSpec shortcuts{
      .label = "Shortcuts", .icon = ICON_KEYBOARD, .kind = ui::ButtonKind::link, .shortcut = "?"};
  const ui::Box link = ui::centered_y(ui::cut_right(bar, ui::button_width(ui, shortcuts)), button_side(ui));
  ui::text(ui, bar, "Consilium", {.type = ui::Type::h2});
  if (ui::button(ui, "shortcuts", link, shortcuts)) {
    open_dialog(memory, Dialog::shortcuts);
  }
  lasting_buttons_ui(ui, buttons, commands, memory);
}

void study_bar_ui(ui::Ui& ui, ui::Box& bar, const Session& session, session::CommandQueue& commands,
                  ViewMemory& memory) {
  const Study& study = *session.study();
  const std::string title = session::study_title(study);
  const ui::ButtonSpec opener{
      .label = title, .icon = ICON_DATABASE, .icon_after = ICON_CHEVRON_DOWN, .type = ui::Type::body_strong};
  const float study_width = std::min(ui::button_width(ui, opener), std::max(ui.scaled(160.0F), ui.screen().w * 0.26F));
  study_menu_ui(ui, ui::centered_y(ui::cut_left(bar, study_width), button_side(ui)), session, commands, opener);
  ui::cut_left(bar, ui::space_20);
  filter_chips_ui(ui, bar, session, commands, memory);
  const std::string counts = counts_words(study, overview_of(memory, session)) +
                             scenarios_words(study, overview_of(memory, session), session.view().filter);
  const ui::Box counts_box =
      ui::cut_left(bar, std::min(bar.w, ui::text_width(ui, counts, ui::Type::dense_strong) + ui::space_8));
  counts_ui(ui, counts_box, session, memory);
  role_ui(ui, bar);
}

// Of the lab, in the place of a study's title: what it shows is made here and now.
const std::string live_words = "Live on this device";

// The side of a button on phones: a finger's width, and more for large text.
float touch(const ui::Ui& ui) { return std::max(44.0F, ui.scaled(32.0F)); }

bool touch_button(ui::Ui& ui, ui::Box& buttons, std::string_view id, std::string_view label, const char* glyph,
                  bool enabled = true) {
  return ui::button(
      ui, id, ui::centered_y(ui::cut_left(buttons, touch(ui)), touch(ui)),
      {.label = label, .icon = glyph, .kind = ui::ButtonKind::quiet, .icon_only = true, .enabled = enabled});
}

// Phone, left end: the product's name on Home, the way back on an inspector's page, else the study menu.
void phone_title_ui(ui::Ui& ui, ui::Box bar, const Session& session, session::CommandQueue& commands) {
  if (session.shown() == session::View::home) {
    ui::icon(ui, ui::cut_left(bar, ui.scaled(56.0F)), ICON_STETHOSCOPE, 26.0F, ui::Ink::acc);
    ui::text(ui, bar, "Consilium", {.type = ui::Type::h2});
    return;
  }
  const bool of_lab = session::is_of_lab(session.shown());
  if (session.view().inspector_page) {
    if (touch_button(ui, bar, "back", "Back", ICON_CHEVRON_LEFT)) {
      commands.push(session::SetInspectorPage{false});
    }
    ui::cut_left(bar, ui::space_4);
    ui::text(ui, bar, of_lab ? live_words : session::study_title(*session.study()), {.type = ui::Type::body_strong});
    return;
  }
  if (of_lab) {
    ui::cut_left(bar, ui::space_16);
    ui::text(ui, bar, live_words, {.type = ui::Type::dense, .ink = ui::Ink::mut});
    return;
  }
  const std::string title = session::study_title(*session.study());
  const ui::ButtonSpec opener{
      .label = title, .icon_after = ICON_CHEVRON_DOWN, .kind = ui::ButtonKind::quiet, .type = ui::Type::body_strong};
  study_menu_ui(ui, ui::centered_y({bar.x, bar.y, std::min(bar.w, ui::button_width(ui, opener)), bar.h}, touch(ui)),
                session, commands, opener);
}

}  // namespace

void top_bar_ui(ui::Ui& ui, const ui::Box& box, const Session& session, session::CommandQueue& commands,
                ViewMemory& memory) {
  const ui::Scope banner(ui, ui::a11y::Role::banner, "top-bar", "Top bar", box);
  ui::fill(ui, box, ui::Ink::surf);
  ui::rule(ui, box.x, box.bottom() - 1, box.w);
  ui::Box bar = box;
  ui::icon(ui, ui::cut_left(bar, ui.scaled(88.0F)), ICON_STETHOSCOPE, 26.0F, ui::Ink::acc);
  ui::cut_left(bar, ui::space_8);
  ui::cut_right(bar, ui::space_16);
  if (session.shown() == session::View::home) {
    home_bar_ui(ui, bar, commands, memory);
    return;
  }
  ui::Box buttons = cut_icon_buttons(ui, bar, 4);
  ui::cut_right(bar, ui::space_8);
  if (session::is_of_lab(session.shown())) {
    ui::text(ui, bar, live_words, {.type = ui::Type::dense, .ink = ui::Ink::mut});
  } else {
    study_bar_ui(ui, bar, session, commands, memory);
  }
  history_buttons_ui(ui, buttons, session, commands);
  lasting_buttons_ui(ui, buttons, commands, memory);
}

void phone_top_ui(ui::Ui& ui, const ui::Box& box, const Session& session, session::CommandQueue& commands,
                  ViewMemory& memory) {
  const ui::Scope banner(ui, ui::a11y::Role::banner, "top-bar", "Top bar", box);
  ui::fill(ui, box, ui::Ink::surf);
  ui::rule(ui, box.x, box.bottom() - 1, box.w);
  ui::Box bar = box;
  ui::cut_right(bar, ui::space_4);
  const bool home = session.shown() == session::View::home;
  ui::Box buttons = ui::cut_right(bar, touch(ui) * (home ? 2.0F : 3.0F));
  phone_title_ui(ui, bar, session, commands);
  if (!home && touch_button(ui, buttons, "undo", "Undo", ICON_UNDO_2, session.can_undo())) {
    commands.push(session::Undo{});
  }
  if (touch_button(ui, buttons, "palette", "Find a command", ICON_SEARCH)) {
    open_dialog(memory, Dialog::palette);
  }
  const bool dark = dark_now(ui);
  if (touch_button(ui, buttons, "theme", dark ? "Light theme" : "Dark theme", dark ? ICON_SUN : ICON_MOON)) {
    commands.push(session::SetTheme{dark ? session::Theme::light : session::Theme::dark});
  }
}

void phone_counts_ui(ui::Ui& ui, const ui::Box& box, const Session& session, ViewMemory& memory) {
  const ui::Scope region(ui, ui::a11y::Role::region, "counts", "What is shown", box);
  ui::fill(ui, box, ui::Ink::surf);
  ui::rule(ui, box.x, box.bottom() - 1, box.w);
  ui::Box row = box.inset(ui::space_16, 0);
  const session::ViewState& view = session.view();
  const std::size_t conditions = filter_conditions(*session.study(), view.filter, view.view).size();
  const std::string label = conditions == 0 ? "Filter" : "Filter (" + std::to_string(conditions) + ")";
  const ui::ButtonSpec filter{.label = label, .icon = ICON_FUNNEL, .kind = ui::ButtonKind::link};
  const bool offered = can_filter(*session.study(), view.view);
  const ui::Box filter_box = ui::cut_right(row, offered ? ui::button_width(ui, filter) : 0.0F);
  const query::Overview& overview = overview_of(memory, session);
  const std::string plain = plural(overview.models.size(), compared(*session.study()).one) + " · ";
  const std::string strong = scenarios_words(*session.study(), overview, session.view().filter);
  const std::array<ui::Run, 2> runs{ui::Run{.words = plain, .ink = ui::Ink::mut},
                                    ui::Run{.words = strong, .strong = true}};
  ui::rich_text(ui, ui::centered_y(row, ui.scaled(20.0F)), runs, ui::Type::dense, ui::Type::dense_strong,
                {.max_lines = 1});
  if (offered && ui::button(ui, "filter", filter_box, filter)) {
    open_dialog(memory, Dialog::filter);
  }
}

}  // namespace consilium::views
