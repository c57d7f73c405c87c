// Overview: what the study shows in a few sentences, and one dot with its interval a model.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "report/csv.h"
#include "ui/charts/data_table.h"
#include "ui/charts/interval_rows.h"
#include "ui/widgets/widgets.h"
#include "views/views.h"
#include "views/words.h"

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
  query::Filter filter = context.session.view().filter;
  switch (target.view) {
    case FindingTarget::View::overview:
      context.commands.push(session::SelectModel{target.model});
      return;
    case FindingTarget::View::criteria:
      context.commands.push(session::SelectCell{target.model, target.criterion});
      context.commands.push(session::GoTo{session::View::criteria});
      return;
    case FindingTarget::View::evidence:
      filter.model = target.model;
      filter.criterion = target.criterion;
      filter.verdict = target.verdict;
      context.commands.push(session::OpenEvidence{filter});
      return;
    case FindingTarget::View::about:
      context.commands.push(session::GoTo{session::View::about});
      return;
  }
}

std::vector<ui::Run> runs_of(const Finding& finding) {
  std::vector<ui::Run> runs;
  for (const query::TextRun& run : finding.sentence) {
    runs.push_back({.words = run.text, .strong = run.strong});
  }
  return runs;
}

float finding_height(const ui::Ui& ui, const Finding& finding, float width) {
  const float text_width = width - ui.scaled(53 + 16);
  return ui.scaled(14) +
         ui::rich_text_height(ui, runs_of(finding), ui::Type::finding, ui::Type::finding_strong, text_width) + 2 +
         ui::text_height(ui, finding.evidence, ui::Type::dense, text_width) + ui.scaled(4 + 22 + 12);
}

void finding_card_ui(const ViewContext& context, const Box& box, const Finding& finding) {
  ui::Ui& ui = context.ui;
  const ui::Scope item(ui, ui::a11y::Role::list_item, "finding", "", box);
  ui::card(ui, box);
  Box inside = box.inset(ui.scaled(16), ui.scaled(14));
  Box icon_column = ui::cut_left(inside, ui.scaled(37));
  ui::icon(ui, {icon_column.x, icon_column.y, ui.scaled(22), ui.scaled(22)}, finding_icon(finding.kind), ui.scaled(21),
           ui::Ink::acc);
  const std::vector<ui::Run> runs = runs_of(finding);
  const float sentence = ui::rich_text_height(ui, runs, ui::Type::finding, ui::Type::finding_strong, inside.w);
  ui::rich_text(ui, ui::cut_top(inside, sentence), runs, ui::Type::finding, ui::Type::finding_strong, {.max_lines = 0});
  ui::cut_top(inside, 2);
  const float evidence = ui::text_height(ui, finding.evidence, ui::Type::dense, inside.w);
  ui::text(ui, ui::cut_top(inside, evidence), finding.evidence,
           {.type = ui::Type::dense, .ink = ui::Ink::mut, .max_lines = 0});
  ui::cut_top(inside, ui::space_4);
  const Box link{inside.x, box.bottom() - ui.scaled(12 + 24), inside.w, ui.scaled(24)};
  if (ui::text_link(ui, "follow", link, finding.link_label)) {
    follow(context, finding.target);
  }
}

// Two columns of cards of equal height a row.
void finding_cards_ui(const ViewContext& context, Box& inside, const Overview& overview) {
  ui::Ui& ui = context.ui;
  const ui::Scope list(ui, ui::a11y::Role::list, "findings", "What this study shows", {});
  const bool two = inside.w > ui.scaled(680) && overview.findings.size() > 1;
  const float gap = ui.scaled(13);
  const float width = two ? (inside.w - gap) / 2 : inside.w;
  const std::size_t columns = two ? 2 : 1;
  for (std::size_t first = 0; first < overview.findings.size(); first += columns) {
    const std::size_t last = std::min(first + columns, overview.findings.size());
    // A last card alone takes the whole width.
    const float card_width = (last - first == 1) ? inside.w : width;
    float height = 0;
    for (std::size_t i = first; i < last; ++i) {
      height = std::max(height, finding_height(ui, overview.findings[i], card_width));
    }
    Box row = ui::cut_top(inside, height);
    for (std::size_t i = first; i < last; ++i) {
      ui.push_id(static_cast<std::uint32_t>(i));
      finding_card_ui(context, ui::cut_left(row, card_width), overview.findings[i]);
      ui.pop_id();
      ui::cut_left(row, gap);
    }
    ui::cut_top(inside, gap);
  }
}

