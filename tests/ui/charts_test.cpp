// The charts: what they say in the mirror, how they are picked, and that nothing hostile breaks them.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "harness.h"
#include "ui/charts/data_table.h"
#include "ui/charts/heatmap.h"
#include "ui/charts/mini_intervals.h"
#include "ui/widgets/widgets.h"

using namespace consilium;
using namespace consilium::ui;
using a11y::ActionKind;
using a11y::Role;
using a11y::Tristate;
using consilium::testing::UiHarness;

namespace {

std::vector<IntervalRow> some_rows() {
  std::vector<IntervalRow> rows;
  for (const auto& [name, value] : {std::pair{"GPT-4.1", 94.0}, {"Grok 3", 93.7}, {"o3", 92.8}}) {
    IntervalRow row;
    row.name = name;
    row.value = value;
    row.low = value - 0.5;
    row.high = value + 0.5;
    row.has_value = row.has_interval = true;
    row.value_text = std::to_string(value).substr(0, 4);
    row.interval_text = "93.5–94.5";
    row.hover = std::string(name) + ": the whole sentence";
    rows.push_back(row);
  }
  rows[0].selected = true;
  rows[1].detail = "Mar 2025";
  return rows;
}

struct HeatmapPage {
  std::vector<HeatmapColumn> columns;
  std::vector<HeatmapRow> rows;
  std::vector<HeatmapTheme> themes;
  std::optional<std::pair<std::size_t, std::size_t>> selected;
  std::optional<HeatmapEvent> event;
  int cells_asked = 0;
  UiHarness page;

  HeatmapPage(std::size_t row_count, std::size_t column_count, float width, float height)
      : page([this](Ui& ui) { draw(ui); }, width, height) {
    for (std::size_t c = 0; c < column_count; ++c) columns.push_back({"Model " + std::to_string(c), "94.0"});
    for (std::size_t r = 0; r < row_count; ++r)
      rows.push_back({"Situation " + std::to_string(r / 2), "Criterion " + std::to_string(r), "180", "What it asks"});
    const std::size_t half = row_count / 2;
    themes = {{"Emergency referrals", false, 0, half}, {"Global health", false, half, row_count - half}};
  }

  void draw(Ui& ui) {
    cells_asked = 0;
    HeatmapSpec spec;
    spec.name = "Criteria by model";
    spec.columns = columns;
    spec.rows = rows;
    spec.themes = themes;
    spec.selected = selected;
    spec.overall_label = "Overall, high to low";
    spec.cell = [this](std::size_t row, std::size_t column) {
      ++cells_asked;
      return HeatmapCell{std::to_string(row) + "." + std::to_string(column), 0.9, true, row % 2 == 0,
                         "cell " + std::to_string(row) + " " + std::to_string(column)};
    };
    const Box box = ui.screen().inset(20.0F);
    if (auto now = heatmap(ui, "heatmap", box, spec)) event = now;
  }
};

}  // namespace

TEST_CASE("Axes end on round numbers around the data") {
  const AxisRange rates = round_axis(74.0, 94.5, 0.0, 100.0);
  CHECK(rates.low == 70.0);
  CHECK(rates.high == 95.0);
  CHECK(rates.step == 5.0);
  CHECK(rates.decimals == 0);
  const AxisRange fine = round_axis(0.52, 0.81, 0.0, 1.0);
  CHECK(fine.low == doctest::Approx(0.5));
  CHECK(fine.high == doctest::Approx(0.85));
  CHECK(fine.decimals == 2);
  for (const auto& [low, high] :
       {std::pair{0.0, 0.0}, {100.0, 100.0}, {90.0, 10.0}, {std::nan(""), 3.0}, {-1e308, 1e308}}) {
    const AxisRange axis = round_axis(low, high, 0.0, 100.0);
    CAPTURE(low);
    CHECK(axis.low >= 0.0);
    CHECK(axis.high <= 100.0);
    CHECK(axis.low < axis.high);
    CHECK(axis.step > 0.0);
    CHECK((axis.high - axis.low) / axis.step <= 12.0);
  }
}

