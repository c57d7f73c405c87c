// The right-hand panels (pages on phones): one model in detail, one cell of the matrix in detail.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/charts/mini_intervals.h"
#include "ui/widgets/widgets.h"
#include "views/views.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using query::ModelSummary;
using ui::Box;

// A column that is laid out top down inside a scroll area.
struct Column {
  ui::Ui& ui;
  Box box;

  float paragraph(std::string_view words, ui::Type type, ui::Ink ink = ui::Ink::ink) {
    const float height = ui::text_height(ui, words, type, box.w);
    ui::text(ui, ui::cut_top(box, height), words,
             {.type = type, .ink = ink, .max_lines = 0, .role = ui::a11y::Role::paragraph});
    return height;
  }
  void title(std::string_view words) {
    const float height = ui::text_height(ui, words, ui::Type::title, box.w);
    ui::heading(ui, ui::cut_top(box, height), words, ui::Type::title, 2, 0);
  }
  void subtitle(std::string_view words) {
    ui::heading(ui, ui::cut_top(box, ui.scaled(24)), words, ui::Type::body_strong, 3);
  }
  void gap(float height) { ui::cut_top(box, height); }
  void divider() {
    gap(ui::space_16);
    ui::rule(ui, box.x, box.y, box.w);
    gap(ui::space_16);
  }
};

