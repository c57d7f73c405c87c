// A study: everything known about how some models behaved, as immutable plain columns.
//
// Three kinds of evidence live side by side:
//   judgments  one rater's verdict on one criterion of one response (transcripts beside them)
//   cells      already aggregated: k of n, or a mean over n (published tables)
//   pairs      one rater's preference between two models' responses to one scenario
// A study is built by StudyBuilder, then never changes; views share it as shared_ptr<const Study>.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/ids.h"
#include "model/text_table.h"

namespace consilium {

// The review's taxonomy (Ding et al. 2025, arXiv 2505.02848): which remedy a failure points to.
enum class Aspect : std::uint8_t { unknown, knowledge, demand, value };
enum class Lever : std::uint8_t { unknown, knowledge_integration, task_understanding, human_guidance };
enum class Stage : std::uint8_t { unknown, training_data_curation, training, inference };

// A verdict is counted under exactly one of these. Missing and unclear are never folded into met or not met.
enum class Verdict : std::uint8_t { not_met, met, scored, unclear, missing };

enum class MissingReason : std::uint8_t {
  none,           // not missing
  not_scored,     // the log has no score for it (null, NaN, absent)
  scorer_error,   // the scorer failed
  model_error,    // the model or the harness failed before there was a response
  refused,        // the model or the provider declined
  limit_reached,  // a time, token or message limit ended the sample
  cancelled,      // the run was stopped first
  unreadable,     // the value is there, but is none that we may interpret
};

enum class RaterKind : std::uint8_t { unknown, physician, person, model, code, metric };
enum class ChatRole : std::uint8_t { system, user, assistant, tool, reference, other };
// How the scores of a study roll up to one number a model (query/overview.h does it).
enum class ScoreRule : std::uint8_t {
  mean_of_scenarios,   // mean over scenarios of the mean over that scenario's criteria
  healthbench_points,  // Arora et al. 2025: sum of met points / sum of positive points, the mean clipped to [0,1]
  mean_win_rate,       // HELM: wins + half ties against the other models, averaged over criteria
};

struct Tag {  // a name with a value, both interned: {"theme","Emergency referrals"}
  TextId name;
  TextId value;
  bool operator==(const Tag&) const = default;
};
// A run of rows in a shared column: [first, first + count).
struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  bool operator==(const Range&) const = default;
};

struct ModelInfo {
  TextId name;    // "GPT-4.1"
  TextId detail;  // "Aug 2024"; may be empty
  TextId family;  // "GPT", to flag a rater that judges its own family; may be empty
  Range tags;
  bool operator==(const ModelInfo&) const = default;
};

struct Criterion {
  TextId name;         // short: "Context seeking"
  TextId description;  // what it asks, in plain words; may be empty
  TextId theme;        // heading in the heatmap: "Emergency referrals"; may be empty
  TextId situation;    // group within the theme: "Conditionally emergent"; may be empty
  Aspect aspect = Aspect::unknown;
  Lever lever = Lever::unknown;
  Stage stage = Stage::unknown;
  bool binary = true;            // verdicts are met / not met; else scores in [score_min, score_max]
  bool lower_is_better = false;  // raw scores are kept as they are; rollups flip
  double score_min = 0.0;
  double score_max = 1.0;
  TextId unit;  // of the score, when not a rate: may be empty
  Range tags;
  bool operator==(const Criterion&) const = default;
};

struct Scenario {
  TextId key;      // the log's own id: "security/42"
  TextId title;    // one line for lists: the start of the last user message, or a name the log gives
  TextId cluster;  // scenarios of one cluster are not independent; empty = a cluster of its own
  Range tags;
  Range messages;  // the prompt: rows of Study::messages
  TextId target;   // reference answer, when the log has one
  bool operator==(const Scenario&) const = default;
};

struct Rater {
  TextId name;
  RaterKind kind = RaterKind::unknown;
  TextId family;     // for the self-judging flag; may be empty
  TextId agreement;  // a sentence with source on its agreement with people; may be empty
  bool operator==(const Rater&) const = default;
};

struct Message {
  ChatRole role = ChatRole::user;
  TextId name;  // tool name or speaker; may be empty
  TextId text;
  bool operator==(const Message&) const = default;
};

struct Response {
  ModelId model;
  ScenarioId scenario;
  std::uint16_t repeat = 0;         // 0-based
  Range messages;                   // turns after the prompt; the last assistant message is what was judged
  TextId error;                     // why there is none, or how it ended early; may be empty
  std::uint32_t output_tokens = 0;  // 0 = unknown
  bool operator==(const Response&) const = default;
};

