// The reader: the conversation, then the response that was judged, with previous and next.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/evidence_parts.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using query::EvidenceDetail;
using ui::Box;

const char* speaker_icon(ChatRole role) {
  switch (role) {
    case ChatRole::user:
      return ICON_USER;
    case ChatRole::assistant:
      return ICON_CPU;
    case ChatRole::tool:
      return ICON_WRENCH;
    case ChatRole::system:
    case ChatRole::reference:
    case ChatRole::other:
      return ICON_BOOK_OPEN;
  }
  return ICON_USER;
}

std::string speaker_words(const ViewContext& context, const Message& message, ModelId model) {
  const Study& study = context.study();
  if (message.role == ChatRole::assistant) {
    return std::string(study.name(model));
  }
  std::string words(to_text(message.role));
  if (const std::string_view name = study.text(message.name); !name.empty()) {
    words.append(" · ").append(name);
  }
  return words;
}

struct Reader {
  const ViewContext& context;
  const EvidenceDetail& detail;
  ModelId model;
  Box column;

  [[nodiscard]] ui::Type reading() const { return context.ui.phone() ? ui::Type::reading_phone : ui::Type::reading; }

  void turn(const Message& message, std::size_t number) {
    ui::Ui& ui = context.ui;
    const std::string_view words = context.study().text(message.text);
    const bool aside = message.role == ChatRole::system || message.role == ChatRole::tool;
    const ui::Type type = aside ? ui::Type::dense : reading();
    const float indent = ui.scaled(40);
    const float head = ui.scaled(22);
    const float height = ui::text_height(ui, words, type, column.w - indent);
    ui.push_id(static_cast<std::uint32_t>(number));
    Box box = ui::cut_top(column, head + height);
    const ui::Scope item(ui, ui::a11y::Role::list_item, "turn", "", box);
    Box icon_column = ui::cut_left(box, indent);
    ui::icon(ui, {icon_column.x, icon_column.y, ui.scaled(22), ui.scaled(22)}, speaker_icon(message.role), 19.0F,
             ui::Ink::mut);
    ui::text(ui, ui::cut_top(box, head), speaker_words(context, message, model),
             {.type = ui::Type::small_strong, .ink = ui::Ink::mut});
    ui::text(ui, box, words,
             {.type = type,
              .ink = aside ? ui::Ink::mut : ui::Ink::ink,
              .max_lines = 0,
              .middle = false,
              .role = ui::a11y::Role::paragraph});
    ui.pop_id();
    ui::cut_top(column, ui::space_16);
  }

  void conversation() {
    ui::Ui& ui = context.ui;
    const ui::Scope list(ui, ui::a11y::Role::list, "conversation", "Conversation", {});
    std::vector<const Message*> turns;
    for (const Message& message : detail.prompt) {
      turns.push_back(&message);
    }
    for (std::size_t i = 0; i < detail.response.size(); ++i) {
      if (i != detail.judged) {
        turns.push_back(&detail.response[i]);
      }
    }
    std::size_t first = 0;
    if (ui.phone() && turns.size() > 1 && !context.memory.earlier_turns_open) {
      first = turns.size() - 1;
      const std::string label = plural(first, "earlier turn");
      const ui::ButtonSpec fold{.label = label, .icon = ICON_CHEVRON_DOWN, .kind = ui::ButtonKind::link};
      Box row = ui::cut_top(column, ui.scaled(44));
      const ui::Scope item(ui, ui::a11y::Role::list_item, "earlier-turns", "", row);
      if (ui::button(ui, "earlier", ui::cut_left(row, ui::button_width(ui, fold)), fold)) {
        context.memory.earlier_turns_open = true;
      }
    }
    for (std::size_t i = first; i < turns.size(); ++i) {
      turn(*turns[i], i);
    }
  }