TEST_CASE("Interval rows are a table whose rows can be picked and whose ties are told") {
  std::optional<std::size_t> picked;
  const auto rows = some_rows();
  const TieSpan ties[] = {{0, 1}, {1, 2}};
  const auto draw = [&](Ui& ui) {
    const IntervalChartSpec spec{.name = "GPT-4.1 meets most",
                                 .value_head = "%",
                                 .interval_head = "95 % interval",
                                 .tied_head = "Tied",
                                 .axis_suffix = " %",
                                 .axis_low = 70.0,
                                 .axis_high = 100.0};
    const Box box{10, 10, ui.screen().w - 20.0F, interval_rows_height(ui, rows.size())};
    if (const auto now = interval_rows(ui, "models", box, spec, rows, ties)) picked = now;
  };
  UiHarness page(draw, 960.0F, 400.0F);
  page.frames(2);
  CHECK(page.all_problems() == "");
  CHECK(page.snapshot() ==
        "- table \"GPT-4.1 meets most\"\n"
        "  - row\n"
        "    - column_header \"Name\"\n"
        "    - column_header \"%\"\n"
        "    - column_header \"95 % interval\"\n"
        "    - column_header \"Tied\"\n"
        "  - row [selected]\n"
        "    - row_header \"GPT-4.1\"\n"
        "    - cell \"94.0\"\n"
        "    - cell \"93.5–94.5\"\n"
        "    - cell \"tied with Grok 3\"\n"
        "  - row\n"
        "    - row_header \"Grok 3, Mar 2025\"\n"
        "    - cell \"93.7\"\n"
        "    - cell \"93.5–94.5\"\n"
        "    - cell \"tied with GPT-4.1, o3\"\n"
        "  - row\n"
        "    - row_header \"o3\"\n"
        "    - cell \"92.8\"\n"
        "    - cell \"93.5–94.5\"\n"
        "    - cell \"tied with Grok 3\"\n");
  CHECK(page.get(Role::row_header, "o3").description == "o3: the whole sentence");
  page.click(Role::row_header, "o3");
  CHECK(picked == 2U);
  page.activate(Role::row_header, "GPT-4.1");
  CHECK(picked == 0U);
  const std::string wide = page.snapshot();
  SUBCASE("the phone says the same") {
    page.input.width = 390.0F;
    page.input.coarse_pointer = true;
    page.frames(2);
    CHECK(page.all_problems() == "");
    CHECK(page.snapshot() == wide);
  }
}

TEST_CASE("Rows without numbers, with broken numbers and outside of the axis are drawn") {
  auto rows = some_rows();
  rows[0].has_value = rows[0].has_interval = false;
  rows[0].value_text = rows[0].interval_text = "";
  rows[1].value = std::numeric_limits<double>::quiet_NaN();
  rows[2].value = -1e300;
  rows[2].low = -std::numeric_limits<double>::infinity();
  rows[2].high = std::numeric_limits<double>::infinity();
  UiHarness page([&](Ui& ui) {
    interval_rows(ui, "a", {10, 10, 900, 200}, {.name = "broken", .axis_low = 5.0, .axis_high = 5.0, .axis_step = 0.0},
                  rows, {});
    theme_intervals(ui, "b", {10, 250, 300, 140}, "themes", rows, 0.0, 100.0, "0", "100");
    model_intervals(ui, "c", {10, 400, 300, 90}, "models", rows, 0.0, 100.0);
  });
  page.frames(2);
  CHECK(page.all_problems() == "");
  CHECK(page.find(Role::cell, "no evidence") != nullptr);
}

TEST_CASE("The inspector's lists can be picked") {
  std::optional<std::size_t> theme;
  std::optional<std::size_t> model;
  const auto rows = some_rows();
  UiHarness page([&](Ui& ui) {
    if (const auto now = theme_intervals(ui, "b", {10, 10, 300, theme_intervals_height(ui, 3)}, "By theme", rows, 60.0,
                                         100.0, "60 %", "100 %"))
      theme = now;
    if (const auto now =
            model_intervals(ui, "c", {10, 400, 300, model_intervals_height(ui, 3)}, "All models", rows, 0.0, 100.0))
      model = now;
  });
  page.frames(2);
  CHECK(page.all_problems() == "");
  page.click_at(100, 60);
  CHECK(theme == 1U);
  page.click_at(100, 460);
  CHECK(model == 2U);
}

TEST_CASE("The heatmap: cells are picked, themes fold, heads sort") {
  HeatmapPage map(12, 9, 1100.0F, 700.0F);
  map.page.frames(2);
  CHECK(map.page.all_problems() == "");
  map.page.click(Role::cell, "3.4");
  REQUIRE(map.event);
  CHECK(map.event->kind == HeatmapEvent::Kind::select_cell);
  CHECK(map.event->row == 3);
  CHECK(map.event->column == 4);
  map.page.activate(Role::cell, "5.8");
  CHECK(map.event->row == 5);
  CHECK(map.event->column == 8);
  map.page.click(Role::row_header, "Global health");
  CHECK(map.event->kind == HeatmapEvent::Kind::fold_theme);
  CHECK(map.event->row == 1);
  map.page.click(Role::column_header, "Model 2, overall 94.0");
  CHECK(map.event->kind == HeatmapEvent::Kind::sort_by_model);
  CHECK(map.event->column == 2);
  map.page.click(Role::column_header, "Criterion, sort by name");
  CHECK(map.event->kind == HeatmapEvent::Kind::sort_by_criterion);
  map.page.click(Role::column_header, "Overall, high to low");
  CHECK(map.event->kind == HeatmapEvent::Kind::toggle_model_order);
  map.themes[0].folded = true;
  map.page.frames(2);
  CHECK(map.page.find(Role::cell, "3.4") == nullptr);
  CHECK(map.page.find(Role::cell, "6.0") != nullptr);
}