// Draws the panel, hands a column to `contents`, and closes the scroll area.
template <typename Contents>
void panel_ui(ui::Ui& ui, std::string_view id, std::string_view name, const Box& box, const Contents& contents) {
  const ui::Scope scope(ui, ui::a11y::Role::complementary, id, name, box);
  ui::fill(ui, box, ui::Ink::surf);
  if (!ui.phone()) {
    ui::rule_vertical(ui, box.x, box.y, box.h);
  }
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "panel", box);
  const float margin = ui.phone() ? ui::space_16 : ui::space_24;
  Column column{ui, {scroll.content.x + margin, scroll.content.y, scroll.content.w - (2 * margin), 100'000.0F}};
  const float top = column.box.y;
  column.gap(ui.scaled(20));
  contents(column);
  column.gap(ui::space_24);
  ui::end_scroll(ui, column.box.y - top);
}

// The big number with its unit and, beside it, the interval in words.
void headline_ui(Column& column, std::string_view number, std::string_view unit, std::string_view beside) {
  ui::Ui& ui = column.ui;
  Box line = ui::cut_top(column.box, ui.scaled(40));
  ui::text(ui, ui::cut_left(line, ui::text_width(ui, number, ui::Type::mono_big) + 2), number,
           {.type = ui::Type::mono_big});
  if (!unit.empty()) {
    ui::cut_left(line, ui::space_4);
    Box unit_box = ui::cut_left(line, ui::text_width(ui, unit, ui::Type::h2) + 2);
    unit_box.y += ui.scaled(4);
    ui::text(ui, unit_box, unit, {.type = ui::Type::h2});
  }
  ui::cut_left(line, ui::space_12);
  line.y += ui.scaled(5);
  ui::text(ui, line, beside, {.type = ui::Type::dense, .ink = ui::Ink::mut});
}

const ModelSummary* selected_model(const query::Overview& overview, ModelId model) {
  for (const ModelSummary& summary : overview.models) {
    if (summary.model == model) {
      return &summary;
    }
  }
  return overview.models.empty() ? nullptr : &overview.models.front();
}

std::string judged_words(const ModelSummary& summary) {
  if (summary.n == 0) {
    return {};
  }
  return format_count(summary.k) + " of " + plural(summary.n, "judgment") + " met.";
}

std::string apart_words(const ModelSummary& summary) {
  if (!summary.missing_published) {
    return "Missing and unclear: not published.";
  }
  return format_count(summary.missing) + " missing, " + format_count(summary.unclear) + " unclear, counted apart.";
}

void model_numbers_ui(Column& column, const query::Overview& overview, const ModelSummary& summary,
                      bool published_totals) {
  ui::Ui& ui = column.ui;
  const stats::Estimate& estimate = summary.estimate;
  std::string beside = estimate.has_interval
                           ? "95 % interval " + value_words(estimate.interval.low, overview.is_rate) + " to " +
                                 value_words(estimate.interval.high, overview.is_rate)
                           : std::string(published_totals ? "interval not published" : "too few for an interval");
  headline_ui(column, estimate.n == 0 ? "–" : value_words(estimate.value, overview.is_rate),
              overview.is_rate ? "%" : "", beside);
  const std::string judged = judged_words(summary);
  const std::string apart = apart_words(summary);
  const std::array<ui::Run, 3> runs{ui::Run{.words = judged}, ui::Run{.words = judged.empty() ? "" : " "},
                                    ui::Run{.words = apart, .ink = ui::Ink::mut}};
  const float height = ui::rich_text_height(ui, runs, ui::Type::dense, ui::Type::dense_strong, column.box.w);
  ui::rich_text(ui, ui::cut_top(column.box, height), runs, ui::Type::dense, ui::Type::dense_strong, {.max_lines = 0});
}

void model_themes_ui(Column& column, const Study& study, const ModelSummary& summary, bool is_rate) {
  ui::Ui& ui = column.ui;
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
  ui::theme_intervals(ui, "themes", list, "By theme", rows, axis.low, axis.high,
                      format_fixed(axis.low, decimals) + suffix, format_fixed(axis.high, decimals) + suffix);
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

void caution_ui(Column& column, std::string_view words) {
  column.gap(ui::space_12);
  const float height = ui::caution_height(column.ui, words, column.box.w);
  ui::caution(column.ui, ui::cut_top(column.box, height), words);
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
    caution_ui(column, words);
  }
  if (summary.scenarios > 0 && summary.scenarios < context.session.view().weak_below) {
    caution_ui(column, "Weak evidence: only " + plural(summary.scenarios, "scenario") + " were judged.");
  }
}

void model_buttons_ui(const ViewContext& context, Column& column, const ModelSummary& summary) {
  ui::Ui& ui = column.ui;
  column.gap(ui::space_16);
  Box row = ui::cut_top(column.box, ui.target(ui.scaled(36)));
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
  if (ui::button(ui, "evidence", ui::cut_left(row, ui::button_width(ui, read)), read)) {
    query::Filter filter = context.session.view().filter;
    filter.model = summary.model;
    context.commands.push(session::OpenEvidence{filter});
  }
}

// --- the cell inspector ---

void cell_numbers_ui(Column& column, const query::MatrixCell& cell) {
  const bool is_rate = cell.content == query::CellContent::rate;
  if (cell.content == query::CellContent::empty || (cell.n == 0 && cell.n_published)) {
    headline_ui(column, "–", "", "no evidence");
    return;
  }
  if (is_rate) {
    headline_ui(column, std::to_string(cell.k) + " of " + std::to_string(cell.n), "", "met");
  } else {
    headline_ui(column, format_fixed(cell.estimate.value, 2), "",
                cell.n_published ? "mean of " + format_count(cell.n) : "mean, n not published");
  }
  std::string line = is_rate ? format_percent(cell.estimate.value) + " %" : std::string();
  if (cell.estimate.has_interval) {
    line += (line.empty() ? "" : ", ") + std::string("95 % interval ") +
            value_words(cell.estimate.interval.low, is_rate) + " to " +
            value_words(cell.estimate.interval.high, is_rate) + (is_rate ? " %" : "");
  }
  if (is_rate && cell.k == 0) {
    line +=
        ". None was met; the true rate could still be up to " + value_words(cell.estimate.interval.high, true) + " %";
  }
  if (!line.empty()) {
    column.paragraph(line, ui::Type::dense);
  }
}

void cell_apart_ui(Column& column, const query::MatrixCell& cell, bool published_totals) {
  std::string words;
  if (cell.content == query::CellContent::rate) {
    words = format_count(cell.n - cell.k) + " not met · ";
  }
  words += published_totals ? "unclear and missing not published"
                            : format_count(cell.unclear) + " unclear · " + format_count(cell.missing) + " missing";
  column.paragraph(words, ui::Type::dense, ui::Ink::mut);
}

std::string_view known(std::string_view words) {
  return words == "unknown" || words == "Unknown" ? std::string_view{} : words;
}

void criterion_words_ui(Column& column, const Study& study, const Criterion& criterion) {
  ui::Ui& ui = column.ui;
  if (const std::string_view description = study.text(criterion.description); !description.empty()) {
    column.divider();
    column.subtitle("What it asks");
    column.paragraph(description, ui::Type::dense);
  }
  std::vector<std::string> tags;
  if (criterion.aspect != Aspect::unknown) {
    tags.push_back("Aspect: " + std::string(known(to_text(criterion.aspect))));
  }
  if (criterion.lever != Lever::unknown) {
    tags.push_back("Lever: " + std::string(known(to_text(criterion.lever))));
  }
  if (tags.empty()) {
    return;
  }
  column.gap(ui::space_12);
  Box row = ui::cut_top(column.box, ui.scaled(22));
  for (const std::string& words : tags) {
    const float width = ui::tag_width(ui, words);
    if (row.w < width) {
      column.gap(ui::space_4);
      row = ui::cut_top(column.box, ui.scaled(22));
    }
    ui::tag(ui, ui::cut_left(row, width), words);
    ui::cut_left(row, ui::space_8);
  }
}

void all_models_ui(const ViewContext& context, Column& column, CriterionId criterion) {
  const query::CriteriaMatrix& matrix = matrix_of(context.memory, context.session);
  const Study& study = context.study();
  if (matrix.models.size() < 2) {
    return;
  }
  std::vector<ui::IntervalRow> rows;
  bool is_rate = true;
  double low = 1e300;
  double high = -1e300;
  for (const query::MatrixTheme& theme : matrix.themes) {
    for (const query::MatrixRow& line : theme.rows) {
      if (line.criterion != criterion) {
        continue;
      }
      for (std::size_t i = 0; i < matrix.models.size(); ++i) {
        const query::MatrixCell& cell = line.cells[i];
        is_rate = is_rate && cell.content != query::CellContent::score;
        ui::IntervalRow row =
            interval_row(study.name(matrix.models[i]), "", cell.estimate, cell.content == query::CellContent::rate);
        row.has_value = cell.content != query::CellContent::empty && (cell.n > 0 || !cell.n_published);
        row.value_text =
            cell.content == query::CellContent::rate ? std::to_string(cell.k) : format_fixed(cell.estimate.value, 2);
        row.hover = cell_sentence(study, matrix.models[i], criterion, cell);
        row.selected = context.session.view().selection.model == matrix.models[i];
        low = std::min(low, row.has_interval ? row.low : row.value);
        high = std::max(high, row.has_interval ? row.high : row.value);
        rows.push_back(std::move(row));
      }
    }
  }
  if (rows.empty()) {
    return;
  }
  column.divider();
  const Criterion& info = study.criteria[criterion.index()];
  const double axis_low = is_rate ? 0.0 : std::min(info.score_min, low);
  const double axis_high = is_rate ? 100.0 : std::max(info.score_max, high);
  Box head = ui::cut_top(column.box, column.ui.scaled(24));
  const std::string range = is_rate ? "0 to 100 %" : format_fixed(axis_low, 1) + " to " + format_fixed(axis_high, 1);
  ui::text(column.ui, ui::cut_right(head, ui::text_width(column.ui, range, ui::Type::small)), range,
           {.type = ui::Type::small, .ink = ui::Ink::mut});
  ui::heading(column.ui, head, "All models", ui::Type::body_strong, 3);
  column.gap(ui::space_8);
  const Box list = ui::cut_top(column.box, ui::model_intervals_height(column.ui, rows.size()));
  if (const auto chosen =
          ui::model_intervals(column.ui, "models", list, "All models on this criterion", rows, axis_low, axis_high)) {
    context.commands.push(session::SelectCell{matrix.models[*chosen], criterion});
  }
}

void rater_ui(Column& column, const Study& study, const query::MatrixCell& cell) {
  column.divider();
  if (!cell.rater.valid()) {
    column.paragraph(
        study.raters.size() > 1 ? "Several raters; the verdicts name each." : "Rater not named in the source.",
        ui::Type::dense, ui::Ink::mut);
    return;
  }
  const Rater& rater = study.raters[cell.rater.index()];
  std::string agreement(study.text(rater.agreement));
  agreement = agreement.empty() ? " · agreement with people not known" : " · " + agreement;
  const std::array<ui::Run, 3> runs{ui::Run{.words = "Rater ", .ink = ui::Ink::mut},
                                    ui::Run{.words = study.text(rater.name)},
                                    ui::Run{.words = agreement, .ink = ui::Ink::mut}};
  const float height = ui::rich_text_height(column.ui, runs, ui::Type::dense, ui::Type::dense_strong, column.box.w);
  ui::rich_text(column.ui, ui::cut_top(column.box, height), runs, ui::Type::dense, ui::Type::dense_strong,
                {.max_lines = 0});
}

void read_button_ui(const ViewContext& context, Column& column, const session::Selection& selection,
                    const query::MatrixCell& cell) {
  column.gap(ui::space_16);
  if (context.study().info.published_totals) {
    column.paragraph("Published totals only: no transcripts were published. Open a log to read scenarios.",
                     ui::Type::dense, ui::Ink::mut);
    return;
  }
  const std::string label = "Read the " + plural(cell.scenarios, "scenario");
  if (ui::button(column.ui, "read", ui::cut_top(column.box, column.ui.target(column.ui.scaled(40))),
                 {.label = label,
                  .icon = ICON_MESSAGE_SQUARE_TEXT,
                  .kind = ui::ButtonKind::primary,
                  .enabled = cell.scenarios > 0,
                  .type = ui::Type::body_strong})) {
    query::Filter filter = context.session.view().filter;
    filter.model = selection.model;
    filter.criterion = selection.criterion;
    filter.verdict = query::VerdictFilter::any;
    context.commands.push(session::OpenEvidence{filter});
  }
}

}  // namespace

