// Model x criterion: the numbers behind the Criteria heatmap, the command line's summary and every inspector.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/study.h"
#include "query/filter.h"
#include "stats/interval.h"

namespace consilium::query {

inline constexpr std::uint32_t default_weak_below = 30;

enum class CellContent : std::uint8_t {
  empty,  // no evidence of any kind
  rate,   // k of n
  score,  // mean of scores in the criterion's own scale
};

struct MatrixCell {
  CellContent content = CellContent::empty;
  stats::Estimate estimate;     // a rate 0..1, or the mean score
  std::uint64_t k = 0;          // met (rate only)
  std::uint64_t n = 0;          // met + not met, or scored
  std::uint64_t missing = 0;    // counted apart
  std::uint64_t unclear = 0;    // counted apart
  std::uint64_t scenarios = 0;  // distinct ones judged, unclear and missing verdicts too; 0 for published totals
  std::uint64_t responses = 0;  // the same of responses: one a scenario and repeat
  bool weak = false;            // 0 < n < weak_below
  bool n_published = true;      // false: a published mean without its n
  RaterId rater;                // the rater, when all rows have one; else none
  // 0..1 for the colour ramp, 1 = good: the rate itself, or the score rescaled (flipped when lower is better).
  double goodness = 0.0;
  // Judgments lie behind it, so that missing and unclear are counts; of published totals they are not known.
  [[nodiscard]] bool from_rows() const { return scenarios > 0; }
  bool operator==(const MatrixCell&) const = default;
};

struct MatrixRow {
  CriterionId criterion;
  std::vector<MatrixCell> cells;  // one a model, in CriteriaMatrix::models order
  std::uint64_t n = 0;            // largest n over the models (the "n" column)
};

struct MatrixTheme {
  TextId name;  // may be empty: criteria without a theme
  std::vector<MatrixRow> rows;
};

enum class RowOrder : std::uint8_t { study, criterion_name, hardest_first, easiest_first };
struct MatrixOrder {
  RowOrder rows = RowOrder::study;
  ModelId by_model;               // for hardest/easiest: this model; none = mean over models
  bool models_by_overall = true;  // columns best first; else study order
  bool operator==(const MatrixOrder&) const = default;
};

struct CriteriaMatrix {
  std::vector<ModelId> models;
  std::vector<stats::Estimate> overall;  // one a model, as in the overview
  std::vector<MatrixTheme> themes;       // order of first appearance; rows sorted within themes
  std::size_t criteria_left_out = 0;     // beyond CellGrid::max_cells: said where it happens
  [[nodiscard]] std::size_t row_count() const;
};

// Criteria without any evidence are left out. Of the filter, only the scenario tags count (see filter.h).
CriteriaMatrix criteria_matrix(const Study& study, const Filter& filter, const MatrixOrder& order,
                               std::uint32_t weak_below = default_weak_below);

// One cell alone, as criteria_matrix would give it.
MatrixCell matrix_cell(const Study& study, ModelId model, CriterionId criterion, const Filter& filter,
                       std::uint32_t weak_below = default_weak_below);

// "110 of 180", "mean 0.83 of 100", "mean 4.53, n not published", "no evidence": the text used on screen, in tables and
// in the mirror.
std::string describe_cell(const Study& study, CriterionId criterion, const MatrixCell& cell);

}  // namespace consilium::query
