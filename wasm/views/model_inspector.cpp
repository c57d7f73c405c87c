// One model in detail: its score, its themes, its weakest criterion, and what to be careful about.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/charts/mini_intervals.h"
#include "ui/widgets/widgets.h"
#include "views/inspector_panel.h"
#include "views/views.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using query::ModelSummary;
using ui::Box;

// The count of judgments, and why it need not be the number above it.
std::string judged_words(const ModelSummary& summary, const StudyInfo& info, bool is_rate) {
  const bool published_totals = info.published_totals;
  if (summary.n == 0) {
    return {};
  }
  std::string words = format_count(summary.k) + " of " + plural(summary.n, "judgment") + " met";
  const double share = static_cast<double>(summary.k) / static_cast<double>(summary.n);
  if (value_words(share, is_rate) == value_words(summary.estimate.value, is_rate)) {
    return words + ".";
  }
  switch (info.score_rule) {
    case ScoreRule::healthbench_points:
      return words + "; above, they count by their points.";
    case ScoreRule::mean_win_rate:
      return words + ".";
    case ScoreRule::mean_of_scenarios:
      break;
  }
  return words + (published_totals
                      ? "; above, groups of criteria count by their scenarios, and those of one group alike."
                      : "; above, every scenario counts alike, however many judgments it has.");
}

std::string apart_words(const ModelSummary& summary) {
  if (!summary.missing_published) {
    return "Missing and unclear: not published.";
  }
  return format_count(summary.missing) + " missing, " + format_count(summary.unclear) + " unclear, counted apart.";
}

void model_numbers_ui(Column& column, const query::Overview& overview, const ModelSummary& summary,
                      const StudyInfo& info) {
  const bool published_totals = info.published_totals;
  ui::Ui& ui = column.ui;
  const stats::Estimate& estimate = summary.estimate;
  const std::string none = estimate.n == 0    ? "nothing was scored"
                           : published_totals ? "interval not published"
                                              : "too few for an interval";
  std::string beside = estimate.has_interval ? "95 % interval " + value_words(estimate.interval.low, overview.is_rate) +
                                                   " to " + value_words(estimate.interval.high, overview.is_rate)
                                             : none;
  column.headline(estimate.n == 0 ? "–" : value_words(estimate.value, overview.is_rate), overview.is_rate ? "%" : "",
                  beside);
  const std::string judged = judged_words(summary, info, overview.is_rate);
  const std::string apart = apart_words(summary);
  const std::array<ui::Run, 3> runs{ui::Run{.words = judged}, ui::Run{.words = judged.empty() ? "" : " "},
                                    ui::Run{.words = apart, .ink = ui::Ink::mut}};
  const float height = ui::rich_text_height(ui, runs, ui::Type::dense, ui::Type::dense_strong, column.box.w);
  ui::rich_text(ui, ui::cut_top(column.box, height), runs, ui::Type::dense, ui::Type::dense_strong, {.max_lines = 0});
}

// A theme that is chosen leads to its criteria.
void model_themes_ui(const ViewContext& context, Column& column, const ModelSummary& summary, bool is_rate) {
  ui::Ui& ui = column.ui;
  const Study& study = context.study();
  if (summary.themes.size() < 2) {
    return;
  }
  column.divider();
  column.subtitle("By theme, best first");
  std::vector<ui::IntervalRow> rows;
  double low = is_rate ? 100.0 : 1.0;
  for (const query::ThemeSummary& theme : summary.themes) {
    rows.push_back(interval_row(study.text(theme.theme), "", theme.estimate, is_rate));
    low = std::min(low, rows.back().has_interval ? rows.back().low : rows.back().value);
  }
  const ui::AxisRange axis = ui::round_axis(low, is_rate ? 100.0 : 1.0, 0.0, is_rate ? 100.0 : 1.0);
  const int decimals = is_rate ? 0 : 1;
  const std::string suffix = is_rate ? " %" : "";
  const Box list = ui::cut_top(column.box, ui::theme_intervals_height(ui, rows.size()));
  if (ui::theme_intervals(ui, "themes", list, "By theme", rows, axis.low, axis.high,
                          format_fixed(axis.low, decimals) + suffix, format_fixed(axis.high, decimals) + suffix)) {
    context.commands.push(session::SelectModel{summary.model});
    context.commands.push(session::GoTo{session::View::criteria});
  }
}

