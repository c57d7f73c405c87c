// The tools over the matrix: which numbers its cells show, the same as a table, and as CSV.
#pragma once

#include <string_view>
#include <vector>

#include "query/criteria.h"
#include "ui/widgets/widgets.h"
#include "views/views.h"

namespace consilium::views {

// What cells can show of themselves: counts only where something was counted.
struct Notation {
  session::CellText text;
  std::string_view label;
};

struct CriteriaTools {
  std::vector<Notation> notations;
  ui::ButtonSpec table, copy;
  [[nodiscard]] float width(const ui::Ui& ui) const;
};
CriteriaTools criteria_tools(const ViewContext& context, const query::CriteriaMatrix& matrix);

// The choice of notation, then what can be done with the numbers. Where there is little room the buttons are icons
// alone.
void criteria_toolbar_ui(const ViewContext& context, ui::Box bar, const query::CriteriaMatrix& matrix,
                         CriteriaTools tools);

// What the colours of the cells stand for.
std::string_view legend_words(const Study& study, const query::CriteriaMatrix& matrix);

}  // namespace consilium::views
