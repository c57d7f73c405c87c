// What a tidy row says about the things it names: the first row decides, later ones that differ are told.
#include <doctest/doctest.h>

#include "tidy_table.h"

using namespace consilium;
using namespace consilium::importers;
using enum consilium::importers::TidyColumn;

namespace {

struct Table : testing::TidyTable {
  using Values = std::initializer_list<std::pair<TidyColumn, TidyValue>>;
  // A verdict of model A on criterion c of scenario s, unless the values say otherwise.
  void add(Values values, std::vector<TidyTag> tags = {}) {
    TidyRow row;
    row.set(model, {"A"});
    row.set(scenario, {"s"});
    row.set(criterion, {"c"});
    row.set(met, {"yes"});
    for (const auto& [column, value] : values) row.set(column, value);
    row.tags = std::move(tags);
    rows.add(row, ++line);
  }
  [[nodiscard]] std::string_view text(TextId id) const { return study.text_of(id); }
  [[nodiscard]] std::uint64_t count(std::string_view code) const {
    const DiagnosticGroup* group = diagnostics.find(code);
    return group == nullptr ? 0 : group->count;
  }
};

constexpr ScenarioId first_scenario(0);
constexpr CriterionId first_criterion(0);

}  // namespace

TEST_CASE("a description is kept from the first row that has one; others are told with their line") {
  Table table;
  table.add({});
  table.add({{scenario, {"s2"}}, {description, {"  What it asks "}}, {unit, {"points"}}});
  table.add({{scenario, {"s3"}}, {description, {"What it asks"}}});
  CHECK(table.diagnostics.empty());
  table.add({{scenario, {"s4"}}, {description, {"Something else"}}, {unit, {"metres"}}});
  CHECK(table.text(table.study.at(first_criterion).description) == "What it asks");
  CHECK(table.text(table.study.at(first_criterion).unit) == "points");
  REQUIRE(table.count("tidy-description-differs") == 1);
  CHECK(table.count("tidy-unit-differs") == 1);
  const Diagnostic& told = table.diagnostics.find("tidy-description-differs")->examples.front();
  CHECK(told.message == "An earlier row gives another description for the same criterion; the first is kept.");
  CHECK(told.where == table.rows.where(5));
}

TEST_CASE("target and cluster belong to the scenario") {
  Table table;
  table.add({{target, {"Call 112"}}, {cluster, {"patient 1"}}});
  table.add({{criterion, {"d"}}, {target, {"Wait"}}, {cluster, {"patient 2"}}});
  CHECK(table.text(table.study.at(first_scenario).target) == "Call 112");
  CHECK(table.text(table.study.at(first_scenario).cluster) == "patient 1");
  CHECK(table.diagnostics.find("tidy-target-differs")->examples.front().message ==
        "An earlier row gives another target for the same scenario; the first is kept.");
  CHECK(table.count("tidy-cluster-differs") == 1);
}

TEST_CASE("broken characters are no difference: the same bytes are the same words") {
  Table table;
  table.add({{description, {"bad \xFF byte"}}});
  table.add({{scenario, {"s2"}}, {description, {"bad \xFF byte"}}});
  CHECK(table.diagnostics.empty());
}

TEST_CASE("which way a criterion counts is settled by its first row") {
  Table table;
  table.add({{lower_is_better, {"yes"}}});
  table.add({{scenario, {"s2"}}, {lower_is_better, {"no"}}});
  table.add({{criterion, {"d"}}, {lower_is_better, {"perhaps"}}});
  CHECK(table.study.at(first_criterion).lower_is_better);
  CHECK_FALSE(table.study.at(CriterionId(1)).lower_is_better);
}

TEST_CASE("half a range keeps the other end, and no range is invented") {
  Table table;
  table.add({{score_max, {"10"}}, {met, {""}}, {score, {"7"}}});
  CHECK(table.study.at(first_criterion).score_min == 0.0);
  CHECK(table.study.at(first_criterion).score_max == 10.0);
  table.add({{criterion, {"d"}}, {score_min, {"inf"}}, {score_max, {"nan"}}});
  CHECK(table.count("tidy-range-unreadable") == 1);
  CHECK(table.study.at(CriterionId(1)).score_max == 1.0);
}

TEST_CASE("a title that is given stands over one made of the prompt, in either order") {
  SUBCASE("prompt first") {
    Table table;
    table.add({{prompt, {"I have a headache.\nWhat now?"}}});
    CHECK(table.text(table.study.at(first_scenario).title) == "I have a headache. What now?");
    table.add({{criterion, {"d"}}, {title, {"Headache"}}});
    CHECK(table.text(table.study.at(first_scenario).title) == "Headache");
  }
  SUBCASE("title first") {
    Table table;
    table.add({{title, {"Headache"}}});
    table.add({{criterion, {"d"}}, {prompt, {"I have a headache."}}});
    CHECK(table.text(table.study.at(first_scenario).title) == "Headache");
    CHECK(table.study.at(first_scenario).messages.count == 1);
  }
}

