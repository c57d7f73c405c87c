// Breaks a good study in every way that matters; each time check_study must notice.
#include <doctest/doctest.h>

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "sample_study.h"

using namespace consilium;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Damage {
  const char* name;
  std::function<void(Study&)> apply;
};

void check_all(const std::vector<Damage>& damages) {
  const auto sound = testing::sample_study();
  for (const Damage& damage : damages) {
    CAPTURE(damage.name);
    Study study = *sound;
    damage.apply(study);
    const Result<Done> result = check_study(study);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == "study-invalid");
    CHECK_FALSE(result.error().where.empty());
    CHECK(result.error().message.ends_with("."));
  }
}

template <typename Enum>
constexpr Enum beyond(Enum last) {
  return static_cast<Enum>(static_cast<int>(last) + 1);
}

}  // namespace

TEST_CASE("a sound study passes") {
  CHECK(check_study(*testing::sample_study()).ok());
  CHECK(check_study(Study{}).ok());
}

TEST_CASE("absent texts and responses are sound") {
  Study study = *testing::sample_study();
  study.models[0].detail = TextId::none();
  study.judgments.rationale[0] = TextId::none();
  study.judgments.response[0] = ResponseId::none();
  CHECK(check_study(study).ok());
}

TEST_CASE("references out of range are noticed") {
  check_all({
      {"model name", [](Study& s) { s.models[1].name = TextId(999); }},
      {"model tags", [](Study& s) { s.models[0].tags = {1, 1}; }},
      {"range overflow", [](Study& s) { s.models[0].tags = {0xFFFFFFFFU, 0xFFFFFFFFU}; }},
      {"criterion unit", [](Study& s) { s.criteria[0].unit = TextId(999); }},
      {"criterion tags", [](Study& s) { s.criteria[0].tags = {0, 2}; }},
      {"scenario target", [](Study& s) { s.scenarios[0].target = TextId(999); }},
      {"scenario messages", [](Study& s) { s.scenarios[0].messages = {3, 2}; }},
      {"rater agreement", [](Study& s) { s.raters[0].agreement = TextId(999); }},
      {"message text", [](Study& s) { s.messages[0].text = TextId(999); }},
      {"tag value", [](Study& s) { s.tags[0].value = TextId(999); }},
      {"response model", [](Study& s) { s.responses[0].model = ModelId(2); }},
      {"response scenario", [](Study& s) { s.responses[0].scenario = ScenarioId::none(); }},
      {"response error", [](Study& s) { s.responses[0].error = TextId(999); }},
      {"judgment model", [](Study& s) { s.judgments.model[3] = ModelId(2); }},
      {"judgment scenario", [](Study& s) { s.judgments.scenario[3] = ScenarioId::none(); }},
      {"judgment criterion", [](Study& s) { s.judgments.criterion[3] = CriterionId(2); }},
      {"judgment rater", [](Study& s) { s.judgments.rater[3] = RaterId(1); }},
      {"judgment rationale", [](Study& s) { s.judgments.rationale[3] = TextId(999); }},
      {"judgment item", [](Study& s) { s.judgments.item[3] = TextId(999); }},
      {"judgment response", [](Study& s) { s.judgments.response[0] = ResponseId(1); }},
      {"cell model", [](Study& s) { s.cells[0].model = ModelId::none(); }},
      {"cell criterion", [](Study& s) { s.cells[0].criterion = CriterionId(2); }},
      {"pair model", [](Study& s) { s.pairs[0].model_b = ModelId(2); }},
      {"pair response", [](Study& s) { s.pairs[0].response_b = ResponseId(1); }},
      {"source name", [](Study& s) { s.sources[0].name = TextId(999); }},
      {"fact", [](Study& s) { s.info.facts[0].name = TextId(999); }},
  });
}

TEST_CASE("a verdict on somebody else's response is noticed") {
  check_all({
      {"judgment", [](Study& s) { s.judgments.response[3] = ResponseId(0); }},
      {"pair", [](Study& s) { s.pairs[0].response_b = ResponseId(0); }},
  });
}