void weakest_ui(const ViewContext& context, Column& column, const ModelSummary& summary) {
  if (!summary.weakest.valid()) {
    return;
  }
  const Study& study = context.study();
  const session::ViewState& view = context.session.view();
  column.divider();
  column.subtitle("Weakest criterion");
  const query::MatrixCell cell =
      query::matrix_cell(study, summary.model, summary.weakest, view.filter, view.weak_below);
  const std::string name = full_criterion_name(study, summary.weakest) + ": ";
  const std::string numbers = query::describe_cell(study, summary.weakest, cell);
  const std::string interval = cell.estimate.has_interval && cell.content == query::CellContent::rate
                                   ? " (" + interval_words(cell.estimate, true) + " %)"
                                   : std::string();
  const std::array<ui::Run, 3> runs{ui::Run{.words = name}, ui::Run{.words = numbers, .strong = true},
                                    ui::Run{.words = interval, .ink = ui::Ink::mut}};
  const float height = ui::rich_text_height(column.ui, runs, ui::Type::dense, ui::Type::dense_strong, column.box.w);
  ui::rich_text(column.ui, ui::cut_top(column.box, height), runs, ui::Type::dense, ui::Type::dense_strong,
                {.max_lines = 0});
}

void model_cautions_ui(const ViewContext& context, Column& column, const ModelSummary& summary) {
  const Study& study = context.study();
  if (summary.judged_by_own_family) {
    std::string words = "The rater is of this model's own family, so it judges its own answers.";
    for (const Rater& rater : study.raters) {
      if (const std::string_view agreement = study.text(rater.agreement); !agreement.empty()) {
        words.append(" ").append(agreement);
        break;
      }
    }
    column.caution(words);
  }
  if (summary.scenarios > 0 && summary.scenarios < context.session.view().weak_below) {
    column.caution("Weak evidence: only " + plural(summary.scenarios, "scenario") +
                   (summary.scenarios == 1 ? " was judged." : " were judged."));
  }
}

void model_buttons_ui(const ViewContext& context, Column& column, const ModelSummary& summary) {
  ui::Ui& ui = column.ui;
  column.gap(ui::space_16);
  const float height = ui.target(ui.scaled(36));
  Box row = ui::cut_top(column.box, height);
  const std::string label = "See " + plural(context.study().criteria.size(), "criterion", "criteria");
  const ui::ButtonSpec criteria{.label = label, .kind = ui::ButtonKind::primary};
  if (ui::button(ui, "criteria", ui::cut_left(row, ui::button_width(ui, criteria)), criteria)) {
    context.commands.push(session::SelectModel{summary.model});
    context.commands.push(session::GoTo{session::View::criteria});
  }
  if (context.study().info.published_totals) {
    return;
  }
  ui::cut_left(row, ui::space_8);
  const ui::ButtonSpec read{.label = "Read the evidence", .icon = ICON_MESSAGE_SQUARE_TEXT};
  if (row.w < ui::button_width(ui, read)) {  // a row of its own where it would be cut
    column.gap(ui::space_8);
    row = ui::cut_top(column.box, height);
  }
  if (ui::button(ui, "evidence", ui::cut_left(row, ui::button_width(ui, read)), read)) {
    const query::Filter filter{.model = summary.model, .scenario_tags = context.session.view().filter.scenario_tags};
    context.commands.push(session::OpenEvidence{filter});
  }
}

}  // namespace

const ModelSummary* shown_model(const session::Session& session, const query::Overview& overview) {
  for (const ModelSummary& summary : overview.models) {
    if (summary.model == session.view().selection.model) {
      return &summary;
    }
  }
  return overview.models.empty() ? nullptr : &overview.models.front();
}

void model_inspector_ui(const ViewContext& context, const Box& box) {
  const query::Overview& overview = overview_of(context.memory, context.session);
  const ModelSummary* summary = shown_model(context.session, overview);
  const Study& study = context.study();
  const std::string noun(compared(study).one);
  panel_ui(context.ui, "model-inspector", "Selected " + noun, box, [&](Column& column) {
    if (summary == nullptr) {
      column.paragraph("No " + noun + " matches the filter.", ui::Type::dense, ui::Ink::mut);
      return;
    }
    const bool chosen = context.session.view().selection.model == summary->model;
    column.paragraph((chosen                       ? "Selected " + noun
                      : overview.models.size() > 1 ? "First " + noun + "; select another beside"
                                                   : "The " + noun),
                     ui::Type::small, ui::Ink::mut);
    column.title(full_model_name(study, summary->model));
    const std::string_view about = find_tag(study, study.models[summary->model.index()].tags, "about");
    if (!about.empty()) {
      column.paragraph(about, ui::Type::dense);
      column.gap(ui::space_8);
    }
    model_numbers_ui(column, overview, *summary, study.info);
    model_themes_ui(context, column, *summary, overview.is_rate);
    weakest_ui(context, column, *summary);
    model_cautions_ui(context, column, *summary);
    model_buttons_ui(context, column, *summary);
  });
}

}  // namespace consilium::views
