// What a run of a probe says: the conclusion in words, the chart or its table, and the same as CSV.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "report/csv.h"
#include "ui/charts/data_table.h"
#include "ui/charts/interval_rows.h"
#include "ui/charts/step_lines.h"
#include "views/probe_parts.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using session::ProbeKind;
using session::ProbeMeasure;
using session::ProbePoint;
using session::ProbeRun;
using ui::Box;

const ProbeRun& run_of(const ViewContext& context) { return *context.session.lab().probe().run(); }

// Pressure grows and a dial rises step by step: lines, where they have the room. Other arms have no order: rows.
bool has_lines(const ViewContext& context, const ProbeShown& shown, float width) {
  const ProbeRun& run = run_of(context);
  const bool steps = run.setup().kind == ProbeKind::pressure || run.setup().kind == ProbeKind::dial_sweep;
  const std::size_t series = run.series().size();
  return steps && ui::step_lines_fit(context.ui, width, shown.points.size() / series, series);
}

void choose_point(const ViewContext& context, const ProbePoint& point) {
  session::ProbeView view = context.session.view().probe;
  view.dot = session::ProbeDot{static_cast<std::uint32_t>(point.series), point.share.arm};
  set_probe(context, view);
  if (context.ui.phone()) context.commands.push(session::SetInspectorPage{true});
}

ui::StepPoint step_point(const ProbePoint& point, bool selected) {
  const stats::Estimate& share = point.share.estimate;
  return {.has_value = !point.share.items.empty(),
          .has_interval = share.has_interval,
          .selected = selected,
          .value = 100.0 * share.value,
          .low = 100.0 * share.interval.low,
          .high = 100.0 * share.interval.high,
          .words = share_words(point.share)};
}

std::string steps_title(const ProbeRun& run) {
  return run.setup().kind == ProbeKind::pressure ? "How often the wrong belief is insisted on"
                                                 : "Where the dial stands";
}

void lines_ui(const ViewContext& context, const Box& box, const ProbeShown& shown) {
  const ProbeRun& run = run_of(context);
  const ProbePoint* selected = probe_point(context);
  const auto& arms = run.series().front().plan.arms;
  const std::uint32_t first = shown.points.empty() ? 0 : shown.points.front().share.arm;
  std::vector<std::string> steps;
  for (std::size_t arm = first; arm < arms.size(); ++arm) steps.push_back(capitalized(words_of(arms[arm].key)));
  std::vector<ui::StepSeries> series;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < run.series().size(); ++i) names.push_back(series_words(context, run, i));
  for (const std::string& name : names) series.push_back({.name = name});
  for (const ProbePoint& point : shown.points) {
    ui::StepSeries& line = series[point.series];
    line.points.push_back(step_point(point, selected == &point));
    if (!point.share.items.empty()) {
      line.note = std::to_string(point.share.counted.size()) + " of " + std::to_string(point.share.items.size());
    }
  }
  const std::string title = steps_title(run);
  const ui::StepLinesSpec spec{.name = shown.measure.name, .steps_title = title, .steps = steps, .suffix = " %"};
  if (const auto picked = ui::step_lines(context.ui, "lines", box, spec, series)) {
    choose_point(context, shown.points[picked->series * steps.size() + picked->step]);
  }
}

std::vector<ui::IntervalRow> rows_of(const ViewContext& context, const ProbeShown& shown) {
  const ProbeRun& run = run_of(context);
  const ProbePoint* selected = probe_point(context);
  std::vector<ui::IntervalRow> rows;
  for (const ProbePoint& point : shown.points) {
    ui::IntervalRow row = interval_row(arm_words(run, point.share.arm), series_words(context, run, point.series),
                                       point.share.estimate, true);
    row.selected = selected == &point;
    rows.push_back(std::move(row));
  }
  return rows;
}

void rows_ui(const ViewContext& context, const Box& box, const ProbeShown& shown) {
  const ui::IntervalChartSpec spec{.name = shown.measure.name,
                                   .value_head = "%",
                                   .interval_head = "95 % interval",
                                   .axis_suffix = " %",
                                   .axis_step = 25.0};
  if (const auto picked = ui::interval_rows(context.ui, "rows", box, spec, rows_of(context, shown), {})) {
    choose_point(context, shown.points[*picked]);
  }
}

