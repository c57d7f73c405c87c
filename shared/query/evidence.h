// The transcripts and verdicts behind the numbers: a filtered list of responses, and one of them in full.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/study.h"
#include "query/filter.h"

namespace consilium::query {

// One line of the list: one model's answer to one scenario in one repeat.
struct EvidenceRow {
  ScenarioId scenario;
  ModelId model;
  ResponseId response;  // none when the log has no transcript
  std::uint16_t repeat = 0;
  std::uint16_t met = 0;
  std::uint16_t not_met = 0;
  std::uint16_t unclear = 0;
  std::uint16_t missing = 0;
  std::uint16_t scored = 0;
  float mean_score = 0.0F;  // of `scored` rows
  bool one_scale = true;    // they are of one criterion; else their mean says nothing
  std::uint16_t well = 0;   // verdicts as they should be: met, or a fault that is not there
  std::uint16_t badly = 0;
  std::uint32_t first_judgment = 0;  // into EvidenceList::judgments
  std::uint32_t judgment_count = 0;
};

enum class EvidenceOrder : std::uint8_t { study, most_missed_first, title };

struct EvidenceList {
  std::vector<EvidenceRow> rows;         // those that match
  std::vector<std::uint32_t> judgments;  // row numbers of Study::judgments, grouped by EvidenceRow
  std::uint64_t total = 0;               // rows without the filter
  std::uint64_t matching_scenarios = 0;
  std::uint64_t unclear = 0;  // matching rows with an unclear or missing verdict (on the filter's criterion, if any)
  std::uint64_t missing = 0;
};

// A row matches when the filter's model, tags and search hold for it and at least one of its judgments satisfies
// criterion and verdict together; its counts are over all of its judgments.
EvidenceList evidence_list(const Study& study, const Filter& filter, EvidenceOrder order);

struct VerdictLine {
  std::uint32_t judgment = 0;
  Verdict verdict = Verdict::missing;
  MissingReason missing = MissingReason::none;
  std::string criterion;  // name, or the item's own text
  std::string points;     // "0 of 5", "−7 taken", "0.83", "4 of 5", "– of 3"
  std::string rationale;  // cleaned, may be long
  std::string rater;
  CriterionId criterion_id;
  bool fault = false;  // met means that something is wrong
};

struct EvidenceDetail {
  std::string scenario_key;
  std::string title;
  std::string attributes;         // "67, man · cardiac", from the tags; may be empty
  std::vector<Message> prompt;    // in order
  std::vector<Message> response;  // turns after the prompt; the last assistant one is what was judged
  std::size_t judged = static_cast<std::size_t>(-1);  // index in `response`, npos when there is none
  std::string target;
  std::string error;
  std::uint32_t output_tokens = 0;
  std::vector<VerdictLine> verdicts;  // not met first, then unclear, missing, scored, met
  std::string total_points;           // "4 of 17 points; 3 unclear left out", "5 of 7 met"; empty for one verdict
};

EvidenceDetail evidence_detail(const Study& study, const EvidenceList& list, std::size_t row);
// Words for a list line: title, and attributes from the scenario's tags (at most three).
std::string scenario_title(const Study& study, ScenarioId scenario);
std::string scenario_attributes(const Study& study, ScenarioId scenario);

}  // namespace consilium::query
