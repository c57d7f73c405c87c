// The matrix as a plain table.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "ui/charts/data_table.h"
#include "ui/text.h"
#include "views/views.h"
#include "views/words.h"

namespace consilium::views {

using query::CriteriaMatrix;
using ui::Box;

void criteria_table_ui(const ViewContext& context, const Box& box) {
  const Study& study = context.study();
  const CriteriaMatrix& matrix = matrix_of(context.memory, context.session);
  const session::CellText notation = context.session.view().cell_text;
  std::vector<std::pair<const query::MatrixTheme*, const query::MatrixRow*>> rows;
  for (const query::MatrixTheme& theme : matrix.themes) {
    for (const query::MatrixRow& row : theme.rows) {
      rows.emplace_back(&theme, &row);
    }
  }
  // What the columns are, in their order; the cells follow it.
  enum class Lead : std::uint8_t { theme, situation, criterion, n };
  const ui::Ui& ui = context.ui;
  const bool narrow = box.w < ui.scaled(640);
  const bool situated = std::ranges::any_of(rows, [&](const auto& row) {
    return !study.text(study.criteria[row.second->criterion.index()].situation).empty();
  });
  std::vector<Lead> leads;
  std::vector<ui::TableColumn> columns;
  const auto lead = [&](Lead what, const ui::TableColumn& column) {
    leads.push_back(what);
    columns.push_back(column);
  };
  if (!narrow) {
    lead(Lead::theme, {.head = "Theme", .width = 160});
  }
  if (!narrow && situated) {
    lead(Lead::situation, {.head = "Situation", .width = 160});
  }
  lead(Lead::criterion, {.head = "Criterion", .width = narrow ? 170.0F : 0.0F, .least = 190});
  const std::size_t names = leads.size();
  if (std::ranges::any_of(rows, [](const auto& row) { return row.second->n > 0; })) {
    lead(Lead::n, {.head = "n", .width = 56, .numeric = true});
  }
  for (const ModelId model : matrix.models) {
    std::string name(study.name(model));
    const float words = (ui::text_width(ui, name, ui::Type::small) / ui.scaled(1.0F)) + 18.0F;
    columns.push_back({.head = std::move(name), .width = std::clamp(words, 82.0F, 140.0F), .numeric = true});
  }
  const auto cell = [&](std::size_t row, std::size_t column) -> std::string {
    const auto& [theme, line] = rows[row];
    if (column >= leads.size()) {
      return cell_words(line->cells[column - leads.size()], notation);
    }
    switch (leads[column]) {
      case Lead::theme:
        return std::string(study.text(theme->name));
      case Lead::situation:
        return std::string(study.text(study.criteria[line->criterion.index()].situation));
      case Lead::criterion:
        return narrow ? full_criterion_name(study, line->criterion) : std::string(study.name(line->criterion));
      case Lead::n:
        break;
    }
    return line->n == 0 ? "–" : format_count(line->n);
  };
  const std::string title = criteria_title(study);
  ui::data_table(context.ui, "table", box,
                 {.name = title, .columns = columns, .row_count = rows.size(), .frozen = names, .cell = cell});
}

}  // namespace consilium::views
