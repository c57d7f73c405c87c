#include "query/criteria.h"

#include <algorithm>

#include "base/text.h"
#include "query/cell_grid.h"
#include "query/model_scores.h"
#include "query/row_order.h"

namespace consilium::query {
namespace {

MatrixRow matrix_row(const CellGrid& grid, const std::vector<ModelId>& models, CriterionId criterion) {
  MatrixRow row{criterion, {}, 0};
  for (const ModelId model : models) {
    row.cells.push_back(grid.at(model, criterion));
    row.n = std::max(row.n, row.cells.back().n);
  }
  return row;
}

bool has_evidence(const MatrixRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const MatrixCell& cell) {
    return cell.content != CellContent::empty || cell.missing > 0 || cell.unclear > 0;
  });
}

// Of the chosen model, or the mean over the models that have evidence; above 1 when there is none, to sort last.
double difficulty_key(const MatrixRow& row, const std::vector<ModelId>& models, ModelId by_model) {
  double sum = 0.0;
  std::uint32_t counted = 0;
  for (std::size_t i = 0; i < models.size(); ++i) {
    if (row.cells[i].content == CellContent::empty || (by_model.valid() && models[i] != by_model)) continue;
    sum += row.cells[i].goodness;
    ++counted;
  }
  return counted == 0 ? 2.0 : sum / counted;
}

void sort_by_difficulty(MatrixTheme& theme, const std::vector<ModelId>& models, const MatrixOrder& order) {
  const double direction = order.rows == RowOrder::hardest_first ? 1.0 : -1.0;
  std::vector<std::pair<double, std::size_t>> keys;
  for (std::size_t i = 0; i < theme.rows.size(); ++i) {
    const double key = difficulty_key(theme.rows[i], models, order.by_model);
    keys.emplace_back(key > 1.0 ? key : direction * key, i);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<MatrixRow> sorted;
  sorted.reserve(keys.size());
  for (const auto& [key, index] : keys) sorted.push_back(std::move(theme.rows[index]));
  theme.rows = std::move(sorted);
}

void sort_by_name(const Study& study, MatrixTheme& theme) {
  const auto name = [&](const MatrixRow& row) { return to_lower_ascii(study.name(row.criterion)); };
  std::sort(theme.rows.begin(), theme.rows.end(), [&](const MatrixRow& a, const MatrixRow& b) {
    const std::string first = name(a);
    const std::string second = name(b);
    return first != second ? first < second : a.criterion < b.criterion;
  });
}

std::vector<MatrixTheme> matrix_themes(const Study& study, const CellGrid& grid, const std::vector<ModelId>& models) {
  const ThemeNumbers numbers = theme_numbers(study);
  std::vector<MatrixTheme> themes;
  for (const TextId name : numbers.names) themes.push_back({name, {}});
  for (std::uint32_t i = 0; i < grid.criteria(); ++i) {
    MatrixRow row = matrix_row(grid, models, CriterionId(i));
    if (has_evidence(row)) themes[numbers.of_criterion[i]].rows.push_back(std::move(row));
  }
  std::erase_if(themes, [](const MatrixTheme& theme) { return theme.rows.empty(); });
  return themes;
}

std::vector<ModelId> study_order(const Study& study) {
  std::vector<ModelId> models;
  for (std::uint32_t i = 0; i < study.models.size(); ++i) models.emplace_back(i);
  return models;
}

}  // namespace

std::size_t CriteriaMatrix::row_count() const {
  std::size_t rows = 0;
  for (const MatrixTheme& theme : themes) rows += theme.rows.size();
  return rows;
}

CriteriaMatrix criteria_matrix(const Study& study, const Filter& filter, const MatrixOrder& order,
                               std::uint32_t weak_below) {
  const CellGrid grid(study, filter, weak_below);
  const std::vector<ModelScore> scores = model_scores(study, filter, grid);
  CriteriaMatrix matrix;
  matrix.models = order.models_by_overall ? best_first(scores) : study_order(study);
  for (const ModelId model : matrix.models) matrix.overall.push_back(scores[model.index()].estimate);
  matrix.themes = matrix_themes(study, grid, matrix.models);
  matrix.criteria_left_out = study.criteria.size() - grid.criteria();
  for (MatrixTheme& theme : matrix.themes) {
    switch (order.rows) {
      case RowOrder::study:
        break;
      case RowOrder::criterion_name:
        sort_by_name(study, theme);
        break;
      case RowOrder::hardest_first:
      case RowOrder::easiest_first:
        sort_by_difficulty(theme, matrix.models, order);
        break;
    }
  }
  return matrix;
}

MatrixCell matrix_cell(const Study& study, ModelId model, CriterionId criterion, const Filter& filter,
                       std::uint32_t weak_below) {
  std::vector<std::uint32_t> rows;
  for (const std::uint32_t row : rows_kept(study, filter)) {
    if (study.judgments.model[row] == model && study.judgments.criterion[row] == criterion) rows.push_back(row);
  }
  if (!rows.empty()) return cell_from_rows(study, criterion, rows, cluster_labels(study), weak_below);
  MatrixCell cell;
  if (!filter.scenario_tags.empty()) return cell;
  for (const Cell& total : study.cells) {
    if (total.model != model || total.criterion != criterion || cell.content != CellContent::empty) continue;
    cell = cell_from_total(study, total, weak_below);
  }
  return cell;
}

std::string describe_cell(const Study& study, CriterionId criterion, const MatrixCell& cell) {
  switch (cell.content) {
    case CellContent::empty:
      return cell.missing + cell.unclear > 0 ? "nothing judged" : "no evidence";
    case CellContent::rate:
      return format_count(cell.k) + " of " + format_count(cell.n);
    case CellContent::score:
      break;
  }
  std::string text = "mean " + format_fixed(cell.estimate.value, 2);
  const std::string_view unit = study.text(study.criteria[criterion.index()].unit);
  if (!unit.empty()) text += " " + std::string(unit);
  return text + (cell.n_published ? " of " + format_count(cell.n) : ", n not published");
}

}  // namespace consilium::query
