// The HealthBench dataset (JSON Lines: prompt_id, prompt, rubrics, example_tags): no evidence of its own, but it
// tells the themes, the prompts and the canary string of the examples that a results file judges.
#pragma once

#include "importers/importer.h"

namespace consilium::importers {

// Read after all results files (Importer::order).
extern const Importer healthbench_dataset_importer;

}  // namespace consilium::importers
