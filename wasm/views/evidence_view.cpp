// Evidence: the transcripts and verdicts behind every number. List, reader and verdicts side by side; one at a time on
// phones.
#include "generated/icons.h"
#include "session/scenario_step.h"
#include "ui/widgets/widgets.h"
#include "views/evidence_parts.h"
#include "views/filter_conditions.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using ui::Box;

// Studies made of published totals have no transcripts: the view says so and leads back to the counts.
void published_totals_ui(const ViewContext& context, const Box& box) {
  const auto action = ui::empty_state(context.ui, box,
                                      {.icon = ICON_DATABASE,
                                       .headline = "Nothing to read here",
                                       .next_step = std::string(totals_words(context.study())),
                                       .action = "See the counts",
                                       .second_action = "Open a file"});
  if (action == ui::StateAction::first) {
    context.commands.push(session::GoTo{session::View::criteria});
  } else if (action == ui::StateAction::second) {
    context.commands.push(session::ChooseFiles{});
  }
}

void no_transcripts_ui(const ViewContext& context, const Box& box) {
  ui::empty_state(context.ui, box,
                  {.icon = ICON_MESSAGE_SQUARE_TEXT,
                   .headline = "This study has no transcripts",
                   .next_step = "It holds verdicts without the conversations they are about."});
}

}  // namespace

void nothing_to_read_ui(const ViewContext& context, const Box& box) {
  if (context.session.view().filter.conditions() == 0) {
    no_transcripts_ui(context, box);
  } else {
    no_match_ui(context, box, "scenario");
  }
}

std::optional<std::size_t> current_evidence_row(const ViewContext& context) {
  const query::EvidenceList& list = evidence_of(context.memory, context.session);
  if (list.rows.empty()) {
    return std::nullopt;
  }
  return session::selected_row(list, context.session.view().selection).value_or(0);
}

void select_evidence_row(const ViewContext& context, std::size_t row) {
  const query::EvidenceRow& chosen = evidence_of(context.memory, context.session).rows[row];
  context.memory.earlier_turns_open = false;
  context.commands.push(session::SelectScenario{chosen.scenario, chosen.model, chosen.repeat});
}

void evidence_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  if (context.study().info.published_totals) {
    published_totals_ui(context, box);
    return;
  }
  const std::optional<std::size_t> row = current_evidence_row(context);
  if (ui.phone()) {
    if (context.session.view().inspector_page && row) {
      evidence_reader_ui(context, box, *row);
    } else {
      evidence_list_ui(context, box);
    }
    return;
  }
  Box rest = box;
  evidence_list_ui(context, ui::cut_left(rest, std::min(ui.scaled(376), box.w * 0.3F)));
  if (!row) {
    nothing_to_read_ui(context, rest);
    return;
  }
  const Box verdicts = ui::cut_right(rest, std::min(ui.scaled(352), box.w * 0.3F));
  evidence_reader_ui(context, rest, *row);
  evidence_verdicts_ui(context, verdicts, *row);
}

}  // namespace consilium::views
