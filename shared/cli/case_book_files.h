// The case book from the files of a folder, as the command line reads it.
#pragma once

#include <string>

#include "cases/case_book.h"

namespace consilium::cli {

// Reads presentations.json, medicines.json, ... in `folder`. Errors: those of read_case_book; "file-unreadable".
Result<cases::CaseBook> load_case_book(const std::string& folder);

}  // namespace consilium::cli
