#include "model/study_builder.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "base/text.h"
#include "sample_study.h"

using namespace consilium;

namespace {

struct Keys {
  ModelId model;
  ScenarioId scenario;
  CriterionId criterion;
  RaterId rater;
};

Keys make_keys(StudyBuilder& build) {
  return {build.model("M"), build.scenario("s"), build.criterion("c"), build.rater("r", RaterKind::code)};
}

JudgmentRow row_of(const Keys& keys, Verdict verdict, double score = 0.0) {
  JudgmentRow row{.model = keys.model, .scenario = keys.scenario, .criterion = keys.criterion, .rater = keys.rater};
  row.verdict = verdict;
  row.score = score;
  return row;
}

}  // namespace

TEST_CASE("equal texts are stored once unless sharing is declined") {
  StudyBuilder build;
  const TextId a = build.text("hello");
  CHECK(build.text("hello") == a);
  CHECK(build.text("hello", false) != a);
  CHECK(build.text("hello") == a);
  CHECK(build.text("") == TextId(0));
  CHECK(build.text("", false) == TextId(0));
  CHECK(build.text_of(a) == "hello");
  for (int i = 0; i < 3000; ++i) build.text("text " + std::to_string(i));
  const TextId again = build.text("text 1234");
  CHECK(build.text_of(again) == "text 1234");
  CHECK(build.text("text " + std::to_string(1234)) == again);
}

TEST_CASE("texts are cleaned to valid UTF-8 on the way in") {
  StudyBuilder build;
  const TextId id = build.text("caf\xE9");
  CHECK(build.text_of(id) == "caf\uFFFD");
  CHECK(build.text("caf\xE8") == id);
  CHECK(build.text_of(build.text("\xFF", false)) == "\uFFFD");
}

TEST_CASE("models, scenarios and raters are found by name") {
  StudyBuilder build;
  const ModelId model = build.model("M");
  CHECK(build.model("M") == model);
  CHECK(build.model("N") != model);
  CHECK(build.scenario("1") == build.scenario("1"));
  CHECK(build.rater("r", RaterKind::model) == build.rater("r", RaterKind::model));
  CHECK(build.rater("r", RaterKind::model) != build.rater("r", RaterKind::physician));
  CHECK(build.text_of(build.at(model).name) == "M");
}

TEST_CASE("criteria are told apart by theme, situation and name together") {
  StudyBuilder build;
  const CriterionId plain = build.criterion("name");
  const CriterionId themed = build.criterion("name", "theme");
  const CriterionId placed = build.criterion("name", "theme", "situation");
  CHECK(plain != themed);
  CHECK(themed != placed);
  CHECK(build.criterion("name", "", "theme") != themed);
  CHECK(build.criterion("name", "theme", "situation") == placed);
}

TEST_CASE("a row is still found by its first key after its fields were edited") {
  StudyBuilder build;
  const CriterionId id = build.criterion("name", "theme");
  build.at(id).theme = build.text("a nicer theme");
  CHECK(build.criterion("name", "theme") == id);
  const ModelId model = build.model("raw-name");
  build.at(model).name = build.text("Nice name");
  CHECK(build.model("raw-name") == model);
}

TEST_CASE("the same response twice is one response") {
  StudyBuilder build;
  const Keys keys = make_keys(build);
  bool created = false;
  const ResponseId first = build.response(keys.model, keys.scenario, 0, &created);
  CHECK(created);
  CHECK(build.response(keys.model, keys.scenario, 0, &created) == first);
  CHECK_FALSE(created);
  CHECK(build.response(keys.model, keys.scenario, 1) != first);
}

TEST_CASE("the same judgment twice is added once") {
  StudyBuilder build;
  const Keys keys = make_keys(build);
  CHECK(build.add_judgment(row_of(keys, Verdict::met)));
  CHECK_FALSE(build.add_judgment(row_of(keys, Verdict::not_met)));
  JudgmentRow repeat = row_of(keys, Verdict::met);
  repeat.repeat = 1;
  CHECK(build.add_judgment(repeat));
  CHECK(build.judgment_count() == 2);
  for (int i = 0; i < 2000; ++i) {
    Keys other = keys;
    other.scenario = build.scenario("scenario " + std::to_string(i));
    REQUIRE(build.add_judgment(row_of(other, Verdict::met)));
    REQUIRE_FALSE(build.add_judgment(row_of(other, Verdict::met)));
  }
  CHECK(build.judgment_count() == 2002);
}

