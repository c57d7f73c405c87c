// One number with its interval a model, the ties between them, and a few plain sentences computed from them.
//
// How the number is made depends on StudyInfo::score_rule:
//   mean_of_scenarios   rows: mean over scenarios of the mean over that scenario's criteria (rescaled to 0..1),
//                       clustered by scenario cluster; a rate's interval when every value is 0 or 1. Published totals:
//                       the weighted mean of published rates, one stratum a situation, its variance an upper bound in
//                       which the criteria of one scenario move together.
//   healthbench_points  shared/stats/healthbench.h
//   mean_win_rate       shared/stats/win_rate.h (no interval: none can be had from published means)
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/study.h"
#include "query/filter.h"
#include "stats/interval.h"

namespace consilium::query {

struct ThemeSummary {
  TextId theme;
  stats::Estimate estimate;
};

struct ModelSummary {
  ModelId model;
  stats::Estimate estimate;     // 0..1
  std::uint64_t scenarios = 0;  // judged
  std::uint64_t k = 0;          // judgments met
  std::uint64_t n = 0;          // judgments met + not met; 0 where some are scores, or met means a fault
  std::uint64_t missing = 0;
  std::uint64_t unclear = 0;
  bool missing_published = true;     // false for published totals: shown as "not published"
  std::vector<ThemeSummary> themes;  // best first
  CriterionId weakest;  // lowest goodness of those not weakly judged, if any; none where criteria cannot be compared
  bool judged_by_own_family = false;  // a rater is of the model's own family
};

// Models first..last (positions in Overview::models) cannot be told apart from one another.
struct TieBracket {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// A stretch of a sentence; the views draw `strong` in the semibold face.
struct TextRun {
  std::string text;
  bool strong = false;
};
enum class FindingKind : std::uint8_t { comparison, weakness, emergency, ordering, missing, single, caution };

// Where the link of a finding leads; views turn it into a Command.
struct FindingTarget {
  enum class View : std::uint8_t { overview, criteria, evidence, about } view = View::criteria;
  ModelId model;
  CriterionId criterion;
  VerdictFilter verdict = VerdictFilter::any;
};

struct Finding {
  FindingKind kind = FindingKind::weakness;
  std::vector<TextRun> sentence;
  std::string evidence;    // the numbers behind it, one or two plain sentences
  std::string link_label;  // "See 181 scenarios"
  FindingTarget target;
  std::vector<TextRun> phone_sentence;  // sentence and key number in one, for narrow screens
};

struct Overview {
  std::vector<ModelSummary> models;  // best first
  std::vector<TieBracket> ties;      // maximal runs, may overlap; not separable after Holm over all model pairs
  std::uint32_t compared_pairs = 0;  // by shared scenarios, or by published totals
  bool some_incomparable = false;    // pairs of models that share no scenario
  std::vector<Finding> findings;     // three to five where the data allow it
  std::string measure;               // "Share of criteria met, averaged over 3,671 scenarios"
  std::string measure_short;         // "Share of criteria met, %"
  std::string method;                // footer: how intervals were made, one sentence
  bool is_rate = true;               // values are shown in per cent
  std::uint64_t scenarios = 0;
  std::uint64_t criteria = 0;
};

Overview overview(const Study& study, const Filter& filter, std::uint32_t weak_below = 30);

}  // namespace consilium::query
