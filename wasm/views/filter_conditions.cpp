#include "views/filter_conditions.h"

#include <algorithm>

#include "ui/widgets/widgets.h"
#include "views/words.h"

namespace consilium::views {

std::string_view verdict_filter_words(query::VerdictFilter verdict) {
  switch (verdict) {
    case query::VerdictFilter::any:
      return "Any verdict";
    case query::VerdictFilter::met:
      return "Met";
    case query::VerdictFilter::not_met:
      return "Not met";
    case query::VerdictFilter::unclear:
      return "Unclear";
    case query::VerdictFilter::missing:
      return "Missing";
  }
  return "Any verdict";
}

namespace {

bool shows_a_list(session::View view) { return view == session::View::evidence; }

}  // namespace

bool can_filter(const Study& study, session::View view) {
  const bool grouped = std::ranges::any_of(study.scenarios, [](const Scenario& row) { return row.tags.count > 0; });
  return grouped || (shows_a_list(view) && !study.info.published_totals);
}

std::vector<FilterCondition> filter_conditions(const Study& study, const query::Filter& filter, session::View view) {
  std::vector<FilterCondition> conditions;
  const bool list = shows_a_list(view);
  const auto add = [&](std::string id, std::string label) -> query::Filter& {
    conditions.push_back({std::move(id), std::move(label), filter});
    return conditions.back().without;
  };
  if (list && filter.model.valid()) {
    add("filter-model", std::string(study.name(filter.model))).model = ModelId::none();
  }
  if (list && filter.verdict != query::VerdictFilter::any) {
    add("filter-verdict", std::string(verdict_filter_words(filter.verdict))).verdict = query::VerdictFilter::any;
  }
  if (list && filter.criterion.valid()) {
    add("filter-criterion", full_criterion_name(study, filter.criterion)).criterion = CriterionId::none();
  }
  for (std::size_t i = 0; i < filter.scenario_tags.size(); ++i) {
    const query::TagFilter& tag = filter.scenario_tags[i];
    std::vector<query::TagFilter>& others = add("filter-tag-" + tag.name, tag.name + ": " + tag.value).scenario_tags;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
  }
  if (list && !filter.search.empty()) {
    add("filter-search", "“" + filter.search + "”").search.clear();
  }
  return conditions;
}

void no_match_ui(const ViewContext& context, const ui::Box& box, std::string_view noun) {
  const session::ViewState& view = context.session.view();
  const std::vector<FilterCondition> conditions = filter_conditions(context.study(), view.filter, view.view);
  std::vector<std::string> labels;
  labels.reserve(conditions.size());
  for (const FilterCondition& condition : conditions) {
    labels.push_back(condition.label);
  }
  const std::string headline =
      "No " + std::string(noun) + " matches " +
      (conditions.size() == 1 ? "this filter" : "these " + std::to_string(conditions.size()) + " filters");
  if (const auto removed = ui::no_match_state(context.ui, box, headline, labels)) {
    context.commands.push(
        session::SetFilter{*removed < conditions.size() ? conditions[*removed].without : query::Filter{}});
  }
}

}  // namespace consilium::views
