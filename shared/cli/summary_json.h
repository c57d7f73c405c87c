// The summary of a study as one JSON document, for other programs.
#pragma once

#include <string>

#include "base/diagnostics.h"
#include "model/study.h"

namespace consilium::cli {

// {"study": {...}, "models": [{"name", "n_scenarios", "criteria": [{"name", "n", "k", "missing", "estimate",
// "interval": [low, high], "standard_error", "rater"}]}], "diagnostics": [{"severity", "code", "where", "message"}]}
//
// What cannot be said is null: k of scores, n of published means without it, an interval of too few observations
// ([null, null]), the rater where there were several. A criterion also has "theme", "situation" and "unclear", and a
// diagnostic "hint", where there is something to say. Without a study: "study" is null and "models" empty.
std::string summary_json(const Study* study, const Diagnostics& diagnostics);

}  // namespace consilium::cli
