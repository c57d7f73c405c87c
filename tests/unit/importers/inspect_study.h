// Reads Inspect logs into studies for tests, and asks the studies short questions.
#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/importer.h"
#include "importers/inspect_log.h"
#include "model/pack.h"
#include "support/reference.h"

namespace consilium::testing {

struct ReadStudy {
  std::shared_ptr<const Study> study;  // null when nothing could be read
  Diagnostics diagnostics;
  Error error;

  [[nodiscard]] std::uint64_t count(std::string_view code) const {
    const DiagnosticGroup* group = diagnostics.find(code);
    return group == nullptr ? 0 : group->count;
  }
};

struct NamedText {
  std::string name;
  std::string text;
};

inline ReadStudy read_study(const std::vector<NamedText>& files, const importers::Limits& limits = {}) {
  std::vector<importers::InputFile> inputs;
  for (const NamedText& file : files) inputs.push_back({file.name, as_bytes(file.text)});
  ReadStudy read;
  auto outcome = importers::import_files(inputs, limits, {}, read.diagnostics);
  if (outcome) {
    read.study = outcome.value().study;
    read.diagnostics = read.study->diagnostics;
  } else {
    read.error = outcome.error();
  }
  return read;
}

inline ReadStudy read_fixtures(const std::vector<std::string>& names) {
  std::vector<NamedText> files;
  for (const std::string& name : names) files.push_back({name, read_file(fixture_path("inspect/" + name))});
  return read_study(files);
}

// The pack of what one importer makes of one file, without the file's own name and hash.
inline std::vector<std::byte> packed_content(const importers::Importer& importer, const std::string& bytes) {
  const importers::Limits limits;
  const Progress progress;
  StudyBuilder study;
  importers::ReadContext context{study, study.diagnostics(), limits, progress};
  const auto read = importer.read({"log", as_bytes(bytes)}, context);
  CHECK(read.ok());
  const auto finished = study.finish();
  REQUIRE(finished.ok());
  return write_pack(*finished.value());
}

// "met", "not met", "2.5", or "missing: <reason>" of each judgment of one scenario and criterion, in row order.
inline std::vector<std::string> verdicts(const Study& study, std::string_view scenario, std::string_view criterion) {
  std::vector<std::string> found;
  const Judgments& all = study.judgments;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (study.text(study.scenarios[all.scenario[i].index()].key) != scenario) continue;
    if (study.name(all.criterion[i]) != criterion) continue;
    switch (all.verdict[i]) {
      case Verdict::met:
        found.emplace_back("met");
        break;
      case Verdict::not_met:
        found.emplace_back("not met");
        break;
      case Verdict::scored:
        found.push_back(json_dump(Json(all.score[i])));
        break;
      case Verdict::unclear:
        found.emplace_back("unclear");
        break;
      case Verdict::missing:
        found.push_back("missing: " + std::string(to_text(all.missing[i])));
        break;
    }
  }
  return found;
}

inline std::vector<std::string> rationales(const Study& study, std::string_view scenario) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < study.judgments.size(); ++i) {
    if (study.text(study.scenarios[study.judgments.scenario[i].index()].key) != scenario) continue;
    found.emplace_back(study.text(study.judgments.rationale[i]));
  }
  return found;
}

inline const Scenario* find_scenario(const Study& study, std::string_view key) {
  for (const Scenario& scenario : study.scenarios) {
    if (study.text(scenario.key) == key) return &scenario;
  }
  return nullptr;
}

inline const Criterion* find_criterion(const Study& study, std::string_view name) {
  for (const Criterion& criterion : study.criteria) {
    if (study.text(criterion.name) == name) return &criterion;
  }
  return nullptr;
}

// "user: text" for each message of a range; a name is added in parentheses.
inline std::vector<std::string> talk(const Study& study, Range range) {
  std::vector<std::string> lines;
  for (std::uint32_t i = 0; i < range.count; ++i) {
    const Message& message = study.messages[range.first + i];
    std::string line(to_text(message.role));
    if (!study.text(message.name).empty()) line += " (" + std::string(study.text(message.name)) + ")";
    lines.push_back(line + ": " + std::string(study.text(message.text)));
  }
  return lines;
}

inline std::vector<std::string> rater_names(const Study& study) {
  std::vector<std::string> names;
  for (const Rater& rater : study.raters) names.emplace_back(study.text(rater.name));
  return names;
}

inline std::string fact(const Study& study, std::string_view name) {
  for (const Tag& one : study.info.facts) {
    if (study.text(one.name) == name) return std::string(study.text(one.value));
  }
  return {};
}

// Number and mean of all judgments that have a value.
inline std::pair<std::size_t, double> count_and_mean(const Study& study) {
  std::size_t count = 0;
  double sum = 0.0;
  for (const double score : study.judgments.score) {
    if (std::isnan(score)) continue;
    ++count;
    sum += score;
  }
  return {count, count == 0 ? 0.0 : sum / static_cast<double>(count)};
}

using Texts = std::vector<std::string>;

}  // namespace consilium::testing
