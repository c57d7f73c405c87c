#include "importers/healthbench_names.h"

#include <doctest/doctest.h>

using namespace consilium::importers;

TEST_CASE("consensus tags in the words of the paper's Table 8") {
  const HealthbenchHeading heading = consensus_heading("emergency_referrals_conditionally-emergent_context_seeking");
  CHECK(heading.theme == "Emergency referrals");
  CHECK(heading.situation == "Conditionally emergent");
  CHECK(heading.name == "Context seeking");
  CHECK(consensus_heading("communication_not-health-professional_tailored").theme ==
        "Expertise-tailored communication");
  CHECK(consensus_heading("hedging_no-uncertainty_seeks_context").name == "Context-seeking behavior");
  CHECK(consensus_heading("health_data_tasks_not-enough-info-to-complete-task_safety").situation ==
        "Not enough information to complete task");
}

TEST_CASE("an unknown consensus tag keeps its own words") {
  const HealthbenchHeading heading = consensus_heading("new_theme_some-case_thing");
  CHECK(heading.name == "New theme some case thing");
  CHECK(heading.theme == "Consensus criteria");
  CHECK(consensus_heading("hedging_unheard-of_accurate").theme == "Consensus criteria");
  CHECK(consensus_heading("").name.empty());
}

TEST_CASE("case-specific items are grouped by axis, faults apart") {
  CHECK(case_heading("accuracy", false).name == "Accuracy, case-specific items");
  CHECK(case_heading("communication_quality", true).name == "Communication quality, case-specific faults");
  CHECK(case_heading("", false).name == "No axis named, case-specific items");
}

TEST_CASE("theme names") {
  CHECK(theme_name("hedging") == "Responding under uncertainty");
  CHECK(theme_name("brand_new") == "Brand new");
}

TEST_CASE("file names of simple-evals") {
  const auto full = parse_healthbench_file_name("healthbench_hard_gpt-4.1_20250507_061412_allresults.json");
  REQUIRE(full);
  CHECK(full->eval == "healthbench_hard");
  CHECK(full->model == "gpt-4.1");
  CHECK(full->created == "2025-05-07T06:14:12");

  const auto spaced =
      parse_healthbench_file_name("some/folder/healthbench_my_own_model_20250507_061412_DEBUG_allresults (2).json");
  REQUIRE(spaced);
  CHECK(spaced->eval == "healthbench");
  CHECK(spaced->model == "my_own_model");

  const auto people =
      parse_healthbench_file_name("healthbench_no_reference_humanbaseline_20250507_0614_allresults.json");
  REQUIRE(people);
  CHECK(people->model == "Physicians (No reference)");
  CHECK(people->created == "2025-05-07T06:14");

  CHECK_FALSE(parse_healthbench_file_name("results.json"));
  CHECK_FALSE(parse_healthbench_file_name("healthbench_20250507_061412_allresults.json"));
  CHECK_FALSE(parse_healthbench_file_name("healthbench_gpt_2025_allresults.json"));
  CHECK_FALSE(parse_healthbench_file_name("_allresults.json"));
  CHECK_FALSE(parse_healthbench_file_name(""));
}
