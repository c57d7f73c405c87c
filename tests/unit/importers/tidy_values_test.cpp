#include "importers/tidy_values.h"

#include <doctest/doctest.h>

using namespace consilium;
using namespace consilium::importers;

namespace {

TidyGrade met(std::string_view word) { return read_tidy_grade(word, "", "", 0.0, 1.0); }
TidyGrade score(std::string_view number, double low = 0.0, double high = 1.0) {
  return read_tidy_grade("", number, "", low, high);
}

}  // namespace

TEST_CASE("verdict words") {
  for (const std::string_view word : {"met", "Met", "TRUE", "yes", "1", " met "})
    CHECK(met(word).verdict == Verdict::met);
  for (const std::string_view word : {"not met", "not_met", "Not-Met", "false", "No", "0"}) {
    CHECK(met(word).verdict == Verdict::not_met);
  }
  CHECK(met("unclear").verdict == Verdict::unclear);
  CHECK(met("missing").verdict == Verdict::missing);
  CHECK(met("missing").missing == MissingReason::not_scored);
  CHECK(met("missing").problem == GradeProblem::none);
}

TEST_CASE("an unknown verdict word is missing and a problem, never not met") {
  const TidyGrade grade = met("partly");
  CHECK(grade.verdict == Verdict::missing);
  CHECK(grade.missing == MissingReason::unreadable);
  CHECK(grade.problem == GradeProblem::met_unreadable);
}

TEST_CASE("a row without any grade is missing, with its reason") {
  const TidyGrade grade = read_tidy_grade("", "", "refused", 0.0, 1.0);
  CHECK(grade.verdict == Verdict::missing);
  CHECK(grade.missing == MissingReason::refused);
  CHECK(read_tidy_grade("", "", "the dog ate it", 0.0, 1.0).missing == MissingReason::not_scored);
}

TEST_CASE("scores") {
  CHECK(score("0.75").verdict == Verdict::scored);
  CHECK(score("0.75").score == 0.75);
  CHECK(score("1").verdict == Verdict::met);
  CHECK(score("0.0").verdict == Verdict::not_met);
  CHECK(score("4", 1.0, 5.0).verdict == Verdict::scored);
  CHECK(score("1", 1.0, 5.0).verdict == Verdict::scored);
  CHECK(score("NaN").verdict == Verdict::missing);
  CHECK(score("NaN").problem == GradeProblem::none);
}

TEST_CASE("a score that is no number in range is missing and a problem") {
  CHECK(score("0,75").problem == GradeProblem::score_unreadable);
  CHECK(score("high").problem == GradeProblem::score_unreadable);
  CHECK(score("1.01").problem == GradeProblem::score_out_of_range);
  CHECK(score("-0.5").problem == GradeProblem::score_out_of_range);
  CHECK(score("inf").problem == GradeProblem::score_out_of_range);
  CHECK(score("1.01").verdict == Verdict::missing);
  CHECK(score("1.01").missing == MissingReason::unreadable);
}

TEST_CASE("a verdict and a score in one row must agree") {
  const auto both = [](std::string_view word, std::string_view number) {
    return read_tidy_grade(word, number, "", 0.0, 1.0);
  };
  CHECK(both("met", "1").verdict == Verdict::met);
  CHECK(both("met", "0").problem == GradeProblem::contradiction);
  CHECK(both("met", "0").verdict == Verdict::missing);
  CHECK(both("unclear", "0.5").problem == GradeProblem::contradiction);
  CHECK(both("met", "0.8").verdict == Verdict::scored);
  CHECK(both("met", "0.8").score_over_met);
  CHECK(both("met", "7").problem == GradeProblem::score_out_of_range);
}

TEST_CASE("met has no place on a scale") {
  CHECK(read_tidy_grade("met", "", "", 1.0, 5.0).problem == GradeProblem::met_on_scale);
  CHECK(read_tidy_grade("missing", "", "", 1.0, 5.0).problem == GradeProblem::none);
}

TEST_CASE("kinds of rater and yes or no") {
  CHECK(read_rater_kind("Human") == RaterKind::person);
  CHECK(read_rater_kind("model grader") == RaterKind::model);
  CHECK_FALSE(read_rater_kind("oracle").has_value());
  CHECK(read_yes_no("Yes") == true);
  CHECK_FALSE(read_yes_no("perhaps").has_value());
}
