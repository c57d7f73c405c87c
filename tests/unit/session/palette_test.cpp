#include "session/palette.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;
using testing::Bench;

namespace {

const PaletteEntry* find(const std::vector<PaletteEntry>& entries, std::string_view name) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const PaletteEntry& entry) { return entry.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

std::vector<std::string> names(const std::vector<PaletteEntry>& entries, std::string_view typed) {
  std::vector<std::string> found;
  for (const std::size_t index : filter_palette(entries, typed)) found.push_back(entries[index].name);
  return found;
}

std::vector<PaletteEntry> plain(std::vector<std::string> all) {
  std::vector<PaletteEntry> entries;
  for (std::string& name : all) entries.push_back({std::move(name), {}, Command(Undo{}), true});
  return entries;
}

}  // namespace

TEST_CASE("names are unique, so that each can be asked for") {
  Bench bench;
  bench.opens("shipped:a");
  std::vector<std::string> all;
  for (const PaletteEntry& entry : palette_entries(bench.session, {})) all.push_back(entry.name);
  std::sort(all.begin(), all.end());
  CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
  CHECK(all.size() > 40);
}

TEST_CASE("with nothing open, what needs a study is muted") {
  Bench bench;
  const auto entries = palette_entries(bench.session, {});
  REQUIRE(find(entries, "Go to Criteria"));
  CHECK(!find(entries, "Go to Criteria")->enabled);
  CHECK(!find(entries, "Undo")->enabled);
  CHECK(!find(entries, "Hardest criteria first")->enabled);
  CHECK(!find(entries, "View as plain page")->enabled);
  CHECK(!find(entries, "Cancel the import")->enabled);
  CHECK(find(entries, "Open files")->enabled);
  CHECK(find(entries, "Open files")->keys == "O");
  CHECK(!find(entries, "Select model: alpha"));
}

TEST_CASE("an open study brings its models, criteria and commands") {
  Bench bench;
  bench.session.set_library(
      {{.key = "shipped:a", .title = "A", .shipped = true}, {.key = "shipped:b", .title = "B", .shipped = true}});
  bench.opens("shipped:a");
  bench.does(GoTo{View::criteria});
  const auto entries = palette_entries(bench.session, {.mac = true});
  CHECK(find(entries, "Undo")->enabled);
  CHECK(find(entries, "Undo")->keys == "Cmd+Z");
  CHECK(find(entries, "Hardest criteria first")->enabled);
  CHECK(!find(entries, "Show rates in cells")->enabled);
  CHECK(find(entries, "Show counts in cells")->enabled);
  CHECK(!find(entries, "Open study: A")->enabled);
  CHECK(find(entries, "Open study: B")->enabled);
  const auto& model = std::get<Command>(find(entries, "Select model: beta")->deed);
  CHECK(std::get<SelectModel>(model).model == ModelId(1));
  const auto& evidence = std::get<Command>(find(entries, "Evidence on: Plain words")->deed);
  CHECK(std::get<OpenEvidence>(evidence).filter.criterion == CriterionId(2));
  CHECK(std::get<UiAction>(find(entries, "Delete everything on this device")->deed) == UiAction::ask_delete_everything);
}

TEST_CASE("published totals have no evidence to offer") {
  StudyBuilder builder;
  builder.info().published_totals = true;
  builder.add_cell({.model = builder.model("m"), .criterion = builder.criterion("c"), .k = 1, .n = 2});
  Bench bench;
  bench.opens("shipped:totals", std::move(builder.finish()).value());
  const auto entries = palette_entries(bench.session, {});
  CHECK(find(entries, "Select model: m"));
  CHECK(!find(entries, "Evidence on: c"));
}

TEST_CASE("nothing typed gives all, enabled first") {
  auto entries = plain({"b", "a", "c"});
  entries[0].enabled = false;
  CHECK(names(entries, "") == std::vector<std::string>{"a", "c", "b"});
  CHECK(names(entries, "  ") == std::vector<std::string>{"a", "c", "b"});
}

TEST_CASE("beginnings of words before insides before spelled letters") {
  const auto entries =
      plain({"Get criticality", "Copy hypercritical text", "Go to Criteria", "Create an item", "Other"});
  CHECK(names(entries, "crit") ==
        std::vector<std::string>{"Get criticality", "Go to Criteria", "Copy hypercritical text", "Create an item"});
  CHECK(names(entries, "GO crit") == std::vector<std::string>{"Go to Criteria"});
  CHECK(names(entries, "crit go") == std::vector<std::string>{"Go to Criteria"});
  CHECK(names(entries, "gtc") == std::vector<std::string>{"Get criticality", "Go to Criteria"});
  CHECK(names(entries, "xyz").empty());
}

TEST_CASE("letters are spelled from the beginning of a word only") {
  CHECK(names(plain({"Undo"}), "nd") == std::vector<std::string>{"Undo"});
  CHECK(names(plain({"Undo"}), "no").empty());
  CHECK(names(plain({"Undo"}), "uo") == std::vector<std::string>{"Undo"});
}

TEST_CASE("a long or odd query does no harm") {
  const auto entries = plain({"Öffnen", "Go to Home"});
  CHECK(names(entries, "ö").size() <= 1);
  CHECK(names(entries, std::string(100'000, 'a')).empty());
  CHECK(names(entries, "\xFF\x00").empty());
}
