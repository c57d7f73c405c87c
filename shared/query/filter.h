// Which judgments a view looks at. A small comparable value, part of ViewState; the empty filter keeps everything.
//
// Model, criterion, verdict and search choose what the evidence list shows. Rates and comparisons are computed over the
// scenarios that `scenario_tags` keeps, and over nothing narrower: a rate over answers picked by their verdict or
// wording would say nothing, and a table without the other models could not be compared.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/study.h"

namespace consilium::query {

enum class VerdictFilter : std::uint8_t { any, met, not_met, unclear, missing };

struct TagFilter {  // by value, since a link must outlive the ids of one study
  std::string name;
  std::string value;
  auto operator<=>(const TagFilter&) const = default;
};

struct Filter {
  ModelId model;          // none = all
  CriterionId criterion;  // none = all
  VerdictFilter verdict = VerdictFilter::any;
  std::string search;  // substring of title, prompt, response or rationale, ASCII case ignored; empty = all
  std::vector<TagFilter> scenario_tags;  // all must hold
  bool operator==(const Filter&) const = default;
  // How many conditions are set (the count on the Filter chip).
  [[nodiscard]] std::size_t conditions() const;
};

// True when a scenario has all tags of the filter.
bool scenario_matches_tags(const Study& study, ScenarioId scenario, const Filter& filter);

// True when one judgment is of the filter's criterion and verdict. A score counts as met from half of its criterion's
// scale upwards (its better half), as not met below.
bool judgment_matches(const Study& study, std::uint32_t judgment, const Filter& filter);

}  // namespace consilium::query
