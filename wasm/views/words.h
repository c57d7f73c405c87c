// The words and numbers that several views share, so that one thing is always said in one way.
#pragma once

#include <string>
#include <string_view>

#include "query/criteria.h"
#include "query/overview.h"
#include "session/session.h"
#include "ui/charts/interval_rows.h"

namespace consilium::views {

// "94.0" for rates, "0.662" for other measures.
std::string value_words(double value, bool is_rate);
// "93.5–94.5"; "not published" or "too few" when there is no interval.
std::string interval_words(const stats::Estimate& estimate, bool is_rate, bool n_published = true);
inline constexpr std::string_view low_is_good = "Low is good here: it is a fault, or a cost.";
// Why a study of totals has nothing to read, and what has.
std::string_view totals_words(const Study& study);
// With the exact statistic, for hover texts: "95 % interval 30.0 to 90.3 (Wilson)".
std::string interval_sentence(const stats::Estimate& estimate, bool is_rate);
// One row of a dot-and-interval chart from an estimate, in axis units (per cent for rates).
ui::IntervalRow interval_row(std::string_view name, std::string_view detail, const stats::Estimate& estimate,
                             bool is_rate);
// A heatmap cell in the chosen notation: "92.1", "128/139", "86–95".
std::string cell_words(const query::MatrixCell& cell, session::CellText notation);
// "GPT-4.1, Emergency behavior: 128 of 139 met, 92.1 %, 95 % interval 86.4 to 95.5"
std::string cell_sentence(const Study& study, ModelId model, CriterionId criterion, const query::MatrixCell& cell);
// "Criteria by model", or by setting.
std::string criteria_title(const Study& study);
// "9 models · 37 criteria · " and the scenario part, drawn strong.
std::string counts_words(const Study& study, const query::Overview& overview);
std::string scenarios_words(const Study& study, const query::Overview& overview, const query::Filter& filter);
// Model name with its detail: "GPT-4o, Aug 2024".
std::string full_model_name(const Study& study, ModelId model);
// "Criterion · situation" in one line for chips and lists.
std::string full_criterion_name(const Study& study, CriterionId criterion);

// What is true of where things go: nothing leaves the browser before a host of models is asked, and then only what
// model is wanted. The second is empty while no host was asked in this visit.
std::string_view privacy_words(const session::Models& models);
std::string asked_hosts_words(const session::Models& models);

}  // namespace consilium::views
