// The dialogs: commands by name, shortcuts, filter, import notes, and the question before everything is deleted.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "session/palette.h"
#include "session/shortcuts.h"
#include "ui/widgets/widgets.h"
#include "views/deeds.h"
#include "views/diagnostics_view.h"
#include "views/filter_conditions.h"
#include "views/views.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using ui::Box;

void close(const ViewContext& context) { context.memory.dialog = Dialog::none; }

float dialog_width(const ui::Ui& ui, float wanted) {
  return std::min(ui.scaled(wanted), ui.screen().w - (2 * ui::space_16));
}
float dialog_height(const ui::Ui& ui, float wanted) {
  return std::min(ui.scaled(wanted), ui.screen().h - (2 * ui::space_24));
}

void confirm_delete_dialog_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  constexpr std::string_view words =
      "This removes every study you opened, your settings and the stored copy of the app from this browser. It cannot "
      "be undone. Files on your disk stay as they are.";
  const ui::ButtonSpec keep{.label = "Keep everything"};
  const ui::ButtonSpec erase{.label = "Delete everything", .kind = ui::ButtonKind::primary};
  const float keep_width = ui::button_width(ui, keep);
  const float erase_width = ui::button_width(ui, erase);
  const float width = dialog_width(ui, 480);
  const bool stacked = keep_width + ui::space_12 + erase_width > width - (2 * ui::space_20);
  const float line = ui.target(ui.scaled(36));
  Box content;
  if (!ui::begin_dialog(ui, "confirm-delete", "Delete everything on this device?", width,
                        dialog_height(ui, stacked ? 420 : 250), content)) {
    close(context);
    return;
  }
  Box buttons = ui::cut_bottom(content, stacked ? (2 * line) + ui::space_8 : line);
  ui::cut_bottom(content, ui::space_12);
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "words", content);
  const float height = ui::text_height(ui, words, ui::Type::body, scroll.content.w);
  ui::text(ui, {scroll.content.x, scroll.content.y, scroll.content.w, height}, words,
           {.type = ui::Type::body, .max_lines = 0, .role = ui::a11y::Role::paragraph});
  ui::end_scroll(ui, height);
  Box first = stacked ? ui::cut_top(buttons, line) : buttons;
  if (ui::button(ui, "keep", ui::cut_left(first, keep_width), keep)) {
    close(context);
  }
  Box second = stacked ? ui::cut_bottom(buttons, line) : buttons;
  const Box erase_box = stacked ? ui::cut_left(second, erase_width) : ui::cut_right(second, erase_width);
  if (ui::button(ui, "delete", erase_box, erase)) {
    context.commands.push(session::DeleteEverything{});
    close(context);
  }
  ui::end_dialog(ui);
}

void import_notes_dialog_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  Box content;
  if (!ui::begin_dialog(ui, "import-notes", "What was found in the files", dialog_width(ui, 640),
                        dialog_height(ui, 520), content)) {
    close(context);
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

// All values of one scenario tag, for the filter dialog; names with a single or more than 60 values are no help.
struct TagChoices {
  std::string name;
  std::vector<std::string> values;
};
std::vector<TagChoices> tag_choices(const Study& study) {
  std::vector<TagChoices> choices;
  std::vector<std::set<std::string>> values;
  for (const Scenario& scenario : study.scenarios) {
    for (std::uint32_t i = 0; i < scenario.tags.count; ++i) {
      const Tag& tag = study.tags[scenario.tags.first + i];
      const std::string name(study.text(tag.name));
      auto found = std::find_if(choices.begin(), choices.end(), [&](const TagChoices& c) { return c.name == name; });
      if (found == choices.end()) {
        if (choices.size() == 12) {
          continue;
        }
        choices.push_back({name, {}});
        values.emplace_back();
        found = choices.end() - 1;
      }
      std::set<std::string>& seen = values[static_cast<std::size_t>(found - choices.begin())];
      if (seen.size() <= 60) {
        seen.emplace(study.text(tag.value));
      }
    }
  }
  std::vector<TagChoices> useful;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (values[i].size() > 1 && values[i].size() <= 60) {
      useful.push_back({choices[i].name, {values[i].begin(), values[i].end()}});
    }
  }
  return useful;
}