TEST_CASE("Names of columns that two lines would cut get as many as four") {
  HeatmapPage map(6, 14, 1100.0F, 700.0F);
  map.page.frames(2);
  const float two_lines = map.page.get(Role::column_header, "Model 3, overall 94.0").box.h;
  map.columns[3].name = "Ward, overconfidence 0.5";
  map.page.frames(2);
  CHECK(map.page.all_problems() == "");
  const float three_lines = map.page.get(Role::column_header, "Ward, overconfidence 0.5, overall 94.0").box.h;
  CHECK(three_lines > two_lines + 10.0F);
  CHECK(map.page.get(Role::column_header, "Model 4, overall 94.0").box.h == three_lines);
  map.columns[3].name = "Ward, unequal urgency in two languages of many 0.5";
  map.page.frames(2);
  const Box four_lines = map.page.get(Role::column_header, map.columns[3].name + ", overall 94.0").box;
  CHECK(four_lines.h > three_lines + 10.0F);
  CHECK(four_lines.h < three_lines + 24.0F);
}

TEST_CASE("The heatmap has one tab stop, and arrows move through cells, over headings and folds") {
  HeatmapPage map(12, 9, 1100.0F, 700.0F);
  map.selected = {2, 1};
  map.page.frames(2);
  CHECK(map.page.get(Role::cell, "2.1").tab_stop);
  CHECK(map.page.get(Role::cell, "2.1").selected == Tristate::yes);
  CHECK_FALSE(map.page.get(Role::cell, "0.0").tab_stop);
  map.page.focus(Role::cell, "5.0");
  const auto move = [&map](double number) {
    const auto* node = map.page.ui().tree().find(map.page.ui().focus_node());
    REQUIRE(node != nullptr);
    map.page.act({.kind = ActionKind::move, .node = node->id, .number = number});
    map.page.settle();
    return map.page.focused_name();
  };
  CHECK(move(1.0) == "6.0");  // over the second theme's heading
  CHECK(move(2.0) == "6.1");
  CHECK(move(100.0) == "6.8");
  CHECK(move(2.0) == "6.8");
  CHECK(move(-1.0) == "5.8");
  CHECK(move(-10.0) == "0.8");
  CHECK(move(-100.0) == "0.0");
  CHECK_FALSE(map.event.has_value());
}

TEST_CASE("A large heatmap asks only for the cells in sight, and keys reach all of them") {
  HeatmapPage map(4000, 9, 1100.0F, 700.0F);
  map.page.frames(2);
  CHECK(map.cells_asked < 9 * 40);
  CHECK(map.page.ui().tree().nodes().size() < 800);
  map.page.focus(Role::cell, "0.0");
  for (int i = 0; i < 3; ++i) {
    const auto focused = map.page.ui().focus_node();
    map.page.act({.kind = ActionKind::move, .node = focused, .number = 10.0});
    map.page.settle();
    REQUIRE(map.page.ui().tree().find(map.page.ui().focus_node()) != nullptr);
  }
  const Box box = map.page.ui().tree().find(map.page.ui().focus_node())->box;
  CHECK(box.h > 20.0F);
  CHECK(box.bottom() <= 680.5F);
}

TEST_CASE("On a phone the criterion stays while the models scroll under it") {
  HeatmapPage map(12, 9, 390.0F, 700.0F);
  map.page.input.coarse_pointer = true;
  map.page.frames(2);
  CHECK(map.page.all_problems() == "");
  const float label_x = map.page.get(Role::row_header, "Criterion 0, Situation 0").box.x;
  CHECK(map.page.get(Role::cell, "0.8").box.w == 0.0F);
  map.page.wheel(250, 300, 1000, 0);
  map.page.frame();
  CHECK(map.page.get(Role::cell, "0.8").box.w > 40.0F);
  CHECK(map.page.get(Role::row_header, "Criterion 0, Situation 0").box.x == label_x);
  map.page.click(Role::cell, "0.8");
  REQUIRE(map.event);
  CHECK(map.event->column == 8);
}

TEST_CASE("A heatmap of nothing is drawn") {
  HeatmapPage map(0, 0, 800.0F, 300.0F);
  map.page.frames(2);
  CHECK(map.page.all_problems() == "");
}

TEST_CASE("The data table draws the rows in sight of very many, with heads and picks") {
  std::optional<std::size_t> picked;
  const TableColumn columns[] = {{.head = "Model"}, {.head = "n", .width = 80, .numeric = true}};
  const auto draw = [&](Ui& ui) {
    TableSpec spec{.name = "Scores", .columns = columns, .row_count = 100'000, .rows_act = true};
    spec.cell = [](std::size_t row, std::size_t column) { return (column == 0 ? "Model " : "") + std::to_string(row); };
    if (const auto now = data_table(ui, "t", {10, 10, 600, 400}, spec)) picked = now;
  };
  UiHarness page(draw, 700.0F, 500.0F);
  page.frames(2);
  CHECK(page.all_problems() == "");
  CHECK(page.ui().tree().nodes().size() < 100);
  CHECK(page.get(Role::table, "Scores").row_count == 100'001);
  page.click(Role::row_header, "Model 3");
  CHECK(picked == 3U);
  page.wheel(200, 200, 0, 34.0F * 50'000.0F);
  page.frame();
  CHECK(page.find(Role::row_header, "Model 50000") != nullptr);
  page.click(Role::row_header, "Model 50003");
  CHECK(picked == 50'003U);
}
