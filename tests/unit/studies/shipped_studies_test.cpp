// The two studies that the page ships, against the numbers their papers publish.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "base/text.h"
#include "importers/study_recipe.h"
#include "importers/tidy_csv_reader.h"
#include "model/pack.h"
#include "query/criteria.h"
#include "query/overview.h"
#include "query/wording.h"
#include "stats/win_rate.h"
#include "support/reference.h"

using namespace consilium;
using doctest::Approx;

namespace {

std::shared_ptr<const Study> shipped(const std::string& key) {
  const auto folder = std::filesystem::path(CONSILIUM_SOURCE_DIR) / "assets" / "studies";
  const auto study = importers::build_from_recipe(testing::read_file(folder / (key + ".json")),
                                                  testing::read_file(folder / (key + ".csv")));
  REQUIRE(study.ok());
  return study.value();
}

ModelId find_model(const Study& study, std::string_view name) {
  for (std::uint32_t i = 0; i < study.models.size(); ++i) {
    if (study.name(ModelId(i)) == name) return ModelId(i);
  }
  return ModelId::none();
}

double published_overall(const Study& study, ModelId model) {
  return *parse_double(find_tag(study, study.models[model.index()].tags, "published_overall"));
}

bool serves(const Study& study, const Criterion& criterion, std::string_view role) {
  for (std::uint32_t i = 0; i < criterion.tags.count; ++i) {
    const Tag& tag = study.tags[criterion.tags.first + i];
    if (study.text(tag.name) == "who" && study.text(tag.value) == role) return true;
  }
  return false;
}

// Mean win rates over the benchmarks of one role.
std::map<std::string, double> win_rates_for(const Study& study, std::string_view role, std::size_t& benchmarks) {
  std::vector<double> goodness;
  benchmarks = 0;
  for (std::size_t c = 0; c < study.criteria.size(); ++c) {
    if (!serves(study, study.criteria[c], role)) continue;
    ++benchmarks;
    std::vector<double> row(study.models.size(), std::numeric_limits<double>::quiet_NaN());
    for (const Cell& cell : study.cells) {
      if (cell.criterion.index() == c) row[cell.model.index()] = cell.mean;
    }
    goodness.insert(goodness.end(), row.begin(), row.end());
  }
  std::map<std::string, double> rates;
  const auto means = stats::mean_win_rates(goodness, study.models.size());
  for (std::uint32_t m = 0; m < means.size(); ++m) rates[std::string(study.name(ModelId(m)))] = means[m].value_or(-1.0);
  return rates;
}

std::vector<std::vector<std::string>> reference_table(const std::filesystem::path& path) {
  const std::string text = testing::read_file(path);
  importers::CsvReader reader(text, ',');
  std::vector<std::vector<std::string>> rows;
  for (std::vector<std::string_view> fields; reader.next(fields);) rows.emplace_back(fields.begin(), fields.end());
  return rows;
}

}  // namespace

TEST_CASE(
    "HealthBench: 3,671 examples, 8,053 criterion instances, 37 criteria, 9 models (Arora et al. 2025, Table 8)") {
  const auto study = shipped("healthbench-table8");
  std::map<std::pair<TextId, TextId>, std::uint32_t> examples;
  std::uint64_t instances = 0;
  for (const Cell& cell : study->cells) {
    if (cell.model != ModelId(0)) continue;
    const Criterion& criterion = study->criteria[cell.criterion.index()];
    const auto [entry, is_new] = examples.emplace(std::pair(criterion.theme, criterion.situation), cell.n);
    CHECK((is_new || entry->second == cell.n));
    instances += cell.n;
  }
  std::uint64_t sum = 0;
  for (const auto& [situation, n] : examples) sum += n;
  CHECK(sum == 3671);
  CHECK(instances == 8053);
  CHECK(study->info.published_scenarios == 3671);
  CHECK(study->criteria.size() == 37);
  CHECK(study->cells.size() == 333);
}

