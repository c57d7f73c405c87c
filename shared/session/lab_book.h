// The cases that the lab asks, and the criteria that it judges replies by.
#pragma once

#include <vector>

#include "cases/case_book.h"
#include "cases/criteria.h"

namespace consilium::session {

struct LabBook {
  cases::CaseBook book;
  std::vector<cases::CaseCriterion> criteria;  // in the order of cases::criterion_keys()
};

}  // namespace consilium::session
