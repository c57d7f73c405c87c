// The filter dialog: what the view's numbers or list can be narrowed by (views/filter_conditions.h).
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/dialog_parts.h"
#include "views/filter_conditions.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using ui::Box;

// All values of one scenario tag; names with a single or more than 60 values are no help.
struct TagChoices {
  std::string name;
  std::vector<std::string> values;
};
std::vector<TagChoices> tag_choices(const Study& study) {
  std::vector<TagChoices> choices;
  std::vector<std::set<std::string>> values;
  for (const Scenario& scenario : study.scenarios) {
    for (std::uint32_t i = 0; i < scenario.tags.count; ++i) {
      const Tag& tag = study.tags[scenario.tags.first + i];
      const std::string name(study.text(tag.name));
      auto found = std::find_if(choices.begin(), choices.end(), [&](const TagChoices& c) { return c.name == name; });
      if (found == choices.end()) {
        if (choices.size() == 12) {
          continue;
        }
        choices.push_back({name, {}});
        values.emplace_back();
        found = choices.end() - 1;
      }
      std::set<std::string>& seen = values[static_cast<std::size_t>(found - choices.begin())];
      if (seen.size() <= 60) {
        seen.emplace(study.text(tag.value));
      }
    }
  }
  std::vector<TagChoices> useful;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (values[i].size() > 1 && values[i].size() <= 60) {
      useful.push_back({choices[i].name, {values[i].begin(), values[i].end()}});
    }
  }
  return useful;
}

// One line of the filter dialog: a name and a menu of choices, the first of which is "Any".
std::optional<int> choice_row_ui(const ViewContext& context, Box& content, std::string_view name,
                                 const std::vector<std::string>& choices, int chosen) {
  ui::Ui& ui = context.ui;
  Box row = ui::cut_top(content, ui.target(ui.scaled(36)));
  ui::cut_top(content, ui::space_12);
  ui::text(ui, ui::cut_left(row, ui.scaled(120)), name, {.type = ui::Type::body});
  std::vector<ui::MenuItem> items;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    items.push_back({.label = choices[i], .checked = static_cast<int>(i) == chosen});
  }
  const std::string& label = choices[static_cast<std::size_t>(chosen)];
  const std::string spoken = std::string(name) + ": " + label;
  return ui::menu_button(
      ui, name, row, {.label = label, .icon_after = ICON_CHEVRON_DOWN, .description = spoken, .type = ui::Type::dense},
      items);
}

void model_choice_ui(const ViewContext& context, Box& content) {
  const Study& study = context.study();
  const query::Filter& filter = context.session.view().filter;
  const std::string noun(compared(study).one);
  std::vector<std::string> choices{"Any " + noun};
  for (std::size_t i = 0; i < study.models.size(); ++i) {
    choices.push_back(full_model_name(study, ModelId(static_cast<std::uint32_t>(i))));
  }
  const int now = filter.model.valid() ? static_cast<int>(filter.model.index()) + 1 : 0;
  if (const auto chosen = choice_row_ui(context, content, capitalized(noun), choices, now)) {
    query::Filter next = filter;
    next.model = *chosen == 0 ? ModelId::none() : ModelId(static_cast<std::uint32_t>(*chosen - 1));
    context.commands.push(session::SetFilter{next});
  }
}

void criterion_choice_ui(const ViewContext& context, Box& content) {
  const Study& study = context.study();
  const query::Filter& filter = context.session.view().filter;
  std::vector<std::string> choices{"Any criterion"};
  for (std::size_t i = 0; i < study.criteria.size(); ++i) {
    choices.push_back(full_criterion_name(study, CriterionId(static_cast<std::uint32_t>(i))));
  }
  const int now = filter.criterion.valid() ? static_cast<int>(filter.criterion.index()) + 1 : 0;
  if (const auto chosen = choice_row_ui(context, content, "Criterion", choices, now)) {
    query::Filter next = filter;
    next.criterion = *chosen == 0 ? CriterionId::none() : CriterionId(static_cast<std::uint32_t>(*chosen - 1));
    context.commands.push(session::SetFilter{next});
  }
}

