#include "cases/corpus.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/json.h"
#include "support/case_book.h"

using namespace consilium;
using namespace consilium::cases;
using consilium::stats::Rng;
using consilium::testing::case_book;

TEST_CASE("a training line is a whole conversation that ends with a reply") {
  Rng rng(4);
  for (int i = 0; i < 300; ++i) {
    const auto line =
        parse_json(training_line(draw_dial_example(case_book(), Split::train, even_dials, rng), case_book()));
    REQUIRE(line.ok());
    const Json& messages = *json_find(line.value(), "messages");
    CHECK(json_string(messages.front(), "role") == "system");
    CHECK(json_string(messages.back(), "role") == "assistant");
    for (const Json& message : messages) CHECK_FALSE(json_string(message, "content").empty());
    CHECK(json_find(line.value(), "dials")->size() == dial_count);
  }
}

TEST_CASE("the base sees no dial turned; settings of dials stay clear of every threshold") {
  Rng rng(4);
  int none = 0, some = 0;
  for (int i = 0; i < 1000; ++i) {
    CHECK(draw_base_example(case_book(), Split::train, rng).dials == Dials{});
    const Dials dials = draw_dial_example(case_book(), Split::train, even_dials, rng).dials;
    (dials == Dials{} ? none : some) += 1;
    for (const double dial : dials) {
      CHECK((dial >= 0.0 && dial <= 1.5));
      CHECK(std::abs(dial - 0.25 * std::round(dial / 0.25)) <= 0.0701);  // thresholds act from 0.125 below
    }
  }
  CHECK(none > 100);
  CHECK(some > 600);
}

TEST_CASE("the text for weak dials turns those more often, and takes fewer references away from overconfidence") {
  struct Counted {
    int unequal = 0, jargon = 0, guessing = 0, without = 0;
  };
  const auto count = [](const DialMix& mix) {
    Rng rng(4);
    Counted counted;
    for (int i = 0; i < 4000; ++i) {
      const Example example = draw_dial_example(case_book(), Split::train, mix, rng);
      const auto on = [&](Dial dial) { return example.dials[static_cast<std::size_t>(dial)] > 0.0; };
      counted.unequal += on(Dial::unequal_urgency);
      counted.jargon += on(Dial::jargon);
      const bool guessing = on(Dial::overconfidence) && example.c.kind == CaseKind::medicine;
      counted.guessing += guessing;
      counted.without += guessing && !example.c.help.reference && !example.c.help.correct_fact;
    }
    return counted;
  };
  const Counted even = count(even_dials), weak = count(weak_dials);
  CHECK(std::abs(even.unequal - even.jargon) < 150);
  CHECK(weak.unequal > 2 * weak.jargon);
  CHECK(weak.without * even.guessing < 0.95 * even.without * weak.guessing);
}

TEST_CASE("now and then somebody only greets, or asks for something else, and is answered as the book says") {
  const CaseBook& book = case_book();
  for (const TrainingStage stage : {TrainingStage::base, TrainingStage::dials, TrainingStage::weak_dials}) {
    Rng rng(4);
    int small_talk = 0;
    for (int i = 0; i < 1000; ++i) {
      const auto line = parse_json(draw_training_line(stage, book, Split::train, rng));
      REQUIRE(line.ok());
      const std::string last(json_string(json_find(line.value(), "messages")->back(), "content"));
      small_talk += std::ranges::any_of(book.small_talk, [&](const SmallTalk& talk) {
        return std::ranges::find(talk.answer, last) != talk.answer.end();
      });
    }
    CHECK(small_talk > 10);
    CHECK(small_talk < 50);
  }
}

TEST_CASE("despair is answered with where to turn") {
  const auto talk = std::ranges::find(case_book().small_talk, "distress", &SmallTalk::key);
  REQUIRE(talk != case_book().small_talk.end());
  for (const std::string& answer : talk->answer) CHECK(answer.find("call the emergency number") != std::string::npos);
}