void model_inspector_ui(const ViewContext& context, const Box& box) {
  const query::Overview& overview = overview_of(context.memory, context.session);
  const ModelSummary* summary = selected_model(overview, context.session.view().selection.model);
  panel_ui(context.ui, "model-inspector", "Selected model", box, [&](Column& column) {
    if (summary == nullptr) {
      column.paragraph("No model matches the filter.", ui::Type::dense, ui::Ink::mut);
      return;
    }
    const Study& study = context.study();
    const bool chosen = context.session.view().selection.model == summary->model;
    column.paragraph(chosen ? "Selected model"
                            : (overview.models.size() > 1 ? "First model; select another in the chart" : "The model"),
                     ui::Type::small, ui::Ink::mut);
    column.title(full_model_name(study, summary->model));
    model_numbers_ui(column, overview, *summary, study.info.published_totals);
    model_themes_ui(column, study, *summary, overview.is_rate);
    weakest_ui(context, column, *summary);
    model_cautions_ui(context, column, *summary);
    model_buttons_ui(context, column, *summary);
  });
}

void cell_inspector_ui(const ViewContext& context, const Box& box) {
  const session::Selection& selection = context.session.view().selection;
  panel_ui(context.ui, "cell-inspector", "Selected cell", box, [&](Column& column) {
    const Study& study = context.study();
    if (!selection.criterion.valid() || !selection.model.valid()) {
      column.title("Select a cell");
      column.gap(ui::space_8);
      column.paragraph(
          "Each cell is one model on one criterion. Select one to see its counts, its interval, what the criterion "
          "asks and the "
          "evidence behind it.",
          ui::Type::dense, ui::Ink::mut);
      return;
    }
    const Criterion& criterion = study.criteria[selection.criterion.index()];
    const session::ViewState& view = context.session.view();
    const query::MatrixCell cell =
        query::matrix_cell(study, selection.model, selection.criterion, view.filter, view.weak_below);
    std::string over = full_model_name(study, selection.model);
    if (const std::string_view theme = study.text(criterion.theme); !theme.empty()) {
      over.append(" · ").append(theme);
    }
    column.paragraph(over, ui::Type::small, ui::Ink::mut);
    std::string title(study.text(criterion.name));
    if (const std::string_view situation = study.text(criterion.situation); !situation.empty()) {
      title.append(": ").append(situation);
    }
    column.title(title);
    column.gap(ui::space_4);
    cell_numbers_ui(column, cell);
    cell_apart_ui(column, cell, study.info.published_totals);
    if (cell.weak) {
      caution_ui(column, "Weak evidence: fewer than " + plural(view.weak_below, "scenario") + ".");
    }
    criterion_words_ui(column, study, criterion);
    all_models_ui(context, column, selection.criterion);
    rater_ui(column, study, cell);
    read_button_ui(context, column, selection, cell);
  });
}

void beside_inspector_ui(const ViewContext& context, const Box& box, void (*view)(const ViewContext&, const Box&),
                         void (*inspector)(const ViewContext&, const Box&)) {
  if (context.ui.phone()) {
    (context.session.view().inspector_page ? inspector : view)(context, box);
    return;
  }
  Box rest = box;
  const Box panel = ui::cut_right(rest, context.ui.scaled(336));
  view(context, rest);
  inspector(context, panel);
}

}  // namespace consilium::views