void verdict_choice_ui(const ViewContext& context, Box& content) {
  const query::Filter& filter = context.session.view().filter;
  std::vector<std::string> choices;
  for (int i = 0; i <= static_cast<int>(query::VerdictFilter::missing); ++i) {
    choices.emplace_back(verdict_filter_words(static_cast<query::VerdictFilter>(i)));
  }
  if (const auto chosen = choice_row_ui(context, content, "Verdict", choices, static_cast<int>(filter.verdict))) {
    query::Filter next = filter;
    next.verdict = static_cast<query::VerdictFilter>(*chosen);
    context.commands.push(session::SetFilter{next});
  }
}

void tag_choice_ui(const ViewContext& context, Box& content, const TagChoices& tag) {
  const query::Filter& filter = context.session.view().filter;
  const auto active = std::find_if(filter.scenario_tags.begin(), filter.scenario_tags.end(),
                                   [&](const query::TagFilter& t) { return t.name == tag.name; });
  std::vector<std::string> choices{"Any"};
  int now = 0;
  for (std::size_t i = 0; i < tag.values.size(); ++i) {
    choices.push_back(tag.values[i].empty() ? "(empty)" : ellipsize_utf8(tag.values[i], 60));
    if (active != filter.scenario_tags.end() && active->value == tag.values[i]) {
      now = static_cast<int>(i) + 1;
    }
  }
  if (const auto chosen = choice_row_ui(context, content, tag.name, choices, now)) {
    query::Filter next = filter;
    std::erase_if(next.scenario_tags, [&](const query::TagFilter& t) { return t.name == tag.name; });
    if (*chosen > 0) {
      next.scenario_tags.push_back({tag.name, tag.values[static_cast<std::size_t>(*chosen - 1)]});
    }
    context.commands.push(session::SetFilter{next});
  }
}

}  // namespace

void filter_dialog_ui(const ViewContext& context) {
  ui::Ui& ui = context.ui;
  if (context.session.study() == nullptr) {
    close_dialog(context);
    return;
  }
  const std::vector<TagChoices> tags = tag_choices(context.study());
  const bool list = context.session.view().view == session::View::evidence && !context.study().info.published_totals;
  const float wanted = 24.0F + 56.0F + (static_cast<float>((list ? 3 : 0) + tags.size()) * 56.0F) + 90.0F;
  Box content;
  if (!ui::begin_dialog(ui, "filter", "Filter", dialog_width(ui, 480), dialog_height(ui, std::max(330.0F, wanted)),
                        content)) {
    close_dialog(context);
    return;
  }
  Box row = ui::cut_bottom(content, ui.target(ui.scaled(36)));
  ui::cut_bottom(content, ui::space_12);
  // The fields stand off the edge of the scroll area, or it would cut their focus rings.
  constexpr float ring = 6.0F;
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "choices", content.inset(-ring, -ring));
  Box column{scroll.content.x + ring, scroll.content.y + ring, scroll.content.w - (2 * ring), 1e5F};
  if (list) {
    model_choice_ui(context, column);
    criterion_choice_ui(context, column);
    verdict_choice_ui(context, column);
  } else if (tags.empty()) {
    ui::text(ui, ui::cut_top(column, ui.scaled(48)), "All scenarios are of one group: there is nothing to choose.",
             {.type = ui::Type::body, .max_lines = 2, .role = ui::a11y::Role::paragraph});
  }
  for (const TagChoices& tag : tags) {
    tag_choice_ui(context, column, tag);
  }
  ui::end_scroll(ui, column.y + ring - scroll.content.y);
  const ui::ButtonSpec clear{.label = "Clear all", .enabled = context.session.view().filter.conditions() > 0};
  if (ui::button(ui, "clear", ui::cut_left(row, ui::button_width(ui, clear)), clear)) {
    context.commands.push(session::SetFilter{});
  }
  const ui::ButtonSpec done{.label = "Done", .kind = ui::ButtonKind::primary};
  if (ui::button(ui, "done", ui::cut_right(row, ui::button_width(ui, done)), done)) {
    close_dialog(context);
  }
  ui::end_dialog(ui);
}

}  // namespace consilium::views
