#include "importers/tidy_rows.h"

#include <doctest/doctest.h>

#include "tidy_table.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

struct Table : testing::TidyTable {
  void add(std::initializer_list<std::pair<TidyColumn, std::string_view>> values) {
    TidyRow row;
    for (const auto& [column, text] : values) row.set(column, {text, false});
    rows.add(row, ++line);
  }
};

using enum TidyColumn;

}  // namespace

TEST_CASE("neighbouring rows of the same names find the same ids, others theirs") {
  Table table;
  table.add({{model, "A"}, {scenario, "s"}, {criterion, "c"}, {met, "yes"}});
  table.add({{model, "A"}, {scenario, "s2"}, {criterion, "c"}, {theme, "t"}, {met, "yes"}});
  table.add({{model, "AB"}, {scenario, "s"}, {criterion, "c"}, {met, "yes"}});
  table.add({{model, "A"}, {scenario, "s"}, {criterion, "c2"}, {met, "yes"}});
  CHECK(table.rows.rows_added() == 4);
  CHECK(table.study.model_count() == 2);
  CHECK(table.study.criterion_count() == 3);
  CHECK(table.diagnostics.empty());
}

TEST_CASE("names that only together look alike stay apart") {
  Table table;
  table.add({{model, "A"}, {scenario, "s"}, {criterion, "c"}, {theme, "xy"}, {situation, "z"}, {met, "yes"}});
  table.add({{model, "A"}, {scenario, "s"}, {criterion, "c"}, {theme, "x"}, {situation, "yz"}, {met, "no"}});
  table.add({{model, "A"}, {scenario, "s"}, {criterion, "c\x1fx"}, {theme, ""}, {situation, "yz"}, {met, "no"}});
  CHECK(table.study.criterion_count() == 3);
  CHECK(table.diagnostics.empty());
}

TEST_CASE("a scale is the criterion's own, and later rows must keep it") {
  Table table;
  table.add({{model, "A"}, {scenario, "s"}, {criterion, "c"}, {score, "4"}, {score_min, "1"}, {score_max, "5"}});
  table.add({{model, "A"}, {scenario, "s2"}, {criterion, "c"}, {score, "5"}});
  table.add({{model, "A"}, {scenario, "s3"}, {criterion, "c"}, {score, "2"}, {score_min, "0"}, {score_max, "5"}});
  table.add({{model, "A"}, {scenario, "s4"}, {criterion, "d"}, {score, "0.5"}, {score_min, "9"}, {score_max, "5"}});
  CHECK(table.rows.rows_added() == 4);
  CHECK(table.diagnostics.find("tidy-range-differs") != nullptr);
  CHECK(table.diagnostics.find("tidy-range-unreadable") != nullptr);
  CHECK(table.study.judgments().score[3] == 0.5);
}

TEST_CASE("raters without a name, kinds without a meaning") {
  Table table;
  table.add({{model, "A"}, {scenario, "s"}, {criterion, "c"}, {met, "yes"}});
  table.add({{model, "A"}, {scenario, "s"}, {criterion, "c"}, {met, "yes"}, {rater_kind, "physician"}});
  table.add({{model, "A"}, {scenario, "s"}, {criterion, "c"}, {met, "yes"}, {rater, "R"}, {rater_kind, "oracle"}});
  CHECK(table.rows.rows_added() == 3);
  CHECK(table.diagnostics.find("tidy-rater-kind-unknown") != nullptr);
}

TEST_CASE("a reason in free words is kept beside the missing verdict") {
  Table table;
  table.add({{model, "A"}, {scenario, "s"}, {criterion, "c"}, {met, ""}, {reason, "the call was dropped"}});
  CHECK(table.rows.rows_added() == 1);
  CHECK(table.study.text_of(table.study.judgments().rationale[0]) == "the call was dropped");
}