TEST_CASE("a prompt is read once; another one for the same scenario is told, not added") {
  Table table;
  table.add({{prompt, {"One"}}});
  table.add({{criterion, {"d"}}, {prompt, {"One"}}});
  CHECK(table.diagnostics.empty());
  table.add({{criterion, {"e"}}, {prompt, {"Two"}}});
  CHECK(table.count("tidy-prompt-differs") == 1);
  const auto turns = table.study.messages_of(table.study.at(first_scenario).messages);
  REQUIRE(turns.size() == 1);
  CHECK(table.text(turns[0].text) == "One");
  CHECK(turns[0].role == ChatRole::user);
}

TEST_CASE("messages stand over a plain prompt, and what is no conversation is shown as it stands") {
  Table table;
  table.add(
      {{prompt, {"Plain"}},
       {messages, {R"([{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hello"}])", true}}});
  const auto turns = table.study.messages_of(table.study.at(first_scenario).messages);
  REQUIRE(turns.size() == 2);
  CHECK(turns[0].role == ChatRole::system);
  CHECK(table.text(turns[1].text) == "Hello");
  table.add({{scenario, {"s2"}}, {messages, {R"({"oops": 1})", true}}});
  CHECK(table.count("tidy-messages-unreadable") == 1);
  const auto shown = table.study.messages_of(table.study.at(ScenarioId(1)).messages);
  REQUIRE(shown.size() == 1);
  CHECK(table.text(shown[0].text) == R"({"oops": 1})");
}

TEST_CASE("tags are the scenario's, told when they change, and an untagged row says nothing") {
  Table table;
  table.add({}, {{"urgency", "high"}, {"age", "67"}});
  table.add({{criterion, {"d"}}}, {{"urgency", "high"}, {"age", "67"}});
  table.add({{criterion, {"e"}}});
  CHECK(table.diagnostics.empty());
  table.add({{criterion, {"f"}}}, {{"urgency", "low"}, {"age", "67"}});
  CHECK(table.count("tidy-tags-differs") == 1);
  CHECK(table.study.at(first_scenario).tags.count == 2);
}

TEST_CASE("a response is one of model, scenario and repeat; another text for it is told") {
  Table table;
  table.add({{response, {"Rest."}}});
  table.add({{criterion, {"d"}}, {response, {"Rest."}}});
  table.add({{criterion, {"d"}}, {model, {"B"}}, {response, {"Run."}}});
  CHECK(table.diagnostics.empty());
  table.add({{criterion, {"e"}}, {response, {"Walk."}}});
  table.add({{criterion, {"f"}}});
  CHECK(table.count("tidy-response-differs") == 1);
  const Judgments& all = table.study.judgments();
  CHECK(all.response[0] == all.response[1]);
  CHECK(all.response[2] != all.response[0]);
  CHECK(all.response[3] == all.response[0]);
  CHECK_FALSE(all.response[4].valid());
  const auto turns = table.study.messages_of(table.study.at(all.response[0]).messages);
  REQUIRE(turns.size() == 1);
  CHECK(turns[0].role == ChatRole::assistant);
  CHECK(table.text(turns[0].text) == "Rest.");
}

TEST_CASE("a rater without a name is called by its kind, and without that it is said that none is named") {
  Table table;
  table.add({});
  table.add({{rater_kind, {"physician"}}});
  table.add({{rater, {" Dr R "}}, {rater_kind, {"oracle"}}});
  const Judgments& all = table.study.judgments();
  REQUIRE(all.size() == 3);
  const auto rater_of = [&](std::size_t row) -> const Rater& { return table.study.at(all.rater[row]); };
  CHECK(table.text(rater_of(0).name) == "Rater not named in the file");
  CHECK(rater_of(0).kind == RaterKind::unknown);
  CHECK(table.text(rater_of(1).name) == to_text(RaterKind::physician));
  CHECK(rater_of(1).kind == RaterKind::physician);
  CHECK(table.text(rater_of(2).name) == "Dr R");
  CHECK(rater_of(2).kind == RaterKind::unknown);
  CHECK(table.count("tidy-rater-kind-unknown") == 1);
}

TEST_CASE("space around names makes no second model or scenario") {
  Table table;
  table.add({});
  table.add({{model, {" A "}}, {scenario, {"s "}}, {criterion, {" d"}}});
  CHECK(table.study.model_count() == 1);
  CHECK(table.study.find_scenario("s").valid());
  CHECK_FALSE(table.study.find_scenario("s ").valid());
}