TEST_CASE("scores are stored as the verdict says") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  struct Example {
    JudgmentRow row;
    Verdict verdict;
    MissingReason missing;
    double score;  // NaN = none
  };
  StudyBuilder build;
  const Keys keys = make_keys(build);
  JudgmentRow refused = row_of(keys, Verdict::missing, 1.0);
  refused.missing = MissingReason::refused;
  JudgmentRow met_with_reason = row_of(keys, Verdict::met);
  met_with_reason.missing = MissingReason::refused;
  const Example examples[] = {
      {row_of(keys, Verdict::met, 7.0), Verdict::met, MissingReason::none, 1.0},
      {row_of(keys, Verdict::not_met, 7.0), Verdict::not_met, MissingReason::none, 0.0},
      {row_of(keys, Verdict::scored, -2.5), Verdict::scored, MissingReason::none, -2.5},
      {row_of(keys, Verdict::scored, nan), Verdict::missing, MissingReason::not_scored, nan},
      {row_of(keys, Verdict::scored, infinity), Verdict::missing, MissingReason::unreadable, nan},
      {row_of(keys, Verdict::unclear, 1.0), Verdict::unclear, MissingReason::none, nan},
      {row_of(keys, Verdict::missing, 1.0), Verdict::missing, MissingReason::not_scored, nan},
      {refused, Verdict::missing, MissingReason::refused, nan},
      {met_with_reason, Verdict::met, MissingReason::none, 1.0},
  };
  std::uint16_t repeat = 0;
  for (const Example& example : examples) {
    JudgmentRow row = example.row;
    // A criterion of their own for the scores: beside one, met and not met would become scores too.
    if (row.verdict == Verdict::scored) row.criterion = build.criterion("scale");
    row.repeat = repeat++;
    row.weight = std::numeric_limits<float>::infinity();
    REQUIRE(build.add_judgment(row));
  }
  const auto study = build.finish().value();
  for (std::size_t i = 0; i < std::size(examples); ++i) {
    CAPTURE(i);
    CHECK(study->judgments.verdict[i] == examples[i].verdict);
    CHECK(study->judgments.missing[i] == examples[i].missing);
    CHECK(std::isnan(study->judgments.score[i]) == std::isnan(examples[i].score));
    if (!std::isnan(examples[i].score)) CHECK(study->judgments.score[i] == examples[i].score);
    CHECK(study->judgments.weight[i] == 1.0F);
  }
}

TEST_CASE("beside a fraction, met and not met become scores of one and nought") {
  StudyBuilder build;
  const Keys keys = make_keys(build);
  const CriterionId plain = build.criterion("plain");
  const Verdict verdicts[] = {Verdict::met, Verdict::scored, Verdict::not_met, Verdict::unclear};
  for (std::uint16_t i = 0; i < 4; ++i) {
    JudgmentRow row = row_of(keys, verdicts[i], 0.5);
    row.repeat = i;
    REQUIRE(build.add_judgment(row));
  }
  JudgmentRow other = row_of(keys, Verdict::met);
  other.criterion = plain;
  REQUIRE(build.add_judgment(other));
  const CriterionId published = build.criterion("published");
  Cell mean{.model = keys.model, .criterion = published, .kind = CellKind::mean};
  mean.mean = 0.5;
  build.add_cell(mean);

  const auto study = build.finish().value();
  CHECK_FALSE(study->criteria[keys.criterion.index()].binary);
  CHECK_FALSE(study->criteria[published.index()].binary);
  CHECK(study->criteria[plain.index()].binary);
  CHECK(study->judgments.verdict ==
        std::vector<Verdict>{Verdict::scored, Verdict::scored, Verdict::scored, Verdict::unclear, Verdict::met});
  CHECK(study->judgments.score[0] == 1.0);
  CHECK(study->judgments.score[1] == 0.5);
  CHECK(study->judgments.score[2] == 0.0);
}

