// Home: three doors, the studies on this device, and the place to drop files.
#include <array>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/home_parts.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using ui::Box;

constexpr std::string_view question = "Does this language model behave the way you need it to?";
constexpr std::string_view promise =
    "Open an evaluation log, see how each model does on each criterion, and read the evidence behind every number.";

struct StudyColumns {
  Box name, models, criteria, scenarios, opened;
};
StudyColumns study_columns(const ui::Ui& ui, Box row) {
  StudyColumns columns;
  if (row.w < ui.scaled(560)) {  // the name alone
    columns.name = row;
    return columns;
  }
  columns.opened = ui::cut_right(row, ui.scaled(100));
  ui::cut_right(row, ui::space_24);
  columns.scenarios = ui::cut_right(row, ui.scaled(104));
  columns.criteria = ui::cut_right(row, ui.scaled(70));
  columns.models = ui::cut_right(row, ui.scaled(70));
  columns.name = row;
  return columns;
}

void study_heads_ui(ui::Ui& ui, const Box& row) {
  const ui::Scope heads(ui, ui::a11y::Role::row, "heads", "", row);
  const StudyColumns columns = study_columns(ui, row);
  const auto head = [&](const Box& box, std::string_view words, ui::Align align) {
    if (box.w > 0) {
      ui::text(ui, box, words,
               {.type = ui::Type::small, .ink = ui::Ink::mut, .align = align, .role = ui::a11y::Role::column_header});
    }
  };
  head(columns.name, "Study", ui::Align::left);
  head(columns.models, "Models", ui::Align::right);
  head(columns.criteria, "Criteria", ui::Align::right);
  head(columns.scenarios, "Scenarios", ui::Align::right);
  head(columns.opened, "Last opened", ui::Align::left);
}

void study_name_ui(const ViewContext& context, const Box& cell, const session::StudyEntry& entry) {
  ui::Ui& ui = context.ui;
  const ui::Scope scope(ui, ui::a11y::Role::row_header, "name", "", cell);
  Box line = cell;
  ui::icon(ui, ui::cut_left(line, ui.scaled(18)), entry.shipped ? ICON_DATABASE : ICON_FILE_TEXT, 17.0F, ui::Ink::mut);
  ui::cut_left(line, ui::space_8);
  const float natural = ui::text_width(ui, entry.title, ui::Type::body_strong) + 2;
  const float title_width = std::min(line.w, std::max(natural, ui.target(ui.scaled(28))));
  const bool open = ui::button(
      ui, "open", ui::cut_left(line, title_width),
      {.label = entry.title, .kind = ui::ButtonKind::link, .description = entry.note, .type = ui::Type::body_strong});
  ui::cut_left(line, ui::space_8);
  ui::text(ui, line, entry.note, {.type = ui::Type::small, .ink = ui::Ink::mut});
  if (open) {
    context.commands.push(session::OpenStudy{entry.key});
  }
}

void study_row_ui(const ViewContext& context, const Box& row, const session::StudyEntry& entry) {
  ui::Ui& ui = context.ui;
  const ui::Scope scope(ui, ui::a11y::Role::row, entry.key, "", row);
  const StudyColumns columns = study_columns(ui, row);
  study_name_ui(context, columns.name, entry);
  const auto number = [&](const Box& box, const std::string& words, bool mono) {
    if (box.w > 0) {
      ui::text(ui, box, words,
               {.type = mono ? ui::Type::mono : ui::Type::small,
                .ink = mono ? ui::Ink::ink : ui::Ink::mut,
                .align = ui::Align::right,
                .role = ui::a11y::Role::cell});
    }
  };
  number(columns.models, format_count(entry.models), true);
  number(columns.criteria, format_count(entry.criteria), true);
  number(columns.scenarios, entry.scenarios == 0 ? "not published" : format_count(entry.scenarios),
         entry.scenarios != 0);
  if (columns.opened.w > 0) {
    ui::text(ui, columns.opened, entry.last_opened.empty() ? "not yet" : std::string_view(entry.last_opened),
             {.type = ui::Type::small, .ink = ui::Ink::mut, .role = ui::a11y::Role::cell});
  }
  ui::rule(ui, row.x, row.y, row.w);
}

float studies_height(const ui::Ui& ui, std::size_t rows) {
  return ui.scaled(16 + 28 + 30) + (static_cast<float>(rows) * ui.target(ui.scaled(44))) + ui.scaled(10);
}

void studies_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  ui::card(ui, box);
  Box inside = box.inset(ui.phone() ? ui::space_16 : ui::space_24, ui.scaled(16));
  Box head = ui::cut_top(inside, ui.scaled(28));
  constexpr std::string_view kept = "kept on this device";
  const Box kept_box = ui::cut_right(head, ui::text_width(ui, kept, ui::Type::small));
  ui::heading(ui, head, "Studies", ui::Type::h2, 2);
  ui::text(ui, kept_box, kept, {.type = ui::Type::small, .ink = ui::Ink::mut});
  const ui::Scope table(ui, ui::a11y::Role::table, "studies", "Studies on this device", inside);
  study_heads_ui(ui, ui::cut_top(inside, ui.scaled(30)));
  for (const session::StudyEntry& entry : context.session.library()) {
    study_row_ui(context, ui::cut_top(inside, ui.target(ui.scaled(44))), entry);
  }
}

