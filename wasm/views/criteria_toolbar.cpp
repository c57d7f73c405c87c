#include "views/criteria_toolbar.h"

#include <algorithm>

#include "generated/icons.h"
#include "report/csv.h"

namespace consilium::views {

namespace {

using query::CriteriaMatrix;
using ui::Box;

struct CellKinds {
  bool rates = false;
  bool scores = false;
};

CellKinds cell_kinds(const CriteriaMatrix& matrix) {
  CellKinds kinds;
  for (const query::MatrixTheme& theme : matrix.themes) {
    for (const query::MatrixRow& row : theme.rows) {
      for (const query::MatrixCell& cell : row.cells) {
        kinds.rates = kinds.rates || cell.content == query::CellContent::rate;
        kinds.scores = kinds.scores || cell.content == query::CellContent::score;
      }
    }
  }
  return kinds;
}

std::vector<Notation> notations_of(CellKinds kinds) {
  using enum session::CellText;
  if (!kinds.scores) {
    return {{rate, "Rate, %"}, {k_of_n, "k of n"}, {interval, "Interval"}};
  }
  if (!kinds.rates) {
    return {{rate, "Score"}, {interval, "Interval"}};
  }
  return {{rate, "Rate, % or score"}, {k_of_n, "k of n"}, {interval, "Interval"}};
}

std::vector<std::string_view> labels_of(const std::vector<Notation>& notations) {
  std::vector<std::string_view> labels;
  labels.reserve(notations.size());
  for (const Notation& notation : notations) {
    labels.push_back(notation.label);
  }
  return labels;
}

// The notation in use; the first where the one chosen says nothing here.
std::size_t notation_now(const std::vector<Notation>& notations, session::CellText chosen) {
  const auto found = std::ranges::find(notations, chosen, &Notation::text);
  return found == notations.end() ? 0 : static_cast<std::size_t>(found - notations.begin());
}

// Joined segments from the left of `bar`, or a menu where they do not fit.
void notation_ui(const ViewContext& context, Box& bar, float height, const std::vector<Notation>& notations) {
  constexpr std::string_view name = "Numbers shown in the cells";
  ui::Ui& ui = context.ui;
  const std::vector<std::string_view> labels = labels_of(notations);
  const std::size_t now = notation_now(notations, context.session.view().cell_text);
  std::optional<int> chosen;
  if (const float width = ui::segments_width(ui, labels); width <= bar.w) {
    chosen = ui::segments(ui, "notation", ui::centered_y(ui::cut_left(bar, width), height), name, labels,
                          static_cast<int>(now));
  } else {
    std::vector<ui::MenuItem> items;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      items.push_back({.label = labels[i], .checked = i == now});
    }
    const ui::ButtonSpec opener{.label = labels[now], .icon_after = ICON_CHEVRON_DOWN, .description = name};
    const Box box = ui::centered_y(ui::cut_left(bar, ui::button_width(ui, opener)), height);
    chosen = ui::menu_button(ui, "notation", box, opener, items);
  }
  if (chosen) {
    context.commands.push(session::SetCellText{notations[static_cast<std::size_t>(*chosen)].text});
  }
}

}  // namespace

float CriteriaTools::width(const ui::Ui& ui) const {
  return ui::segments_width(ui, labels_of(notations)) + ui::button_width(ui, table) + ui::button_width(ui, copy) +
         (2 * ui::space_8);
}

std::string_view legend_words(const Study& study, const CriteriaMatrix& matrix) {
  for (const query::MatrixTheme& theme : matrix.themes) {
    for (const query::MatrixRow& row : theme.rows) {
      if (study.criteria[row.criterion.index()].lower_is_better) {
        return "As it should be in";
      }
    }
  }
  return cell_kinds(matrix).scores ? "Share of the scale reached" : "Criterion met in";
}

CriteriaTools criteria_tools(const ViewContext& context, const CriteriaMatrix& matrix) {
  return {.notations = notations_of(cell_kinds(matrix)),
          .table = {.label = "Show as table", .icon = ICON_TABLE_2, .pressed = context.session.view().as_table},
          .copy = {.label = "Copy CSV", .icon = ICON_COPY, .shortcut = "C"}};
}

void criteria_toolbar_ui(const ViewContext& context, Box bar, const CriteriaMatrix& matrix, CriteriaTools tools) {
  ui::Ui& ui = context.ui;
  tools.table.icon_only = tools.copy.icon_only = bar.w < tools.width(ui);
  const float height = ui.target(ui.scaled(32));
  const auto width_of = [&](const ui::ButtonSpec& spec) {
    return spec.icon_only ? ui.target(ui.scaled(36)) : ui::button_width(ui, spec);
  };
  const float buttons = width_of(tools.table) + width_of(tools.copy) + (2 * ui::space_8);
  Box left{bar.x, bar.y, bar.w - buttons, bar.h};
  notation_ui(context, left, height, tools.notations);
  ui::cut_left(bar, left.x - bar.x);
  const auto next = [&](const ui::ButtonSpec& spec) {
    ui::cut_left(bar, ui::space_8);
    return ui::centered_y(ui::cut_left(bar, width_of(spec)), height);
  };
  if (ui::button(ui, "as-table", next(tools.table), tools.table)) {
    context.commands.push(session::SetAsTable{!context.session.view().as_table});
  }
  if (ui::button(ui, "copy-csv", next(tools.copy), tools.copy)) {
    context.commands.push(session::CopyText{report::matrix_csv(context.study(), matrix), "the table as CSV"});
  }
}

}  // namespace consilium::views
