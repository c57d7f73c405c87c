#include "importers/study_recipe.h"

#include <doctest/doctest.h>

#include <string>

using namespace consilium;
using namespace consilium::importers;

namespace {

const std::string description = R"json({"key": "tiny", "title": "Tiny", "note": "a note", "description": "Two models.",
  "citation": "Nobody 2025", "url": "https://example.org", "licence": "facts", "limits": ["small"],
  "score_rule": "mean_of_scenarios", "published_scenarios": 9, "table": "tiny.csv", "values": "counts",
  "raters": [{"name": "grader", "kind": "model", "family": "GPT", "agreement": "0.7"}],
  "models": [{"column": "a (x)", "name": "a", "detail": "x", "family": "GPT", "published_overall": 0.5},
             {"column": "b", "name": "b"}],
  "criteria": [{"key": "k1", "theme": "T", "situation": "S", "name": "N", "description": "Does it?", "does": "does it",
                "aspect": "value", "lever": "human_guidance", "stage": "training", "tags": [["who", "Patient"]]}]
})json";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string failure(const std::string& json, const std::string& table) {
  const auto result = build_from_recipe(json, table);
  return result.ok() ? "no failure" : result.error().where;
}

}  // namespace

TEST_CASE("a description and a table make a study") {
  const auto result = build_from_recipe(description, "criterion,n,b,a (x)\nk1,9,3,7\n");
  REQUIRE(result.ok());
  const Study& study = *result.value();
  CHECK(study.info.title == "Tiny");
  CHECK(study.info.published_totals);
  CHECK(study.info.published_scenarios == 9);
  REQUIRE(study.cells.size() == 2);
  CHECK(study.name(study.cells[0].model) == "b");
  CHECK(study.cells[0].k == 3);
  CHECK(study.text(study.models[0].detail) == "x");
  const Criterion& criterion = study.criteria[0];
  CHECK(criterion.aspect == Aspect::value);
  CHECK(criterion.stage == Stage::training);
  CHECK(find_tag(study, criterion.tags, "does") == "does it");
  CHECK(find_tag(study, criterion.tags, "who") == "Patient");
  CHECK(find_tag(study, study.models[0].tags, "published_overall") == "0.5");
  CHECK(study.raters[0].kind == RaterKind::model);
  const auto head = read_recipe_head(description);
  REQUIRE(head.ok());
  CHECK(head.value().key == "tiny");
  CHECK(head.value().table == "tiny.csv");
}

TEST_CASE("a mistake in the description or the table is found, with its place") {
  const std::string table = "criterion,n,a (x),b\nk1,9,7,3\n";
  CHECK(failure(replaced(description, "\"value\"", "\"taste\""), table) == "k1, aspect");
  CHECK(failure(replaced(description, "Does it?", ""), table) == "k1, description");
  CHECK(failure(replaced(description, "\"counts\"", "\"guesses\""), table) == "study, values");
  CHECK(failure(replaced(description, "\"raters\"", "\"rater\""), table) == "raters");
  CHECK(failure(description, "criterion,n,a (x)\nk1,9,7\n") == "table, line 1");
  CHECK(failure(description, "criterion,n,a (x),c\nk1,9,7,3\n") == "table, line 1");
  CHECK(failure(description, "criterion,n,a (x),b\nk2,9,7,3\n") == "table, line 2");
  CHECK(failure(description, "criterion,n,a (x),b\nk1,9,10,3\n") == "table, line 2");
  CHECK(failure(description, "criterion,n,a (x),b\nk1,9,7\n") == "table, line 2");
  CHECK(failure(description, "criterion,n,a (x),b\n") == "table");
  CHECK_FALSE(build_from_recipe("{", table).ok());
  CHECK_FALSE(read_recipe_head("{}").ok());
}

TEST_CASE("means must lie on their scale") {
  const std::string means = replaced(description, "\"counts\"", "\"means\"");
  CHECK(build_from_recipe(means, "criterion,a (x),b\nk1,0.25,1\n").ok());
  CHECK(failure(means, "criterion,a (x),b\nk1,0.25,1.5\n") == "table, line 2");
  CHECK(failure(means, "criterion,a (x),b\nk1,nan,1\n") == "table, line 2");
}