TEST_CASE("HealthBench: the counts rebuild all nine published overall scores within 1e-4") {
  const auto study = shipped("healthbench-table8");
  const auto overview = query::overview(*study, {});
  REQUIRE(overview.models.size() == 9);
  for (const auto& model : overview.models) {
    CAPTURE(study->name(model.model));
    CHECK(std::fabs(model.estimate.value - published_overall(*study, model.model)) < 1e-4);
  }
}

TEST_CASE("HealthBench: intervals and ties of the overview") {
  const auto study = shipped("healthbench-table8");
  const auto overview = query::overview(*study, {});
  const auto& first = overview.models[0];
  CHECK(study->name(first.model) == "GPT-4.1");
  CHECK(format_percent(first.estimate.value) == "94.0");
  CHECK(format_percent(first.estimate.interval.low) == "93.5");
  CHECK(format_percent(first.estimate.interval.high) == "94.5");
  CHECK(first.k == 7522);
  CHECK(first.n == 8053);
  CHECK(format_percent(overview.models[8].estimate.interval.low) == "74.0");
  CHECK(overview.compared_pairs == 36);
  std::string ties;
  for (const auto& tie : overview.ties) ties += std::to_string(tie.first) + "-" + std::to_string(tie.last) + " ";
  CHECK(ties == "0-1 1-2 2-3 3-4 5-6 ");
  CHECK(overview.measure == "Share of criteria met, averaged over 3,671 scenarios");
  REQUIRE(first.themes.size() == 7);
  CHECK(study->text(first.themes[0].theme) == "Expertise-tailored communication");
  CHECK(format_percent(first.themes[0].estimate.value) == "99.4");
  CHECK(format_percent(first.themes[6].estimate.value) == "79.0");
}

TEST_CASE("HealthBench: pooling and macro averages of Grok 3 are the other published aggregations") {
  const auto study = shipped("healthbench-table8");
  const ModelId grok = find_model(*study, "Grok 3");
  double macro = 0.0;
  std::uint64_t k = 0;
  for (const Cell& cell : study->cells) {
    if (cell.model != grok) continue;
    macro += static_cast<double>(cell.k) / cell.n;
    k += cell.k;
  }
  CHECK(std::fabs(static_cast<double>(k) / 8053 - 0.9328) < 5e-5);
  CHECK(std::fabs(macro / 37 - 0.9271) < 5e-5);
}

TEST_CASE("HealthBench: what the overview finds") {
  const auto study = shipped("healthbench-table8");
  std::vector<std::string> sentences;
  for (const auto& finding : query::overview(*study, {}).findings)
    sentences.push_back(query::flatten(finding.sentence));
  CHECK(sentences == std::vector<std::string>{
                         "GPT-4.1 and Grok 3 are too close to call.",
                         "No model reliably asks when the question lacks context.",
                         "Grok 3 sends true emergencies to urgent care less often than o3.",
                         "Grok 3 avoids needless questions about unsettled matters less often than GPT-3.5 Turbo, "
                         "which is last overall.",
                         "GPT-4.1 grader judges models of its own family."});
}

TEST_CASE("MedHELM: the half-tie rule rebuilds the nine published mean win rates within .0022 (Bedi et al. 2025)") {
  const auto study = shipped("medhelm");
  const auto overview = query::overview(*study, {});
  REQUIRE(overview.models.size() == 9);
  CHECK(overview.criteria == 37);
  for (const auto& model : overview.models) {
    CAPTURE(study->name(model.model));
    CHECK(std::fabs(model.estimate.value - published_overall(*study, model.model)) < 0.0022);
    CHECK_FALSE(model.estimate.has_interval);
  }
  CHECK(overview.ties.empty());
}

