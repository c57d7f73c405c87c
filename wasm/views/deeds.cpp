#include "views/deeds.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "report/csv.h"
#include "session/scenario_step.h"
#include "views/evidence_parts.h"

namespace consilium::views {

namespace {

using session::UiAction;
using session::View;

void step(const ViewContext& context, session::StepTo to) {
  if (context.session.study() == nullptr || context.session.view().view != View::evidence) {
    return;
  }
  // From the row on screen, which is the first one while none was selected.
  const std::optional<std::size_t> shown = current_evidence_row(context);
  if (!shown) {
    return;
  }
  const query::EvidenceList& list = evidence_of(context.memory, context.session);
  const query::EvidenceRow& row = list.rows[*shown];
  const session::Selection from{.model = row.model, .criterion = {}, .scenario = row.scenario, .repeat = row.repeat};
  if (const auto command = session::step_scenario(list, from, to)) {
    context.memory.earlier_turns_open = false;
    context.commands.push(*command);
  }
}

void copy_csv(const ViewContext& context) {
  if (context.session.study() == nullptr) {
    return;
  }
  const bool overview = context.session.view().view == View::overview;
  std::string csv = overview ? report::overview_csv(context.study(), overview_of(context.memory, context.session))
                             : report::matrix_csv(context.study(), matrix_of(context.memory, context.session));
  context.commands.push(session::CopyText{std::move(csv), "the table as CSV"});
}

void act_on_screen(const ViewContext& context, UiAction action) {
  switch (action) {
    case UiAction::open_palette:
      return open_dialog(context.memory, Dialog::palette);
    case UiAction::show_shortcuts:
      return open_dialog(context.memory, Dialog::shortcuts);
    case UiAction::focus_search:
      if (context.session.view().view != View::evidence) {
        context.commands.push(session::GoTo{View::evidence});
      }
      context.memory.focus_search = true;
      context.ui.want_frame_in(0);
      return;
    case UiAction::next_scenario:
      return step(context, session::StepTo::next);
    case UiAction::previous_scenario:
      return step(context, session::StepTo::previous);
    case UiAction::copy_csv:
      return copy_csv(context);
    case UiAction::ask_delete_everything:
      return open_dialog(context.memory, Dialog::confirm_delete);
  }
}

// "Ctrl+Shift+Z" as a Chord.
session::Chord chord_of(std::string_view text) {
  session::Chord chord;
  for (std::size_t plus = text.find('+'); plus != std::string_view::npos && plus + 1 < text.size();
       plus = text.find('+')) {
    const std::string_view modifier = text.substr(0, plus);
    chord.primary = chord.primary || modifier == "Ctrl";
    chord.shift = chord.shift || modifier == "Shift";
    chord.alt = chord.alt || modifier == "Alt";
    text.remove_prefix(plus + 1);
  }
  chord.key = text.size() == 1 ? to_lower_ascii(text) : std::string(text);
  return chord;
}

}  // namespace

void perform(const ViewContext& context, const session::Deed& deed) {
  if (const auto* command = std::get_if<session::Command>(&deed)) {
    context.commands.push(*command);
  } else if (const auto* action = std::get_if<UiAction>(&deed)) {
    act_on_screen(context, *action);
  }
}

void shortcut_keys(const ViewContext& context) {
  if (context.memory.dialog != Dialog::none || context.ui.open_popup() != 0) {
    return;  // dialogs and menus have the keyboard to themselves
  }
  const std::vector<std::string> keys = context.ui.input().keys;
  for (const std::string& key : keys) {
    const auto shortcut = session::shortcut_of(chord_of(key), {});
    if (!shortcut || !context.ui.take_key(key)) {
      continue;
    }
    if (const auto deed = session::deed_of(*shortcut, context.session, context.ui.palette().dark)) {
      perform(context, *deed);
    }
  }
}

}  // namespace consilium::views
