// One number a model, and what it is made of, by the study's score rule. Behind the overview and the column heads.
#pragma once

#include <cstdint>
#include <vector>

#include "query/cell_grid.h"
#include "query/filter.h"
#include "stats/interval.h"
#include "stats/paired.h"

namespace consilium::query {

struct ThemeScore {
  TextId theme;
  stats::Estimate estimate;
};

struct ModelScore {
  bool has_value = false;
  stats::Estimate estimate;             // 0..1
  std::vector<stats::ItemValue> items;  // one a scenario, ascending; empty for published totals and win rates
  std::vector<ThemeScore> themes;       // in the study's order; empty when the study has fewer than two themes
  std::uint64_t scenarios = 0;
};

// One a model, in study order.
std::vector<ModelScore> model_scores(const Study& study, const Filter& filter, const CellGrid& grid);

// Positions of models best first; models without a value last; equal ones in study order.
std::vector<ModelId> best_first(const std::vector<ModelScore>& scores);

}  // namespace consilium::query
