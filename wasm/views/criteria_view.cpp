// Criteria: every model on every criterion, as a heatmap with numbers or as a table.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "ui/charts/heatmap.h"
#include "ui/widgets/widgets.h"
#include "views/criteria_toolbar.h"
#include "views/filter_conditions.h"
#include "views/views.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using query::CriteriaMatrix;
using ui::Box;

// The matrix laid out as one list of rows, as the heatmap wants it.
struct FlatMatrix {
  std::vector<ui::HeatmapColumn> columns;
  std::vector<ui::HeatmapRow> rows;
  std::vector<ui::HeatmapTheme> themes;
  std::vector<const query::MatrixRow*> source;
};

// False where no number of scenarios was published.
bool has_counts(const CriteriaMatrix& matrix) {
  return std::ranges::any_of(matrix.themes, [](const query::MatrixTheme& theme) {
    return std::ranges::any_of(theme.rows, [](const query::MatrixRow& row) { return row.n > 0; });
  });
}

std::string criterion_hover(const Study& study, const Criterion& criterion) {
  std::string words(study.text(criterion.description));
  if (criterion.lower_is_better) {
    words += (words.empty() ? "" : " ") + std::string(low_is_good);
  }
  return words;
}

FlatMatrix flatten(const ViewContext& context, const CriteriaMatrix& matrix, bool is_rate) {
  const Study& study = context.study();
  FlatMatrix flat;
  for (std::size_t i = 0; i < matrix.models.size(); ++i) {
    flat.columns.push_back({.name = std::string(study.name(matrix.models[i])),
                            .overall = matrix.overall[i].n == 0 ? "–" : value_words(matrix.overall[i].value, is_rate)});
  }
  for (std::size_t t = 0; t < matrix.themes.size(); ++t) {
    const query::MatrixTheme& theme = matrix.themes[t];
    flat.themes.push_back({.name = std::string(study.text(theme.name)),
                           .folded = t < 64 && ((context.session.view().folded_themes >> t) & 1U) != 0,
                           .first_row = flat.rows.size(),
                           .row_count = theme.rows.size()});
    for (const query::MatrixRow& row : theme.rows) {
      const Criterion& criterion = study.criteria[row.criterion.index()];
      flat.rows.push_back({.situation = std::string(study.text(criterion.situation)),
                           .criterion = std::string(study.text(criterion.name)),
                           .n = row.n == 0 ? "–" : format_count(row.n),
                           .hover = criterion_hover(study, criterion)});
      flat.source.push_back(&row);
    }
  }
  if (!has_counts(matrix)) {  // no column of dashes
    for (ui::HeatmapRow& row : flat.rows) {
      row.n.clear();
    }
  }
  return flat;
}

void act(const ViewContext& context, const CriteriaMatrix& matrix, const FlatMatrix& flat,
         const ui::HeatmapEvent& event) {
  using Kind = ui::HeatmapEvent::Kind;
  query::MatrixOrder order = context.session.view().matrix_order;
  switch (event.kind) {
    case Kind::select_cell:
      context.commands.push(session::SelectCell{matrix.models[event.column], flat.source[event.row]->criterion});
      if (context.ui.phone()) {
        context.commands.push(session::SetInspectorPage{true});
      }
      return;
    case Kind::fold_theme:
      context.commands.push(session::FoldTheme{static_cast<std::uint32_t>(event.row)});
      return;
    case Kind::sort_by_model: {
      const ModelId model = matrix.models[event.column];
      const bool again = order.by_model == model && order.rows == query::RowOrder::hardest_first;
      order.rows = again ? query::RowOrder::easiest_first : query::RowOrder::hardest_first;
      order.by_model = model;
      break;
    }
    case Kind::sort_by_criterion:
      order.rows =
          order.rows == query::RowOrder::criterion_name ? query::RowOrder::study : query::RowOrder::criterion_name;
      order.by_model = ModelId::none();
      break;
    case Kind::sort_by_study:
      order.rows = query::RowOrder::study;
      order.by_model = ModelId::none();
      break;
    case Kind::toggle_model_order:
      order.models_by_overall = !order.models_by_overall;
      break;
  }
  context.commands.push(session::SetMatrixOrder{order});
}

void set_sorting(const ViewContext& context, const CriteriaMatrix& matrix, ui::HeatmapSpec& spec) {
  const query::MatrixOrder& order = context.session.view().matrix_order;
  spec.overall_label = order.models_by_overall ? "Overall, high to low" : "Overall, study order";
  if (order.rows == query::RowOrder::criterion_name) {
    spec.sorted_by = ui::HeatmapSort::criterion_name;
  }
  if (order.by_model.valid() && order.rows != query::RowOrder::study) {
    for (std::size_t i = 0; i < matrix.models.size(); ++i) {
      if (matrix.models[i] == order.by_model) {
        spec.sorted_by = ui::HeatmapSort::by_model;
        spec.sorted_column = i;
      }
    }
    spec.descending = order.rows == query::RowOrder::easiest_first;
  }
}

