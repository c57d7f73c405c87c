// The conditions of the shared filter as people see them: chips to remove, in the top bar and where nothing matches.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/filter.h"
#include "ui/box.h"
#include "views/views.h"

namespace consilium::views {

struct FilterCondition {
  std::string id;  // stable while other conditions come and go
  std::string label;
  query::Filter without;  // the filter when this one is removed
};

// Those that the view heeds, in a fixed order; a search in the text comes last. Groups of scenarios narrow the numbers
// of every view; model, criterion, verdict and search narrow the list under Evidence alone (query/filter.h says why).
std::vector<FilterCondition> filter_conditions(const Study& study, const query::Filter& filter, session::View view);
// Whether there is anything that the view could be narrowed by.
bool can_filter(const Study& study, session::View view);
std::string_view verdict_filter_words(query::VerdictFilter verdict);

// "No scenario matches these 3 filters", each of them to be removed. `noun`: what would be shown, "scenario".
void no_match_ui(const ViewContext& context, const ui::Box& box, std::string_view noun);

}  // namespace consilium::views
