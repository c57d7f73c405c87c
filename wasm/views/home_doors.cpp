// The doors of Home: results, the lab, lessons, each with what leads through it.
#include <algorithm>
#include <array>
#include <string>

#include "generated/icons.h"
#include "session/lab_presets.h"
#include "ui/widgets/widgets.h"
#include "views/home_parts.h"

namespace consilium::views {

namespace {

using ui::Box;

void results_actions_ui(const ViewContext& context, Box& inside) {
  ui::Ui& ui = context.ui;
  constexpr std::string_view shipped = "shipped:healthbench-table8";
  if (ui::button(ui, "open-shipped", ui::cut_top(inside, ui.scaled(44)),
                 {.label = "Open the HealthBench study",
                  .icon_after = ICON_ARROW_RIGHT,
                  .kind = ui::ButtonKind::primary,
                  .type = ui::Type::body_strong})) {
    context.commands.push(session::OpenStudy{std::string(shipped)});
  }
  ui::cut_top(inside, ui.scaled(10));
  const ui::ButtonSpec files{
      .label = "Or open a file", .icon = ICON_FOLDER_OPEN, .kind = ui::ButtonKind::link, .shortcut = "O"};
  const Box row = ui::cut_top(inside, ui.target(ui.scaled(28)));
  const float width = ui::button_width(ui, files);
  if (ui::button(ui, "open-file", {row.x + ((row.w - width) / 2), row.y, width, row.h}, files)) {
    context.commands.push(session::ChooseFiles{});
  }
}

void lab_actions_ui(const ViewContext& context, Box& inside) {
  ui::Ui& ui = context.ui;
  std::array<ui::MenuItem, session::lab_presets.size()> items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i] = {.label = session::to_words(session::lab_presets[i]),
                .note = session::what_it_shows(session::lab_presets[i])};
  }
  if (ui::button(ui, "open-lab", ui::cut_top(inside, ui.scaled(44)),
                 {.label = "Open the lab", .icon_after = ICON_ARROW_RIGHT, .type = ui::Type::body_strong})) {
    context.commands.push(session::GoTo{session::View::lab});
  }
  ui::cut_top(inside, ui.scaled(10));
  const ui::ButtonSpec examples{
      .label = "Or begin with an example", .icon_after = ICON_CHEVRON_DOWN, .kind = ui::ButtonKind::link};
  const Box row = ui::cut_top(inside, ui.target(ui.scaled(28)));
  const float width = ui::button_width(ui, examples);
  if (const auto picked =
          ui::menu_button(ui, "examples", {row.x + ((row.w - width) / 2), row.y, width, row.h}, examples, items)) {
    context.commands.push(
        session::OpenLab{session::columns_of(session::lab_presets[static_cast<std::size_t>(*picked)])});
  }
}

void later_ui(const ViewContext& context, Box& inside) {
  ui::text(context.ui, ui::cut_top(inside, context.ui.scaled(44)), "Comes later: not part of this version yet.",
           {.type = ui::Type::body, .ink = ui::Ink::mut});
}

struct Door {
  std::string_view title;
  const char* glyph;
  std::string_view words;
  void (*actions)(const ViewContext&, Box&);
};
constexpr std::array<Door, 3> doors{{
    {"Results", ICON_CHART_NO_AXES_GANTT,
     "Open an evaluation log or a shipped study. See which model meets which criteria, how sure that is, and the words "
     "behind it.",
     results_actions_ui},
    {"What-if lab", ICON_FLASK_CONICAL,
     "Run a small model in this page. Change the case, the help it gets or its dials, and watch its words move.",
     lab_actions_ui},
    {"Lessons", ICON_GRADUATION_CAP,
     "Predict what a model will do, commit, and see what it did. Ten minutes each, no statistics needed.", later_ui},
}};

float door_height(const ui::Ui& ui, float width) {
  float tallest = 0.0F;
  for (const Door& door : doors) {
    tallest = std::max(tallest, ui::text_height(ui, door.words, ui::Type::finding, width - (2 * ui::space_24)));
  }
  return ui.scaled(24 + 44 + 16) + tallest + ui.scaled(20 + 44 + 10 + 20) + ui.target(ui.scaled(28));
}

void door_ui(const ViewContext& context, const Box& box, const Door& door) {
  ui::Ui& ui = context.ui;
  const ui::Scope region(ui, ui::a11y::Role::region, door.title, door.title, box);
  ui::card(ui, box);
  Box inside = box.inset(ui::space_24, ui::space_24);
  Box head = ui::cut_top(inside, ui.scaled(44));
  const Box badge = ui::cut_left(head, ui.scaled(44));
  ui::fill(ui, badge, ui::Ink::accs, ui::radius_control);
  ui::icon(ui, badge, door.glyph, 22.0F, ui::Ink::acc);
  ui::cut_left(head, ui::space_12);
  ui::heading(ui, head, door.title, ui::Type::title, 2);
  ui::cut_top(inside, ui::space_16);
  const float words = ui::text_height(ui, door.words, ui::Type::finding, inside.w);
  ui::text(ui, ui::cut_top(inside, words), door.words,
           {.type = ui::Type::finding, .max_lines = 0, .role = ui::a11y::Role::paragraph});
  // Actions of all doors stand on one line at the bottom.
  Box bottom = ui::cut_bottom(inside, ui.scaled(44 + 10) + ui.target(ui.scaled(28)));
  door.actions(context, bottom);
}

}  // namespace

void doors_ui(const ViewContext& context, Box& inside) {
  ui::Ui& ui = context.ui;
  const float gap = ui::space_24;
  if (ui.phone()) {
    for (const Door& door : doors) {
      door_ui(context, ui::cut_top(inside, door_height(ui, inside.w)), door);
      ui::cut_top(inside, ui::space_16);
    }
    return;
  }
  const float width = (inside.w - (2 * gap)) / 3.0F;
  Box row = ui::cut_top(inside, door_height(ui, width));
  for (const Door& door : doors) {
    door_ui(context, ui::cut_left(row, width), door);
    ui::cut_left(row, gap);
  }
  ui::cut_top(inside, ui.scaled(28));
}

}  // namespace consilium::views