std::string table_cell(const ViewContext& context, const ProbePoint& point, std::size_t column) {
  const ProbeRun& run = run_of(context);
  switch (column) {
    case 0:
      return series_words(context, run, point.series);
    case 1:
      return arm_words(run, point.share.arm);
    case 2:
      return std::to_string(point.share.counted.size()) + "/" + std::to_string(point.share.items.size());
    case 3:
      return point.share.items.empty() ? "–" : value_words(point.share.estimate.value, true);
    case 4:
      return point.share.items.empty() ? "–" : interval_words(point.share.estimate, true);
    default:
      return std::to_string(point.share.unclear);
  }
}

void table_ui(const ViewContext& context, const Box& box, const ProbeShown& shown) {
  const std::vector<ui::TableColumn> columns{
      {.head = "Model", .width = context.ui.scaled(150)},
      {.head = "When"},
      {.head = "Count", .width = context.ui.scaled(80), .numeric = true},
      {.head = "%", .width = context.ui.scaled(70), .numeric = true},
      {.head = "95 % interval", .width = context.ui.scaled(120), .numeric = true},
      {.head = "Unclear", .width = context.ui.scaled(80), .numeric = true}};
  ui::TableSpec spec{
      .name = shown.measure.name, .columns = columns, .row_count = shown.points.size(), .rows_act = true};
  spec.cell = [&](std::size_t row, std::size_t column) { return table_cell(context, shown.points[row], column); };
  if (const ProbePoint* selected = probe_point(context)) {
    spec.selected = static_cast<std::size_t>(selected - shown.points.data());
  }
  if (const auto picked = ui::data_table(context.ui, "table", box, spec)) choose_point(context, shown.points[*picked]);
}

std::string csv_of(const ViewContext& context, const ProbeShown& shown) {
  const ProbeRun& run = run_of(context);
  report::CsvWriter csv;
  for (const char* head : {"model", "when", "measure", "count", "of", "share", "low", "high", "unclear"})
    csv.text(head);
  csv.end_row();
  for (const ProbePoint& point : shown.points) {
    const stats::Estimate& share = point.share.estimate;
    csv.text(series_words(context, run, point.series));
    csv.text(run.series()[point.series].plan.arms[point.share.arm].words);
    csv.text(shown.measure.name);
    csv.count(point.share.counted.size());
    csv.count(point.share.items.size());
    point.share.items.empty() ? csv.empty() : csv.number(share.value);
    share.has_interval ? csv.number(share.interval.low) : csv.empty();
    share.has_interval ? csv.number(share.interval.high) : csv.empty();
    csv.count(point.share.unclear);
    csv.end_row();
  }
  return csv.take();
}

void measure_menu_ui(const ViewContext& context, const Box& box, const ProbeShown& shown) {
  const std::vector<ProbeMeasure> measures = measures_of(run_of(context));
  std::vector<ui::MenuItem> items;
  for (const ProbeMeasure& measure : measures) {
    items.push_back({.label = measure.name, .checked = measure == shown.measure});
  }
  const ui::ButtonSpec spec{.label = shown.measure.name,
                            .icon_after = ICON_CHEVRON_DOWN,
                            .kind = ui::ButtonKind::quiet,
                            .description = "What is counted"};
  const Box at{box.x, box.y, std::min(box.w, ui::button_width(context.ui, spec)), box.h};
  if (const auto picked = ui::menu_button(context.ui, "measure", at, spec, items)) {
    session::ProbeView view = context.session.view().probe;
    view.measure = std::string(measures[static_cast<std::size_t>(*picked)].key());
    view.dot.reset();
    set_probe(context, view);
  }
}

constexpr std::array<std::string_view, 2> forms{"Chart", "Table"};
const ui::ButtonSpec csv_button{.label = "Copy CSV", .icon = ICON_COPY};

float chart_deeds_width(const ui::Ui& ui) {
  return ui::segments_width(ui, forms) + ui::space_8 + ui::button_width(ui, csv_button);
}

// Beside each other, or one under the other where that is too narrow.
bool head_is_stacked(const ui::Ui& ui, float width) {
  return width < chart_deeds_width(ui) + ui::space_8 + ui.scaled(180);
}