  void judged_card() {
    ui::Ui& ui = context.ui;
    const bool has = detail.judged < detail.response.size();
    const std::string_view words = has ? context.study().text(detail.response[detail.judged].text) : std::string_view{};
    const std::string shown = !words.empty()          ? std::string(words)
                              : !detail.error.empty() ? "No response: " + detail.error
                                                      : std::string("The log holds no response text.");
    const float pad = ui.scaled(16);
    const float head = ui.target(ui.scaled(30));
    const float text = ui::text_height(ui, shown, reading(), column.w - (2 * pad));
    const Box card = ui::cut_top(column, pad + head + text + pad);
    const ui::Scope region(ui, ui::a11y::Role::region, "judged", "The response that is judged", card);
    ui::card(ui, card, ui::Ink::surf, ui::Ink::bd);
    Box inside = card.inset(pad, ui.scaled(12));
    Box top = ui::cut_top(inside, head);
    if (!words.empty()) {
      if (ui::button(
              ui, "copy", ui::cut_right(top, ui.target(ui.scaled(32))),
              {.label = "Copy the response", .icon = ICON_COPY, .kind = ui::ButtonKind::quiet, .icon_only = true})) {
        context.commands.push(session::CopyText{std::string(words), "the response"});
      }
    }
    ui::icon(ui, ui::cut_left(top, ui.scaled(20)), ICON_CPU, 18.0F, ui::Ink::mut);
    ui::cut_left(top, ui::space_8);
    const std::string name(context.study().name(model));
    ui::text(ui, ui::cut_left(top, std::min(top.w, ui::text_width(ui, name, ui::Type::dense_strong) + ui::space_8)),
             name, {.type = ui::Type::dense_strong});
    std::string note = "the response that is judged";
    if (detail.output_tokens > 0) {
      note += " · " + plural(detail.output_tokens, "token");
    }
    ui::text(ui, top, note, {.type = ui::Type::small, .ink = ui::Ink::mut});
    ui::text(ui, inside, shown,
             {.type = reading(),
              .ink = words.empty() ? ui::Ink::mut : ui::Ink::ink,
              .max_lines = 0,
              .middle = false,
              .role = ui::a11y::Role::paragraph});
    if (!words.empty() && !detail.error.empty()) {
      note_line("Ended early: " + detail.error);
    }
  }

  void note_line(std::string_view words) {
    ui::Ui& ui = context.ui;
    ui::cut_top(column, ui::space_12);
    const float height = ui::caution_height(ui, words, column.w);
    ui::caution(ui, ui::cut_top(column, height), words);
  }

  void target() {
    ui::Ui& ui = context.ui;
    if (detail.target.empty()) {
      return;
    }
    ui::cut_top(column, ui::space_16);
    ui::heading(ui, ui::cut_top(column, ui.scaled(24)), "Reference answer", ui::Type::small_strong, 3);
    const float height = ui::text_height(ui, detail.target, ui::Type::dense, column.w);
    ui::text(ui, ui::cut_top(column, height), detail.target,
             {.type = ui::Type::dense, .max_lines = 0, .role = ui::a11y::Role::paragraph});
  }
};

std::string position_words(std::size_t row, std::size_t rows) {
  return format_count(row + 1) + " of " + format_count(rows);
}

bool step_button(ui::Ui& ui, std::string_view id, const Box& box, bool forward, bool enabled) {
  return ui::button(ui, id, box,
                    {.label = forward ? "Next scenario" : "Previous scenario",
                     .icon = forward ? ICON_CHEVRON_RIGHT : ICON_CHEVRON_LEFT,
                     .icon_only = true,
                     .enabled = enabled,
                     .shortcut = forward ? "J" : "K"});
}