// One row a judgment, 44 bytes. `score` is the value in the criterion's own scale: 1 or 0 for binary verdicts,
// NaN exactly when the verdict is `missing` or `unclear`. `item` is the text of the single rubric item judged when the
// criterion is a heading over many (HealthBench's case-specific items under their axis); the empty text otherwise.
struct Judgments {
  std::vector<ModelId> model;
  std::vector<ScenarioId> scenario;
  std::vector<CriterionId> criterion;
  std::vector<RaterId> rater;
  std::vector<ResponseId> response;  // none when the log has no transcript
  std::vector<TextId> rationale;
  std::vector<TextId> item;
  std::vector<double> score;
  std::vector<float> weight;  // points; negative = a fault when met; 1 when the log gives none
  std::vector<std::uint16_t> repeat;
  std::vector<Verdict> verdict;
  std::vector<MissingReason> missing;

  static constexpr std::size_t bytes_per_row = 7 * 4 + 8 + 4 + 2 + 1 + 1;
  [[nodiscard]] std::size_t size() const { return model.size(); }
};

enum class CellKind : std::uint8_t { count, mean };

struct Cell {
  ModelId model;
  CriterionId criterion;
  CellKind kind = CellKind::count;
  std::uint32_t k = 0;                                               // count only
  std::uint32_t n = 0;                                               // 0 = not published
  double mean = std::numeric_limits<double>::quiet_NaN();            // mean only, in the criterion's scale
  double standard_error = std::numeric_limits<double>::quiet_NaN();  // NaN = not published
  bool operator==(const Cell&) const = default;
};

struct Pair {  // preference > 0 favours model_a
  ModelId model_a;
  ModelId model_b;
  ScenarioId scenario;
  RaterId rater;
  double preference = 0.0;
  TextId rationale;
  ResponseId response_a;
  ResponseId response_b;
  bool operator==(const Pair&) const = default;
};

struct SourceFile {
  TextId name;    // as the user's file was called
  TextId format;  // "Inspect AI log (.eval)"
  std::uint64_t bytes = 0;
  TextId sha256;  // hex
  bool operator==(const SourceFile&) const = default;
};

// Facts about the study as a whole, all shown on the About view.
struct StudyInfo {
  std::string title;
  std::string description;  // a few plain sentences
  std::string citation;
  std::string licence;
  std::string url;
  std::string created;            // ISO 8601 date or time as the log has it; may be empty
  std::string canary;             // benchmark canary string: warn before sharing
  bool published_totals = false;  // cells only, no transcripts exist
  bool illustrative = false;      // not real results
  ScoreRule score_rule = ScoreRule::mean_of_scenarios;
  std::uint64_t published_scenarios = 0;  // for cells-only studies: how many scenarios they summarise; 0 = unknown
  std::vector<std::string> limits;        // caveats, one sentence each
  std::vector<Tag> facts;                 // further name/value pairs (task, run id, dataset, ...)
  bool operator==(const StudyInfo&) const = default;
};

struct Study {
  StudyInfo info;
  TextTable texts;
  std::vector<ModelInfo> models;
  std::vector<Criterion> criteria;
  std::vector<Scenario> scenarios;
  std::vector<Rater> raters;
  std::vector<Response> responses;
  std::vector<Message> messages;
  std::vector<Tag> tags;
  Judgments judgments;
  std::vector<Cell> cells;
  std::vector<Pair> pairs;
  std::vector<SourceFile> sources;
  Diagnostics diagnostics;

  [[nodiscard]] std::string_view text(TextId id) const { return texts.get(id); }
  [[nodiscard]] std::string_view name(ModelId id) const { return text(models[id.index()].name); }
  [[nodiscard]] std::string_view name(CriterionId id) const { return text(criteria[id.index()].name); }
  [[nodiscard]] std::string_view name(RaterId id) const { return text(raters[id.index()].name); }
};

// What the study's ModelInfos are called: models, or settings of one model where info.facts has "compared": "settings".
struct Noun {
  std::string_view one, many;
};
Noun compared(const Study& study);
// One where settings of one model are compared.
std::size_t model_count(const Study& study);

// The value of the tag `name` in a range of Study::tags; empty when absent.
std::string_view find_tag(const Study& study, Range tags, std::string_view name);
// The text that was judged: the last assistant message of a response; empty when there is none.
std::string_view judged_text(const Study& study, ResponseId response);

// Words for people; used by views, reports and the command line alike.
std::string_view to_text(Verdict verdict);       // "Met", "Not met", "Score", "Unclear", "Missing"
std::string_view to_text(MissingReason reason);  // "no score in the log", ...
std::string_view to_text(RaterKind kind);
std::string_view to_text(ChatRole role);
std::string_view to_text(Aspect aspect);
std::string_view to_text(Lever lever);
std::string_view to_text(Stage stage);

}  // namespace consilium
