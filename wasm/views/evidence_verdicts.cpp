// Every verdict on one response: word, criterion, points, rationale, rater.
#include <array>
#include <string>

#include "base/text.h"
#include "ui/widgets/widgets.h"
#include "views/evidence_parts.h"
#include "views/verdict_look.h"

namespace consilium::views {

namespace {

using query::VerdictLine;
using ui::Box;

// Of a fault "met" would read as praise.
std::string_view verdict_words(const VerdictLine& line) {
  if (!line.fault || (line.verdict != Verdict::met && line.verdict != Verdict::not_met)) {
    return to_text(line.verdict);
  }
  return line.verdict == Verdict::met ? "Fault" : "No fault";
}

constexpr float word_column = 92.0F;
constexpr float least_name_width = 110.0F;  // a criterion's name beside the word; with less it stands below

float points_width(const ui::Ui& ui, const VerdictLine& line) {
  return ui::text_width(ui, line.points, ui::Type::mono_small) + ui::space_8;
}

struct RowLayout {
  bool stacked;
  float criterion_height;
  float rationale_height;
  float total;
};

std::array<ui::Run, 2> rationale_runs(const VerdictLine& line, std::string_view spaced_rationale) {
  return {ui::Run{.words = spaced_rationale}, ui::Run{.words = line.rater, .ink = ui::Ink::mut}};
}

std::string spaced_rationale(const VerdictLine& line) {
  std::string words = line.rationale;
  if (line.verdict == Verdict::missing) {
    words = std::string(to_text(line.missing)) + (words.empty() ? "" : ". " + words);
  }
  return words.empty() ? words : words + "  ";
}

RowLayout layout_of(const ui::Ui& ui, const VerdictLine& line, float width) {
  RowLayout layout{};
  const float beside_word = width - ui.scaled(word_column);
  layout.stacked = beside_word - points_width(ui, line) < ui.scaled(least_name_width);
  const float text_width = layout.stacked ? width : beside_word;
  layout.criterion_height =
      ui::text_height(ui, line.criterion, ui::Type::row, layout.stacked ? width : text_width - points_width(ui, line));
  const std::string rationale = spaced_rationale(line);
  layout.rationale_height =
      ui::rich_text_height(ui, rationale_runs(line, rationale), ui::Type::small, ui::Type::small_strong, text_width);
  layout.total = ui.scaled(12) + (layout.stacked ? ui.scaled(22) : 0.0F) + layout.criterion_height + 2 +
                 layout.rationale_height + ui.scaled(12);
  return layout;
}

void verdict_row_ui(const ViewContext& context, const Box& box, const VerdictLine& line, const RowLayout& layout,
                    float margin) {
  ui::Ui& ui = context.ui;
  const bool selected = context.session.view().filter.criterion == line.criterion_id && line.criterion_id.valid();
  const ui::Scope item(ui, ui::a11y::Role::list_item, "verdict", "", box);
  if (selected) {
    ui::fill(ui, box, ui::Ink::accs);
    ui::fill(ui, {box.x, box.y, 3, box.h}, ui::Ink::acc);
  }
  Box inside = box.inset(margin, ui.scaled(12));
  Box points{inside.right() - points_width(ui, line), inside.y, points_width(ui, line), ui.scaled(20)};
  Box word = layout.stacked ? ui::cut_top(inside, ui.scaled(22)) : ui::cut_left(inside, ui.scaled(word_column));
  word.h = ui.scaled(20);
  const VerdictLook look = verdict_look(line.verdict, line.fault);
  ui::icon(ui, ui::cut_left(word, ui.scaled(17)), look.glyph, 17.0F, look.ink);
  ui::cut_left(word, 6);
  ui::text(ui, word, verdict_words(line), {.type = ui::Type::dense_strong, .ink = look.ink});
  Box head = ui::cut_top(inside, layout.criterion_height);
  if (!layout.stacked) {
    head.w -= points.w;
  }
  ui::text(ui, head, line.criterion, {.type = ui::Type::row, .max_lines = 0, .middle = false});
  ui::text(ui, points, line.points, {.type = ui::Type::mono_small, .align = ui::Align::right});
  ui::cut_top(inside, 2);
  const std::string rationale = spaced_rationale(line);
  ui::rich_text(ui, inside, rationale_runs(line, rationale), ui::Type::small, ui::Type::small_strong,
                {.type = ui::Type::small, .max_lines = 0});
  ui::rule(ui, box.x, box.bottom() - 1, box.w);
}

float panel_margin(const ui::Ui& ui) { return ui.phone() ? ui::space_16 : ui::space_20; }

}  // namespace

float verdict_head_ui(const ViewContext& context, const Box& box, const query::EvidenceDetail& detail) {
  ui::Ui& ui = context.ui;
  const float height = ui.scaled(72);
  Box head{box.x, box.y, box.w, height};
  ui::fill(ui, head, ui::Ink::surf);
  ui::rule(ui, head.x, head.bottom() - 1, head.w);
  if (ui.phone()) {
    ui::rule(ui, head.x, head.y, head.w);
  }
  Box inside = head.inset(panel_margin(ui), ui.scaled(14));
  ui::heading(ui, ui::cut_top(inside, ui.scaled(24)), plural(detail.verdicts.size(), "verdict"), ui::Type::h2, 2);
  const std::string words = detail.total_points.empty() ? std::string("What failed stands first") : detail.total_points;
  ui::text(ui, inside, words, {.type = ui::Type::small, .ink = ui::Ink::mut});
  return height;
}

float verdict_rows_ui(const ViewContext& context, const Box& box, const query::EvidenceDetail& detail) {
  ui::Ui& ui = context.ui;
  const ui::Scope list(ui, ui::a11y::Role::list, "verdicts", "Verdicts", {});
  const float margin = panel_margin(ui);
  float y = box.y;
  for (std::size_t i = 0; i < detail.verdicts.size(); ++i) {
    const VerdictLine& line = detail.verdicts[i];
    const RowLayout layout = layout_of(ui, line, box.w - (2 * margin));
    const Box row{box.x, y, box.w, layout.total};
    ui.push_id(static_cast<std::uint32_t>(i));
    if (ui.phone()) {
      ui::fill(ui, row, ui::Ink::surf);
    }
    verdict_row_ui(context, row, line, layout, margin);
    ui.pop_id();
    y += layout.total;
  }
  return y - box.y;
}

void evidence_verdicts_ui(const ViewContext& context, const Box& box, std::size_t row) {
  ui::Ui& ui = context.ui;
  const query::EvidenceDetail& detail = detail_of(context.memory, context.session, row);
  const ui::Scope region(ui, ui::a11y::Role::complementary, "verdict-panel", "Verdicts", box);
  ui::fill(ui, box, ui::Ink::surf);
  ui::rule_vertical(ui, box.x, box.y, box.h);
  Box rest{box.x + 1, box.y, box.w - 1, box.h};
  ui::cut_top(rest, verdict_head_ui(context, rest, detail));
  ui.push_id(static_cast<std::uint32_t>(row));
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "rows", rest);
  const float used = verdict_rows_ui(context, scroll.content, detail);
  ui::end_scroll(ui, used);
  ui.pop_id();
}

}  // namespace consilium::views