TEST_CASE("kinds out of range are noticed") {
  check_all({
      {"aspect", [](Study& s) { s.criteria[0].aspect = beyond(Aspect::value); }},
      {"lever", [](Study& s) { s.criteria[0].lever = beyond(Lever::human_guidance); }},
      {"stage", [](Study& s) { s.criteria[0].stage = beyond(Stage::inference); }},
      {"rater", [](Study& s) { s.raters[0].kind = beyond(RaterKind::metric); }},
      {"role", [](Study& s) { s.messages[0].role = beyond(ChatRole::other); }},
      {"verdict", [](Study& s) { s.judgments.verdict[0] = beyond(Verdict::missing); }},
      {"missing", [](Study& s) { s.judgments.missing[2] = beyond(MissingReason::unreadable); }},
      {"cell", [](Study& s) { s.cells[0].kind = beyond(CellKind::mean); }},
      {"score rule", [](Study& s) { s.info.score_rule = beyond(ScoreRule::mean_win_rate); }},
  });
}

TEST_CASE("columns of different length are noticed") {
  check_all({
      {"scenario", [](Study& s) { s.judgments.scenario.pop_back(); }},
      {"criterion", [](Study& s) { s.judgments.criterion.pop_back(); }},
      {"rater", [](Study& s) { s.judgments.rater.pop_back(); }},
      {"response", [](Study& s) { s.judgments.response.pop_back(); }},
      {"rationale", [](Study& s) { s.judgments.rationale.pop_back(); }},
      {"item", [](Study& s) { s.judgments.item.pop_back(); }},
      {"score", [](Study& s) { s.judgments.score.pop_back(); }},
      {"weight", [](Study& s) { s.judgments.weight.pop_back(); }},
      {"repeat", [](Study& s) { s.judgments.repeat.push_back(0); }},
      {"verdict", [](Study& s) { s.judgments.verdict.pop_back(); }},
      {"missing", [](Study& s) { s.judgments.missing.clear(); }},
      {"model", [](Study& s) { s.judgments.model.clear(); }},
  });
}

TEST_CASE("numbers that may not stand where they do are noticed") {
  check_all({
      {"met without 1", [](Study& s) { s.judgments.score[0] = 0.0; }},
      {"met with NaN", [](Study& s) { s.judgments.score[0] = no_number; }},
      {"score NaN", [](Study& s) { s.judgments.score[1] = no_number; }},
      {"score infinite", [](Study& s) { s.judgments.score[1] = infinity; }},
      {"missing with score", [](Study& s) { s.judgments.score[2] = 1.0; }},
      {"missing without reason", [](Study& s) { s.judgments.missing[2] = MissingReason::none; }},
      {"met with reason", [](Study& s) { s.judgments.missing[0] = MissingReason::refused; }},
      {"unclear with score", [](Study& s) { s.judgments.score[3] = 0.5; }},
      {"weight", [](Study& s) { s.judgments.weight[0] = std::numeric_limits<float>::quiet_NaN(); }},
      {"scale reversed", [](Study& s) { s.criteria[1].score_max = -2.0; }},
      {"scale NaN", [](Study& s) { s.criteria[1].score_min = no_number; }},
      {"k beyond n", [](Study& s) { s.cells[0].k = 401; }},
      {"count with mean", [](Study& s) { s.cells[0].mean = 0.5; }},
      {"mean NaN", [](Study& s) { s.cells[1].mean = no_number; }},
      {"mean with k", [](Study& s) { s.cells[1].k = 1; }},
      {"negative error", [](Study& s) { s.cells[1].standard_error = -0.1; }},
      {"infinite error", [](Study& s) { s.cells[1].standard_error = infinity; }},
      {"preference", [](Study& s) { s.pairs[0].preference = no_number; }},
  });
}

TEST_CASE("scores under a criterion of met or not met are noticed, and the other way round") {
  check_all({
      {"scored, but binary", [](Study& s) { s.criteria[1].binary = true; }},
      {"met, but not binary", [](Study& s) { s.criteria[0].binary = false; }},
      {"published mean, but binary",
       [](Study& s) {
         s.judgments = {};
         s.criteria[1].binary = true;
       }},
  });
}

TEST_CASE("text that is not UTF-8 is noticed wherever it stands") {
  check_all({
      {"texts", [](Study& s) { s.texts.append("\xFF"); }},
      {"code point cut in two",
       [](Study& s) {
         s.texts.append("\xE2\x82");
         s.texts.append("\xAC");
       }},
      {"title", [](Study& s) { s.info.title = "\xFF"; }},
      {"limit", [](Study& s) { s.info.limits[0] = "\xFF"; }},
      {"diagnostic", [](Study& s) { s.diagnostics.info("code", "\xFF", ""); }},
  });
}
