// A study under construction and the tidy rows that go into it, without a file around them.
#pragma once

#include "importers/tidy_rows.h"

namespace consilium::testing {

struct TidyTable {
  StudyBuilder study;
  Diagnostics diagnostics;
  importers::Limits limits;
  Progress progress;
  importers::ReadContext context{study, diagnostics, limits, progress};
  importers::TidyRows rows{context, "t.csv"};
  std::uint64_t line = 1;  // of the head
};

}  // namespace consilium::testing
