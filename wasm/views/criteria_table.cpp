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
  enum class Lead : std::uint8_t { theme, criterion, n };
  std::vector<Lead> leads{Lead::criterion};
  const ui::Ui& ui = context.ui;
  const bool narrow = box.w < ui.scaled(640);
  std::vector<ui::TableColumn> columns{{.head = "Criterion", .width = narrow ? 170.0F : 0.0F, .least = 220}};
  if (!narrow) {
    leads.insert(leads.begin(), Lead::theme);
    columns.insert(columns.begin(), {.head = "Theme", .width = 170});
  }
  if (std::ranges::any_of(rows, [](const auto& row) { return row.second->n > 0; })) {
    leads.push_back(Lead::n);
    columns.push_back({.head = "n", .width = 56, .numeric = true});
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
      case Lead::criterion:
        return full_criterion_name(study, line->criterion);
      case Lead::n:
        break;
    }
    return line->n == 0 ? "–" : format_count(line->n);
  };
  ui::data_table(context.ui, "table", box,
                 {.name = "Criteria by model", .columns = columns, .row_count = rows.size(), .cell = cell});
}

}  // namespace consilium::views
