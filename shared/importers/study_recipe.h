// Builds a shipped study from the project's own copy of published numbers: a JSON description and a CSV table.
//
// The description says what the study is (title, words, citation, limits), who judged, and per criterion what it asks
// in plain words, its place in the heatmap and in the review's taxonomy. The table has one line a criterion, by the
// criterion's key: `criterion,n,<model>,...` with counts k of n ("values": "counts"), or `criterion,<model>,...` with
// mean scores ("means"). assets/studies holds both; make_studies turns them into packs. The description of a study that
// is a pack already (of a model really run) names that instead of a table.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/study.h"

namespace consilium::importers {

struct StudyRecipe {
  std::string key;    // "healthbench-table8": file name and link
  std::string note;   // one line for Home
  std::string table;  // name of the CSV beside the description; empty when `pack` is given
  std::string pack;   // name of a finished .consilium file beside the description, made by ./dev study
};

// Errors: "recipe-invalid", with the place and the field at fault.
Result<StudyRecipe> read_recipe_head(std::string_view description_json);
Result<std::shared_ptr<const Study>> build_from_recipe(std::string_view description_json, std::string_view table_csv);

}  // namespace consilium::importers
