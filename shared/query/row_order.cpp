#include "query/row_order.h"

#include <algorithm>
#include <unordered_map>

namespace consilium::query {
namespace {

struct KeyColumn {
  std::vector<std::uint32_t> values;  // one a judgment row
  std::uint32_t below = 0;
};

template <typename IdType>
KeyColumn id_column(const std::vector<IdType>& ids, std::size_t table_size) {
  KeyColumn column;
  column.values.reserve(ids.size());
  // A row without the id sorts behind those that have one.
  const auto none = static_cast<std::uint32_t>(table_size);
  for (const IdType id : ids) column.values.push_back(id.valid() ? id.value : none);
  column.below = none + 1;
  return column;
}

KeyColumn theme_column(const Study& study) {
  const ThemeNumbers themes = theme_numbers(study);
  KeyColumn column;
  column.values.reserve(study.judgments.size());
  for (const CriterionId criterion : study.judgments.criterion) {
    column.values.push_back(themes.of_criterion[criterion.index()]);
  }
  column.below = static_cast<std::uint32_t>(themes.names.size());
  return column;
}

KeyColumn key_column(const Study& study, RowKey key) {
  const Judgments& rows = study.judgments;
  switch (key) {
    case RowKey::model:
      return id_column(rows.model, study.models.size());
    case RowKey::scenario:
      return id_column(rows.scenario, study.scenarios.size());
    case RowKey::criterion:
      return id_column(rows.criterion, study.criteria.size());
    case RowKey::rater:
      return id_column(rows.rater, study.raters.size());
    case RowKey::theme:
      return theme_column(study);
    case RowKey::repeat:
      break;
  }
  return {{rows.repeat.begin(), rows.repeat.end()}, 0x10000};
}

}  // namespace

std::vector<std::uint32_t> rows_kept(const Study& study, const Filter& filter) {
  std::vector<bool> kept(study.scenarios.size(), true);
  if (!filter.scenario_tags.empty()) {
    for (std::size_t i = 0; i < kept.size(); ++i) {
      kept[i] = scenario_matches_tags(study, ScenarioId(static_cast<std::uint32_t>(i)), filter);
    }
  }
  std::vector<std::uint32_t> rows;
  rows.reserve(study.judgments.size());
  for (std::uint32_t row = 0; row < study.judgments.size(); ++row) {
    if (kept[study.judgments.scenario[row].index()]) rows.push_back(row);
  }
  return rows;
}

void sort_stably_by(std::vector<std::uint32_t>& order, const std::vector<std::uint32_t>& value_of,
                    std::uint32_t below) {
  std::vector<std::uint32_t> start(static_cast<std::size_t>(below) + 1, 0);
  for (const std::uint32_t i : order) ++start[value_of[i] + 1];
  for (std::size_t value = 1; value < start.size(); ++value) start[value] += start[value - 1];
  std::vector<std::uint32_t> sorted(order.size());
  for (const std::uint32_t i : order) sorted[start[value_of[i]]++] = i;
  order.swap(sorted);
}

void sort_rows(const Study& study, std::vector<std::uint32_t>& rows, std::initializer_list<RowKey> keys) {
  for (auto key = std::rbegin(keys); key != std::rend(keys); ++key) {
    const KeyColumn column = key_column(study, *key);
    sort_stably_by(rows, column.values, column.below);
  }
}

ThemeNumbers theme_numbers(const Study& study) {
  ThemeNumbers themes;
  std::unordered_map<std::uint32_t, std::uint32_t> number_of;
  for (const Criterion& criterion : study.criteria) {
    const auto next = static_cast<std::uint32_t>(themes.names.size());
    const auto [entry, is_new] = number_of.emplace(criterion.theme.value, next);
    if (is_new) themes.names.push_back(criterion.theme);
    themes.of_criterion.push_back(entry->second);
  }
  return themes;
}

std::vector<std::uint32_t> cluster_labels(const Study& study) {
  std::vector<std::uint32_t> labels;
  labels.reserve(study.scenarios.size());
  std::unordered_map<std::uint32_t, std::uint32_t> first_of;
  for (std::uint32_t i = 0; i < study.scenarios.size(); ++i) {
    const TextId cluster = study.scenarios[i].cluster;
    labels.push_back(study.text(cluster).empty() ? i : first_of.emplace(cluster.value, i).first->second);
  }
  return labels;
}

}  // namespace consilium::query
