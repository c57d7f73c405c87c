#include "session/library.h"

#include <doctest/doctest.h>

#include "support/session_fixture.h"

using namespace consilium;
using namespace consilium::session;

namespace {

// Wednesday, 13 March 2024, 10:00:00 UTC.
constexpr std::int64_t noonish = 1710324000;
constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;

StudyEntry shipped(std::string key, std::string title) {
  StudyEntry entry;
  entry.key = std::move(key);
  entry.title = std::move(title);
  entry.note = "shipped";
  entry.shipped = true;
  return entry;
}

std::vector<std::string> keys(const std::vector<StudyEntry>& entries) {
  std::vector<std::string> all;
  for (const StudyEntry& entry : entries) all.push_back(entry.key);
  return all;
}

}  // namespace

TEST_CASE("words for last opened") {
  const WallTime now{noonish, 0};
  CHECK(opened_words(0, now) == "");
  CHECK(opened_words(noonish, now) == "Just now");
  CHECK(opened_words(noonish - 59, now) == "Just now");
  CHECK(opened_words(noonish - 60, now) == "1 min ago");
  CHECK(opened_words(noonish - 600, now) == "10 min ago");
  CHECK(opened_words(noonish - hour, now) == "1 hour ago");
  CHECK(opened_words(noonish - 10 * hour, now) == "10 hours ago");
  CHECK(opened_words(noonish - 10 * hour - 1, now) == "Yesterday");
  CHECK(opened_words(noonish - 34 * hour, now) == "Yesterday");
  CHECK(opened_words(noonish - 34 * hour - 1, now) == "Monday");
  CHECK(opened_words(noonish - 6 * day, now) == "Thursday");
  CHECK(opened_words(noonish - 7 * day, now) == "6 March");
  CHECK(opened_words(noonish - 366 * day, now) == "13 March 2023");
}

TEST_CASE("days change at local midnight") {
  // 23:30 the day before in UTC is the same morning in Tokyo and late the day before in New York.
  const std::int64_t late = noonish - 10 * hour - 1800;
  CHECK(opened_words(late, {noonish, 9 * 60}) == "10 hours ago");
  CHECK(opened_words(late, {noonish, 0}) == "Yesterday");
  CHECK(opened_words(noonish - 7 * hour, {noonish, -5 * 60}) == "Yesterday");
}

TEST_CASE("times that cannot be are not worded; a clock set back gives the date") {
  CHECK(opened_words(noonish, {}) == "");
  CHECK(opened_words(-5, {noonish, 0}) == "");
  CHECK(opened_words(std::int64_t{1} << 62, {noonish, 0}) == "");
  CHECK(opened_words(noonish + 30, {noonish, 0}) == "Just now");
  CHECK(opened_words(noonish + 3 * day, {noonish, 0}) == "16 March");
}

TEST_CASE("an entry says what was opened") {
  const auto study = testing::make_study();
  const StudyEntry entry = entry_for("local:1", *study);
  CHECK(entry.key == "local:1");
  CHECK(entry.title == "Triage");
  CHECK(entry.note == "tidy CSV, your file · weak: few scenarios");
  CHECK(entry.models == 3);
  CHECK(entry.criteria == 4);
  CHECK(entry.scenarios == 5);
  CHECK(!entry.shipped);
  CHECK(study_title(*testing::make_study("", "log.eval")) == "log.eval");
}

TEST_CASE("published totals count the scenarios they summarise") {
  StudyBuilder builder;
  builder.info().published_totals = true;
  builder.info().published_scenarios = 3671;
  builder.add_cell({.model = builder.model("m"), .criterion = builder.criterion("c"), .k = 1, .n = 2});
  const auto study = std::move(builder.finish()).value();
  CHECK(scenario_count(*study) == 3671);
  CHECK(entry_for("local:1", *study).note == "your file");
  CHECK(study_title(*study) == "Study without a name");
}

TEST_CASE("opening moves a study to the top and counts it once") {
  const auto study = testing::make_study();
  std::vector<StudyEntry> entries{shipped("shipped:a", "A"), shipped("shipped:b", "B")};
  note_opened(entries, "local:1", *study, {noonish, 0});
  CHECK(keys(entries) == std::vector<std::string>{"local:1", "shipped:a", "shipped:b"});
  note_opened(entries, "shipped:b", *study, {noonish + 60, 0});
  CHECK(keys(entries) == std::vector<std::string>{"shipped:b", "local:1", "shipped:a"});
  CHECK(entries[0].title == "B");
  CHECK(entries[0].note == "shipped");
  CHECK(entries[0].last_opened == "Just now");
  CHECK(entries[1].last_opened == "1 min ago");
  note_opened(entries, "local:1", *testing::make_study("Again"), {noonish + 90, 0});
  CHECK(keys(entries) == std::vector<std::string>{"local:1", "shipped:b", "shipped:a"});
  CHECK(entries[0].title == "Again");
  refresh_library(entries, {noonish + 90 + day, 0});
  CHECK(entries[0].last_opened == "Yesterday");
  CHECK(entries[2].last_opened == "");
}

TEST_CASE("stored and shipped studies make one list") {
  StudyEntry mine = shipped("local:1", "Mine");
  mine.shipped = false;
  mine.opened_unix_s = noonish;
  StudyEntry known = shipped("shipped:b", "Old title");
  known.opened_unix_s = noonish + 5;
  StudyEntry withdrawn = shipped("shipped:gone", "Gone");
  withdrawn.opened_unix_s = noonish + 9;
  const auto entries = merge_library({shipped("shipped:a", "A"), shipped("shipped:b", "B")}, {mine, known, withdrawn});
  CHECK(keys(entries) == std::vector<std::string>{"shipped:b", "local:1", "shipped:a"});
  CHECK(entries[0].title == "B");
}

TEST_CASE("study keys") {
  CHECK(is_local_key("local:3f2a"));
  CHECK(!is_local_key("shipped:local:1"));
  CHECK(is_study_key("shipped:healthbench-table8"));
  for (const char* const bad : {"", "a/b", "a b", "ü", "a\n", "<x>"}) CHECK(!is_study_key(bad));
  CHECK(is_study_key(std::string(200, 'a')));
  CHECK(!is_study_key(std::string(201, 'a')));
}
