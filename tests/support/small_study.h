// Small studies for tests, written as one reads them: who judged what how.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/study_builder.h"

namespace consilium::testing {

class SmallStudy {
 public:
  StudyBuilder builder;

  // One verdict of the rater "grader"; scenario, model and criterion are made by name.
  void judge(std::string_view model, std::string_view scenario, std::string_view criterion, Verdict verdict,
             float weight = 1.0F, std::uint16_t repeat = 0) {
    JudgmentRow row = base_row(model, scenario, criterion, repeat);
    row.verdict = verdict;
    row.score = verdict == Verdict::met ? 1.0 : 0.0;
    row.missing = verdict == Verdict::missing ? MissingReason::not_scored : MissingReason::none;
    row.weight = weight;
    builder.add_judgment(row);
  }
  void score(std::string_view model, std::string_view scenario, std::string_view criterion, double score,
             std::uint16_t repeat = 0) {
    JudgmentRow row = base_row(model, scenario, criterion, repeat);
    row.verdict = Verdict::scored;
    row.score = score;
    builder.at(row.criterion).binary = false;
    builder.add_judgment(row);
  }
  // A published total k of n; criteria are "name" or "theme/situation/name".
  void count(std::string_view model, std::string_view criterion, std::uint32_t k, std::uint32_t n) {
    builder.add_cell({.model = builder.model(model), .criterion = find_criterion(criterion), .k = k, .n = n});
    builder.info().published_totals = true;
  }
  void mean(std::string_view model, std::string_view criterion, double mean, std::uint32_t n = 0) {
    const CriterionId id = find_criterion(criterion);
    builder.at(id).binary = false;
    builder.add_cell({.model = builder.model(model), .criterion = id, .kind = CellKind::mean, .n = n, .mean = mean});
    builder.info().published_totals = true;
  }
  CriterionId find_criterion(std::string_view path) {
    const auto first = path.find('/');
    if (first == std::string_view::npos) return builder.criterion(path);
    const auto second = path.find('/', first + 1);
    return builder.criterion(path.substr(second + 1), path.substr(0, first),
                             path.substr(first + 1, second - first - 1));
  }
  std::shared_ptr<const Study> finish() { return builder.finish().value(); }

 private:
  JudgmentRow base_row(std::string_view model, std::string_view scenario, std::string_view criterion,
                       std::uint16_t repeat) {
    JudgmentRow row;
    row.model = builder.model(model);
    row.scenario = builder.scenario(scenario);
    row.criterion = find_criterion(criterion);
    row.rater = builder.rater("grader", RaterKind::model);
    row.repeat = repeat;
    return row;
  }
};

}  // namespace consilium::testing
