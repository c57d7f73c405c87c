#include "importers/inspect_sample.h"

#include <doctest/doctest.h>

#include "inspect_study.h"

using namespace consilium;
using namespace consilium::testing;

namespace {

std::string missing(MissingReason reason) { return "missing: " + std::string(to_text(reason)); }

const ReadStudy& endings() {
  static const ReadStudy read = read_fixtures({"endings.json"});
  REQUIRE(read.study != nullptr);
  return read;
}

Texts ending(int id) { return verdicts(*endings().study, "clinic/first_aid/" + std::to_string(id), "includes"); }

std::string error_of(const Study& study, std::string_view scenario) {
  for (const Response& response : study.responses) {
    if (study.text(study.scenarios[response.scenario.index()].key) == scenario)
      return std::string(study.text(response.error));
  }
  return "no response";
}

}  // namespace

TEST_CASE("samples without a score say why") {
  CHECK(ending(1) == Texts{"met"});
  CHECK(ending(2) == Texts{missing(MissingReason::model_error)});
  CHECK(ending(3) == Texts{missing(MissingReason::scorer_error)});
  CHECK(ending(4) == Texts{missing(MissingReason::limit_reached)});
  CHECK(ending(5) == Texts{missing(MissingReason::refused)});
  CHECK(error_of(*endings().study, "clinic/first_aid/2") == "The sample failed: Out of memory.");
  CHECK(rationales(*endings().study, "clinic/first_aid/4").front() ==
        "A limit ended the sample early: token 5000. It was not scored.");
}

TEST_CASE("a sample that was marked invalid does not count, an edited score does") {
  CHECK(ending(6) == Texts{missing(MissingReason::unreadable)});
  CHECK(rationales(*endings().study, "clinic/first_aid/6").front() ==
        "Marked as invalid by Ann: wrong target. Its score was C.");
  CHECK(ending(7) == Texts{"not met"});
  CHECK(rationales(*endings().study, "clinic/first_aid/7").front() ==
        "This score was edited after the run by Bo: target was wrong");
}

TEST_CASE("a score stands even when the sample ended early, and the ending is told") {
  CHECK(ending(8) == Texts{"met"});
  CHECK(error_of(*endings().study, "clinic/first_aid/8") == "A limit ended the sample early: time 60.");
  CHECK(ending(9) == Texts{"not met"});
  CHECK(error_of(*endings().study, "clinic/first_aid/9") == "The answer was cut off at the token limit.");
}

TEST_CASE("samples without id and repeated samples are told") {
  CHECK(endings().count("inspect-sample-without-id") == 1);
  CHECK(endings().count("inspect-duplicate-sample") == 1);
  CHECK(endings().count("inspect-sample-failed") == 2);
  CHECK(endings().count("inspect-run-failed") == 1);
  CHECK(endings().count("inspect-updates") == 1);
}

TEST_CASE("epochs are repeats of one scenario, with tags and cluster from the metadata") {
  const ReadStudy read = read_fixtures({"epochs.json"});
  REQUIRE(read.study != nullptr);
  const Study& study = *read.study;
  CHECK(study.scenarios.size() == 2);
  CHECK(study.responses.size() == 4);
  CHECK(verdicts(study, "clinic/first_aid/2", "model_graded_fact") == Texts{"met", "not met"});
  CHECK(study.judgments.repeat == std::vector<std::uint16_t>{0, 1, 0, 1});
  const Scenario& first = *find_scenario(study, "clinic/first_aid/1");
  CHECK(study.text(first.cluster) == "burns");
  CHECK(find_tag(study, first.tags, "tag") == "pilot");
  CHECK(find_tag(study, first.tags, "site") == "north");
  CHECK(find_tag(study, first.tags, "difficulty") == "1");
  CHECK(find_tag(study, first.tags, "notes").empty());
  CHECK(talk(study, first.messages) == Texts{"System: Be brief.", "User: Question 1?"});
  CHECK(rater_names(study) == Texts{"model_graded_fact (other/judge-9)"});
  CHECK(read.diagnostics.empty());
}