// One line of the filter dialog: a name and a menu of choices, the first of which is "Any".
std::optional<int> choice_row_ui(const ViewContext& context, Box& content, std::string_view name,
                                 const std::vector<std::string>& choices, int chosen) {
  ui::Ui& ui = context.ui;
  Box row = ui::cut_top(content, ui.target(ui.scaled(36)));
  ui::cut_top(content, ui::space_12);
  ui::text(ui, ui::cut_left(row, ui.scaled(120)), name, {.type = ui::Type::body});
  std::vector<ui::MenuItem> items;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    items.push_back({.label = choices[i], .checked = static_cast<int>(i) == chosen});
  }
  const std::string& label = choices[static_cast<std::size_t>(chosen)];
  const std::string spoken = std::string(name) + ": " + label;
  return ui::menu_button(
      ui, name, row, {.label = label, .icon_after = ICON_CHEVRON_DOWN, .description = spoken, .type = ui::Type::dense},
      items);
}

void model_choice_ui(const ViewContext& context, Box& content) {
  const Study& study = context.study();
  const query::Filter& filter = context.session.view().filter;
  std::vector<std::string> choices{"Any model"};
  for (std::size_t i = 0; i < study.models.size(); ++i) {
    choices.push_back(full_model_name(study, ModelId(static_cast<std::uint32_t>(i))));
  }
  const int now = filter.model.valid() ? static_cast<int>(filter.model.index()) + 1 : 0;
  if (const auto chosen = choice_row_ui(context, content, "Model", choices, now)) {
    query::Filter next = filter;
    next.model = *chosen == 0 ? ModelId::none() : ModelId(static_cast<std::uint32_t>(*chosen - 1));
    context.commands.push(session::SetFilter{next});
  }
}

void criterion_choice_ui(const ViewContext& context, Box& content) {
  const Study& study = context.study();
  const query::Filter& filter = context.session.view().filter;
  std::vector<std::string> choices{"Any criterion"};
  for (std::size_t i = 0; i < study.criteria.size(); ++i) {
    choices.push_back(full_criterion_name(study, CriterionId(static_cast<std::uint32_t>(i))));
  }
  const int now = filter.criterion.valid() ? static_cast<int>(filter.criterion.index()) + 1 : 0;
  if (const auto chosen = choice_row_ui(context, content, "Criterion", choices, now)) {
    query::Filter next = filter;
    next.criterion = *chosen == 0 ? CriterionId::none() : CriterionId(static_cast<std::uint32_t>(*chosen - 1));
    context.commands.push(session::SetFilter{next});
  }
}

void verdict_choice_ui(const ViewContext& context, Box& content) {
  const query::Filter& filter = context.session.view().filter;
  std::vector<std::string> choices;
  for (int i = 0; i <= static_cast<int>(query::VerdictFilter::missing); ++i) {
    choices.emplace_back(verdict_filter_words(static_cast<query::VerdictFilter>(i)));
  }
  if (const auto chosen = choice_row_ui(context, content, "Verdict", choices, static_cast<int>(filter.verdict))) {
    query::Filter next = filter;
    next.verdict = static_cast<query::VerdictFilter>(*chosen);
    context.commands.push(session::SetFilter{next});
  }
}

void tag_choice_ui(const ViewContext& context, Box& content, const TagChoices& tag) {
  const query::Filter& filter = context.session.view().filter;
  const auto active = std::find_if(filter.scenario_tags.begin(), filter.scenario_tags.end(),
                                   [&](const query::TagFilter& t) { return t.name == tag.name; });
  std::vector<std::string> choices{"Any"};
  int now = 0;
  for (std::size_t i = 0; i < tag.values.size(); ++i) {
    choices.push_back(tag.values[i].empty() ? "(empty)" : ellipsize_utf8(tag.values[i], 60));
    if (active != filter.scenario_tags.end() && active->value == tag.values[i]) {
      now = static_cast<int>(i) + 1;
    }
  }
  if (const auto chosen = choice_row_ui(context, content, tag.name, choices, now)) {
    query::Filter next = filter;
    std::erase_if(next.scenario_tags, [&](const query::TagFilter& t) { return t.name == tag.name; });
    if (*chosen > 0) {
      next.scenario_tags.push_back({tag.name, tag.values[static_cast<std::size_t>(*chosen - 1)]});
    }
    context.commands.push(session::SetFilter{next});
  }
}

}  // namespace

