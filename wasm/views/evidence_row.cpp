// One row of the list of scenarios: what was asked, of whom, and how it went.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/evidence_parts.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using query::EvidenceRow;
using ui::Box;

struct CountBadge {
  const char* glyph;
  ui::Ink ink;
  std::uint32_t count;
};

// "Score 0.83"; scores in scales of their own are only counted.
std::string score_words(const EvidenceRow& row) {
  return row.one_scale ? "Score " + format_fixed(static_cast<double>(row.mean_score), 2) : plural(row.scored, "score");
}

void count_badges_ui(ui::Ui& ui, Box line, const EvidenceRow& row) {
  if (row.scored > 0) {
    const std::string words = score_words(row);
    ui::text(ui, ui::cut_left(line, ui::text_width(ui, words, ui::Type::dense_strong) + ui::space_12), words,
             {.type = ui::Type::dense_strong, .silent = true});
  }
  const std::array<CountBadge, 4> badges{{{ICON_CIRCLE_CHECK, ui::Ink::acc, row.well},
                                          {ICON_CIRCLE_X, ui::Ink::bad, row.badly},
                                          {ICON_CIRCLE_QUESTION_MARK, ui::Ink::mut, row.unclear},
                                          {ICON_CIRCLE_DASHED, ui::Ink::mut, row.missing}}};
  for (std::size_t i = 0; i < badges.size(); ++i) {
    const CountBadge& badge = badges[i];
    // As it should be, and not, always stand; unclear and missing only where there are any.
    if (badge.count == 0 && (i >= 2 || row.scored > 0)) {
      continue;
    }
    ui::icon(ui, ui::cut_left(line, ui.scaled(15)), badge.glyph, 15.0F, badge.ink);
    ui::cut_left(line, 6);
    const std::string count = std::to_string(badge.count);
    ui::text(ui, ui::cut_left(line, ui::text_width(ui, count, ui::Type::dense_strong) + ui.scaled(14)), count,
             {.type = ui::Type::dense_strong, .ink = badge.ink, .silent = true});
  }
}

std::string row_sentence(const Study& study, const EvidenceRow& row, const std::string& title) {
  std::string words = title + ", " + std::string(study.name(row.model));
  if (row.scored > 0) {
    words += ", " + score_words(row);
  } else {
    words += ", " + std::to_string(row.well) + (row.well == row.met ? " met, " : " as it should be, ") +
             std::to_string(row.badly) + " not" + (row.well == row.met ? " met" : "");
  }
  if (row.unclear > 0) {
    words += ", " + std::to_string(row.unclear) + " unclear";
  }
  if (row.missing > 0) {
    words += ", " + std::to_string(row.missing) + " missing";
  }
  return words;
}

// "gpt-4.1 · acute · repeat 2": what tells the row from others of its title.
std::string row_attributes(const Study& study, const EvidenceRow& row) {
  std::string attributes = query::scenario_attributes(study, row.scenario);
  if (study.models.size() > 1) {
    attributes = std::string(study.name(row.model)) + (attributes.empty() ? "" : " · " + attributes);
  }
  if (row.repeat > 0) {
    attributes += (attributes.empty() ? "" : " · ") + std::string("repeat ") + std::to_string(row.repeat + 1);
  }
  return attributes;
}

// Two lines: the key and the title, then the attributes. A title has both lines where there are no attributes.
void row_words_ui(ui::Ui& ui, Box lines, const Study& study, const EvidenceRow& row, const std::string& title) {
  const std::string attributes = row_attributes(study, row);
  const Box second{lines.x, lines.y + ui.scaled(22), lines.w, ui.scaled(20)};
  const std::string_view key = study.text(study.scenarios[row.scenario.index()].key);
  const std::string short_key =
      ellipsize_utf8(key.substr(key.rfind('/') == std::string_view::npos ? 0 : key.rfind('/') + 1), 12);
  const float key_width = std::min(ui::text_width(ui, short_key, ui::Type::mono_small), ui.scaled(96));
  Box key_box = ui::cut_left(lines, key_width);
  key_box.h = ui.scaled(22);
  ui::text(ui, key_box, short_key, {.type = ui::Type::mono_small, .ink = ui::Ink::mut, .silent = true});
  ui::cut_left(lines, ui::space_8);
  if (attributes.empty()) {
    ui::text(ui, lines, title, {.type = ui::Type::row, .max_lines = 2, .silent = true, .middle = false});
    return;
  }
  lines.h = ui.scaled(22);
  ui::text(ui, lines, title, {.type = ui::Type::row, .silent = true});
  ui::text(ui, second, attributes, {.type = ui::Type::small, .ink = ui::Ink::mut, .silent = true});
}

}  // namespace

void evidence_row_ui(const ViewContext& context, const Box& box, std::size_t index, const EvidenceRowState& state) {
  ui::Ui& ui = context.ui;
  const query::EvidenceList& list = evidence_of(context.memory, context.session);
  const Study& study = context.study();
  const EvidenceRow& row = list.rows[index];
  const std::string title = query::scenario_title(study, row.scenario);
  ui.push_id(static_cast<std::uint32_t>(index));
  ui::a11y::Node node;
  node.role = ui::a11y::Role::button;
  node.name = row_sentence(study, row, title);
  node.current = state.selected ? ui::a11y::Tristate::yes : ui::a11y::Tristate::none;
  node.tab_stop = state.tab_stop;
  const ui::HitResult result = ui::hit(ui, "row", box, std::move(node));
  if (state.selected) {
    ui::fill(ui, box, ui::Ink::accs);
    ui::fill(ui, {box.x, box.y, 3, box.h}, ui::Ink::acc);
  } else if (result.hovered) {
    ui::fill(ui, box, ui::Ink::sunk);
  }
  Box inside = box.inset(ui.scaled(16), ui.scaled(9));
  row_words_ui(ui, ui::cut_top(inside, ui.scaled(42)), study, row, title);
  count_badges_ui(ui, ui::cut_top(inside, ui.scaled(20)), row);
  ui::rule(ui, box.x, box.bottom() - 1, box.w);
  if (result.focused) {
    ui::focus_ring(ui, box.inset(3), 0);
  }
  // Before the move: the row that is moved to is the selected one from the next frame on.
  if (state.selected && context.memory.focus_selected_row && !result.activated) {
    ui.focus(result.node);
    context.memory.focus_selected_row = false;
  }
  if (const ui::a11y::SemanticAction* move = ui.take_action(result.node, ui::a11y::ActionKind::move)) {
    const double step = std::abs(move->number) == 1.0 ? move->number : 0.0;
    const double target = std::clamp(static_cast<double>(index) + step, 0.0, static_cast<double>(list.rows.size() - 1));
    select_evidence_row(context, static_cast<std::size_t>(target));
    context.memory.focus_selected_row = true;
  }
  if (result.activated) {
    select_evidence_row(context, index);
    if (ui.phone()) {
      context.commands.push(session::SetInspectorPage{true});
    }
  }
  ui.pop_id();
}

}  // namespace consilium::views
