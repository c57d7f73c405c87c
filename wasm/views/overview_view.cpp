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
#include "views/filter_conditions.h"
#include "views/overview_findings.h"
#include "views/views.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using query::Overview;
using ui::Box;

std::vector<ui::IntervalRow> model_rows(const ViewContext& context, const Overview& overview) {
  const Study& study = context.study();
  std::vector<ui::IntervalRow> rows;
  for (const query::ModelSummary& summary : overview.models) {
    const ModelInfo& info = study.models[summary.model.index()];
    ui::IntervalRow row =
        interval_row(study.text(info.name), study.text(info.detail), summary.estimate, overview.is_rate);
    row.selected = shown_model(context.session, overview) == &summary;
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

std::string ties_explained(const Study& study) {
  return "Two " + std::string(compared(study).many) +
         " are tied when their difference on shared scenarios may be chance, after Holm's correction for comparing all "
         "pairs at once.";
}

float chart_card_height(const ui::Ui& ui, std::size_t rows) {
  return ui.scaled(14 + 26) + ui::interval_rows_height(ui, rows) + ui.scaled(14);
}

void chart_card_ui(const ViewContext& context, const Box& box, const Overview& overview) {
  ui::Ui& ui = context.ui;
  ui::card(ui, box);
  Box inside = box.inset(ui.scaled(ui.phone() ? 12 : 16), ui.scaled(14));
  Box head = ui::cut_top(inside, ui.scaled(26));
  const bool tested = overview.compared_pairs > 0 && !ui.phone();
  const std::string ties_words = (overview.ties.empty() ? "No ties" : "Ties: not separable") +
                                 std::string(" after Holm, ") + plural(overview.compared_pairs, "pair");
  Box note = ui::cut_right(head, tested ? ui::text_width(ui, ties_words, ui::Type::dense) + ui.scaled(22) : 0.0F);
  const bool fits = !ui.phone() && ui::text_width(ui, overview.measure, ui::Type::h2) <= head.w - ui::space_12;
  ui::heading(ui, head, fits ? overview.measure : overview.measure_short, ui::Type::h2, 2);
  if (tested) {
    const Box explained = note;
    ui::icon(ui, ui::cut_left(note, ui.scaled(20)), ICON_INFO, 15.0F, ui::Ink::mut);
    ui::text(ui, note, ties_words, {.type = ui::Type::dense, .ink = ui::Ink::mut});
    ui::explain(ui, explained, ties_explained(context.study()));
  }
  const std::vector<ui::IntervalRow> rows = model_rows(context, overview);
  std::vector<ui::TieSpan> ties;
  for (const query::TieBracket& tie : overview.ties) {
    ties.push_back({tie.first, tie.last});
  }
  const ui::AxisRange axis = axis_for(rows, overview.is_rate);
  const ui::IntervalChartSpec spec{.name = overview.measure,
                                   .value_head = overview.is_rate ? "%" : "score",
                                   .interval_head = "95 % interval",
                                   .tied_head = overview.ties.empty() ? "" : "Tied",
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

// The heading, and on wide screens what can be done with the view, in reading order.
void heading_row_ui(const ViewContext& context, Box& inside) {
  ui::Ui& ui = context.ui;
  constexpr std::string_view title = "What this study shows";
  const float height = ui.phone() ? ui::text_height(ui, title, ui::Type::h1, inside.w) : ui.target(ui.scaled(36));
  Box row = ui::cut_top(inside, height);
  ui::cut_top(inside, ui.scaled(ui.phone() ? 12 : 14));
  if (ui.phone()) {
    ui::heading(ui, row, title, ui::Type::h1, 1, 0);
    return;
  }
  const bool as_table = context.session.view().as_table;
  ui::ButtonSpec table{.label = "Show as table", .icon = ICON_TABLE_2, .pressed = as_table};
  ui::ButtonSpec share{.label = "Share view",
                       .icon = ICON_SHARE_2,
                       .description = "Copies a link to this view. It holds no text of the study."};
  // Icons alone where the heading needs the room.
  const float both = ui::button_width(ui, table) + ui::space_16 + ui::button_width(ui, share);
  table.icon_only = share.icon_only = row.w < ui::text_width(ui, title, ui::Type::h1) + ui::space_16 + both;
  const auto width_of = [&](const ui::ButtonSpec& spec) {
    return spec.icon_only ? ui.target(ui.scaled(36)) : ui::button_width(ui, spec);
  };
  const float table_width = width_of(table);
  Box deeds = ui::cut_right(row, table_width + ui::space_16 + width_of(share));
  ui::heading(ui, row, title, ui::Type::h1, 1);
  if (ui::button(ui, "as-table", ui::centered_y(ui::cut_left(deeds, table_width), ui.target(ui.scaled(32))), table)) {
    context.commands.push(session::SetAsTable{!as_table});
  }
  ui::cut_left(deeds, ui::space_16);
  if (ui::button(ui, "share", ui::centered_y(deeds, ui.target(ui.scaled(32))), share)) {
    context.commands.push(session::ShareView{});
  }
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
    no_match_ui(context, ui::cut_top(inside, ui.scaled(360)), "evidence");
  } else if (context.session.view().as_table) {
    overview_table_ui(context,
                      ui::cut_top(inside, ui.scaled(46) + (static_cast<float>(overview.models.size()) * ui.scaled(34)) +
                                              ui.scaled(60)));
  } else {
    findings_ui(context, inside, overview);
    chart_card_ui(context, ui::cut_top(inside, chart_card_height(ui, overview.models.size())), overview);
    closing_finding_ui(context, inside, overview);
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
  const float button_height = ui.target(ui.scaled(32));
  Box bar = ui::cut_top(inside, std::max(ui.scaled(40), button_height));
  const ui::ButtonSpec copy{.label = "Copy CSV", .icon = ICON_COPY, .shortcut = "C"};
  if (ui::button(ui, "copy-csv", ui::centered_y(ui::cut_right(bar, ui::button_width(ui, copy)), button_height), copy)) {
    context.commands.push(session::CopyText{report::overview_csv(study, overview), "the table as CSV"});
  }
  const std::string noun = capitalized(compared(study).one);
  const std::array<ui::TableColumn, 7> columns{{{.head = noun},
                                                {.head = overview.measure_short, .width = 170, .numeric = true},
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
        return model.estimate.n == 0 ? "–"
                                     : interval_words(model.estimate, overview.is_rate, !study.info.published_totals);
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