// Phone: one card, a line a finding, the whole line acts.
void finding_list_ui(const ViewContext& context, Box& inside, const Overview& overview) {
  ui::Ui& ui = context.ui;
  const ui::Scope list(ui, ui::a11y::Role::list, "findings", "What this study shows", {});
  const std::size_t shown =
      context.memory.more_findings ? overview.findings.size() : std::min<std::size_t>(3, overview.findings.size());
  const std::size_t hidden = overview.findings.size() - shown;
  const float text_width = inside.w - ui.scaled(16 + 28 + 44);
  std::vector<float> heights;
  float total = hidden > 0 ? ui.scaled(44) : 0;
  for (std::size_t i = 0; i < shown; ++i) {
    heights.push_back(ui.scaled(14) +
                      ui::text_height(ui, overview.findings[i].phone_sentence, ui::Type::body, text_width) +
                      ui.scaled(4 + 24 + 10));
    total += heights.back();
  }
  Box card = ui::cut_top(inside, total);
  ui::card(ui, card);
  for (std::size_t i = 0; i < shown; ++i) {
    const Finding& finding = overview.findings[i];
    ui.push_id(static_cast<std::uint32_t>(i));
    const Box row = ui::cut_top(card, heights[i]);
    const ui::Scope item(ui, ui::a11y::Role::list_item, "finding", "", row);
    Box line = row.inset(ui.scaled(14), ui.scaled(12));
    const Box icon_box = ui::cut_left(line, ui.scaled(32));
    ui::icon(ui, {icon_box.x, icon_box.y, ui.scaled(22), ui.scaled(22)}, finding_icon(finding.kind), ui.scaled(20),
             ui::Ink::acc);
    ui::icon(ui, ui::cut_right(line, ui.scaled(28)), ICON_CHEVRON_RIGHT, ui.scaled(18), ui::Ink::mut);
    const float height = ui::text_height(ui, finding.phone_sentence, ui::Type::body, text_width);
    ui::text(ui, {line.x, line.y, text_width, height}, finding.phone_sentence,
             {.type = ui::Type::body, .max_lines = 0});
    if (ui::text_link(ui, "follow", {line.x, line.y + height + ui::space_4, line.w, ui.scaled(24)},
                      finding.link_label)) {
      follow(context, finding.target);
    }
    if (i + 1 < shown || hidden > 0) {
      ui::rule(ui, row.x, row.bottom(), row.w);
    }
    ui.pop_id();
  }
  if (hidden > 0) {
    const std::string label = hidden == 1 ? "One more finding" : std::to_string(hidden) + " more findings";
    if (ui::button(ui, "more", ui::cut_top(card, ui.scaled(44)).inset(ui.scaled(14), 0),
                   {.label = label,
                    .icon_after = ICON_CHEVRON_DOWN,
                    .kind = ui::ButtonKind::link,
                    .type = ui::Type::body_strong})) {
      context.memory.more_findings = true;
    }
  }
}

