#include "query/findings.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "query/wording.h"

namespace consilium::query {
namespace {

class Collector {
 public:
  void add(std::optional<Finding> finding) {
    if (!finding || findings_.size() >= max_findings) return;
    if (finding->phone_sentence.empty()) finding->phone_sentence = finding->sentence;
    findings_.push_back(std::move(*finding));
  }
  [[nodiscard]] std::size_t size() const { return findings_.size(); }
  std::vector<Finding> take() { return std::move(findings_); }

 private:
  std::vector<Finding> findings_;
};

constexpr std::size_t fewest_findings = 3;  // where the numbers bear as many out

void collect_comparing(const FindingInput& input, Collector& collector) {
  UsedCriteria used;
  collector.add(leaders_finding(input));
  collector.add(weakness_finding(input, used));
  collector.add(emergency_finding(input, used));
  collector.add(reversal_finding(input, used));
  collector.add(changing_leader_finding(input));
  if (collector.size() < max_findings - 1) collector.add(shared_failures_finding(input));
  if (collector.size() < fewest_findings) collector.add(largest_gap_finding(input, used));
}

void collect_single(const FindingInput& input, Collector& collector) {
  UsedCriteria used;
  collector.add(single_model_finding(input));
  collector.add(weakness_finding(input, used));
  collector.add(single_failures_finding(input, used));
  if (collector.size() < fewest_findings) collector.add(single_strength_finding(input, used));
}

}  // namespace

std::string FindingInput::model_name(std::size_t position) const {
  return std::string(study.name(overview.models[position].model));
}

std::string FindingInput::value_words(std::size_t position) const {
  return percent_words(overview.models[position].estimate.value);
}

std::vector<Finding> make_findings(const FindingInput& input) {
  Collector collector;
  if (input.overview.models.empty()) return {};
  const auto judged = static_cast<std::size_t>(
      std::count_if(input.overview.models.begin(), input.overview.models.end(),
                    [&](const ModelSummary& model) { return input.scores[model.model.index()].has_value; }));
  if (judged >= 2) collect_comparing(input, collector);
  if (judged == 1) collect_single(input, collector);
  collector.add(missing_finding(input));
  collector.add(no_sample_sizes_finding(input));
  collector.add(few_scenarios_finding(input));
  collector.add(own_family_finding(input));
  if (collector.size() < fewest_findings) collector.add(unknown_agreement_finding(input));
  return collector.take();
}

void link_to_criterion(const FindingInput& input, std::size_t position, CriterionId criterion, Finding& finding) {
  const MatrixCell& cell = input.cell(position, criterion);
  finding.target = {
      .view = FindingTarget::View::criteria, .model = input.overview.models[position].model, .criterion = criterion};
  if (cell.scenarios > 0) {
    finding.target.view = FindingTarget::View::evidence;
    finding.link_label = "See " + evidence_words(cell);
  } else {
    const bool counted = cell.content == CellContent::rate;
    finding.link_label = counted ? "See the counts of " + plural(cell.n, "scenario") : "See the published scores";
  }
}

std::size_t leader_count(const FindingInput& input) {
  const auto& ties = input.overview.ties;
  const std::size_t tied = !ties.empty() && ties.front().first == 0 ? ties.front().last + std::size_t{1} : 1;
  return std::min(std::max<std::size_t>(3, tied), input.overview.models.size());
}

}  // namespace consilium::query
