// The summary of a study as an aligned table for people.
#pragma once

#include <string>

#include "base/diagnostics.h"
#include "model/study.h"

namespace consilium::cli {

std::string summary_text(const Study& study);
// One paragraph a diagnostic, long groups cut to a few examples and a count; empty when there are none.
std::string diagnostics_text(const Diagnostics& diagnostics);

}  // namespace consilium::cli