std::vector<ui::IntervalRow> model_rows(const ViewContext& context, const Overview& overview) {
  const Study& study = context.study();
  std::vector<ui::IntervalRow> rows;
  for (const query::ModelSummary& summary : overview.models) {
    const ModelInfo& info = study.models[summary.model.index()];
    ui::IntervalRow row =
        interval_row(study.text(info.name), study.text(info.detail), summary.estimate, overview.is_rate);
    row.selected = context.session.view().selection.model == summary.model;
    row.weak = summary.scenarios > 0 && summary.scenarios < context.session.view().weak_below;
    if (!summary.estimate.has_interval && study.info.published_totals && row.has_value) {
      row.interval_text = "not published";
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

ui::AxisRange axis_for(const std::vector<ui::IntervalRow>& rows, bool is_rate) {
  double low = is_rate ? 100.0 : 1.0;
  double high = 0.0;
  for (const ui::IntervalRow& row : rows) {
    if (row.has_value) {
      low = std::min(low, row.has_interval ? row.low : row.value);
      high = std::max(high, row.has_interval ? row.high : row.value);
    }
  }
  return ui::round_axis(low, high, 0.0, is_rate ? 100.0 : 1.0);
}

float chart_card_height(const ui::Ui& ui, std::size_t rows) {
  return ui.scaled(14 + 26) + ui::interval_rows_height(ui, rows) + ui.scaled(14);
}

void chart_card_ui(const ViewContext& context, const Box& box, const Overview& overview) {
  ui::Ui& ui = context.ui;
  ui::card(ui, box);
  Box inside = box.inset(ui.scaled(ui.phone() ? 12 : 16), ui.scaled(14));
  Box head = ui::cut_top(inside, ui.scaled(26));
  if (overview.compared_pairs > 0 && !ui.phone()) {
    const std::string ties = "Ties: not separable after Holm, " + plural(overview.compared_pairs, "pair");
    Box note = ui::cut_right(head, ui::text_width(ui, ties, ui::Type::dense) + ui.scaled(22));
    ui::icon(ui, ui::cut_left(note, ui.scaled(20)), ICON_INFO, ui.scaled(15), ui::Ink::mut);
    ui::text(ui, note, ties, {.type = ui::Type::dense, .ink = ui::Ink::mut});
  }
  ui::heading(ui, head, ui.phone() ? overview.measure_short : overview.measure, ui::Type::h2, 2);
  const std::vector<ui::IntervalRow> rows = model_rows(context, overview);
  std::vector<ui::TieSpan> ties;
  for (const query::TieBracket& tie : overview.ties) {
    ties.push_back({tie.first, tie.last});
  }
  const ui::AxisRange axis = axis_for(rows, overview.is_rate);
  const ui::IntervalChartSpec spec{.name = overview.measure,
                                   .value_head = overview.is_rate ? "%" : "score",
                                   .interval_head = "95 % interval",
                                   .tied_head = overview.compared_pairs > 0 ? "Tied" : "",
                                   .axis_suffix = overview.is_rate ? " %" : "",
                                   .axis_low = axis.low,
                                   .axis_high = axis.high,
                                   .axis_step = axis.step,
                                   .axis_decimals = axis.decimals};
  if (const auto chosen = ui::interval_rows(ui, "models", inside, spec, rows, ties)) {
    context.commands.push(session::SelectModel{overview.models[*chosen].model});
    if (ui.phone()) {
      context.commands.push(session::SetInspectorPage{true});
    }
  }
}

void heading_row_ui(const ViewContext& context, Box& inside) {
  ui::Ui& ui = context.ui;
  Box row = ui::cut_top(inside, ui.scaled(ui.phone() ? 32 : 36));
  if (!ui.phone()) {
    const ui::ButtonSpec share{.label = "Share view",
                               .icon = ICON_SHARE_2,
                               .description = "Copies a link to this view. It holds no text of the study."};
    if (ui::button(ui, "share", ui::centered_y(ui::cut_right(row, ui::button_width(ui, share)), ui.scaled(32)),
                   share)) {
      context.commands.push(session::ShareView{});
    }
    ui::cut_right(row, ui::space_16);
    const bool as_table = context.session.view().as_table;
    const ui::ButtonSpec table{.label = "Show as table", .icon = ICON_TABLE_2, .pressed = as_table};
    if (ui::button(ui, "as-table", ui::centered_y(ui::cut_right(row, ui::button_width(ui, table)), ui.scaled(32)),
                   table)) {
      context.commands.push(session::SetAsTable{!as_table});
    }
  }
  ui::heading(ui, row, "What this study shows", ui::Type::h1, 1);
  ui::cut_top(inside, ui.scaled(ui.phone() ? 12 : 14));
}

void overview_main_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const Overview& overview = overview_of(context.memory, context.session);
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "overview", box);
  const float margin = ui.phone() ? ui::space_16 : ui::space_24;
  Box inside{scroll.content.x + margin, scroll.content.y, scroll.content.w - (2 * margin), 100'000.0F};
  const float top = inside.y;
  ui::cut_top(inside, ui.scaled(ui.phone() ? 16 : 20));
  heading_row_ui(context, inside);
  if (overview.models.empty()) {
    if (ui::empty_state(ui, ui::cut_top(inside, ui.scaled(320)),
                        {.icon = ICON_FUNNEL,
                         .headline = "No evidence matches this filter",
                         .next_step = "Remove a filter to see models again.",
                         .action = "Clear all filters"}) == ui::StateAction::first) {
      context.commands.push(session::SetFilter{});
    }
  } else if (context.session.view().as_table) {
    overview_table_ui(context,
                      ui::cut_top(inside, ui.scaled(46) + (static_cast<float>(overview.models.size()) * ui.scaled(34)) +
                                              ui.scaled(60)));
  } else {
    if (ui.phone()) {
      finding_list_ui(context, inside, overview);
      ui::cut_top(inside, ui::space_12);
    } else {
      finding_cards_ui(context, inside, overview);
    }
    chart_card_ui(context, ui::cut_top(inside, chart_card_height(ui, overview.models.size())), overview);
  }
  ui::cut_top(inside, ui::space_20);
  ui::end_scroll(ui, inside.y - top);
}

}  // namespace

void overview_table_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const Overview& overview = overview_of(context.memory, context.session);
  const Study& study = context.study();
  Box inside = box;
  Box bar = ui::cut_top(inside, ui.scaled(40));
  const ui::ButtonSpec copy{.label = "Copy CSV", .icon = ICON_COPY, .shortcut = "C"};
  if (ui::button(ui, "copy-csv", ui::centered_y(ui::cut_right(bar, ui::button_width(ui, copy)), ui.scaled(32)), copy)) {
    context.commands.push(session::CopyText{report::overview_csv(study, overview), "the table as CSV"});
  }
  const std::array<ui::TableColumn, 7> columns{
      {{.head = "Model"},
       {.head = overview.is_rate ? "Share, %" : "Score", .width = 90, .numeric = true},
       {.head = "95 % interval", .width = 130, .numeric = true},
       {.head = "Met", .width = 80, .numeric = true},
       {.head = "Judged", .width = 80, .numeric = true},
       {.head = "Unclear", .width = 80, .numeric = true},
       {.head = "Missing", .width = 80, .numeric = true}}};
  const auto cell = [&](std::size_t row, std::size_t column) -> std::string {
    const query::ModelSummary& model = overview.models[row];
    const auto apart = [&](std::uint64_t count) {
      return model.missing_published ? format_count(count) : std::string("–");
    };
    switch (column) {
      case 0:
        return full_model_name(study, model.model);
      case 1:
        return model.estimate.n == 0 ? "–" : value_words(model.estimate.value, overview.is_rate);
      case 2:
        return interval_words(model.estimate, overview.is_rate, !study.info.published_totals);
      case 3:
        return model.n == 0 ? "–" : format_count(model.k);
      case 4:
        return model.n == 0 ? "–" : format_count(model.n);
      case 5:
        return apart(model.unclear);
      default:
        return apart(model.missing);
    }
  };
  if (const auto chosen = ui::data_table(ui, "table", inside,
                                         {.name = overview.measure,
                                          .columns = columns,
                                          .row_count = overview.models.size(),
                                          .cell = cell,
                                          .rows_act = true})) {
    context.commands.push(session::SelectModel{overview.models[*chosen].model});
  }
}

void overview_ui(const ViewContext& context, const Box& box) {
  beside_inspector_ui(context, box, overview_main_ui, model_inspector_ui);
}

}  // namespace consilium::views
