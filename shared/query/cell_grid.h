// Every model x criterion cell of a study at once; what the matrix, the overview and the findings are computed from.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "query/criteria.h"

namespace consilium::query {

// One cell from judgments of one model on one criterion; the rows need no order.
MatrixCell cell_from_rows(const Study& study, CriterionId criterion, std::span<const std::uint32_t> rows,
                          std::span<const std::uint32_t> cluster_of_scenario, std::uint32_t weak_below);

// One cell from a published total.
MatrixCell cell_from_total(const Study& study, const Cell& total, std::uint32_t weak_below);

// The estimate of a rate as goodness: its own interval, turned round when it is of a fault.
stats::Estimate goodness_of_rate(const MatrixCell& cell);

// The rater of a criterion where rows do not name one: the criterion's tag "rater", else the study's only rater.
RaterId published_rater(const Study& study, CriterionId criterion);

class CellGrid {
 public:
  // Beyond this many cells the last criteria are left out: a table of a million numbers helps nobody.
  static constexpr std::size_t max_cells = 500'000;

  CellGrid(const Study& study, const Filter& filter, std::uint32_t weak_below);

  [[nodiscard]] std::size_t criteria() const { return criteria_; }
  [[nodiscard]] std::size_t models() const { return models_; }
  [[nodiscard]] const MatrixCell& at(ModelId model, CriterionId criterion) const {
    return cells_[criterion.index() * models_ + model.index()];
  }

 private:
  void fill_from_rows(const Study& study, const Filter& filter, std::uint32_t weak_below);
  void fill_from_totals(const Study& study, std::uint32_t weak_below);

  std::size_t models_ = 0;
  std::size_t criteria_ = 0;
  std::vector<MatrixCell> cells_;
};

}  // namespace consilium::query
