// The tokens that could have stood in the place of the chosen one, with their probabilities, and the way to go on from
// another.
#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/lab_parts.h"

namespace consilium::views {

namespace {

using session::LabChoice;
using session::LabToken;
using ui::Box;

constexpr float width = 400.0F;
constexpr float row_height = 32.0F;
constexpr std::size_t most_choices = 5;

const LabToken* token_at(const session::Lab& lab, const LabPlace& place) {
  const session::LabRun* run = lab.run(place.side);
  if (run == nullptr || place.reply >= run->exchange.replies().size()) return nullptr;
  const auto& tokens = run->exchange.replies()[place.reply].tokens;
  return place.token < tokens.size() ? &tokens[place.token] : nullptr;
}

std::string shown_words(const LabChoice& choice) {
  if (choice.ends) return "(the end)";
  const std::string words(trim(choice.text));
  return words.empty() ? "(blank)" : words;
}

// "38 %", "0.4 %", "<0.1 %".
std::string share_words(double share) {
  if (share < 0.0005) return "<0.1 %";
  return format_percent(share, share < 0.01 ? 1 : 0) + " %";
}

// The likeliest, first first.
std::span<const LabChoice> choices_of(const LabToken& token) {
  return std::span(token.alternatives).first(std::min(most_choices, token.alternatives.size()));
}

bool lists_chosen(const LabToken& token) {
  return std::ranges::any_of(choices_of(token), [&](const LabChoice& c) { return c.id == token.chosen.id; });
}

void close(const ViewContext& context) {
  context.memory.lab.token.reset();
  context.memory.lab.token_open = false;
  context.ui.want_frame_in(0);
}

void row_ui(const ViewContext& context, Box row, const LabPlace& place, const LabChoice& choice, bool chosen) {
  ui::Ui& ui = context.ui;
  const double share = std::exp(choice.log_probability);
  const ui::Scope item(ui, ui::a11y::Role::list_item, "choice " + std::to_string(choice.id), "", row);
  const std::string words = shown_words(choice);
  const std::string hover = "Go on from “" + words + "” instead";
  const ui::ButtonSpec link{
      .label = "Go on from this", .icon_after = ICON_ARROW_RIGHT, .kind = ui::ButtonKind::link, .description = hover};
  const Box button = ui::cut_right(row, ui::button_width(ui, link));
  ui::text(ui, ui::cut_left(row, ui.scaled(84)), words, {.type = chosen ? ui::Type::mono_strong : ui::Type::mono});
  const float bar_width = std::min(ui.scaled(64), row.w - ui.scaled(60) - ui::space_12);
  if (bar_width >= ui.scaled(20)) {  // where there is room for it: the number says the same
    const Box bar = ui::centered_y(ui::cut_left(row, bar_width), 10);
    ui::fill(ui, bar, ui::Ink::sunk, ui::radius_cell);
    ui::fill(ui, {bar.x, bar.y, std::max(2.0F, bar.w * static_cast<float>(std::clamp(share, 0.0, 1.0))), bar.h},
             ui::Ink::acc, ui::radius_cell);
  }
  ui::text(ui, ui::cut_left(row, ui.scaled(60)), share_words(share),
           {.type = ui::Type::mono_small, .align = ui::Align::right});
  if (chosen) {
    ui::text(ui, button, "chosen", {.type = ui::Type::small, .ink = ui::Ink::mut, .align = ui::Align::right});
  } else if (ui::button(ui, "go", button, link)) {
    context.commands.push(session::GoOnFrom{place.side,
                                            {.reply = static_cast<std::uint32_t>(place.reply),
                                             .token = static_cast<std::uint32_t>(place.token),
                                             .id = choice.id}});
    close(context);
  }
}

void choices_ui(const ViewContext& context, Box& inside, const LabPlace& place, const LabToken& token) {
  ui::Ui& ui = context.ui;
  const ui::Scope list(ui, ui::a11y::Role::list, "choices", "What could have stood here", inside);
  const float row = ui.target(ui.scaled(row_height));
  for (const LabChoice& choice : choices_of(token)) {
    row_ui(context, ui::cut_top(inside, row), place, choice, choice.id == token.chosen.id);
  }
  if (!lists_chosen(token)) row_ui(context, ui::cut_top(inside, row), place, token.chosen, true);
}

// What is left to all the tokens that are not listed.
std::string rest_words(const LabToken& token) {
  double known = lists_chosen(token) ? 0.0 : std::exp(token.chosen.log_probability);
  for (const LabChoice& choice : choices_of(token)) known += std::exp(choice.log_probability);
  return "All other words share " + share_words(std::clamp(1.0 - known, 0.0, 1.0));
}

void contents_ui(const ViewContext& context, Box inside, const LabPlace& place, const LabToken& token, bool fresh) {
  ui::Ui& ui = context.ui;
  Box head = ui::cut_top(inside, ui.target(ui.scaled(28)));
  const ui::ButtonSpec cross{.label = "Close", .icon = ICON_X, .kind = ui::ButtonKind::quiet, .icon_only = true};
  if (fresh) ui.focus(ui.id("close"));
  if (ui::button(ui, "close", ui::cut_right(head, ui.target(ui.scaled(28))), cross)) close(context);
  ui::text(ui, head, "Here " + lab_model_words(context) + " chose between",
           {.type = ui::Type::small, .ink = ui::Ink::mut});
  choices_ui(context, inside, place, token);
  ui::rule(ui, inside.x, inside.y + 2, inside.w);
  ui::text(ui, inside, rest_words(token), {.type = ui::Type::small, .ink = ui::Ink::mut});
}

}  // namespace

void lab_alternatives_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  LabMemory& memory = context.memory.lab;
  if (!memory.token) return;
  const LabPlace place = *memory.token;
  const LabToken* token = token_at(context.session.lab(), place);
  if (token == nullptr || memory.token_box.w <= 0.0F) return close(context);
  const std::size_t rows = choices_of(*token).size() + (lists_chosen(*token) ? 0 : 1);
  const float height = ui.target(ui.scaled(28)) + (static_cast<float>(rows) * ui.target(ui.scaled(row_height))) +
                       ui.scaled(30) + (2 * ui::space_12);
  const float wide = std::min(ui.scaled(width), ui.screen().w - (2 * ui::space_8));
  const Box& at = memory.token_box;
  const bool below = at.bottom() + 8 + height < ui.screen().h;
  const Box panel{std::clamp(at.x - ui::space_24, ui::space_8, ui.screen().w - wide - ui::space_8),
                  below ? at.bottom() + 8 : std::max(ui::space_8, at.y - 8 - height), wide, height};
  const ui::a11y::NodeId popup = ui.id("alternatives");
  if (!ui.popup_is_open(popup)) {
    if (memory.token_open) return close(context);  // something else was opened meanwhile
    memory.token_open = true;
    ui.open_popup_from(popup, ui.focus_node(), false);
  }
  const bool fresh = ui.popup_is_fresh(popup);
  ui.begin_popup(popup, panel);
  ui::card(ui, panel, ui::Ink::surf, ui::Ink::ink, ui::radius_card);
  {
    const ui::Scope scope(ui, ui::a11y::Role::dialog, "alternatives", "What could have stood here", panel);
    contents_ui(context, panel.inset(ui::space_16, ui::space_12), place, *token, fresh);
  }
  const bool leave = ui.pressed_outside_popup(popup) || ui.take_key("Escape");
  ui.end_popup();
  if (leave || !memory.token) {
    close(context);
    ui.close_popup(popup);
  }
}

}  // namespace consilium::views
