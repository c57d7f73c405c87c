#include "importers/tidy_columns.h"

#include <doctest/doctest.h>

using namespace consilium::importers;

namespace {

TidyColumnSet set_of(std::initializer_list<TidyColumn> columns) {
  TidyColumnSet set;
  for (const TidyColumn column : columns) set.set(static_cast<std::size_t>(column));
  return set;
}

}  // namespace

TEST_CASE("columns are known by name, whatever the case and the word separator") {
  CHECK(tidy_column("model") == TidyColumn::model);
  CHECK(tidy_column(" Rater Kind ") == TidyColumn::rater_kind);
  CHECK(tidy_column("standard-error") == TidyColumn::standard_error);
  CHECK(tidy_column("LOWER_IS_BETTER") == TidyColumn::lower_is_better);
  CHECK(tidy_column("models") == TidyColumn::unknown);
  CHECK(tidy_column("") == TidyColumn::unknown);
}

TEST_CASE("every column's own name leads back to it") {
  for (std::size_t i = 0; i < tidy_column_count; ++i) {
    const auto column = static_cast<TidyColumn>(i);
    CHECK(tidy_column(to_text(column)) == column);
  }
}

TEST_CASE("tags keep their name as it was written") {
  CHECK(tidy_column("tag:Age group") == TidyColumn::tag);
  CHECK(tidy_tag_name(" tag: Age group ") == "Age group");
  CHECK(tidy_column("tag:") == TidyColumn::unknown);
}

TEST_CASE("judgments need four columns, totals four others") {
  using enum TidyColumn;
  CHECK(check_tidy_columns(set_of({model, scenario, criterion, met}), {}).ok());
  CHECK(check_tidy_columns(set_of({model, scenario, criterion, score}), {}).ok());
  CHECK(check_tidy_columns(set_of({model, criterion, k, n}), {}).ok());
  CHECK(check_tidy_columns(set_of({model, criterion, mean}), {}).ok());
  CHECK_FALSE(check_tidy_columns(set_of({model, criterion, k}), {}).ok());
  CHECK_FALSE(check_tidy_columns(set_of({model, criterion, met}), {}).ok());
  CHECK_FALSE(check_tidy_columns(set_of({scenario, criterion, met}), {}).ok());
}

TEST_CASE("the error names what was found and what is needed") {
  const auto checked = check_tidy_columns(set_of({TidyColumn::model}), {"model", "accuracy"});
  REQUIRE_FALSE(checked.ok());
  CHECK(checked.error().code == "tidy-columns-missing");
  CHECK(checked.error().message ==
        "This is no table of judgments: it lacks criterion, scenario, score or met. Its columns are \"model\", "
        "\"accuracy\".");
  CHECK(checked.error().hint.find("model, scenario, criterion and score or met") != std::string::npos);
}
