// The list of scenarios with its search and filters; only the rows in sight are drawn.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "generated/icons.h"
#include "ui/widgets/widgets.h"
#include "views/evidence_parts.h"
#include "views/filter_conditions.h"
#include "views/words.h"

namespace consilium::views {

namespace {

using query::EvidenceList;
using query::VerdictFilter;
using ui::Box;

constexpr float row_height = 80.0F;

void search_ui(const ViewContext& context, const Box& box, const EvidenceList& list) {
  const query::Filter& filter = context.session.view().filter;
  const std::string hint = "Search the text of " + plural(list.total, "response");
  const bool focus_now = std::exchange(context.memory.focus_search, false);
  if (const auto typed =
          ui::text_field(context.ui, "search", box, "Search the text", filter.search, hint, ICON_SEARCH, focus_now)) {
    query::Filter next = filter;
    next.search = *typed;
    context.commands.push(session::SetFilter{next});
  }
}

// Three chips have to stand in the list's width, which is wider on phones.
float chip_gap(const ui::Ui& ui) { return ui.phone() ? ui::space_8 : ui::space_4; }

void model_chip_ui(const ViewContext& context, Box& row) {
  const Study& study = context.study();
  const query::Filter& filter = context.session.view().filter;
  const std::string any = "Any " + std::string(compared(study).one);
  std::vector<ui::MenuItem> items{{.label = any, .checked = !filter.model.valid()}};
  for (std::size_t i = 0; i < study.models.size(); ++i) {
    items.push_back({.label = study.text(study.models[i].name),
                     .note = study.text(study.models[i].detail),
                     .checked = filter.model.valid() && filter.model.index() == i});
  }
  const ui::ChipSpec spec{.label = filter.model.valid() ? study.name(filter.model) : std::string_view(any),
                          .on = filter.model.valid(),
                          .menu = true};
  const float width = std::min(ui::chip_width(context.ui, spec), row.w * 0.4F);
  if (const auto chosen = ui::menu_chip(
          context.ui, "model", ui::centered_y(ui::cut_left(row, width), context.ui.target(context.ui.scaled(28))), spec,
          items)) {
    query::Filter next = filter;
    next.model = *chosen == 0 ? ModelId::none() : ModelId(static_cast<std::uint32_t>(*chosen - 1));
    context.commands.push(session::SetFilter{next});
  }
  ui::cut_left(row, chip_gap(context.ui));
}

void verdict_chip_ui(const ViewContext& context, Box& row) {
  const query::Filter& filter = context.session.view().filter;
  constexpr std::array<VerdictFilter, 5> verdicts{VerdictFilter::any, VerdictFilter::not_met, VerdictFilter::met,
                                                  VerdictFilter::unclear, VerdictFilter::missing};
  std::vector<ui::MenuItem> items;
  items.reserve(verdicts.size());
  for (const VerdictFilter verdict : verdicts) {
    items.push_back({.label = verdict_filter_words(verdict), .checked = filter.verdict == verdict});
  }
  const ui::ChipSpec spec{
      .label = verdict_filter_words(filter.verdict), .on = filter.verdict != VerdictFilter::any, .menu = true};
  const float width = ui::chip_width(context.ui, spec);
  if (const auto chosen = ui::menu_chip(
          context.ui, "verdict", ui::centered_y(ui::cut_left(row, width), context.ui.target(context.ui.scaled(28))),
          spec, items)) {
    query::Filter next = filter;
    next.verdict = verdicts[static_cast<std::size_t>(*chosen)];
    context.commands.push(session::SetFilter{next});
  }
  ui::cut_left(row, chip_gap(context.ui));
}

void criterion_chip_ui(const ViewContext& context, Box& row) {
  const Study& study = context.study();
  const query::Filter& filter = context.session.view().filter;
  if (study.criteria.size() < 2) {
    return;
  }
  std::vector<std::string> names;
  names.reserve(study.criteria.size());
  std::vector<ui::MenuItem> items{{.label = "Any criterion", .checked = !filter.criterion.valid()}};
  for (std::size_t i = 0; i < study.criteria.size(); ++i) {
    names.push_back(full_criterion_name(study, CriterionId(static_cast<std::uint32_t>(i))));
    items.push_back({.label = names.back(),
                     .note = study.text(study.criteria[i].theme),
                     .checked = filter.criterion.valid() && filter.criterion.index() == i});
  }
  const std::string full_name = filter.criterion.valid() ? full_criterion_name(study, filter.criterion) : std::string();
  const ui::ChipSpec spec{.label = filter.criterion.valid() ? full_name : std::string_view("Any criterion"),
                          .on = filter.criterion.valid(),
                          .menu = true};
  const float width = std::min(ui::chip_width(context.ui, spec), row.w);
  if (const auto chosen = ui::menu_chip(
          context.ui, "criterion", ui::centered_y(ui::cut_left(row, width), context.ui.target(context.ui.scaled(28))),
          spec, items)) {
    query::Filter next = filter;
    next.criterion = *chosen == 0 ? CriterionId::none() : CriterionId(static_cast<std::uint32_t>(*chosen - 1));
    context.commands.push(session::SetFilter{next});
  }
}

// What the chips take on one line of `room`, with enough of the criterion's name to know it by.
float chips_width(const ViewContext& context, float room) {
  const Study& study = context.study();
  const query::Filter& filter = context.session.view().filter;
  const auto width_of = [&](std::string_view label, bool on) {
    return ui::chip_width(context.ui, {.label = label, .on = on, .menu = true});
  };
  float width = width_of(verdict_filter_words(filter.verdict), filter.verdict != VerdictFilter::any);
  if (study.models.size() > 1) {
    const std::string any = "Any " + std::string(compared(study).one);
    const std::string_view model = filter.model.valid() ? study.name(filter.model) : std::string_view(any);
    width += chip_gap(context.ui) + std::min(room * 0.4F, width_of(model, filter.model.valid()));
  }
  if (study.criteria.size() > 1) {
    width += chip_gap(context.ui) + width_of("Any criterion", filter.criterion.valid());
  }
  return width;
}

std::string_view order_words(query::EvidenceOrder order) {
  switch (order) {
    case query::EvidenceOrder::study:
      return "Study order";
    case query::EvidenceOrder::most_missed_first:
      return "Most missed first";
    case query::EvidenceOrder::title:
      return "By title";
  }
  return "Study order";
}

void counts_and_order_ui(const ViewContext& context, Box row, const EvidenceList& list) {
  ui::Ui& ui = context.ui;
  constexpr std::array<query::EvidenceOrder, 3> orders{
      query::EvidenceOrder::study, query::EvidenceOrder::most_missed_first, query::EvidenceOrder::title};
  const query::EvidenceOrder order = context.session.view().evidence_order;
  std::vector<ui::MenuItem> items;
  items.reserve(orders.size());
  for (const query::EvidenceOrder choice : orders) {
    items.push_back({.label = order_words(choice), .checked = choice == order});
  }
  const ui::ButtonSpec opener{.label = order_words(order),
                              .icon_after = ICON_ARROW_DOWN,
                              .kind = ui::ButtonKind::quiet,
                              .description = "Order of the list",
                              .type = ui::Type::small};
  const Box order_box = ui::centered_y(ui::cut_right(row, ui::button_width(ui, opener)), ui.target(ui.scaled(28)));
  std::string words = list.rows.empty()       ? std::string("No match")
                      : list.rows.size() == 1 ? std::string("1 match")
                                              : format_count(list.rows.size()) + " match";
  if (list.unclear + list.missing > 0) {
    words += " · " + format_count(list.unclear) + " unclear, " + format_count(list.missing) + " missing";
  }
  ui::text(ui, row, words, {.type = ui::Type::small, .ink = ui::Ink::mut, .role = ui::a11y::Role::status});
  if (const auto chosen = ui::menu_button(ui, "order", order_box, opener, items)) {
    context.commands.push(session::SetEvidenceOrder{orders[static_cast<std::size_t>(*chosen)]});
  }
}

void rows_ui(const ViewContext& context, const Box& box, const EvidenceList& list) {
  ui::Ui& ui = context.ui;
  const std::size_t current = current_evidence_row(context).value_or(0);
  const bool selected_shown = !ui.phone() || context.session.view().selection.scenario.valid();
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "rows", box);
  ui::a11y::Node node;
  node.role = ui::a11y::Role::list;
  node.name = "Scenarios";
  node.row_count = static_cast<std::uint32_t>(list.rows.size());
  node.box = box;
  const ui::Scope scope(ui, "list", std::move(node));
  const float height = ui.scaled(row_height);
  const float top = scroll.content.y;
  if (context.memory.focused_row != current + 1) {  // the selection moved: bring it into view once
    const float row_top = top + (static_cast<float>(current) * height);
    ui::scroll_into_view(ui, row_top, row_top + height);
    context.memory.focused_row = current + 1;
  }
  const auto first = static_cast<std::size_t>(std::max(0.0F, std::floor((scroll.visible_top - top) / height)));
  const auto last = static_cast<std::size_t>(std::max(0.0F, std::ceil((scroll.visible_bottom - top) / height)));
  const std::size_t end = std::min(list.rows.size(), last + 1);
  const std::size_t tab_row = current >= first && current < end ? current : first;
  for (std::size_t i = first; i < end; ++i) {
    const Box row{scroll.content.x, top + (static_cast<float>(i) * height), scroll.content.w, height};
    ui::a11y::Node item;
    item.role = ui::a11y::Role::list_item;
    item.row_index = static_cast<std::uint32_t>(i + 1);
    item.row_count = static_cast<std::uint32_t>(list.rows.size());
    const ui::Scope entry(ui, "item-" + std::to_string(i), std::move(item));
    evidence_row_ui(context, row, i, {.selected = selected_shown && i == current, .tab_stop = i == tab_row});
  }
  ui::end_scroll(ui, static_cast<float>(list.rows.size()) * height);
}

}  // namespace

