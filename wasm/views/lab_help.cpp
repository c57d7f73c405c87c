// What the model is given besides the question (the review's three levers), and how its dials stand.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/lab_parts.h"

namespace consilium::views {

namespace {

using cases::CaseKind;
using cases::Instruction;
using session::LabHelp;
using session::LabSetup;
using session::LabSide;
using ui::Box;

// A name, a line that explains it, and a switch at the right.
bool lever_ui(ui::Ui& ui, Column& column, std::string_view name, std::string_view words, bool on) {
  const float text_width = column.box.w - ui.scaled(56);
  const float words_height = ui::text_height(ui, words, ui::Type::small, text_width);
  const float height = ui.scaled(20) + words_height + ui.scaled(12);
  Box row = ui::cut_top(column.box, std::max(height, ui.target(44)));
  ui::rule(ui, row.x, row.bottom() - 1, row.w);
  const Box toggle = ui::cut_right(row, ui.target(ui.scaled(40)));
  const bool turned = ui::switch_control(ui, name, toggle, name, on);
  Box lines = ui::centered_y(row, height - ui.scaled(12));
  ui::text(ui, ui::cut_top(lines, ui.scaled(20)), name, {.type = ui::Type::dense_strong, .silent = true});
  ui::text(ui, lines, words, {.type = ui::Type::small, .ink = ui::Ink::mut, .max_lines = 0, .middle = false});
  return turned;
}

bool has(std::uint32_t set, Instruction what) { return (set >> static_cast<unsigned>(what) & 1U) != 0; }
void flip(std::uint32_t& set, Instruction what) { set ^= 1U << static_cast<unsigned>(what); }

// A menu of instructions to put into the system message, or into a clinician's correction.
void instructions_ui(const ViewContext& context, Column& column, std::string_view name, std::string_view words,
                     std::uint32_t& set) {
  ui::Ui& ui = context.ui;
  std::string chosen;
  std::array<ui::MenuItem, cases::instruction_count> items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto what = static_cast<Instruction>(i);
    items[i] = {.label = session::instruction_words(what), .checked = has(set, what)};
    if (has(set, what)) chosen += (chosen.empty() ? "" : "; ") + std::string(session::instruction_words(what));
  }
  column.gap(ui::space_8);
  ui::text(ui, ui::cut_top(column.box, ui.scaled(20)), name, {.type = ui::Type::dense_strong});
  ui::text(ui, ui::cut_top(column.box, ui.scaled(18)), words, {.type = ui::Type::small, .ink = ui::Ink::mut});
  column.gap(ui::space_4);
  const std::string_view shown = chosen.empty() ? std::string_view("None") : std::string_view(chosen);
  const Box field = ui::cut_top(column.box, ui.target(ui.scaled(36)));
  if (const auto picked = ui::menu_button(
          ui, name, field,
          {.label = shown, .icon_after = ICON_CHEVRON_DOWN, .description = name, .type = ui::Type::dense}, items)) {
    flip(set, static_cast<Instruction>(*picked));
  }
  column.gap(ui::space_8);
  ui::rule(ui, column.box.x, column.box.y, column.box.w);
}

std::string_view reference_words(CaseKind kind) {
  switch (kind) {
    case CaseKind::triage:
      return "Gives it the danger signs of this complaint";
    case CaseKind::medicine:
      return "Gives it the fact about this medicine";
    case CaseKind::test_result:
      return "Gives it the report with its usual range";
    case CaseKind::discharge:
      return "Gives it the note from the hospital";
    case CaseKind::record_request:
      return "Gives it the record that is asked about";
    case CaseKind::open_question:
      return "Gives it lines that do not settle the question";
  }
  return {};
}

// What Ward's model card has figures for.
bool beyond_what_was_measured(const cases::Dials& dials) {
  const auto turned = std::ranges::count_if(dials, [](double value) { return value > 0.0; });
  return turned > 2 || std::ranges::any_of(dials, [](double value) { return value > 1.0; });
}

}  // namespace

void lab_help_ui(const ViewContext& context, Column& column, LabSide side) {
  ui::Ui& ui = context.ui;
  const LabSetup setup = lab_setup(context, side);
  LabSetup changed = setup;
  LabHelp& help = changed.help;
  ui::heading(ui, ui::cut_top(column.box, ui.scaled(24)), "Help the model is given", ui::Type::h2, 2);
  column.gap(ui::space_4);
  const bool of_case = setup.own.tells_case;
  if (of_case && lever_ui(ui, column, "Knowledge", reference_words(setup.c.kind), help.reference)) {
    help.reference = !help.reference;
  }
  instructions_ui(context, column, "Task", "What it is told to do", help.instructions);
  instructions_ui(context, column, "Guidance", "A clinician's correction earlier on", help.corrections);
  if (lever_ui(ui, column, "Example", "Shows it an answer that says what to watch for", help.example)) {
    help.example = !help.example;
  }
  if (of_case && setup.c.kind == CaseKind::medicine &&
      lever_ui(ui, column, "Pharmacist's word", "A pharmacist tells it the fact in the conversation",
               help.correct_fact)) {
    help.correct_fact = !help.correct_fact;
  }
  if (changed != setup) set_lab(context, side, changed);
}

void lab_dials_ui(const ViewContext& context, Column& column, LabSide side) {
  constexpr double highest = 1.5, step = 0.05;
  ui::Ui& ui = context.ui;
  if (!context.session.lab().has_dials()) return;
  const LabSetup setup = lab_setup(context, side);
  LabSetup changed = setup;
  column.gap(ui::space_16);
  const ui::Scope group(ui, ui::a11y::Role::group, "dials", "Dials", column.box);
  Box head = ui::cut_top(column.box, ui.target(ui.scaled(28)));
  const ui::ButtonSpec zero{.label = "All to 0",
                            .icon = ICON_ROTATE_CCW,
                            .kind = ui::ButtonKind::link,
                            .enabled = setup.dials != cases::Dials{}};
  if (ui::button(ui, "zero", ui::cut_right(head, ui::button_width(ui, zero)), zero)) changed.dials = {};
  ui::heading(ui, ui::cut_left(head, ui::text_width(ui, "Dials", ui::Type::h2) + 1), "Dials", ui::Type::h2, 2);
  ui::cut_left(head, ui::space_8);
  ui::text(ui, head, "planted on purpose, 0 to 1.5", {.type = ui::Type::small, .ink = ui::Ink::mut});
  for (std::size_t i = 0; i < changed.dials.size(); ++i) {
    const auto dial = static_cast<cases::Dial>(i);
    const std::string_view name = session::to_words(dial);
    Box row = ui::cut_top(column.box, ui.target(ui.scaled(34)));
    const bool turned = setup.dials[i] > 0.0;
    const Box words = ui::cut_left(row, std::min(ui.scaled(150), row.w * 0.45F));
    ui::text(ui, words, name, {.type = turned ? ui::Type::dense_strong : ui::Type::dense, .silent = true});
    ui::explain(ui, words, "The model " + std::string(cases::what_it_does(dial)));
    const std::string spoken = format_fixed(setup.dials[i], 2);
    if (const auto moved = ui::slider(ui, name, row, name, setup.dials[i], 0.0, highest, step, spoken)) {
      changed.dials[i] = *moved;
    }
  }
  if (beyond_what_was_measured(setup.dials)) {
    column.gap(ui::space_8);
    column.caution(
        "Measured were single dials up to 1, and two at 1. Beyond that the words may fall apart, and the checks may "
        "take "
        "what is left of them for an answer.");
  }
  if (changed != setup) set_lab(context, side, changed);
}

}  // namespace consilium::views
