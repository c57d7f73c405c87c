// A few plain sentences that the numbers of a study bear out, for any study: who leads and whether that can be told,
// where even the best fall short, where the overall order misleads, what is missing, what to be careful about.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "query/cell_grid.h"
#include "query/comparisons.h"
#include "query/overview.h"

namespace consilium::query {

inline constexpr std::size_t max_findings = 5;

struct FindingInput {
  const Study& study;
  const CellGrid& grid;
  const std::vector<ModelScore>& scores;
  const Overview& overview;  // everything but its findings
  std::span<const Comparison> comparisons;
  std::uint32_t weak_below;

  [[nodiscard]] const MatrixCell& cell(std::size_t position, CriterionId criterion) const {
    return grid.at(overview.models[position].model, criterion);
  }
  [[nodiscard]] std::string model_name(std::size_t position) const;
  [[nodiscard]] std::string value_words(std::size_t position) const;  // "94.0 %"
  [[nodiscard]] bool has_rows() const { return study.judgments.size() > 0; }
};

std::vector<Finding> make_findings(const FindingInput& input);

// The rules, one each; nothing when the numbers do not bear it out. `used` lists criteria that other findings speak of.
using UsedCriteria = std::vector<CriterionId>;
std::optional<Finding> leaders_finding(const FindingInput& input);
std::optional<Finding> weakness_finding(const FindingInput& input, UsedCriteria& used);
std::optional<Finding> emergency_finding(const FindingInput& input, UsedCriteria& used);
std::optional<Finding> reversal_finding(const FindingInput& input, UsedCriteria& used);
std::optional<Finding> largest_gap_finding(const FindingInput& input, UsedCriteria& used);
std::optional<Finding> changing_leader_finding(const FindingInput& input);
std::optional<Finding> shared_failures_finding(const FindingInput& input);
std::optional<Finding> single_model_finding(const FindingInput& input);
std::optional<Finding> single_failures_finding(const FindingInput& input, UsedCriteria& used);
std::optional<Finding> single_strength_finding(const FindingInput& input, const UsedCriteria& used);
std::optional<Finding> missing_finding(const FindingInput& input);
std::optional<Finding> own_family_finding(const FindingInput& input);
std::optional<Finding> few_scenarios_finding(const FindingInput& input);
std::optional<Finding> no_sample_sizes_finding(const FindingInput& input);
std::optional<Finding> unknown_agreement_finding(const FindingInput& input);

// The link to what lies behind one criterion: transcripts where there are some, else the counts.
void link_to_criterion(const FindingInput& input, std::size_t position, CriterionId criterion, Finding& finding);
// Positions of the models that lead: those tied with the first, and at least the first three.
std::size_t leader_count(const FindingInput& input);

}  // namespace consilium::query
