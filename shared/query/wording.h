// Numbers and names in the words that findings, cells and pages share.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/criteria.h"
#include "query/overview.h"

namespace consilium::query {

// “Context seeking” (Conditionally emergent)
std::string quoted_criterion(const Study& study, CriterionId criterion);

// What a model does when it does well, to follow its name: the criterion's tag "does" ("asks for the facts it
// lacks"), else "meets “Context seeking” (Emergent)", "avoids ..." for a fault, "scores well on ..." for a score.
std::string does_words(const Study& study, CriterionId criterion);

// "94.0 %"
std::string percent_words(double rate_0to1);
// "+0.3", from a difference of rates, in percentage points.
std::string points_words(double difference);
// How often a cell went well: "91 of 181" (a fault avoided counts as well), or a mean: "0.83", "4.53 of 5".
std::string result_words(const Study& study, CriterionId criterion, const MatrixCell& cell);
// The same for a second model on the same criterion: "34" when it has the same n.
std::string result_words_beside(const Study& study, CriterionId criterion, const MatrixCell& first,
                                const MatrixCell& cell);
// What lies behind a cell: "40 scenarios"; "48 responses" where scenarios were repeated.
std::string evidence_words(const MatrixCell& cell);
// "A", "A and B", "A, B and C", "A, B and 3 more"
std::string name_list(const std::vector<std::string>& names, std::size_t at_most = 3);
// "first", "second", ... up to twelve; then "13th".
std::string ordinal_words(std::size_t position_from_1);

// Where the agreement of a criterion's rater with people is told: the criterion's own tag "agreement", else the
// rater's sentence; empty when neither is known.
std::string_view agreement_words(const Study& study, CriterionId criterion, RaterId rater);

std::string flatten(std::span<const TextRun> runs);
// The sentence with another ending in the place of its full stop.
std::vector<TextRun> ending_with(std::vector<TextRun> sentence, std::string ending);

}  // namespace consilium::query