void evidence_list_ui(const ViewContext& context, const Box& box) {
  ui::Ui& ui = context.ui;
  const EvidenceList& list = evidence_of(context.memory, context.session);
  const ui::Scope region(ui, ui::a11y::Role::region, "evidence-list", "Scenarios", box);
  ui::fill(ui, box, ui::Ink::surf);
  Box rest = box;
  if (!ui.phone()) {
    ui::rule_vertical(ui, box.right() - 1, box.y, box.h);
    rest.w -= 1;
  }
  const float chip_line = ui.target(ui.scaled(32));
  const float count_line = ui.target(ui.scaled(34));
  const float room = rest.w - ui.scaled(32);
  const bool second_line = room < chips_width(context, room);
  Box head = ui::cut_top(rest, ui.scaled(20) + ui.target(ui.scaled(36)) + ui.scaled(8) + chip_line +
                                   (second_line ? chip_line : 0.0F) + count_line);
  ui::rule(ui, head.x, head.bottom() - 1, head.w);
  head = head.inset(ui.scaled(16), 0);
  ui::cut_top(head, ui.scaled(20));
  search_ui(context, ui::cut_top(head, ui.target(ui.scaled(36))), list);
  ui::cut_top(head, ui.scaled(8));
  Box chips = ui::cut_top(head, chip_line);
  if (context.study().models.size() > 1) {
    model_chip_ui(context, chips);
  }
  verdict_chip_ui(context, chips);
  if (second_line) {
    chips = ui::cut_top(head, chip_line);
  }
  criterion_chip_ui(context, chips);
  counts_and_order_ui(context, head, list);
  if (list.rows.empty()) {
    if (ui.phone()) {
      nothing_to_read_ui(context, rest);
    }
    return;
  }
  rows_ui(context, rest, list);
}

}  // namespace consilium::views
