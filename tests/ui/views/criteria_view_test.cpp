#include <doctest/doctest.h>

#include "report/csv.h"
#include "support/small_study.h"
#include "views/view_page.h"
#include "views/view_studies.h"

using namespace consilium;
using namespace consilium::testing;
using session::View;
using ui::a11y::ActionKind;
using ui::a11y::Node;
using ui::a11y::Role;
using ui::a11y::Tristate;

namespace {

// What stands in the cells, row by row.
std::vector<std::string> cells(ViewPage& page) {
  std::vector<std::string> words;
  for (const Node& node : page.ui().tree().nodes()) {
    if (node.role == Role::cell && node.interactive) words.push_back(node.name);
  }
  return words;
}
std::vector<std::string> criteria(ViewPage& page) {
  std::vector<std::string> words;
  for (const Node& node : page.ui().tree().nodes()) {
    if (node.role == Role::row_header && node.expanded == Tristate::none) words.push_back(node.name);
  }
  return words;
}
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Every model stands on every criterion, the best model first") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  CHECK(criteria(page) == Words{"Sends emergencies on", "Names red flags", "Plain words"});
  CHECK(cells(page) == Words{"83.3", "33.3", "83.3", "33.3", "66.7", "33.3"});
  CHECK(page.starting(Role::cell, "beta, Plain words: 2 of 6 met, 33.3 %").description.find("(Wilson)") !=
        std::string::npos);
}

TEST_CASE("A cell that is pressed opens the inspector, and its scenarios are a press away") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  CHECK(page.says("Select a cell"));
  page.click_starting(Role::cell, "beta, Names red flags");
  CHECK(page.view().selection.model == ModelId(1));
  CHECK(page.view().selection.criterion == CriterionId(1));
  CHECK(!page.says("Select a cell"));
  CHECK(page.find(Role::heading, "Names red flags") != nullptr);
  CHECK(page.says("2 of 6"));
  page.activate(Role::button, "Read the 6 scenarios");
  CHECK(page.shown() == View::evidence);
  CHECK(page.view().filter.model == ModelId(1));
  CHECK(page.view().filter.criterion == CriterionId(1));
  CHECK(page.says("6 match"));
  page.key("Ctrl+Z");
  CHECK(page.shown() == View::criteria);
  CHECK(page.view().selection.criterion == CriterionId(1));
  page.key("Ctrl+Z");
  CHECK_FALSE(page.view().selection.criterion.valid());
  page.key("Ctrl+Y");
  CHECK(page.view().selection.criterion == CriterionId(1));
}

TEST_CASE("Esc clears the selection") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.does(session::SelectCell{ModelId(0), CriterionId(2)});
  CHECK(page.says("Uses words that a lay reader knows."));
  page.key("Escape");
  CHECK_FALSE(page.view().selection.criterion.valid());
  CHECK(page.says("Select a cell"));
}

TEST_CASE("Rows sort by name, and by how hard a model finds them; once more turns the order round") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.click(Role::column_header, "Criterion, sort by name");
  CHECK(criteria(page) == Words{"Names red flags", "Sends emergencies on", "Plain words"});  // within their themes
  page.click_starting(Role::column_header, "beta, overall");
  CHECK(page.view().matrix_order.by_model == ModelId(1));
  CHECK(page.view().matrix_order.rows == query::RowOrder::hardest_first);
  page.click_starting(Role::column_header, "beta, overall");
  CHECK(page.view().matrix_order.rows == query::RowOrder::easiest_first);
  page.key("Ctrl+Z");
  CHECK(page.view().matrix_order.rows == query::RowOrder::hardest_first);
}

TEST_CASE("The models stand by overall score or in the order of the study") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.click(Role::column_header, "Overall, high to low");
  CHECK_FALSE(page.view().matrix_order.models_by_overall);
  CHECK(page.find(Role::column_header, "Overall, study order") != nullptr);
}

TEST_CASE("A theme folds and unfolds") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.click(Role::row_header, "Safety");
  CHECK(page.get(Role::row_header, "Safety").expanded == Tristate::no);
  CHECK(criteria(page) == Words{"Plain words"});
  page.activate(Role::row_header, "Safety");
  CHECK(criteria(page).size() == 3);
}

