// The current view as one static HTML page: readable by everything, printable, no script, nothing fetched.
//
// All text of a study is escaped; a page states its study, its source and that it is no medical advice.
#pragma once

#include <cstdint>
#include <string>

#include "query/criteria.h"
#include "query/evidence.h"
#include "query/overview.h"

namespace consilium::report {

std::string overview_page(const Study& study, const query::Overview& overview);
std::string criteria_page(const Study& study, const query::CriteriaMatrix& matrix);
// The list (its first rows) and, when `row` is one of it, that answer in full.
std::string evidence_page(const Study& study, const query::EvidenceList& list, std::size_t row);
std::string about_page(const Study& study);

}  // namespace consilium::report
