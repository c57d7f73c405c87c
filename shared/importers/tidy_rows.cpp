#include "importers/tidy_rows.h"

#include <cmath>
#include <limits>

#include "base/text.h"

namespace consilium::importers {
namespace {

std::string quoted(std::string_view text) { return "\"" + ellipsize_utf8(to_valid_utf8(text), 60) + "\""; }

std::string range_text(double low, double high) { return format_shortest(low) + " to " + format_shortest(high); }

// A whole number from 0 to `highest`; "12.0", as spreadsheets write it, is one.
std::optional<std::uint32_t> whole_number(std::string_view text, double highest) {
  const auto number = parse_double(text);
  if (!number || !std::isfinite(*number) || *number < 0.0 || *number > highest || std::floor(*number) != *number) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(*number);
}

constexpr double max_count = std::numeric_limits<std::uint32_t>::max();
constexpr double max_repeat = std::numeric_limits<std::uint16_t>::max();

}  // namespace

std::string TidyRows::where(std::uint64_t line) const { return file_name_ + ", line " + std::to_string(line); }

void TidyRows::problem(std::string code, std::string message, std::string hint) {
  context_.diagnostics.warning(std::move(code), where(line_), std::move(message), std::move(hint));
}

void TidyRows::add(const TidyRow& row, std::uint64_t line) {
  line_ = line;
  const auto filled = [&](TidyColumn column) { return !row.text(column).empty(); };
  for (const TidyColumn needed : {TidyColumn::model, TidyColumn::criterion}) {
    if (!trim(row.text(needed)).empty()) continue;
    problem("tidy-row-incomplete", "This row names no " + std::string(to_text(needed)) + " and was left out.");
    return;
  }
  const bool graded = filled(TidyColumn::met) || filled(TidyColumn::score);
  const bool total = filled(TidyColumn::k) || filled(TidyColumn::mean);
  if (total && !graded) {
    add_total(row);
  } else if (trim(row.text(TidyColumn::scenario)).empty()) {
    problem("tidy-row-incomplete", "This row names no scenario and was left out.");
  } else {
    add_judgment(row);
  }
}

void TidyRows::add_judgment(const TidyRow& row) {
  JudgmentRow judgment;
  if (!read_repeat(row, judgment.repeat) || !read_weight(row, judgment.weight)) return;
  judgment.model = find_model(row.text(TidyColumn::model));
  judgment.scenario = find_scenario(row);
  judgment.criterion = find_criterion(row);
  judgment.rater = find_rater(row);
  judgment.response = find_response(row, judgment.model, judgment.scenario, judgment.repeat);

  const CriterionFacts& facts = criteria_[judgment.criterion.index()];
  const std::string_view reason = row.text(TidyColumn::reason);
  const TidyGrade grade =
      read_tidy_grade(row.text(TidyColumn::met), row.text(TidyColumn::score), reason, facts.score_min, facts.score_max);
  report_grade(row, grade, facts);
  judgment.verdict = grade.verdict;
  judgment.missing = grade.missing;
  judgment.score = grade.score;
  judgment.item = row.text(TidyColumn::item);
  judgment.rationale = row.text(TidyColumn::rationale);
  // A reason in the writer's own words is no reason of ours, but worth reading.
  if (judgment.rationale.empty() && !read_missing_reason(reason)) judgment.rationale = reason;
  if (context_.study.add_judgment(judgment)) {
    ++rows_added_;
  } else {
    report_duplicate(judgment);
  }
}

void TidyRows::add_total(const TidyRow& row) {
  Cell cell;
  cell.criterion = find_criterion(row);
  const bool count = !row.text(TidyColumn::k).empty();
  if (!(count ? add_count(row, cell) : add_mean(row, cell))) return;
  cell.model = find_model(row.text(TidyColumn::model));  // none for rows that are left out
  const std::uint64_t key = (std::uint64_t{cell.model.value} << 32) | cell.criterion.value;
  if (totals_.contains(key)) {
    problem("tidy-total-twice", "The total of this model and criterion stands in an earlier row; the first is kept.");
    return;
  }
  totals_.insert(key);
  context_.study.add_cell(cell);
  ++rows_added_;
}

bool TidyRows::add_count(const TidyRow& row, Cell& cell) {
  const auto k = whole_number(row.text(TidyColumn::k), max_count);
  const auto n = whole_number(row.text(TidyColumn::n), max_count);
  if (!k || !n || *n == 0 || *k > *n) {
    problem("tidy-count-unreadable",
            "k = " + quoted(row.text(TidyColumn::k)) + " of n = " + quoted(row.text(TidyColumn::n)) +
                " is no count; the row was left out.",
            "k and n are whole numbers, n above 0 and k not above n.");
    return false;
  }
  cell.kind = CellKind::count;
  cell.k = *k;
  cell.n = *n;
  return true;
}

bool TidyRows::add_mean(const TidyRow& row, Cell& cell) {
  const CriterionFacts& facts = criteria_[cell.criterion.index()];
  const auto mean = parse_double(row.text(TidyColumn::mean));
  if (!mean || !std::isfinite(*mean) || *mean < facts.score_min || *mean > facts.score_max) {
    problem("tidy-mean-unreadable",
            "The mean " + quoted(row.text(TidyColumn::mean)) + " is no number from " +
                range_text(facts.score_min, facts.score_max) + "; the row was left out.",
            "A scale other than 0 to 1 is declared by the columns score_min and score_max.");
    return false;
  }
  const std::string_view n_text = trim(row.text(TidyColumn::n));
  const auto n = whole_number(n_text, max_count);
  const std::string_view error_text = trim(row.text(TidyColumn::standard_error));
  const auto standard_error = parse_double(error_text);
  const bool error_fits =
      error_text.empty() || (standard_error && std::isfinite(*standard_error) && *standard_error >= 0.0);
  if ((!n_text.empty() && !n) || !error_fits) {
    problem("tidy-mean-unreadable",
            "n = " + quoted(n_text) + " with standard error " + quoted(error_text) +
                " cannot be read; the row was left out.",
            "n is a whole number and standard_error a number not below 0; both may be empty.");
    return false;
  }
  cell.kind = CellKind::mean;
  cell.mean = *mean;
  cell.n = n.value_or(0);
  if (!error_text.empty()) cell.standard_error = *standard_error;
  context_.study.at(cell.criterion).binary = false;
  return true;
}

bool TidyRows::read_repeat(const TidyRow& row, std::uint16_t& repeat) {
  const std::string_view text = trim(row.text(TidyColumn::repeat));
  if (text.empty()) return true;
  const auto number = whole_number(text, max_repeat);
  if (number && repeat_base_ == RepeatBase::undecided) repeat_base_ = *number == 0 ? RepeatBase::zero : RepeatBase::one;
  const bool below_base = number && *number == 0 && repeat_base_ == RepeatBase::one;
  if (!number || below_base) {
    problem("tidy-repeat-unreadable", "The repeat " + quoted(text) + " cannot be read; the row was left out.",
            "Repeats are whole numbers that count from 1, or from 0 when the first row of the file has 0.");
    return false;
  }
  repeat = static_cast<std::uint16_t>(*number - (repeat_base_ == RepeatBase::one ? 1 : 0));
  return true;
}

bool TidyRows::read_weight(const TidyRow& row, float& weight) {
  const std::string_view text = trim(row.text(TidyColumn::weight));
  if (text.empty()) return true;
  const auto number = parse_double(text);
  if (!number || !(std::fabs(*number) <= std::numeric_limits<float>::max())) {
    problem("tidy-weight-unreadable", "The weight " + quoted(text) + " is no number; the row was left out.");
    return false;
  }
  weight = static_cast<float>(*number);
  return true;
}

void TidyRows::report_grade(const TidyRow& row, const TidyGrade& grade, const CriterionFacts& facts) {
  if (grade.score_over_met) {
    context_.diagnostics.info("tidy-score-over-met", where(line_),
                              "This row has a verdict and a fractional score; the score is used.");
  }
  if (grade.problem == GradeProblem::none) return;
  const std::string met = quoted(row.text(TidyColumn::met));
  const std::string score = quoted(row.text(TidyColumn::score));
  switch (grade.problem) {
    case GradeProblem::none:
      break;
    case GradeProblem::met_unreadable:
      problem("tidy-met-unreadable", "The verdict " + met + " is none of the words we know; it counts as missing.",
              "Write met, not met, unclear or missing (also true, false, yes, no, 1, 0).");
      break;
    case GradeProblem::score_unreadable:
      problem("tidy-score-unreadable", "The score " + score + " is not a number; it counts as missing.",
              "Numbers have a point, not a comma, before the decimals: 0.75.");
      break;
    case GradeProblem::score_out_of_range:
      problem("tidy-score-out-of-range",
              "The score " + score + " is outside " + range_text(facts.score_min, facts.score_max) +
                  "; it counts as missing.",
              "A scale other than 0 to 1 is declared by the columns score_min and score_max.");
      break;
    case GradeProblem::met_on_scale:
      problem("tidy-met-on-scale",
              "This row says " + met + " of a criterion scored from " + range_text(facts.score_min, facts.score_max) +
                  "; it counts as missing.",
              "Give a score, or leave score_min and score_max empty.");
      break;
    case GradeProblem::contradiction:
      problem("tidy-contradiction", "The verdict " + met + " and the score " + score +
                                        " of this row contradict each other; it counts as missing.");
      break;
  }
}

void TidyRows::report_duplicate(const JudgmentRow& judgment) {
  const JudgmentId earlier = context_.study.find_judgment(judgment);
  const Judgments& rows = context_.study.judgments();
  const std::size_t i = earlier.index();
  const bool same_value =
      rows.verdict[i] == judgment.verdict && (judgment.verdict != Verdict::scored || rows.score[i] == judgment.score);
  if (same_value) {
    problem("tidy-row-twice", "This judgment stands in an earlier row already; it is counted once.");
  } else {
    problem("tidy-row-contradicts",
            "An earlier row judges the same response, criterion and rater differently; "
            "the first is kept.",
            "Tell repeated judgments apart by the columns repeat or rater.");
  }
}

}  // namespace consilium::importers
