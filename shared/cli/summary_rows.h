// The numbers of a summary, the same for its text and its JSON: per model, each criterion it has evidence on.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/study.h"
#include "query/criteria.h"
#include "stats/interval.h"

namespace consilium::cli {

struct SummaryRow {
  CriterionId criterion;
  std::string_view theme;
  std::string_view situation;
  query::MatrixCell cell;
};

struct SummaryModel {
  ModelId id;
  std::uint64_t scenarios = 0;  // judged ones, or as many as a published table says
  stats::Estimate overall;      // as the Overview shows it
  std::vector<SummaryRow> rows;
};

// Models and criteria in the order of the study.
std::vector<SummaryModel> summary_models(const Study& study);

}  // namespace consilium::cli