void shortcuts_dialog_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  Box content;
  if (!ui::begin_dialog(ui, "shortcuts", "Keyboard shortcuts", dialog_width(ui, 520), dialog_height(ui, 620),
                        content)) {
    close(context);
    return;
  }
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "list", content);
  Box column{scroll.content.x, scroll.content.y, scroll.content.w, 1e5F};
  const ui::Scope list(ui, ui::a11y::Role::list, "shortcuts", "Keyboard shortcuts", {});
  std::string_view group;
  for (const session::ShortcutLine& line : session::shortcut_table(false)) {
    if (line.group != group) {
      group = line.group;
      ui::cut_top(column, ui::space_8);
      ui::text(ui, ui::cut_top(column, ui.scaled(28)), group, {.type = ui::Type::small_strong, .ink = ui::Ink::mut});
    }
    Box row = ui::cut_top(column, ui.scaled(34));
    const ui::Scope item(ui, ui::a11y::Role::list_item, line.words, "", row);
    ui::text(ui, ui::cut_right(row, ui.scaled(190)), line.keys, {.type = ui::Type::mono, .align = ui::Align::right});
    ui::text(ui, row, line.words, {.type = ui::Type::body});
    ui::rule(ui, column.x, column.y - 1, column.w);
  }
  ui::end_scroll(ui, column.y - scroll.content.y);
  ui::end_dialog(ui);
}

void palette_dialog_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  Box content;
  if (!ui::begin_dialog(ui, "palette", "Find a command", dialog_width(ui, 560), dialog_height(ui, 520), content)) {
    close(context);
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
    close(context);
    perform(context, entries[*chosen].deed);
  }
}

void filter_dialog_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  if (context.session.study() == nullptr) {
    close(context);
    return;
  }
  const std::vector<TagChoices> tags = tag_choices(context.study());
  const bool list = context.session.view().view == session::View::evidence && !context.study().info.published_totals;
  const float wanted = 24.0F + 56.0F + (static_cast<float>((list ? 3 : 0) + tags.size()) * 56.0F) + 90.0F;
  Box content;
  if (!ui::begin_dialog(ui, "filter", "Filter", dialog_width(ui, 480), dialog_height(ui, std::max(330.0F, wanted)),
                        content)) {
    close(context);
    return;
  }
  Box row = ui::cut_bottom(content, ui.target(ui.scaled(36)));
  ui::cut_bottom(content, ui::space_12);
  // The fields stand off the edge of the scroll area, or it would cut their focus rings.
  constexpr float ring = 6.0F;
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "choices", content.inset(-ring, -ring));
  Box column{scroll.content.x + ring, scroll.content.y + ring, scroll.content.w - (2 * ring), 1e5F};
  if (list) {
    model_choice_ui(context, column);
    criterion_choice_ui(context, column);
    verdict_choice_ui(context, column);
  } else if (tags.empty()) {
    ui::text(ui, ui::cut_top(column, ui.scaled(48)), "All scenarios are of one group: there is nothing to choose.",
             {.type = ui::Type::body, .max_lines = 2, .role = ui::a11y::Role::paragraph});
  }
  for (const TagChoices& tag : tags) {
    tag_choice_ui(context, column, tag);
  }
  ui::end_scroll(ui, column.y + ring - scroll.content.y);
  const ui::ButtonSpec clear{.label = "Clear all", .enabled = context.session.view().filter.conditions() > 0};
  if (ui::button(ui, "clear", ui::cut_left(row, ui::button_width(ui, clear)), clear)) {
    context.commands.push(session::SetFilter{});
  }
  const ui::ButtonSpec done{.label = "Done", .kind = ui::ButtonKind::primary};
  if (ui::button(ui, "done", ui::cut_right(row, ui::button_width(ui, done)), done)) {
    close(context);
  }
  ui::end_dialog(ui);
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
  }
}

}  // namespace consilium::views
