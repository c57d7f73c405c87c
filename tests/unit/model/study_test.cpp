#include "model/study.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "model/study_builder.h"
#include "sample_study.h"

using namespace consilium;

namespace {

// All words of an enum: none empty, none twice.
template <typename Enum>
void check_words(Enum last) {
  std::set<std::string_view> words;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const std::string_view word = to_text(static_cast<Enum>(i));
    CHECK_FALSE(word.empty());
    CHECK(words.insert(word).second);
  }
}

}  // namespace

TEST_CASE("a judgment row is small") {
  CHECK(Judgments::bytes_per_row == 44);
  CHECK(sizeof(Message) <= 12);
}

TEST_CASE("every kind has its own words") {
  check_words(Verdict::missing);
  check_words(MissingReason::unreadable);
  check_words(RaterKind::metric);
  check_words(ChatRole::other);
  check_words(Aspect::value);
  check_words(Lever::human_guidance);
  check_words(Stage::inference);
  CHECK(to_text(Verdict::met) == "Met");
  CHECK(to_text(Verdict::not_met) == "Not met");
  CHECK(to_text(MissingReason::not_scored) == "no score in the log");
}

TEST_CASE("tags are found by name within their own range only") {
  Study study;
  const TextId name = study.texts.append("theme");
  const TextId other = study.texts.append("other");
  const TextId value = study.texts.append("Emergency");
  study.tags = {{other, value}, {name, value}, {name, other}};
  CHECK(find_tag(study, {0, 2}, "theme") == "Emergency");
  CHECK(find_tag(study, {2, 1}, "theme") == "other");
  CHECK(find_tag(study, {0, 1}, "theme").empty());
  CHECK(find_tag(study, {}, "theme").empty());
}

TEST_CASE("the judged text is the last assistant message") {
  const auto study = testing::sample_study();
  CHECK(judged_text(*study, ResponseId(0)) == "Call an ambulance.");
  CHECK(judged_text(*study, ResponseId::none()).empty());
  Study silent = *study;
  silent.responses[0].messages = {};
  CHECK(judged_text(silent, ResponseId(0)).empty());
}

TEST_CASE("names are read through ids") {
  const auto study = testing::sample_study();
  CHECK(study->name(ModelId(1)) == "Model B");
  CHECK(study->name(CriterionId(0)) == "Seeks context");
  CHECK(study->name(RaterId(0)) == "Grader");
}

TEST_CASE("what is compared are models, or settings where the study says so") {
  for (const bool settings : {false, true}) {
    StudyBuilder builder;
    const CriterionId criterion = builder.criterion("Reason given", "");
    for (const std::string_view name : {"a", "b"}) {
      builder.add_judgment({.model = builder.model(name),
                            .scenario = builder.scenario("one"),
                            .criterion = criterion,
                            .rater = builder.rater("code", RaterKind::code),
                            .verdict = Verdict::met});
    }
    if (settings) builder.info().facts.push_back({builder.text("compared"), builder.text("settings")});
    const auto study = builder.finish();
    REQUIRE(study.ok());
    CHECK(compared(*study.value()).many == (settings ? "settings" : "models"));
    CHECK(model_count(*study.value()) == (settings ? 1 : 2));
  }
}