TEST_CASE("MedHELM: the best model differs by role") {
  const auto study = shipped("medhelm");
  struct Expected {
    const char* role;
    std::size_t benchmarks;
    const char* best;
    double win_rate;
  };
  const Expected table[] = {{"Clinician", 19, "DeepSeek R1", .737},
                            {"Researcher", 14, "o3-mini", .772},
                            {"Patient", 2, "Claude 3.7 Sonnet", .938},
                            {"Hospital administrator", 5, "Claude 3.5 Sonnet", .725},
                            {"Caregiver", 3, "DeepSeek R1", .792},
                            {"Insurer", 1, "GPT-4o mini", 1.0},
                            {"Medical student", 3, "Claude 3.7 Sonnet", .792}};
  for (const Expected& expected : table) {
    CAPTURE(expected.role);
    std::size_t benchmarks = 0;
    const auto rates = win_rates_for(*study, expected.role, benchmarks);
    CHECK(benchmarks == expected.benchmarks);
    CHECK(std::fabs(rates.at(expected.best) - expected.win_rate) < 5.1e-4);
    for (const auto& [model, rate] : rates) CHECK(rate <= rates.at(expected.best) + 1e-12);
  }
  std::size_t benchmarks = 0;
  CHECK(std::fabs(win_rates_for(*study, "Caregiver", benchmarks).at("GPT-4o") - .792) < 5.1e-4);
}

TEST_CASE("every criterion of the shipped studies has words, a place in the taxonomy, and names that fit the heatmap") {
  for (const char* key : {"healthbench-table8", "medhelm"}) {
    const auto study = shipped(key);
    std::set<std::string_view> seen;
    for (const Criterion& criterion : study->criteria) {
      CAPTURE(study->text(criterion.name));
      CHECK(study->text(criterion.description).size() > 40);
      CHECK(seen.insert(study->text(criterion.description)).second);
      CHECK_FALSE(find_tag(*study, criterion.tags, "does").empty());
      CHECK(study->text(criterion.name).size() <= 25);
      CHECK(study->text(criterion.situation).size() <= 33);
      CHECK(criterion.aspect != Aspect::unknown);
      CHECK(criterion.lever != Lever::unknown);
      CHECK(criterion.stage != Stage::unknown);
    }
    CHECK_FALSE(study->info.citation.empty());
    CHECK(study->info.limits.size() >= 4);
    const auto reread = read_pack(write_pack(*study));
    REQUIRE(reread.ok());
    CHECK(write_pack(*reread.value()) == write_pack(*study));
  }
}

TEST_CASE("the project's copy of Table 8 equals the reference table, rate by rate") {
  const auto path = testing::reference_file("healthbench_paper/table8_consensus_scores.csv");
  if (!path) return;
  const auto table = reference_table(*path);
  const auto study = shipped("healthbench-table8");
  REQUIRE(table.size() == 38);
  for (const Cell& cell : study->cells) {
    const auto& row = table[cell.criterion.index() + 1];
    CHECK(std::fabs(static_cast<double>(cell.k) / cell.n - *parse_double(row[4 + cell.model.index()])) < 5.01e-5);
    CHECK(std::to_string(cell.n) == row[3]);
    CHECK(row[1] + ": " + row[2] == find_tag(*study, study->criteria[cell.criterion.index()].tags, "published_as"));
  }
}

TEST_CASE("the project's copy of the MedHELM leaderboard equals the reference table, score by score") {
  const auto path = testing::reference_file("medhelm/leaderboard.csv");
  if (!path) return;
  const auto table = reference_table(*path);
  const auto study = shipped("medhelm");
  REQUIRE(table.size() == 10);
  std::size_t compared = 0;
  for (std::size_t column = 2; column < table[0].size(); ++column) {
    const std::string benchmark = table[0][column].substr(0, table[0][column].rfind(" - "));
    for (const Cell& cell : study->cells) {
      if (study->name(cell.criterion) != benchmark) continue;
      CHECK(cell.mean == *parse_double(table[cell.model.index() + 1][column]));
      ++compared;
    }
  }
  CHECK(compared == 333);
}