// Which response is read, and on wide screens where it stands in the list and the steps to its neighbours.
void head_ui(const ViewContext& context, Box box, const EvidenceDetail& detail, std::size_t row, std::size_t rows) {
  ui::Ui& ui = context.ui;
  const std::string position = position_words(row, rows);
  const float side = ui.target(ui.scaled(36));
  const float position_width = ui::text_width(ui, position, ui::Type::dense);
  Box steps;
  if (!ui.phone()) {
    steps = ui::centered_y(ui::cut_right(box, position_width + (2 * side) + (2 * ui::space_8)), side);
    ui::cut_right(box, ui::space_12);
  }
  const query::EvidenceRow& line = evidence_of(context.memory, context.session).rows[row];
  const std::string over = "Scenario " + detail.scenario_key + " · " + std::string(context.study().name(line.model)) +
                           (line.repeat > 0 ? " · repeat " + std::to_string(line.repeat + 1) : std::string());
  ui::text(ui, ui::cut_top(box, ui.scaled(20)), over, {.type = ui::Type::small, .ink = ui::Ink::mut});
  ui::heading(ui, ui::cut_top(box, ui.scaled(30)), detail.title, ui::Type::title, 1);
  if (ui.phone()) {
    return;
  }
  ui::text(ui, ui::cut_left(steps, position_width), position, {.type = ui::Type::dense, .ink = ui::Ink::mut});
  ui::cut_left(steps, ui::space_8);
  if (step_button(ui, "previous", ui::cut_left(steps, side), false, row > 0)) {
    select_evidence_row(context, row - 1);
  }
  ui::cut_left(steps, ui::space_8);
  if (step_button(ui, "next", steps, true, row + 1 < rows)) {
    select_evidence_row(context, row + 1);
  }
}

void phone_steps_ui(const ViewContext& context, Box box, std::size_t row, std::size_t rows) {
  ui::Ui& ui = context.ui;
  ui::fill(ui, box, ui::Ink::surf);
  ui::rule(ui, box.x, box.y, box.w);
  Box bar = box.inset(ui::space_16, ui::space_8);
  const float width = (bar.w - ui.scaled(90)) / 2;
  if (ui::button(ui, "previous", ui::cut_left(bar, width),
                 {.label = "Previous", .icon = ICON_CHEVRON_LEFT, .enabled = row > 0})) {
    select_evidence_row(context, row - 1);
  }
  const Box next = ui::cut_right(bar, width);
  ui::text(ui, bar, position_words(row, rows),
           {.type = ui::Type::dense, .ink = ui::Ink::mut, .align = ui::Align::center});
  if (ui::button(ui, "next", next, {.label = "Next", .icon_after = ICON_CHEVRON_RIGHT, .enabled = row + 1 < rows})) {
    select_evidence_row(context, row + 1);
  }
}

}  // namespace

void evidence_reader_ui(const ViewContext& context, const Box& box, std::size_t row) {
  ui::Ui& ui = context.ui;
  const query::EvidenceList& list = evidence_of(context.memory, context.session);
  const EvidenceDetail& detail = detail_of(context.memory, context.session, row);
  const ui::Scope region(ui, ui::a11y::Role::region, "reader", "Conversation and response", box);
  Box rest = box;
  const Box steps = ui.phone() ? ui::cut_bottom(rest, ui.scaled(60)) : Box{};
  const float margin = ui.phone() ? ui::space_16 : ui::space_24;
  if (!ui.phone()) {
    ui::cut_top(rest, ui.scaled(18));
    head_ui(context, ui::cut_top(rest, ui.scaled(52)).inset(margin, 0), detail, row, list.rows.size());
  }
  ui.push_id(static_cast<std::uint32_t>(row));  // each response has its own scroll position
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "text", rest);
  const float top = scroll.content.y;
  Reader reader{
      context, detail, list.rows[row].model, {scroll.content.x + margin, top, scroll.content.w - (2 * margin), 1e7F}};
  ui::cut_top(reader.column, ui.scaled(ui.phone() ? 16 : 14));
  if (ui.phone()) {
    head_ui(context, ui::cut_top(reader.column, ui.scaled(52)), detail, row, list.rows.size());
    ui::cut_top(reader.column, ui::space_8);
  }
  reader.conversation();
  reader.judged_card();
  reader.target();
  ui::cut_top(reader.column, ui::space_20);
  float bottom = reader.column.y;
  if (ui.phone()) {
    const Box wide{scroll.content.x, bottom, scroll.content.w, 1e7F};
    const float head = verdict_head_ui(context, wide, detail);
    bottom += head + verdict_rows_ui(context, {wide.x, wide.y + head, wide.w, 1e7F}, detail);
  }
  ui::end_scroll(ui, bottom - top);
  ui.pop_id();
  if (ui.phone()) {
    phone_steps_ui(context, steps, row, list.rows.size());
  }
}

}  // namespace consilium::views