void drop_zone_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const ui::Scope region(ui, ui::a11y::Role::region, "drop-zone", "Open your own files", box);
  ui::dashed_border(ui, box, ui::Ink::bd, ui::radius_card);
  const float content = ui.scaled(28 + 12 + 26 + 44 + 16) + ui.target(ui.scaled(36));
  Box inside = ui::centered_y(box.inset(ui::space_24, 0), content);
  ui::icon(ui, ui::cut_top(inside, ui.scaled(28)), ICON_UPLOAD, 28.0F, ui::Ink::acc);
  ui::cut_top(inside, ui::space_12);
  ui::text(ui, ui::cut_top(inside, ui.scaled(26)), "Drop evaluation logs here",
           {.type = ui::Type::h2, .align = ui::Align::center, .role = ui::a11y::Role::heading, .level = 2});
  ui::text(ui, ui::cut_top(inside, ui.scaled(44)),
           "Inspect .eval or .json, HealthBench results, tidy CSV or JSONL, or a .consilium pack",
           {.type = ui::Type::small,
            .ink = ui::Ink::mut,
            .align = ui::Align::center,
            .max_lines = 2,
            .role = ui::a11y::Role::paragraph});
  ui::cut_top(inside, ui::space_16);
  const ui::ButtonSpec choose{.label = "Choose files", .icon = ICON_FOLDER_OPEN, .shortcut = "O"};
  const Box row = ui::cut_top(inside, ui.target(ui.scaled(36)));
  const float width = ui::button_width(ui, choose);
  if (ui::button(ui, "choose", {row.x + ((row.w - width) / 2), row.y, width, row.h}, choose)) {
    context.commands.push(session::ChooseFiles{});
  }
}

void privacy_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  Box line = box;
  const ui::ButtonSpec erase{.label = "Delete everything on this device", .kind = ui::ButtonKind::link};
  const float width = ui::button_width(ui, erase);
  const bool two_lines = line.w < width + ui.scaled(420);
  Box erase_box = two_lines ? ui::cut_bottom(line, ui.target(ui.scaled(44))) : ui::cut_right(line, width);
  if (two_lines) {
    erase_box.w = std::min(width, line.w);
  }
  if (ui::button(ui, "erase", ui::centered_y(erase_box, ui.target(ui.scaled(28))), erase)) {
    open_dialog(context.memory, Dialog::confirm_delete);
  }
  ui::icon(ui, ui::cut_left(line, ui.scaled(20)), ICON_HARD_DRIVE, 18.0F, ui::Ink::acc);
  ui::cut_left(line, ui::space_12);
  const std::string privacy = std::string(privacy_words(context.session.models())) + ". ";
  const std::string asked = asked_hosts_words(context.session.models());
  const std::string rest =
      "No account, no server. It works offline after the first visit." + (asked.empty() ? "" : " " + asked + ".");
  const std::array<ui::Run, 2> runs{ui::Run{.words = privacy, .strong = true},
                                    ui::Run{.words = rest, .ink = ui::Ink::mut}};
  const float height = ui::rich_text_height(ui, runs, ui::Type::finding, ui::Type::finding_strong, line.w);
  ui::rich_text(ui, ui::centered_y(line, height), runs, ui::Type::finding, ui::Type::finding_strong, {.max_lines = 0});
}

void bottom_row_ui(const ViewContext& context, Box& inside) {
  ui::Ui& ui = context.ui;
  const float height = std::max(studies_height(ui, context.session.library().size()), ui.scaled(220));
  if (ui.phone()) {
    drop_zone_ui(context, ui::cut_top(inside, ui.scaled(230)));
    ui::cut_top(inside, ui::space_16);
    studies_ui(context, ui::cut_top(inside, height));
    ui::cut_top(inside, ui::space_16);
    privacy_ui(context, ui::cut_top(inside, ui.scaled(110)));
    return;
  }
  Box row = ui::cut_top(inside, height);
  Box drop = ui::cut_right(row, std::min(ui.scaled(384), row.w * 0.34F));
  ui::cut_right(row, ui::space_24);
  studies_ui(context, row);
  drop.h = std::min(drop.h, ui.scaled(320));
  drop_zone_ui(context, drop);
  ui::cut_top(inside, ui.scaled(16));
  privacy_ui(context, ui::cut_top(inside, ui.scaled(40)));
}

}  // namespace

void home_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "home", box);
  const float margin = ui.phone() ? ui::space_16 : std::clamp((box.w - 1224.0F) / 2, ui::space_24, 400.0F);
  Box inside{scroll.content.x + margin, scroll.content.y, scroll.content.w - (2 * margin), 100'000.0F};
  const float top = inside.y;
  ui::cut_top(inside, ui.scaled(ui.phone() ? 20 : 48));
  const ui::Type display = ui.phone() ? ui::Type::h1 : ui::Type::display;
  const float question_height = ui::text_height(ui, question, display, inside.w);
  ui::heading(ui, ui::cut_top(inside, question_height), question, display, 1, 0);
  ui::cut_top(inside, ui::space_8);
  const ui::Type lead = ui.phone() ? ui::Type::reading_phone : ui::Type::lead;
  const float promise_height = ui::text_height(ui, promise, lead, inside.w);
  ui::text(ui, ui::cut_top(inside, promise_height), promise,
           {.type = lead, .ink = ui::Ink::mut, .max_lines = 0, .role = ui::a11y::Role::paragraph});
  ui::cut_top(inside, ui.scaled(ui.phone() ? 20 : 32));
  doors_ui(context, inside);
  bottom_row_ui(context, inside);
  ui::cut_top(inside, ui::space_16);
  ui::end_scroll(ui, inside.y - top);
}

}  // namespace consilium::views