TEST_CASE("a conversation is readable: parts, reasoning, tools, attachments, choices") {
  const ReadStudy read = read_fixtures({"content.json"});
  REQUIRE(read.study != nullptr);
  const Study& study = *read.study;
  const Scenario& scenario = study.scenarios.front();
  CHECK(study.text(scenario.key) == "clinic/first_aid/a/1");
  CHECK(
      talk(study, scenario.messages) ==
      Texts{
          "User: A long text that was set aside. What should be done first?\n\n[image]\n\nA) Wait\nB) Call for help"});
  CHECK(talk(study, study.responses.front().messages) ==
        Texts{"Assistant (reasoning): Think of danger first.",
              "Assistant: I look it up.\n\nTool call: lookup\nterm: burn\ndepth: 2",
              "Tool (lookup): Nothing found.\n\nTool error (timeout): Too slow.",
              "Assistant (reasoning): [reasoning hidden by the provider]", "Assistant: ANSWER: B",
              "Assistant: attachment://nowhere"});
  CHECK(study.text(scenario.target) == "B) Call for help");
  CHECK(rationales(study, "clinic/first_aid/a/1") == Texts{"Taken as the answer: B\n\nB is right."});
  CHECK(study.responses.front().output_tokens == 321);
  CHECK(read.count("inspect-attachment-missing") == 1);
}

TEST_CASE("logs of 2024 are read: one score, results.scorer, texts kept in the transcript") {
  const ReadStudy read = read_fixtures({"old.json"});
  REQUIRE(read.study != nullptr);
  const Study& study = *read.study;
  CHECK(verdicts(study, "clinic/first_aid/1", "match") == Texts{"met"});
  CHECK(talk(study, study.scenarios[0].messages) == Texts{"User: Is water wet?"});
  CHECK(judged_text(study, study.judgments.response[0]) == "Yes");
  CHECK(judged_text(study, study.judgments.response[1]) == "No");
  CHECK(study.text(study.scenarios[0].target) == "Yes\nAye");
}

TEST_CASE("a second run of the same task and model adds repeats") {
  std::string other = read_file(fixture_path("inspect/twin.json"));
  const std::string mark = "\"task-1\"";
  other.replace(other.find(mark), mark.size(), "\"task-2\"");
  const ReadStudy read = read_study({{"one.json", read_file(fixture_path("inspect/twin.json"))}, {"two.json", other}});
  REQUIRE(read.study != nullptr);
  CHECK(read.study->scenarios.size() == 3);
  CHECK(read.study->judgments.size() == 6);
  CHECK(read.study->judgments.repeat == std::vector<std::uint16_t>{0, 0, 0, 1, 1, 1});
  CHECK(read.count("inspect-further-run") == 3);
}

TEST_CASE("a copy of a run in another container adds nothing") {
  const ReadStudy read = read_fixtures({"twin.json", "deflate.eval"});
  REQUIRE(read.study != nullptr);
  CHECK(read.study->judgments.size() == 3);
  CHECK(read.count("inspect-same-run") == 3);
}

TEST_CASE("an answer to other words than the first answer's is shown with its own prompt") {
  std::string other = read_file(fixture_path("inspect/twin.json"));
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = other.find(from); at != std::string::npos; at = other.find(from, at + to.size()))
      other.replace(at, from.size(), to);
  };
  replace("demo/model-a", "demo/model-b");
  replace("Question 1?", "Question one?");
  const ReadStudy read = read_study({{"one.json", read_file(fixture_path("inspect/twin.json"))}, {"two.json", other}});
  REQUIRE(read.study != nullptr);
  const Study& study = *read.study;
  CHECK(read.count("inspect-prompt-differs") == 1);
  CHECK(talk(study, study.scenarios[0].messages) == Texts{"User: Question 1?"});
  REQUIRE(study.responses.size() == 6);
  CHECK(talk(study, study.responses[3].messages) == Texts{"User: Question one?", "Assistant: Answer 1."});
  CHECK(talk(study, study.responses[4].messages) == Texts{"Assistant: Answer 2."});
}

TEST_CASE("a memory limit ends the import with a clear error") {
  importers::Limits small;
  small.max_total_bytes = 4000;
  const ReadStudy read = read_study({{"x.json", read_file(fixture_path("inspect/twin.json"))}}, small);
  CHECK(read.study == nullptr);
  CHECK(read.error.code == "import-too-large");
}
