#include "query/evidence.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

#include "base/text.h"
#include "query/goodness.h"
#include "query/row_order.h"
#include "query/text_search.h"

namespace consilium::query {
namespace {

// Judgments and responses as one list of records, so that an answer that nobody judged is listed as well.
struct Record {
  std::uint32_t scenario = 0;
  std::uint32_t model = 0;
  std::uint16_t repeat = 0;
  bool operator==(const Record&) const = default;
};

std::vector<Record> all_records(const Study& study) {
  std::vector<Record> records;
  const Judgments& rows = study.judgments;
  records.reserve(rows.size() + study.responses.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    records.push_back({rows.scenario[i].value, rows.model[i].value, rows.repeat[i]});
  }
  for (const Response& response : study.responses) {
    records.push_back({response.scenario.value, response.model.value, response.repeat});
  }
  return records;
}

// Record numbers by scenario, model, repeat, judgments before responses (a radix sort).
std::vector<std::uint32_t> sorted_records(const Study& study, const std::vector<Record>& records) {
  std::vector<std::uint32_t> order(records.size());
  std::vector<std::uint32_t> key(records.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto sort_by = [&](auto key_of, std::size_t below) {
    for (std::size_t i = 0; i < records.size(); ++i) key[i] = key_of(records[i]);
    sort_stably_by(order, key, static_cast<std::uint32_t>(below));
  };
  sort_by([](const Record& r) { return std::uint32_t{r.repeat}; }, 0x10000);
  sort_by([](const Record& r) { return r.model; }, study.models.size());
  sort_by([](const Record& r) { return r.scenario; }, study.scenarios.size());
  return order;
}

// Which texts, and through them which scenarios and responses, hold the words searched for.
class SearchHits {
 public:
  SearchHits(const Study& study, std::string_view needle) : study_(study), all_(needle.empty()) {
    if (all_) return;
    texts_ = texts_containing(study.texts, needle);
    scenarios_.resize(study.scenarios.size());
    for (std::size_t i = 0; i < scenarios_.size(); ++i) {
      const Scenario& scenario = study.scenarios[i];
      scenarios_[i] = has(scenario.key) || has(scenario.title) || any_message(scenario.messages);
    }
  }

  [[nodiscard]] bool matches(ScenarioId scenario, ResponseId response, std::span<const std::uint32_t> judgments) const {
    if (all_ || scenarios_[scenario.index()]) return true;
    if (response.valid() && any_message(study_.responses[response.index()].messages)) return true;
    return std::any_of(judgments.begin(), judgments.end(), [&](std::uint32_t row) {
      return has(study_.judgments.rationale[row]) || has(study_.judgments.item[row]);
    });
  }

 private:
  [[nodiscard]] bool has(TextId id) const { return id.valid() && texts_[id.index()]; }
  [[nodiscard]] bool any_message(Range range) const {
    for (std::uint32_t i = 0; i < range.count; ++i) {
      if (has(study_.messages[range.first + i].text)) return true;
    }
    return false;
  }

  const Study& study_;
  bool all_;
  std::vector<bool> texts_;
  std::vector<bool> scenarios_;
};

void count_up(std::uint16_t& count) {
  if (count < std::numeric_limits<std::uint16_t>::max()) ++count;
}

void count_verdicts(const Study& study, std::span<const std::uint32_t> judgments, EvidenceRow& row) {
  double score_sum = 0.0;
  CriterionId scale;
  for (const std::uint32_t judgment : judgments) {
    const CriterionId criterion = study.judgments.criterion[judgment];
    const bool fault = is_fault(study.criteria[criterion.index()], study.judgments.weight[judgment]);
    switch (study.judgments.verdict[judgment]) {
      case Verdict::met:
        count_up(row.met);
        count_up(fault ? row.badly : row.well);
        break;
      case Verdict::not_met:
        count_up(row.not_met);
        count_up(fault ? row.well : row.badly);
        break;
      case Verdict::unclear:
        count_up(row.unclear);
        break;
      case Verdict::missing:
        count_up(row.missing);
        break;
      case Verdict::scored:
        count_up(row.scored);
        row.one_scale = row.one_scale && (!scale.valid() || scale == criterion);
        scale = criterion;
        score_sum += study.judgments.score[judgment];
        break;
    }
  }
  if (row.scored > 0) row.mean_score = static_cast<float>(score_sum / row.scored);
}

bool any_judgment_matches(const Study& study, std::span<const std::uint32_t> judgments, const Filter& filter) {
  if (!filter.criterion.valid() && filter.verdict == VerdictFilter::any) return true;
  return std::any_of(judgments.begin(), judgments.end(),
                     [&](std::uint32_t judgment) { return judgment_matches(study, judgment, filter); });
}

class ListMaker {
 public:
  ListMaker(const Study& study, const Filter& filter) : study_(study), filter_(filter), hits_(study, filter.search) {}

  EvidenceList make() {
    const std::vector<Record> records = all_records(study_);
    const std::vector<std::uint32_t> order = sorted_records(study_, records);
    for (std::size_t first = 0; first < order.size();) {
      std::size_t last = first;
      while (last < order.size() && records[order[last]] == records[order[first]]) ++last;
      add_group(records[order[first]], std::span(order).subspan(first, last - first));
      first = last;
    }
    return std::move(list_);
  }

 private:
  void add_group(const Record& record, std::span<const std::uint32_t> members) {
    ++list_.total;
    EvidenceRow row{.scenario = ScenarioId(record.scenario), .model = ModelId(record.model), .repeat = record.repeat};
    const auto judgment_rows = static_cast<std::uint32_t>(study_.judgments.size());
    const auto first_response =
        std::find_if(members.begin(), members.end(), [&](std::uint32_t member) { return member >= judgment_rows; });
    const std::span<const std::uint32_t> judgments(members.begin(), first_response);
    if (first_response != members.end()) row.response = ResponseId(*first_response - judgment_rows);
    if (!matches(row, judgments)) return;

    row.first_judgment = static_cast<std::uint32_t>(list_.judgments.size());
    row.judgment_count = static_cast<std::uint32_t>(judgments.size());
    list_.judgments.insert(list_.judgments.end(), judgments.begin(), judgments.end());
    count_verdicts(study_, judgments, row);
    if (any_verdict(judgments, Verdict::unclear)) ++list_.unclear;
    if (any_verdict(judgments, Verdict::missing)) ++list_.missing;
    // Rows come scenario by scenario here, so a new one is a new scenario.
    if (list_.rows.empty() || list_.rows.back().scenario != row.scenario) ++list_.matching_scenarios;
    list_.rows.push_back(row);
  }

  // Of the criterion filtered by, if any.
  [[nodiscard]] bool any_verdict(std::span<const std::uint32_t> judgments, Verdict verdict) const {
    const Judgments& rows = study_.judgments;
    return std::ranges::any_of(judgments, [&](std::uint32_t row) {
      return rows.verdict[row] == verdict && (!filter_.criterion.valid() || rows.criterion[row] == filter_.criterion);
    });
  }

  // Scenario tags are looked up once a scenario.
  bool tags_match(ScenarioId scenario) {
    if (scenario != last_scenario_) {
      last_scenario_ = scenario;
      last_matches_ = scenario_matches_tags(study_, scenario, filter_);
    }
    return last_matches_;
  }

  bool matches(const EvidenceRow& row, std::span<const std::uint32_t> judgments) {
    if (filter_.model.valid() && row.model != filter_.model) return false;
    return tags_match(row.scenario) && any_judgment_matches(study_, judgments, filter_) &&
           hits_.matches(row.scenario, row.response, judgments);
  }

  const Study& study_;
  const Filter& filter_;
  SearchHits hits_;
  EvidenceList list_;
  ScenarioId last_scenario_;
  bool last_matches_ = false;
};

// Faults shown and scores lost count as missed, as well as criteria not met.
double missed(const Study& study, const EvidenceList& list, const EvidenceRow& row) {
  double sum = 0.0;
  for (std::uint32_t i = 0; i < row.judgment_count; ++i) {
    const auto goodness = judgment_goodness(study, list.judgments[row.first_judgment + i]);
    if (goodness) sum += 1.0 - *goodness;
  }
  return sum;
}

void sort_most_missed_first(const Study& study, EvidenceList& list) {
  std::vector<std::pair<double, std::uint32_t>> keys;
  keys.reserve(list.rows.size());
  for (std::uint32_t i = 0; i < list.rows.size(); ++i) keys.emplace_back(-missed(study, list, list.rows[i]), i);
  std::sort(keys.begin(), keys.end());
  std::vector<EvidenceRow> sorted;
  sorted.reserve(keys.size());
  for (const auto& [key, index] : keys) sorted.push_back(list.rows[index]);
  list.rows = std::move(sorted);
}

// Rows of one scenario stay together, in their order.
void sort_by_title(const Study& study, EvidenceList& list) {
  std::vector<std::pair<std::string, std::uint32_t>> titles(study.scenarios.size());
  for (std::uint32_t i = 0; i < titles.size(); ++i)
    titles[i] = {to_lower_ascii(scenario_title(study, ScenarioId(i))), i};
  std::sort(titles.begin(), titles.end());
  std::vector<std::uint32_t> place(titles.size());
  for (std::uint32_t i = 0; i < titles.size(); ++i) place[titles[i].second] = i;
  std::vector<std::uint32_t> order(list.rows.size());
  std::vector<std::uint32_t> key(list.rows.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    order[i] = i;
    key[i] = place[list.rows[i].scenario.index()];
  }
  sort_stably_by(order, key, static_cast<std::uint32_t>(titles.size()));
  std::vector<EvidenceRow> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t i : order) sorted.push_back(list.rows[i]);
  list.rows = std::move(sorted);
}

}  // namespace

EvidenceList evidence_list(const Study& study, const Filter& filter, EvidenceOrder order) {
  EvidenceList list = ListMaker(study, filter).make();
  switch (order) {
    case EvidenceOrder::study:
      break;
    case EvidenceOrder::most_missed_first:
      sort_most_missed_first(study, list);
      break;
    case EvidenceOrder::title:
      sort_by_title(study, list);
      break;
  }
  return list;
}

}  // namespace consilium::query
