#include "probes/trial.h"

#include <doctest/doctest.h>

#include <set>

#include "support/case_book.h"

using namespace consilium;
using namespace consilium::probes;
using consilium::testing::case_book;

TEST_CASE("items are drawn as asked: their number, kind and topic, the same for the same seed") {
  ItemSettings settings{.items = 12, .seed = 4, .kind = cases::CaseKind::triage, .topic = "chest_pain"};
  const auto always = [](const cases::Case&) { return true; };
  const auto items = draw_items(settings, case_book(), false, always);
  REQUIRE(items.size() == 12);
  for (const cases::Case& c : items) {
    CHECK(c.topic == "chest_pain");
    CHECK(c.split == cases::Split::held_out);
    CHECK(subject_of(c) == "triage/chest_pain");
  }
  CHECK(draw_items(settings, case_book(), false, always) == items);
  settings.seed = 5;
  CHECK(draw_items(settings, case_book(), false, always) != items);
}

TEST_CASE("where nothing fits there are no items, and drawing ends") {
  CHECK(draw_items({.items = 5}, case_book(), false, [](const cases::Case&) { return false; }).empty());
  CHECK(draw_items({.items = 0}, case_book(), false, [](const cases::Case&) { return true; }).empty());
}

TEST_CASE("trials stand item by item, each under every arm") {
  const auto items = draw_items({.items = 3}, case_book(), false, [](const cases::Case&) { return true; });
  const Plan plan = plan_arms(items, {{"a", "a"}, {"b", "b"}}, {0.5}, [](const cases::Case& c, std::size_t arm) {
    cases::Case other = c;
    other.insistence = static_cast<int>(arm);
    return other;
  });
  REQUIRE(plan.trials.size() == 6);
  for (std::uint32_t i = 0; i < 6; ++i) {
    CHECK(plan.trials[i].item == i / 2);
    CHECK(plan.trials[i].arm == i % 2);
    CHECK(plan.trials[i].c.insistence == static_cast<int>(i % 2));
    CHECK(plan.trials[i].dials[0] == 0.5);
  }
}

TEST_CASE("cases about the same have one subject, whatever their words") {
  std::set<std::string> subjects;
  for (const cases::Case& c : draw_items({.items = 400}, case_book(), false, [](const cases::Case&) { return true; })) {
    subjects.insert(subject_of(c));
  }
  CHECK(subjects.size() > 40);
  CHECK(subjects.size() < 200);
}