void matrix_ui(const ViewContext& context, const Box& box, const CriteriaMatrix& matrix) {
  const Study& study = context.study();
  const session::ViewState& view = context.session.view();
  const FlatMatrix flat = flatten(context, matrix, overview_of(context.memory, context.session).is_rate);
  ui::HeatmapSpec spec;
  const std::string name = criteria_title(study) + ": " + plural(matrix.models.size(), compared(study).one) + ", " +
                           plural(flat.rows.size(), "criterion", "criteria");
  spec.name = name;
  spec.columns = flat.columns;
  spec.rows = flat.rows;
  spec.themes = flat.themes;
  spec.cell = [&](std::size_t row, std::size_t column) {
    const query::MatrixCell& cell = flat.source[row]->cells[column];
    return ui::HeatmapCell{.text = cell_words(cell, view.cell_text),
                           .goodness = cell.goodness,
                           .has_value = cell.content != query::CellContent::empty && (cell.n > 0 || !cell.n_published),
                           .weak = cell.weak,
                           .spoken = cell_sentence(study, matrix.models[column], flat.source[row]->criterion, cell)};
  };
  for (std::size_t r = 0; r < flat.source.size(); ++r) {
    for (std::size_t c = 0; c < matrix.models.size(); ++c) {
      if (flat.source[r]->criterion == view.selection.criterion && matrix.models[c] == view.selection.model) {
        spec.selected = std::pair{r, c};
      }
    }
  }
  set_sorting(context, matrix, spec);
  if (const auto event = ui::heatmap(context.ui, "heatmap", box, spec)) {
    act(context, matrix, flat, *event);
  }
}

bool nothing_matches(const CriteriaMatrix& matrix) { return matrix.models.empty() || matrix.row_count() == 0; }

// On one line where there is room: the tools end at its right edge.
void heading_and_toolbar_ui(const ViewContext& context, Box& inside, const CriteriaMatrix& matrix) {
  ui::Ui& ui = context.ui;
  const std::string title = criteria_title(context.study());
  Box head =
      ui::cut_top(inside, std::max(ui.target(ui.scaled(36)), ui::text_height(ui, title, ui::Type::h1, inside.w)));
  const CriteriaTools tools = criteria_tools(context, matrix);
  const float width = std::ceil(tools.width(ui));
  const bool one_line = ui::text_width(ui, title, ui::Type::h1) + ui::space_24 + width <= head.w;
  Box bar = one_line ? ui::cut_right(head, width) : Box{};
  ui::heading(ui, head, title, ui::Type::h1, 1, 0);
  if (!one_line) {
    bar = ui::cut_top(inside, ui.target(ui.scaled(48)));
  }
  criteria_toolbar_ui(context, bar, matrix, tools);
}

void criteria_page_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const CriteriaMatrix& matrix = matrix_of(context.memory, context.session);
  const float margin = ui.phone() ? ui::space_16 : ui::space_24;
  Box inside = box.inset(margin, 0);
  ui::cut_top(inside, ui.scaled(ui.phone() ? 12 : 20));
  heading_and_toolbar_ui(context, inside, matrix);
  ui::cut_top(inside, ui::space_8);
  if (nothing_matches(matrix)) {
    no_match_ui(context, inside, "evidence");
    return;
  }
  if (context.session.view().as_table) {
    ui::cut_bottom(inside, ui::space_16);
    criteria_table_ui(context, inside);
    return;
  }
  const std::string weak =
      has_counts(matrix) ? "Weak: under " + plural(context.session.view().weak_below, "scenario") : std::string();
  const float legend = ui::heatmap_legend(ui, inside, legend_words(context.study(), matrix), weak);
  ui::cut_top(inside, legend + ui::space_8);
  // The scroll bar stands in the margin, beside the last column.
  matrix_ui(context, {inside.x, inside.y, inside.w + margin - ui::space_4, inside.h}, matrix);
}

// Where there is no room for a few rows under the heading, all of it scrolls.
void criteria_main_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const float least = ui.scaled(420);
  if (box.h >= least) {
    criteria_page_ui(context, box);
    return;
  }
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "criteria", box);
  criteria_page_ui(context, {scroll.content.x, scroll.content.y, scroll.content.w, least});
  ui::end_scroll(ui, least);
}

}  // namespace

void criteria_ui(const ViewContext& context, const Box& box) {
  beside_inspector_ui(context, box, criteria_main_ui, cell_inspector_ui);
}

}  // namespace consilium::views