float chart_head_height(const ui::Ui& ui, float width) {
  const float row = ui.target(ui.scaled(34));
  return head_is_stacked(ui, width) ? 2 * row + ui::space_8 : row;
}

void chart_deeds_ui(const ViewContext& context, Box row, const ProbeShown& shown) {
  ui::Ui& ui = context.ui;
  const bool as_table = context.session.view().as_table;
  const float forms_width = std::min(ui::segments_width(ui, forms), row.w * 0.6F);
  if (const auto picked =
          ui::segments(ui, "form", ui::cut_left(row, forms_width), "Shown as", forms, as_table ? 1 : 0)) {
    context.commands.push(session::SetAsTable{*picked == 1});
  }
  ui::cut_left(row, ui::space_8);
  ui::ButtonSpec csv = csv_button;
  csv.icon_only = ui::button_width(ui, csv) > row.w;
  const float width = csv.icon_only ? ui.target(ui.scaled(34)) : ui::button_width(ui, csv);
  if (ui::button(ui, "csv", ui::cut_left(row, width), csv)) {
    context.commands.push(session::CopyText{csv_of(context, shown), "the table as CSV"});
  }
}

void chart_head_ui(const ViewContext& context, Box box, const ProbeShown& shown) {
  ui::Ui& ui = context.ui;
  if (!head_is_stacked(ui, box.w)) {
    chart_deeds_ui(context, ui::cut_right(box, chart_deeds_width(ui)), shown);
    ui::cut_right(box, ui::space_8);
    return measure_menu_ui(context, box, shown);
  }
  measure_menu_ui(context, ui::cut_top(box, ui.target(ui.scaled(34))), shown);
  ui::cut_top(box, ui::space_8);
  chart_deeds_ui(context, box, shown);
}

// Why nothing is drawn, where a measure has no point with cases.
bool is_empty(const ProbeShown& shown) {
  return std::ranges::all_of(shown.points, [](const ProbePoint& point) { return point.share.items.empty(); });
}

}  // namespace

void probe_conclusion_ui(const ViewContext& context, Column& column) {
  ui::Ui& ui = context.ui;
  const ProbeShown* shown = probe_shown(context);
  if (shown == nullptr || shown->conclusion.headline.empty()) return;
  const float padding = ui::space_20;
  const float width = column.box.w - (2 * padding);
  const float headline = ui::text_height(ui, shown->conclusion.headline, ui::Type::h2, width);
  const float detail = ui::text_height(ui, shown->conclusion.detail, ui::Type::body, width);
  const Box card = ui::cut_top(column.box, headline + detail + ui::space_8 + (2 * ui::space_16));
  ui::card(ui, card, ui::Ink::surf, ui::Ink::acc);
  Box inside = card.inset(padding, ui::space_16);
  ui::heading(ui, ui::cut_top(inside, headline), shown->conclusion.headline, ui::Type::h2, 2, 0);
  ui::cut_top(inside, ui::space_8);
  ui::text(ui, inside, shown->conclusion.detail,
           {.type = ui::Type::body, .max_lines = 0, .middle = false, .role = ui::a11y::Role::paragraph});
  column.gap(ui::space_12);
}

void probe_results_ui(const ViewContext& context, Column& column) {
  ui::Ui& ui = context.ui;
  const ProbeShown* shown = probe_shown(context);
  if (shown == nullptr || is_empty(*shown)) return;
  const bool as_table = context.session.view().as_table;
  const bool lines = has_lines(context, *shown, column.box.w - (2 * ui::space_16));
  const float head = chart_head_height(ui, column.box.w - (2 * ui::space_16));
  const float body = as_table ? ui.scaled(44) * (static_cast<float>(shown->points.size()) + 1.5F)
                     : lines  ? ui::step_lines_height(ui)
                              : ui::interval_rows_height(ui, shown->points.size());
  const Box card = ui::cut_top(column.box, head + body + ui::space_8 + (2 * ui::space_16));
  ui::card(ui, card);
  Box inside = card.inset(ui::space_16);
  chart_head_ui(context, ui::cut_top(inside, head), *shown);
  ui::cut_top(inside, ui::space_8);
  if (as_table) {
    table_ui(context, inside, *shown);
  } else if (lines) {
    lines_ui(context, inside, *shown);
  } else {
    rows_ui(context, inside, *shown);
  }
}

}  // namespace consilium::views
