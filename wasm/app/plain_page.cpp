#include "app/plain_page.h"

#include <algorithm>

#include "report/plain_page.h"

namespace consilium::app {

namespace {

std::size_t selected_row(const query::EvidenceList& list, const session::Selection& selection) {
  const auto found = std::ranges::find_if(list.rows, [&](const query::EvidenceRow& row) {
    return row.scenario == selection.scenario && row.model == selection.model && row.repeat == selection.repeat;
  });
  return static_cast<std::size_t>(found - list.rows.begin());
}

}  // namespace

std::string plain_page(const session::ViewState& view, const Study& study) {
  switch (view.view) {
    case session::View::criteria:
      return report::criteria_page(study,
                                   query::criteria_matrix(study, view.filter, view.matrix_order, view.weak_below));
    case session::View::evidence: {
      const query::EvidenceList list = query::evidence_list(study, view.filter, view.evidence_order);
      return report::evidence_page(study, list, selected_row(list, view.selection));
    }
    case session::View::about:
      return report::about_page(study);
    case session::View::home:
    case session::View::lab:
    case session::View::probe:
    case session::View::overview:
      break;
  }
  return report::overview_page(study, query::overview(study, view.filter, view.weak_below));
}

}  // namespace consilium::app
