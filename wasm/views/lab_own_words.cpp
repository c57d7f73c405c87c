// The lab's question in the person's own words: written in an area of the page, asked when they say so.
#include <array>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "session/lab_exchange.h"
#include "ui/widgets/widgets.h"
#include "views/lab_parts.h"

namespace consilium::views {

namespace {

using session::LabSetup;
using session::LabSide;
using session::OwnWords;

// The words that the case would ask with: what a person begins to change.
std::string words_of_case(const LabSetup& setup, const cases::CaseBook& book) {
  LabSetup without = setup;
  without.own = {};
  return session::LabExchange(without, book).prompt().user_turns.front();
}

using Draft = std::optional<OwnDraft>;

// The draft of a side, as long as what it was begun from is what is asked.
Draft& draft_of(const ViewContext& context, LabSide side, const OwnWords& own) {
  Draft& draft = context.memory.lab.drafts[static_cast<std::size_t>(side)];
  if (draft && draft->asked != own.text) draft.reset();
  if (!draft && !own.text.empty()) draft = {own.text, own.text};
  return draft;
}

void whose_words_ui(const ViewContext& context, Column& column, LabSide side, const LabSetup& setup, Draft& draft) {
  ui::Ui& ui = context.ui;
  column.gap(ui::space_12);
  ui::text(ui, ui::cut_top(column.box, ui.scaled(20)), "Whose words ask",
           {.type = ui::Type::small, .ink = ui::Ink::mut});
  column.gap(ui::space_4);
  constexpr std::array<std::string_view, 2> labels{"The case's", "Your own"};
  const ui::Box row = ui::cut_top(column.box, ui.target(ui.scaled(36)));
  const auto picked = ui::segments(ui, "whose words", row, "Whose words ask", labels, draft ? 1 : 0);
  if (!picked) return;
  ui.want_frame_in(0);
  if (*picked == 1) {
    draft = {{}, words_of_case(setup, context.session.lab().book()->book)};
    return;
  }
  draft.reset();
  LabSetup changed = setup;
  changed.own = {};
  if (changed != setup) set_lab(context, side, changed);
}

void ask(const ViewContext& context, LabSide side, const LabSetup& setup, const std::string& text, Draft& draft) {
  LabSetup changed = setup;
  changed.own.text = text;
  draft = {text, text};
  set_lab(context, side, changed);
}

void tells_case_ui(const ViewContext& context, Column& column, LabSide side, const LabSetup& setup) {
  ui::Ui& ui = context.ui;
  column.gap(ui::space_12);
  const ui::Box row = ui::cut_top(column.box, ui.target(ui.scaled(28)));
  if (ui::switch_control(ui, "tells case", row, "It tells the built case", setup.own.tells_case)) {
    LabSetup changed = setup;
    changed.own.tells_case = !setup.own.tells_case;
    set_lab(context, side, changed);
  }
  column.gap(ui::space_4);
  column.paragraph(setup.own.tells_case
                       ? "The reply is judged by what is right for that case."
                       : "Nobody has said what is right here: only plain words, length, numbers, the next step and the "
                         "like are judged.",
                   ui::Type::small, ui::Ink::mut);
}

}  // namespace

bool lab_own_words_ui(const ViewContext& context, Column& column, LabSide side) {
  ui::Ui& ui = context.ui;
  const LabSetup setup = lab_setup(context, side);
  Draft& draft = draft_of(context, side, setup.own);
  whose_words_ui(context, column, side, setup, draft);
  if (!draft) return true;
  column.gap(ui::space_8);
  const ui::AreaInput input = ui::text_area(ui, "own words", ui::cut_top(column.box, ui.scaled(168)), "Your question",
                                            draft->text, "What would you ask?");
  if (input.typed) draft->text = *input.typed;
  const std::string text(trim(draft->text));
  const bool too_long = text.size() > session::longest_own_words;
  const bool can_ask = !text.empty() && !too_long && text != setup.own.text;
  column.gap(ui::space_8);
  if (too_long) {
    column.caution("That is too long by about " + plural(text.size() - session::longest_own_words, "character") + ".");
    column.gap(ui::space_8);
  }
  const ui::ButtonSpec button{.label = "Ask this",
                              .icon = ICON_PLAY,
                              .kind = ui::ButtonKind::primary,
                              .enabled = can_ask,
                              .shortcut = "Ctrl+Enter"};
  const bool pressed = ui::button(ui, "ask", ui::cut_top(column.box, ui.target(ui.scaled(36))), button);
  if (can_ask && (pressed || input.submitted)) ask(context, side, setup, text, draft);
  if (setup.own.text.empty()) return true;
  tells_case_ui(context, column, side, setup);
  return setup.own.tells_case;
}

}  // namespace consilium::views
