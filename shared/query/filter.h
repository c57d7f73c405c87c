// Which judgments a view looks at. A small comparable value, part of ViewState; the empty filter keeps everything.
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
  std::string search;     // case-insensitive substring of prompt, response or rationale; empty = all
  std::vector<TagFilter> scenario_tags;  // all must hold
  bool operator==(const Filter&) const = default;
  // How many conditions are set (the count on the Filter chip).
  [[nodiscard]] std::size_t conditions() const;
};

// True when a scenario has all tags of the filter.
bool scenario_matches_tags(const Study& study, ScenarioId scenario, const Filter& filter);

}  // namespace consilium::query