TEST_CASE("The cells show rates, counts or intervals") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.click(Role::radio, "k of n");
  CHECK(cells(page) == Words{"5/6", "2/6", "5/6", "2/6", "4/6", "2/6"});
  page.click(Role::radio, "Interval");
  CHECK(cells(page).front() == "44–97");
  page.key("Ctrl+Z");
  CHECK(cells(page).front() == "5/6");
}

TEST_CASE("On a narrow screen with large text the notation is chosen from a menu") {
  ViewPage page(clinic_study(), {.width = 390.0F, .height = 844.0F, .coarse = true, .text_scale = 2.0F});
  page.go(View::criteria);
  CHECK(page.find(Role::radio, "k of n") == nullptr);
  page.activate(Role::button, "Rate, %");
  page.activate(Role::menu_item, "k of n");
  CHECK(page.view().cell_text == session::CellText::k_of_n);
}

TEST_CASE("Copy CSV gives the port the table in the order shown, by button and by key") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.click(Role::column_header, "Criterion, sort by name");
  const query::CriteriaMatrix shown =
      query::criteria_matrix(*page.session.study(), page.view().filter, page.view().matrix_order);
  const std::string csv = report::matrix_csv(*page.session.study(), shown);
  page.click(Role::button, "Copy CSV");
  page.key("C");
  CHECK(page.desk.copied == Words{csv, csv});
  CHECK(csv.find("Plain words") != std::string::npos);
}

TEST_CASE("Arrow keys walk over the cells") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  const Node first = page.starting(Role::cell, "alpha, Sends emergencies on");
  CHECK(first.tab_stop);
  page.act({.kind = ActionKind::focus, .node = first.id});
  page.act({.kind = ActionKind::move, .node = first.id, .number = 2.0});
  page.settle();
  CHECK(page.ui().focus_node() == page.starting(Role::cell, "beta, Sends emergencies on").id);
  page.act({.kind = ActionKind::move, .node = page.ui().focus_node(), .number = 1.0});
  page.settle();
  CHECK(page.ui().focus_node() == page.starting(Role::cell, "beta, Names red flags").id);
}

TEST_CASE("The table form names theme, criterion, n and each model") {
  ViewPage page(clinic_study());
  page.go(View::criteria);
  page.click(Role::button, "Show as table");
  for (const char* head : {"Theme", "Criterion", "n", "alpha", "beta"}) {
    INFO(head);
    CHECK(page.find(Role::column_header, head) != nullptr);
  }
  CHECK(page.find(Role::cell, "66.7") != nullptr);
}

TEST_CASE("On a phone a cell opens its page") {
  ViewPage page(clinic_study(), phone_screen);
  page.go(View::criteria);
  page.click_starting(Role::cell, "alpha, Plain words");
  CHECK(page.view().inspector_page);
  CHECK(page.find(Role::heading, "Plain words") != nullptr);
  page.key("Escape");
  CHECK_FALSE(page.view().inspector_page);
}

TEST_CASE("Cells offer counts only where something was counted, and the legend says what the colours stand for") {
  ViewPage rates(clinic_study());
  rates.go(View::criteria);
  CHECK(rates.find(Role::radio, "k of n") != nullptr);
  CHECK(rates.says("Criterion met in"));
  ViewPage scores(scored_study());
  scores.does(session::SetCellText{session::CellText::k_of_n});
  scores.go(View::criteria);
  CHECK(scores.find(Role::radio, "k of n") == nullptr);
  REQUIRE(scores.find(Role::radio, "Score") != nullptr);
  CHECK(scores.find(Role::radio, "Score")->checked == Tristate::yes);
  CHECK(scores.says("As it should be in"));  // low is good there
  scores.activate(Role::radio, "Interval");
  CHECK(scores.view().cell_text == session::CellText::interval);
}

TEST_CASE("Where no number of scenarios was published there is no column for it and no word on few of them") {
  SmallStudy small;
  small.mean("alpha", "notes", 0.8);
  small.mean("beta", "notes", 0.6);
  ViewPage page(small.finish());
  page.go(View::criteria);
  CHECK(page.find(Role::column_header, "n") == nullptr);
  CHECK_FALSE(page.says("Weak: under"));
  page.does(session::SetAsTable{true});
  CHECK(page.find(Role::column_header, "n") == nullptr);
  CHECK(page.find(Role::column_header, "alpha") != nullptr);
  ViewPage counted(clinic_study());
  counted.go(View::criteria);
  CHECK(counted.find(Role::column_header, "n") != nullptr);
  CHECK(counted.says("Weak: under 30 scenarios"));
}
