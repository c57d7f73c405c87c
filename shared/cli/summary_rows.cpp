#include "cli/summary_rows.h"

#include <algorithm>

namespace consilium::cli {
namespace {

std::vector<std::uint64_t> scenarios_per_model(const Study& study) {
  const Judgments& rows = study.judgments;
  std::vector<std::uint64_t> pairs;
  pairs.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    pairs.push_back((std::uint64_t{rows.model[i].value} << 32) | rows.scenario[i].value);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<std::uint64_t> counts(study.models.size(), 0);
  for (const std::uint64_t pair : pairs) ++counts[pair >> 32];
  return counts;
}

}  // namespace

std::vector<SummaryModel> summary_models(const Study& study) {
  const query::MatrixOrder order{.rows = query::RowOrder::study, .by_model = {}, .models_by_overall = false};
  const query::CriteriaMatrix matrix = query::criteria_matrix(study, query::Filter{}, order);
  const std::vector<std::uint64_t> scenarios = scenarios_per_model(study);
  std::vector<SummaryModel> models;
  for (std::size_t column = 0; column < matrix.models.size(); ++column) {
    SummaryModel model;
    model.id = matrix.models[column];
    model.overall = matrix.overall[column];
    model.scenarios = scenarios[model.id.index()];
    if (study.judgments.size() == 0) model.scenarios = study.info.published_scenarios;
    for (const query::MatrixTheme& theme : matrix.themes) {
      for (const query::MatrixRow& row : theme.rows) {
        const query::MatrixCell& cell = row.cells[column];
        const bool silent = cell.content == query::CellContent::empty && cell.missing == 0 && cell.unclear == 0;
        if (silent) continue;
        const std::string_view situation = study.text(study.criteria[row.criterion.index()].situation);
        model.rows.push_back({row.criterion, study.text(theme.name), situation, cell});
      }
    }
    models.push_back(std::move(model));
  }
  return models;
}

}  // namespace consilium::cli
