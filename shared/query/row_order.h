// Sorting of judgment rows by their ids in linear time, and what rows have in common.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "model/study.h"
#include "query/filter.h"

namespace consilium::query {

enum class RowKey : std::uint8_t { model, scenario, criterion, theme, repeat, rater };

// All rows whose scenario has the filter's tags, in study order.
std::vector<std::uint32_t> rows_kept(const Study& study, const Filter& filter);

// Sorts rows by the keys, first key most significant, study order last (a radix sort: linear in the rows).
void sort_rows(const Study& study, std::vector<std::uint32_t>& rows, std::initializer_list<RowKey> keys);

// The same for any records, given their ids' values under one key; `below` is larger than every value.
void sort_stably_by(std::vector<std::uint32_t>& order, const std::vector<std::uint32_t>& value_of, std::uint32_t below);

// A dense number for each criterion's theme, in order of first appearance.
struct ThemeNumbers {
  std::vector<std::uint32_t> of_criterion;
  std::vector<TextId> names;
};
ThemeNumbers theme_numbers(const Study& study);

// For each scenario, a label shared by exactly the scenarios of its cluster.
std::vector<std::uint32_t> cluster_labels(const Study& study);

}  // namespace consilium::query
