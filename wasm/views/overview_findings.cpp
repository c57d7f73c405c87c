// How a study's findings look, and where their links lead.
#include "views/overview_findings.h"

#include <algorithm>
#include <string>
#include <vector>

#include "generated/icons.h"
#include "ui/widgets/widgets.h"

namespace consilium::views {

namespace {

using query::Finding;
using query::FindingKind;
using query::FindingTarget;
using query::Overview;
using ui::Box;

const char* finding_icon(FindingKind kind) {
  switch (kind) {
    case FindingKind::comparison:
      return ICON_SCALE;
    case FindingKind::weakness:
      return ICON_CIRCLE_QUESTION_MARK;
    case FindingKind::emergency:
      return ICON_HEART_PULSE;
    case FindingKind::ordering:
      return ICON_LIST;
    case FindingKind::missing:
      return ICON_CIRCLE_ALERT;
    case FindingKind::single:
      return ICON_CHART_NO_AXES_GANTT;
    case FindingKind::caution:
      return ICON_TRIANGLE_ALERT;
  }
  return ICON_INFO;
}

void follow(const ViewContext& context, const FindingTarget& target) {
  switch (target.view) {
    case FindingTarget::View::overview:
      context.commands.push(session::SelectModel{target.model});
      return;
    case FindingTarget::View::criteria:
      context.commands.push(session::SelectCell{target.model, target.criterion});
      context.commands.push(session::GoTo{session::View::criteria});
      return;
    case FindingTarget::View::evidence:
      context.commands.push(session::OpenEvidence{{.model = target.model,
                                                   .criterion = target.criterion,
                                                   .verdict = target.verdict,
                                                   .scenario_tags = context.session.view().filter.scenario_tags}});
      return;
    case FindingTarget::View::about:
      context.commands.push(session::GoTo{session::View::about});
      return;
  }
}

std::vector<ui::Run> runs_of(const std::vector<query::TextRun>& sentence) {
  std::vector<ui::Run> runs;
  runs.reserve(sentence.size());
  for (const query::TextRun& run : sentence) {
    runs.push_back({.words = run.text, .strong = run.strong});
  }
  return runs;
}

float finding_height(const ui::Ui& ui, const Finding& finding, float width) {
  const float text_width = width - ui.scaled(53 + 16);
  return ui.scaled(14) +
         ui::rich_text_height(ui, runs_of(finding.sentence), ui::Type::finding, ui::Type::finding_strong, text_width) +
         2 + ui::text_height(ui, finding.evidence, ui::Type::dense, text_width) + ui.scaled(4 + 22 + 12);
}

void finding_card_ui(const ViewContext& context, const Box& box, const Finding& finding) {
  ui::Ui& ui = context.ui;
  const ui::Scope item(ui, ui::a11y::Role::list_item, "finding", "", box);
  ui::card(ui, box);
  Box inside = box.inset(ui.scaled(16), ui.scaled(14));
  Box icon_column = ui::cut_left(inside, ui.scaled(37));
  ui::icon(ui, {icon_column.x, icon_column.y, ui.scaled(22), ui.scaled(22)}, finding_icon(finding.kind), 21.0F,
           ui::Ink::acc);
  const std::vector<ui::Run> runs = runs_of(finding.sentence);
  const float sentence = ui::rich_text_height(ui, runs, ui::Type::finding, ui::Type::finding_strong, inside.w);
  ui::rich_text(ui, ui::cut_top(inside, sentence), runs, ui::Type::finding, ui::Type::finding_strong, {.max_lines = 0});
  ui::cut_top(inside, 2);
  const float evidence = ui::text_height(ui, finding.evidence, ui::Type::dense, inside.w);
  ui::text(ui, ui::cut_top(inside, evidence), finding.evidence,
           {.type = ui::Type::dense, .ink = ui::Ink::mut, .max_lines = 0});
  ui::cut_top(inside, ui::space_4);
  if (ui::text_link(ui, "follow", ui::cut_top(inside, ui.scaled(24)), finding.link_label)) {
    follow(context, finding.target);
  }
}

// A caution that would stand alone in its row is left for below the chart, so that the chart is seen at first sight.
std::size_t findings_above(const ui::Ui& ui, const Overview& overview) {
  const std::vector<Finding>& findings = overview.findings;
  const bool alone = !ui.phone() && findings.size() > 1 && findings.size() % 2 == 1;
  return alone && findings.back().kind == FindingKind::caution ? findings.size() - 1 : findings.size();
}

// Two columns of cards of equal height a row; a last card alone takes the whole width.
void finding_cards_ui(const ViewContext& context, Box& inside, std::span<const Finding> findings) {
  ui::Ui& ui = context.ui;
  const bool two = inside.w > ui.scaled(680) && findings.size() > 1;
  const float gap = ui.scaled(13);
  const float width = two ? (inside.w - gap) / 2 : inside.w;
  const std::size_t columns = two ? 2 : 1;
  for (std::size_t first = 0; first < findings.size(); first += columns) {
    const std::size_t last = std::min(first + columns, findings.size());
    const float card_width = (last - first == 1) ? inside.w : width;
    float height = 0;
    for (std::size_t i = first; i < last; ++i) {
      height = std::max(height, finding_height(ui, findings[i], card_width));
    }
    Box row = ui::cut_top(inside, height);
    for (std::size_t i = first; i < last; ++i) {
      ui.push_id(static_cast<std::uint32_t>(i));
      finding_card_ui(context, ui::cut_left(row, card_width), findings[i]);
      ui.pop_id();
      ui::cut_left(row, gap);
    }
    ui::cut_top(inside, gap);
  }
}

// --- phone: one card, a line a finding ---

constexpr std::size_t phone_findings = 3;  // more on request

float line_text_width(const ui::Ui& ui, float card_width) { return card_width - ui.scaled(16 + 28 + 44); }

float sentence_height(const ui::Ui& ui, const Finding& finding, float card_width) {
  return ui::rich_text_height(ui, runs_of(finding.phone_sentence), ui::Type::body, ui::Type::body_strong,
                              line_text_width(ui, card_width));
}

float line_height(const ui::Ui& ui, const Finding& finding, float card_width) {
  return ui.scaled(14) + sentence_height(ui, finding, card_width) + ui.scaled(4 + 24 + 10);
}

void finding_line_ui(const ViewContext& context, const Box& row, const Finding& finding) {
  ui::Ui& ui = context.ui;
  const ui::Scope item(ui, ui::a11y::Role::list_item, "finding", "", row);
  const float width = line_text_width(ui, row.w);
  const float height = sentence_height(ui, finding, row.w);
  Box line = row.inset(ui.scaled(14), ui.scaled(12));
  const Box icon_box = ui::cut_left(line, ui.scaled(32));
  ui::icon(ui, {icon_box.x, icon_box.y, ui.scaled(22), ui.scaled(22)}, finding_icon(finding.kind), 20.0F, ui::Ink::acc);
  ui::icon(ui, ui::cut_right(line, ui.scaled(28)), ICON_CHEVRON_RIGHT, 18.0F, ui::Ink::mut);
  ui::rich_text(ui, {line.x, line.y, width, height}, runs_of(finding.phone_sentence), ui::Type::body,
                ui::Type::body_strong, {.max_lines = 0});
  if (ui::text_link(ui, "follow", {line.x, line.y + height + ui::space_4, line.w, ui.scaled(24)}, finding.link_label)) {
    follow(context, finding.target);
  }
}

void more_findings_ui(const ViewContext& context, const Box& row, std::size_t hidden) {
  const ui::Scope item(context.ui, ui::a11y::Role::list_item, "more-findings", "", row);
  const std::string label = hidden == 1 ? "One more finding" : std::to_string(hidden) + " more findings";
  if (ui::button(context.ui, "more", row.inset(context.ui.scaled(14), 0),
                 {.label = label,
                  .icon_after = ICON_CHEVRON_DOWN,
                  .kind = ui::ButtonKind::link,
                  .type = ui::Type::body_strong})) {
    context.memory.more_findings = true;
  }
}

void finding_lines_ui(const ViewContext& context, Box& inside, std::span<const Finding> findings) {
  ui::Ui& ui = context.ui;
  const std::size_t shown = context.memory.more_findings ? findings.size() : std::min(phone_findings, findings.size());
  const std::size_t hidden = findings.size() - shown;
  const float more_height = ui.scaled(44);
  float total = hidden > 0 ? more_height : 0;
  for (const Finding& finding : findings.first(shown)) {
    total += line_height(ui, finding, inside.w);
  }
  Box card = ui::cut_top(inside, total);
  ui::card(ui, card);
  for (std::size_t i = 0; i < shown; ++i) {
    ui.push_id(static_cast<std::uint32_t>(i));
    const Box row = ui::cut_top(card, line_height(ui, findings[i], card.w));
    finding_line_ui(context, row, findings[i]);
    if (i + 1 < shown || hidden > 0) {
      ui::rule(ui, row.x, row.bottom(), row.w);
    }
    ui.pop_id();
  }
  if (hidden > 0) {
    more_findings_ui(context, ui::cut_top(card, more_height), hidden);
  }
  ui::cut_top(inside, ui::space_12);
}

}  // namespace

void findings_ui(const ViewContext& context, Box& inside, const Overview& overview) {
  const ui::Scope list(context.ui, ui::a11y::Role::list, "findings", "What this study shows", {});
  const std::span<const Finding> above(overview.findings.data(), findings_above(context.ui, overview));
  if (context.ui.phone()) {
    finding_lines_ui(context, inside, above);
  } else {
    finding_cards_ui(context, inside, above);
  }
}

void closing_finding_ui(const ViewContext& context, Box& inside, const Overview& overview) {
  const std::size_t above = findings_above(context.ui, overview);
  if (above == overview.findings.size()) {
    return;
  }
  const ui::Scope list(context.ui, ui::a11y::Role::list, "cautions", "What to keep in mind", {});
  ui::cut_top(inside, context.ui.scaled(13));
  finding_cards_ui(context, inside, std::span<const Finding>(overview.findings).subspan(above));
}

}  // namespace consilium::views
