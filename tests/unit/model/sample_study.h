// A small study that uses every kind of row, for the tests of this layer.
#pragma once

#include <cstdlib>
#include <memory>

#include "model/study_builder.h"

namespace consilium::testing {

inline std::shared_ptr<const Study> sample_study() {
  StudyBuilder build;
  build.info().title = "Sample";
  build.info().description = "Two models, \u20AC and \U0001F600.";
  build.info().published_totals = true;
  build.info().score_rule = ScoreRule::healthbench_points;
  build.info().published_scenarios = 5'000'000'000ULL;
  build.info().limits = {"One caveat.", ""};
  build.info().facts = {{build.text("task"), build.text("triage")}};
  build.diagnostics().warning("sample-warning", "line 3", "Something odd.", "Look at it.");
  build.diagnostics().info("sample-info", "", "Something to know.");

  const ModelId first = build.model("Model A");
  const ModelId second = build.model("Model B");
  build.at(first).detail = build.text("Aug 2024");
  build.at(first).tags = build.add_tags({{build.text("provider"), build.text("here")}});
  const CriterionId seeks = build.criterion("Seeks context", "Emergency", "Conditional");
  build.at(seeks).aspect = Aspect::value;
  build.at(seeks).lever = Lever::human_guidance;
  build.at(seeks).stage = Stage::inference;
  const CriterionId scale = build.criterion("Helpfulness");
  build.at(scale).binary = false;
  build.at(scale).lower_is_better = true;
  build.at(scale).score_min = -1.0;
  build.at(scale).score_max = 5.0;
  const ScenarioId scenario = build.scenario("s/1");
  build.at(scenario).messages = build.add_messages({{ChatRole::system, TextId(0), build.text("Be kind.")},
                                                    {ChatRole::user, TextId(0), build.text("My chest hurts.")}});
  build.at(scenario).target = build.text("Call for help.");
  const RaterId rater = build.rater("Grader", RaterKind::model);
  const ResponseId response = build.response(first, scenario, 0);
  build.at(response).messages = build.add_messages({{ChatRole::assistant, TextId(0), build.text("Call an ambulance.")},
                                                    {ChatRole::tool, build.text("search"), build.text("{}")}});
  build.at(response).output_tokens = 12;

  JudgmentRow row{.model = first, .scenario = scenario, .criterion = seeks, .rater = rater, .response = response};
  row.verdict = Verdict::met;
  row.weight = -3.5F;
  row.rationale = "It asks.";
  build.add_judgment(row);
  row.criterion = scale;
  row.item = "Names the nearest clinic.";
  row.verdict = Verdict::scored;
  row.score = 0.1;
  build.add_judgment(row);
  row.repeat = 65535;
  row.response = ResponseId::none();
  row.verdict = Verdict::missing;
  row.missing = MissingReason::refused;
  build.add_judgment(row);
  row.model = second;
  row.verdict = Verdict::unclear;
  build.add_judgment(row);

  build.add_cell({.model = first, .criterion = seeks, .kind = CellKind::count, .k = 12, .n = 400});
  Cell mean{.model = second, .criterion = scale, .kind = CellKind::mean};
  mean.mean = 2.5;
  mean.standard_error = 0.25;
  build.add_cell(mean);
  build.add_pair({.model_a = first,
                  .model_b = second,
                  .scenario = scenario,
                  .rater = rater,
                  .preference = -0.5,
                  .rationale = build.text("Shorter."),
                  .response_a = response,
                  .response_b = ResponseId::none()});
  build.add_source("log.json", "Sample log", 1234, "00ff");
  Result<std::shared_ptr<const Study>> study = build.finish();
  if (!study) std::abort();  // the sample itself is wrong: no test can go on
  return std::move(study).value();
}

}  // namespace consilium::testing
