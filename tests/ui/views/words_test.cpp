#include "views/words.h"

#include <doctest/doctest.h>

#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using namespace consilium::views;

namespace {

query::MatrixCell cell_of(const Study& study, std::uint32_t model, std::uint32_t criterion) {
  return query::matrix_cell(study, ModelId(model), CriterionId(criterion), {});
}

}  // namespace

TEST_CASE("Rates are per cents with one decimal, scores have two") {
  CHECK(value_words(0.94, true) == "94.0");
  CHECK(value_words(0.6623, false) == "0.66");
}

TEST_CASE("No interval is told by its reason") {
  CHECK(interval_words({}, true) == "too few");
  CHECK(interval_words({}, true, false) == "not published");
}

TEST_CASE("A cell is written in the notation chosen; without evidence it is a dash in each") {
  const auto study = clinic_study();
  const query::MatrixCell cell = cell_of(*study, 0, 2);
  CHECK(cell_words(cell, session::CellText::rate) == "66.7");
  CHECK(cell_words(cell, session::CellText::k_of_n) == "4/6");
  CHECK(cell_words(cell, session::CellText::interval) == "30–90");
  const auto gaps = gaps_study();
  for (const auto notation : {session::CellText::rate, session::CellText::k_of_n, session::CellText::interval}) {
    CHECK(cell_words(cell_of(*gaps, 2, 0), notation) == "–");
  }
}

TEST_CASE("A score has no counts to show, whatever the notation") {
  const auto study = scored_study();
  const query::MatrixCell cell = cell_of(*study, 0, 1);
  CHECK(cell_words(cell, session::CellText::rate) == "0.75");
  CHECK(cell_words(cell, session::CellText::k_of_n) == "0.75");
}

TEST_CASE("A cell is read aloud with model, criterion, counts, interval and how weak it is") {
  const auto study = clinic_study();
  CHECK(cell_sentence(*study, ModelId(0), CriterionId(2), cell_of(*study, 0, 2)) ==
        "alpha, Plain words: 4 of 6 met, 66.7 %, 95 % interval 30.0 to 90.3 (Wilson). Weak: few scenarios");
}

TEST_CASE("The scenarios in sight are told of all when a filter takes some away") {
  const auto study = clinic_study();
  query::Filter filter;
  CHECK(scenarios_words(*study, query::overview(*study, filter), filter) == "6 scenarios");
  filter.scenario_tags = {{"urgency", "urgent"}};
  CHECK(scenarios_words(*study, query::overview(*study, filter), filter) == "2 of 6 scenarios");
}

TEST_CASE("where settings of one model are compared, no view calls them models") {
  ViewPage page(ward_study());
  for (const session::View view : {session::View::overview, session::View::criteria, session::View::evidence}) {
    page.go(view);
    bool settings = false;
    for (const auto& node : page.ui().tree().nodes()) {
      CHECK_MESSAGE(node.name.find(" models") == std::string_view::npos, node.name);
      CHECK_MESSAGE(node.name.find("Any model") == std::string_view::npos, node.name);
      settings = settings || node.name.find("setting") != std::string_view::npos;
    }
    CHECK(settings);
  }
}
