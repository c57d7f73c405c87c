// HealthBench results as OpenAI's simple-evals writes them: healthbench_<model>_<time>_allresults.json.
//
// The file does not say which model answered (only its name does), nor which model graded, nor the themes of the
// examples (the dataset file does, see healthbench_dataset.h). What it does not say is reported, not guessed.
#pragma once

#include "importers/importer.h"

namespace consilium::importers {

extern const Importer healthbench_results_importer;

// How the grader is named where the file names none.
inline constexpr std::string_view healthbench_unnamed_grader =
    "Model grader (not named in the file; simple-evals' default is gpt-4.1-2025-04-14)";

}  // namespace consilium::importers
