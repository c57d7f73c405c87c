// One cell of the matrix in detail: its counts, its interval, what the criterion asks, who judged, and the way to the
// transcripts.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "query/wording.h"
#include "ui/charts/mini_intervals.h"
#include "ui/widgets/widgets.h"
#include "views/inspector_panel.h"
#include "views/views.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using ui::Box;

void cell_numbers_ui(Column& column, const Study& study, const Criterion& criterion, const query::MatrixCell& cell) {
  const bool is_rate = cell.content == query::CellContent::rate;
  if (cell.content == query::CellContent::empty || (cell.n == 0 && cell.n_published)) {
    column.headline("–", "", "no evidence");
    return;
  }
  if (is_rate) {
    column.headline(std::to_string(cell.k) + " of " + std::to_string(cell.n), "", "met");
  } else {
    column.headline(format_fixed(cell.estimate.value, 2), study.text(criterion.unit),
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

void cell_apart_ui(Column& column, const query::MatrixCell& cell) {
  std::string words;
  if (cell.content == query::CellContent::rate) {
    words = format_count(cell.n - cell.k) + " not met · ";
  }
  words += cell.from_rows() ? format_count(cell.unclear) + " unclear · " + format_count(cell.missing) + " missing"
                            : "unclear and missing not published";
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
  struct TagWords {
    std::string words;
    std::string_view meaning;
  };
  std::vector<TagWords> tags;
  if (criterion.aspect != Aspect::unknown) {
    tags.push_back({"Aspect: " + std::string(known(to_text(criterion.aspect))),
                    "What of people's needs it is about: knowledge, what they ask for, or what they value (Ding et al. "
                    "2025)."});
  }
  if (criterion.lever != Lever::unknown) {
    tags.push_back({"Lever: " + std::string(known(to_text(criterion.lever))),
                    "What would mend a failure: health knowledge, understanding of the task, or human guidance (Ding "
                    "et al. 2025)."});
  }
  if (tags.empty()) {
    return;
  }
  column.gap(ui::space_12);
  Box row = ui::cut_top(column.box, ui.scaled(22));
  for (const auto& [words, meaning] : tags) {
    const float width = ui::tag_width(ui, words);
    if (row.w < width) {
      column.gap(ui::space_4);
      row = ui::cut_top(column.box, ui.scaled(22));
    }
    const Box place = ui::cut_left(row, width);
    ui::tag(ui, place, words);
    ui::explain(ui, place, meaning);
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
  bool same_n = true;  // then counts can be compared as they are
  std::uint64_t n = 0;
  double low = 1e300;
  double high = -1e300;
  for (const query::MatrixTheme& theme : matrix.themes) {
    for (const query::MatrixRow& line : theme.rows) {
      if (line.criterion != criterion) {
        continue;
      }
      same_n = std::ranges::all_of(line.cells, [&](const query::MatrixCell& cell) { return cell.n == line.n; });
      for (std::size_t i = 0; i < matrix.models.size(); ++i) {
        const query::MatrixCell& cell = line.cells[i];
        n = line.n;
        is_rate = is_rate && cell.content != query::CellContent::score;
        ui::IntervalRow row =
            interval_row(study.name(matrix.models[i]), "", cell.estimate, cell.content == query::CellContent::rate);
        row.has_value = cell.content != query::CellContent::empty && (cell.n > 0 || !cell.n_published);
        row.value_text = cell.content != query::CellContent::rate ? format_fixed(cell.estimate.value, 2)
                         : same_n                                 ? std::to_string(cell.k)
                                                                  : format_percent(cell.estimate.value);
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
  const Box range_box = ui::cut_right(head, ui::text_width(column.ui, range, ui::Type::small));
  const std::string all = "All " + std::string(compared(study).many);
  const std::string title = all + (!is_rate ? "" : same_n ? ", of " + format_count(n) : ", %");
  ui::heading(column.ui, head, title, ui::Type::body_strong, 3);
  ui::text(column.ui, range_box, range, {.type = ui::Type::small, .ink = ui::Ink::mut});
  column.gap(ui::space_8);
  const Box list = ui::cut_top(column.box, ui::model_intervals_height(column.ui, rows.size()));
  if (const auto chosen =
          ui::model_intervals(column.ui, "models", list, all + " on this criterion", rows, axis_low, axis_high)) {
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
  const bool person = rater.kind == RaterKind::physician || rater.kind == RaterKind::person;
  if (agreement.empty()) {
    agreement = person ? std::string(to_text(rater.kind)) : "agreement with people not known";
  }
  agreement.insert(0, " · ");
  const std::string_view name = study.text(rater.name);
  const std::array<ui::Run, 3> runs{ui::Run{.words = name.starts_with("Rater") ? "" : "Rater ", .ink = ui::Ink::mut},
                                    ui::Run{.words = name}, ui::Run{.words = agreement, .ink = ui::Ink::mut}};
  const float height = ui::rich_text_height(column.ui, runs, ui::Type::dense, ui::Type::dense_strong, column.box.w);
  ui::rich_text(column.ui, ui::cut_top(column.box, height), runs, ui::Type::dense, ui::Type::dense_strong,
                {.max_lines = 0});
}

void read_button_ui(const ViewContext& context, Column& column, const session::Selection& selection,
                    const query::MatrixCell& cell) {
  column.gap(ui::space_16);
  if (!cell.from_rows() && cell.content != query::CellContent::empty) {
    column.paragraph(totals_words(context.study()), ui::Type::dense, ui::Ink::mut);
    return;
  }
  const bool texts = !context.study().messages.empty();
  const std::string label = (texts ? "Read the " : "See the verdicts on ") + query::evidence_words(cell);
  if (ui::button(column.ui, "read", ui::cut_top(column.box, column.ui.target(column.ui.scaled(40))),
                 {.label = label,
                  .icon = ICON_MESSAGE_SQUARE_TEXT,
                  .kind = ui::ButtonKind::primary,
                  .enabled = cell.scenarios > 0,
                  .type = ui::Type::body_strong})) {
    // All that lies behind the number: of the filter only what the number was computed over.
    const query::Filter filter{.model = selection.model,
                               .criterion = selection.criterion,
                               .scenario_tags = context.session.view().filter.scenario_tags};
    context.commands.push(session::OpenEvidence{filter});
  }
}

}  // namespace

void cell_inspector_ui(const ViewContext& context, const Box& box) {
  const session::Selection& selection = context.session.view().selection;
  panel_ui(context.ui, "cell-inspector", "Selected cell", box, [&](Column& column) {
    const Study& study = context.study();
    if (!selection.criterion.valid() || !selection.model.valid()) {
      const std::string next = "Each cell is one " + std::string(compared(study).one) +
                               " on one criterion. Select one to see its counts, its interval, what the criterion asks "
                               "and the evidence behind it.";
      ui::empty_state(context.ui, ui::cut_top(column.box, context.ui.scaled(260)),
                      {.icon = ICON_GRID_3X3, .headline = "Select a cell", .next_step = next});
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
    cell_numbers_ui(column, study, criterion, cell);
    cell_apart_ui(column, cell);
    if (criterion.lower_is_better) {
      column.paragraph(low_is_good, ui::Type::dense);
    }
    if (cell.weak) {
      column.caution("Weak evidence: fewer than " + plural(view.weak_below, "scenario") + ".");
    }
    criterion_words_ui(column, study, criterion);
    all_models_ui(context, column, selection.criterion);
    rater_ui(column, study, cell);
    read_button_ui(context, column, selection, cell);
  });
}

}  // namespace consilium::views
