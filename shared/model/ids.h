// The kinds of rows that a study has, as strong ids.
#pragma once

#include "base/ids.h"

namespace consilium {

using TextId = Id<struct TextTag>;            // a string in Study::texts
using ModelId = Id<struct ModelTag>;          // Study::models
using ScenarioId = Id<struct ScenarioTag>;    // Study::scenarios
using CriterionId = Id<struct CriterionTag>;  // Study::criteria
using RaterId = Id<struct RaterTag>;          // Study::raters
using ResponseId = Id<struct ResponseTag>;    // Study::responses
using JudgmentId = Id<struct JudgmentTag>;    // a row of Study::judgments
using CellId = Id<struct CellTag>;            // a row of Study::cells

}  // namespace consilium
