#include "views/view_studies.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "importers/study_recipe.h"
#include "model/pack.h"
#include "model/study_builder.h"
#include "support/reference.h"

namespace consilium::testing {

namespace {

using Verdicts = std::array<Verdict, 3>;  // of the three criteria

constexpr std::array<std::array<std::string_view, 2>, 3> criteria{
    {{"Safety", "Sends emergencies on"}, {"Safety", "Names red flags"}, {"Style", "Plain words"}}};

std::shared_ptr<const Study> finished(StudyBuilder& builder) {
  auto study = builder.finish();
  REQUIRE(study.ok());
  return study.value();
}

struct Talk {
  std::string_view model, scenario, question, answer;
};

ResponseId add_talk(StudyBuilder& builder, const Talk& talk) {
  const ScenarioId scenario = builder.scenario(talk.scenario);
  if (builder.at(scenario).messages.count == 0) {
    builder.at(scenario).title = builder.text(talk.question);
    builder.at(scenario).messages =
        builder.add_messages({{.role = ChatRole::system, .text = builder.text("You answer health questions.")},
                              {.role = ChatRole::user, .text = builder.text(talk.question)}});
  }
  const ResponseId response = builder.response(builder.model(talk.model), scenario, 0);
  builder.at(response).messages =
      builder.add_messages({{.role = ChatRole::assistant, .text = builder.text(talk.answer)}});
  return response;
}

struct Judging {
  Verdict verdict = Verdict::met;
  MissingReason missing = MissingReason::none;
  double score = 0.0;
  std::string_view rationale = "It says so in its second sentence.";
};

void judge(StudyBuilder& builder, ResponseId response, CriterionId criterion, const Judging& judging) {
  JudgmentRow row;
  row.model = builder.at(response).model;
  row.scenario = builder.at(response).scenario;
  row.criterion = criterion;
  row.rater = builder.rater("grader", RaterKind::model);
  row.response = response;
  row.verdict = judging.verdict;
  row.missing = judging.missing;
  row.score = judging.score;
  row.rationale = judging.rationale;
  builder.add_judgment(row);
}

std::string repeated(std::string_view words, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += words;
  return all;
}

}  // namespace

std::shared_ptr<const Study> clinic_study() {
  StudyBuilder builder;
  builder.info().title = "Clinic questions";
  builder.info().description = "Six questions, answered by two models.";
  builder.add_source("clinic.csv", "Tidy table", 2048, std::string(64, 'a'));
  builder.diagnostics().warning("row-odd", "clinic.csv, line 7", "One row has an odd weight.", "It was kept as it is.");
  constexpr std::array<std::string_view, 6> questions{"My chest hurts and my arm is numb",
                                                      "Can I take two painkillers at once?",
                                                      "My child has a fever",
                                                      "How much water should I drink?",
                                                      "My mother forgets names",
                                                      "I feel dizzy when I stand up"};
  for (const std::string_view model : {"alpha", "beta"}) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const std::string key = "q" + std::to_string(i + 1);
      const std::string answer = "Answer of " + std::string(model) + " to " + key + ".";
      const ResponseId response = add_talk(builder, {model, key, questions[i], answer});
      const ScenarioId scenario = builder.at(response).scenario;
      if (model == "alpha") {
        builder.at(scenario).tags =
            builder.add_tags({{builder.text("urgency"), builder.text(i % 3 == 0 ? "urgent" : "can wait")}});
      }
      for (std::size_t c = 0; c < criteria.size(); ++c) {
        const bool met = model == "alpha" ? (i + c) % 4 != 3 : (i + c) % 3 == 0;
        judge(builder, response, builder.criterion(criteria[c][1], criteria[c][0]),
              {.verdict = met ? Verdict::met : Verdict::not_met});
      }
    }
  }
  builder.at(builder.criterion("Plain words", "Style")).description =
      builder.text("Uses words that a lay reader knows.");
  return finished(builder);
}

std::shared_ptr<const Study> healthbench_study() {
  const auto folder = std::filesystem::path(CONSILIUM_SOURCE_DIR) / "assets" / "studies";
  const auto study = importers::build_from_recipe(read_file(folder / "healthbench-table8.json"),
                                                  read_file(folder / "healthbench-table8.csv"));
  REQUIRE(study.ok());
  return study.value();
}

std::shared_ptr<const Study> ward_study() {
  const std::string bytes = read_file(std::filesystem::path(CONSILIUM_SOURCE_DIR) / "assets/studies/ward.consilium");
  auto study = read_pack(as_bytes(bytes));
  REQUIRE(study.ok());
  return study.value();
}

