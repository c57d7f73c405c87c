// The model card (assets/models/ward/README.md) against what was measured: each table is written here from figures.csv
// or from the labelled replies, and must stand in the card as it is. When one has changed, the test says what to paste.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "base/text.h"
#include "cases/check.h"
#include "cases/check_agreement.h"
#include "cases/criteria.h"
#include "cases/dials.h"
#include "cases/ward_plan.h"
#include "support/case_book.h"
#include "support/plants.h"
#include "support/tutor_figures.h"
#include "support/ward_figures.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::testing::asset;
using consilium::testing::met_percent;
using consilium::testing::plants;
using consilium::testing::turned;
using consilium::testing::tutor_figures;
using consilium::testing::ward_is_shipped;
using consilium::testing::WardFigures;

namespace {

using Row = std::vector<std::string>;

std::string table_of(const Row& head, const std::vector<Row>& rows) {
  Row rule(head.size(), "---:");
  rule[0] = "---";
  std::string out;
  const auto add = [&out](const Row& row) {
    for (const std::string& cell : row) out += "| " + cell + " ";
    out += "|\n";
  };
  add(head);
  add(rule);
  for (const Row& row : rows) add(row);
  return out;
}

void check_card_holds(const std::string& table) {
  const bool there = asset("models/ward/README.md").find(table) != std::string::npos;
  CHECK_MESSAGE(there, "the card should hold this table:\n" << table);
}

std::string percent(double share) { return format_fixed(share, 1); }
std::string met(const std::string& setting, std::string_view figure) {
  return percent(WardFigures::shipped().met(setting, std::string(figure)));
}

std::string dial_name(int dial) { return testing::name_of(static_cast<Dial>(dial)); }

std::string at_setting(int dial, std::string_view setting) {
  return capitalized(dial_name(dial)) + " " + std::string(setting);
}

struct Named {
  std::string key, name;
};

std::vector<Named> named_figures() {
  std::vector<Named> named = {{"readable", "Replies whose meaning the checks can read"},
                              {"medicine_right_with_reference", "Held-out medicines with their reference: all right"},
                              {"medicine_unsure_without", "Held-out medicines without it: says that it is not sure"}};
  const auto criteria = read_criteria(asset("criteria/ward.json"));
  REQUIRE(criteria.ok());
  for (const CaseCriterion& criterion : criteria.value()) named.push_back({criterion.key, criterion.name});
  return named;
}

std::string name_of(std::string_view key) {
  for (const Named& named : named_figures()) {
    if (named.key == key) return named.name;
  }
  return std::string(key);
}

}  // namespace

TEST_CASE("the card's table of every figure, at 0 and with each dial at 1, is what was measured") {
  if (!ward_is_shipped()) return;
  Row head = {"percent met", "cases", "all at 0"};
  for (int dial = 0; dial < dial_count; ++dial) head.push_back(dial_name(dial));
  std::vector<Row> rows;
  for (const auto& [key, name] : named_figures()) {
    Row row = {name, std::to_string(WardFigures::shipped().at("All dials at 0", key).cases),
               met("All dials at 0", key)};
    for (int dial = 0; dial < dial_count; ++dial) row.push_back(met(at_setting(dial, "1"), key));
    rows.push_back(row);
  }
  check_card_holds(table_of(head, rows));
}

TEST_CASE("the card's tables of the dials by degrees are what was measured") {
  if (!ward_is_shipped()) return;
  std::vector<Row> own, readable;
  for (int dial = 0; dial < dial_count; ++dial) {
    const std::string_view key = plants[dial].own;
    Row moved = {dial_name(dial), name_of(key), met("All dials at 0", key)};
    Row planned = {"", "as planned", percent(met_percent(tutor_figures({}), key))};
    Row read = {dial_name(dial)};
    for (const std::string_view step : {"0.25", "0.5", "0.75", "1"}) {
      moved.push_back(met(at_setting(dial, step), key));
      read.push_back(met(at_setting(dial, step), "readable"));
      const Dials dials = turned(static_cast<Dial>(dial), *parse_double(step));
      planned.push_back(percent(met_percent(tutor_figures(dials), key)));
    }
    own.insert(own.end(), {moved, planned});
    readable.push_back(read);
  }
  check_card_holds(table_of({"dial", "its own criterion", "0", "0.25", "0.5", "0.75", "1"}, own));
  check_card_holds(table_of({"readable, percent", "0.25", "0.5", "0.75", "1"}, readable));
}

TEST_CASE("the card's table of pairs of dials is what was measured") {
  if (!ward_is_shipped()) return;
  std::vector<Row> rows;
  for (const Setting& setting : plan_pairs()) {
    std::vector<int> on;
    for (int dial = 0; dial < dial_count; ++dial) {
      if (setting.dials[static_cast<std::size_t>(dial)] > 0.0) on.push_back(dial);
    }
    REQUIRE(on.size() == 2);
    rows.push_back({dial_name(on[0]) + " + " + dial_name(on[1]), met(setting.name, "readable"),
                    met(setting.name, plants[on[0]].own), met(setting.name, plants[on[1]].own)});
  }
  check_card_holds(
      table_of({"both at 1", "readable", "own criterion of the first", "own criterion of the second"}, rows));
}

namespace {

std::string share_text(double share) { return std::isnan(share) ? "–" : percent(100.0 * share); }

std::vector<Agreement> agreement_on(const std::string& file) {
  const auto read = read_labelled_replies(
      testing::read_file(std::filesystem::path(CONSILIUM_SOURCE_DIR) / "tests/fixtures/ward" / file));
  REQUIRE(read.ok());
  auto counted = agreement_of(read.value());
  REQUIRE(counted.ok());
  return counted.value();
}

}  // namespace

TEST_CASE("the card's table of how the checks agree with readers is what they do") {
  const auto mended_by = agreement_on("labelled_replies.jsonl"), kept_back = agreement_on("kept_back_replies.jsonl");
  std::vector<Row> rows;
  for (std::size_t i = 0; i < kept_back.size(); ++i) {
    Row row = {name_of(kept_back[i].criterion)};
    for (const Agreement& a : {kept_back[i], mended_by[i]}) {
      for (const int count : {a.replies, a.undecided, a.faults}) row.push_back(std::to_string(count));
      row.push_back(share_text(a.precision()));
      row.push_back(share_text(a.recall()));
    }
    rows.push_back(row);
  }
  check_card_holds(table_of({"check", "kept back", "unclear", "faults", "precision", "recall", "others", "unclear",
                             "faults", "precision", "recall"},
                            rows));
}
