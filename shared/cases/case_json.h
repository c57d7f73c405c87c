// Cases as JSON, for the files between the steps of making a study, and for whoever wants to keep a case.
#pragma once

#include "base/json.h"
#include "cases/case_book.h"

namespace consilium::cases {

Json to_json(const Case& c);
// Errors: "cases-case" with the field in `where`. A case that is read fits the book: its topic and red flag are there.
Result<Case> case_from_json(const Json& json, const CaseBook& book);

}  // namespace consilium::cases