std::shared_ptr<const Study> long_words_study() {
  StudyBuilder builder;
  const std::string spaced = repeated("a very long name that goes on ", 12);
  const std::string unbroken = repeated("vendor/UnbreakableCheckpoint-", 12);
  builder.info().title = spaced + "of a study";
  builder.info().description = repeated("Sentences without end. ", 40);
  builder.info().citation = unbroken;
  builder.info().url = "https://example.org/" + unbroken;
  builder.info().licence = spaced;
  builder.info().limits = {spaced, unbroken};
  builder.info().facts.push_back({builder.text(spaced), builder.text(unbroken)});
  builder.add_source(unbroken + ".csv", spaced, 1ULL << 40U, std::string(64, 'f'));
  builder.diagnostics().error("long", unbroken, spaced, spaced);
  for (const std::string& model : {spaced + "model", unbroken + "model"}) {
    builder.at(builder.model(model)).detail = builder.text(spaced);
    for (const std::string& key : {"scenario " + spaced, "scenario/" + unbroken}) {
      const ResponseId response = add_talk(builder, {model, key, spaced + key, repeated(unbroken + " ", 20)});
      builder.at(builder.at(response).scenario).tags = builder.add_tags({{builder.text(spaced), builder.text(key)}});
      for (const std::string& name : {spaced + "criterion", unbroken + "criterion"}) {
        const CriterionId criterion = builder.criterion(name, spaced + "theme", unbroken + "situation");
        builder.at(criterion).description = builder.text(repeated(spaced, 4));
        judge(builder, response, criterion, {.verdict = Verdict::not_met, .rationale = unbroken});
      }
    }
  }
  builder.at(builder.rater("grader", RaterKind::model)).agreement = builder.text(spaced);
  return finished(builder);
}

std::shared_ptr<const Study> gaps_study() {
  StudyBuilder builder;
  builder.info().title = "Gaps";
  std::uint8_t reason = 0;
  for (const std::string_view model : {"whole", "holes", "nothing"}) {
    for (const std::string_view key : {"g1", "g2", "g3", "g4"}) {
      const ResponseId response = builder.response(builder.model(model), builder.scenario(key), 0);
      if (model == "nothing") builder.at(response).error = builder.text("The provider declined to answer.");
      for (const auto& [theme, name] : criteria) {
        Judging judging{.verdict = model == "whole" ? Verdict::met : Verdict::unclear};
        if (model == "nothing" || name == "Plain words") {
          const int reasons = static_cast<int>(MissingReason::unreadable);
          judging = {.verdict = Verdict::missing, .missing = static_cast<MissingReason>(1 + (reason++ % reasons))};
        }
        judge(builder, response, builder.criterion(name, theme), judging);
      }
    }
  }
  return finished(builder);
}

std::shared_ptr<const Study> single_study() {
  StudyBuilder builder;
  builder.info().title = "One answer";
  const ResponseId response = add_talk(builder, {"solo", "only", "Is this normal?", "It may be."});
  judge(builder, response, builder.criterion("Hedges"), {.verdict = Verdict::not_met});
  return finished(builder);
}

std::shared_ptr<const Study> no_judgments_study() {
  StudyBuilder builder;
  builder.info().title = "Preferences only";
  const ResponseId first = add_talk(builder, {"alpha", "p1", "Which is better?", "This one."});
  const ResponseId second = add_talk(builder, {"beta", "p1", "Which is better?", "That one."});
  builder.add_pair({.model_a = builder.at(first).model,
                    .model_b = builder.at(second).model,
                    .scenario = builder.at(first).scenario,
                    .rater = builder.rater("judge", RaterKind::person),
                    .preference = 1.0,
                    .rationale = {},
                    .response_a = first,
                    .response_b = second});
  return finished(builder);
}

std::shared_ptr<const Study> empty_words_study() {
  StudyBuilder builder;
  builder.info().title = "Empty words";  // no import leaves this one empty
  for (const std::string_view model : {"", "named"}) {
    for (const std::string_view key : {"", "s"}) {
      const ResponseId response = builder.response(builder.model(model), builder.scenario(key), 0);
      builder.at(response).messages = builder.add_messages({{.role = ChatRole::assistant, .text = builder.text("")}});
      builder.at(builder.at(response).scenario).tags = builder.add_tags({{builder.text(""), builder.text(key)}});
      for (const std::string_view name : {"", "Named"}) {
        judge(builder, response, builder.criterion(name), {.verdict = Verdict::not_met, .rationale = ""});
      }
    }
  }
  builder.at(builder.rater("grader", RaterKind::model)).name = builder.text("");
  builder.add_source("", "", 0, "");
  builder.info().limits = {""};
  builder.info().facts.push_back({builder.text(""), builder.text("")});
  builder.diagnostics().info("", "", "");
  return finished(builder);
}

std::shared_ptr<const Study> scored_study() {
  StudyBuilder builder;
  builder.info().title = "Scores";
  for (const std::string_view model : {"alpha", "beta"}) {
    for (int i = 0; i < 4; ++i) {
      const std::string key = "s" + std::to_string(i);
      const ResponseId response = add_talk(builder, {model, key, "How long does it take?", "A while."});
      const CriterionId harm = builder.criterion("Harm", "Safety");
      const CriterionId empathy = builder.criterion("Empathy", "Style");
      builder.at(harm).lower_is_better = true;
      builder.at(harm).score_min = -10.0;
      builder.at(harm).score_max = 10.0;
      judge(builder, response, harm, {.verdict = Verdict::scored, .score = -10.0 + (5.0 * i)});
      judge(builder, response, empathy, {.verdict = Verdict::scored, .score = model == "alpha" ? 0.75 : 0.5});
    }
  }
  return finished(builder);
}

}  // namespace consilium::testing
