// A plain table: the "show as table" form of every chart. Virtualised, scrolls in its box, real table semantics.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace consilium::ui {

struct TableColumn {
  std::string head{};
  float width = 0.0F;    // 0 = shares what is left
  float least = 96.0F;   // of one that shares
  bool numeric = false;  // mono, right-aligned
};

struct TableSpec {
  std::string_view name{};
  std::span<const TableColumn> columns{};
  std::size_t row_count = 0;
  std::size_t frozen = 0;  // so many columns stay where they are when the others scroll sideways
  std::function<std::string(std::size_t row, std::size_t column)> cell{};
  bool rows_act = false;  // rows can be activated
  std::optional<std::size_t> selected{};
};

std::optional<std::size_t> data_table(Ui& ui, std::string_view id, const Box& box, const TableSpec& spec);

}  // namespace consilium::ui
