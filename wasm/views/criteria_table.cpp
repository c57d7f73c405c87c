// The matrix as a plain table.
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "ui/charts/data_table.h"
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
  const bool narrow = context.ui.phone();
  std::vector<ui::TableColumn> columns;
  if (!narrow) {
    columns.push_back({.head = "Theme", .width = 170});
  }
  columns.push_back({.head = "Criterion", .width = narrow ? 170.0F : 0.0F, .least = 220});
  columns.push_back({.head = "n", .width = 56, .numeric = true});
  for (const ModelId model : matrix.models) {
    columns.push_back({.head = std::string(study.name(model)), .width = 82, .numeric = true});
  }
  const std::size_t lead = narrow ? 2 : 3;
  const auto cell = [&](std::size_t row, std::size_t column) -> std::string {
    const auto& [theme, line] = rows[row];
    if (column == lead - 2) {
      return full_criterion_name(study, line->criterion);
    }
    if (column == lead - 1) {
      return line->n == 0 ? "–" : format_count(line->n);
    }
    if (column < lead) {
      return std::string(study.text(theme->name));
    }
    return cell_words(line->cells[column - lead], notation);
  };
  ui::data_table(context.ui, "table", box,
                 {.name = "Criteria by model", .columns = columns, .row_count = rows.size(), .cell = cell});
}

}  // namespace consilium::views