TEST_CASE("judgments of one criterion are told apart by their item") {
  StudyBuilder build;
  const Keys keys = make_keys(build);
  JudgmentRow row = row_of(keys, Verdict::met);
  row.item = "first";
  CHECK(build.add_judgment(row));
  CHECK_FALSE(build.add_judgment(row));
  CHECK(build.find_judgment(row) == JudgmentId(0));
  row.item = "second";
  CHECK_FALSE(build.find_judgment(row).valid());
  CHECK(build.add_judgment(row));
  CHECK(build.find_judgment(row) == JudgmentId(1));
  CHECK(build.text_of(build.judgments().item[1]) == "second");
}

TEST_CASE("looking for a scenario makes none") {
  StudyBuilder build;
  const ScenarioId id = build.scenario("here");
  CHECK(build.find_scenario("here") == id);
  CHECK_FALSE(build.find_scenario("elsewhere").valid());
  build.text("known text");
  CHECK_FALSE(build.find_scenario("known text").valid());
  CHECK(build.scenario("next") == ScenarioId(1));
}

TEST_CASE("messages are read back by their range") {
  StudyBuilder build;
  build.add_messages({Message{}});
  const Range range = build.add_messages({{ChatRole::user, TextId(0), build.text("a")}, {}});
  REQUIRE(build.messages_of(range).size() == 2);
  CHECK(build.text_of(build.messages_of(range)[0].text) == "a");
  CHECK(build.messages_of({}).empty());
}

TEST_CASE("runs of messages and tags are numbered from where they begin") {
  StudyBuilder build;
  CHECK(build.add_tags({}) == Range{});
  const Tag tag{build.text("a"), build.text("b")};
  CHECK(build.add_tags({tag}) == Range{0, 1});
  CHECK(build.add_tags({tag, tag}) == Range{1, 2});
  CHECK(build.add_messages({}) == Range{});
  CHECK(build.add_messages({Message{}, Message{}}) == Range{0, 2});
  CHECK(build.add_messages({Message{}}) == Range{2, 1});
}

TEST_CASE("sources are known by their hash") {
  StudyBuilder build;
  CHECK_FALSE(build.has_source("aa"));
  build.add_source("file", "format", 1, "aa");
  CHECK(build.has_source("aa"));
  CHECK_FALSE(build.has_source("ab"));
}

TEST_CASE("bytes held grow with what is added") {
  StudyBuilder build;
  const std::uint64_t before = build.bytes_held();
  build.text(std::string(100'000, 'x'), false);
  CHECK(build.bytes_held() >= before + 100'000);
  CHECK(build.bytes_held() < before + 200'000);
}

TEST_CASE("a study without any evidence is refused") {
  StudyBuilder build;
  make_keys(build);
  build.info().title = "Nothing";
  const auto result = build.finish();
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == "study-empty");
  CHECK_FALSE(result.error().hint.empty());
}

TEST_CASE("a study with a broken reference is refused") {
  StudyBuilder build;
  Keys keys = make_keys(build);
  keys.rater = RaterId(9);
  build.add_judgment(row_of(keys, Verdict::met));
  const auto result = build.finish();
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == "study-invalid");

  StudyBuilder other;
  keys = make_keys(other);
  keys.criterion = CriterionId(9);
  other.add_judgment(row_of(keys, Verdict::scored, 0.5));
  CHECK(other.finish().error().code == "study-invalid");
}

TEST_CASE("the words of a study and its diagnostics are valid UTF-8 in the end") {
  StudyBuilder build;
  const Keys keys = make_keys(build);
  build.add_judgment(row_of(keys, Verdict::met));
  build.info().title = "caf\xE9";
  build.info().limits = {"\xFF"};
  build.diagnostics().warning("code", "file \xE9.json", "M\xE9ssage.");
  const auto study = build.finish().value();
  CHECK(study->info.title == "caf\uFFFD");
  CHECK(study->info.limits[0] == "\uFFFD");
  CHECK(study->diagnostics.groups()[0].examples[0].where == "file \uFFFD.json");
  CHECK(study->diagnostics.groups()[0].count == 1);
}

TEST_CASE("the sample study is as it was built") {
  const auto study = testing::sample_study();
  CHECK(study->models.size() == 2);
  CHECK(study->judgments.size() == 4);
  CHECK(study->text(study->judgments.rationale[0]) == "It asks.");
  CHECK(study->judgments.weight[0] == -3.5F);
  CHECK(study->cells.size() == 2);
  CHECK(study->pairs.size() == 1);
}
