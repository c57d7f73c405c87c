// Maps the samples of one Inspect log, however they are stored, to scenarios, responses and judgments.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "importers/importer.h"
#include "importers/inspect_conversation.h"
#include "importers/inspect_log.h"
#include "importers/inspect_scores.h"

namespace consilium::importers {

class InspectSamples {
 public:
  // Reads the log's header for the keys of models and scenarios: take its "eval" first.
  InspectSamples(const InspectLog& log, ReadContext& context, std::uint64_t file_bytes);

  // The keys of a sample that add() looks at; all else (events, store, ...) need not be held in memory.
  static bool wants(std::string_view key);
  // One sample. `where` names it in diagnostics. Errors: "import-cancelled", "import-too-large".
  Result<Done> add(const Json& sample, std::string_view where, std::uint64_t done_bytes);
  // After the last sample: writes the judgments.
  Result<Done> finish();

  // Samples whose scores will be written; seen_any() is also true when all of them were read before.
  [[nodiscard]] std::size_t count() const { return scores_.sample_count(); }
  [[nodiscard]] bool seen_any() const { return !seen_.empty(); }

 private:
  ScenarioId scenario_of(const Json& sample, std::string_view id, const InspectConversation& conversation,
                         bool& prompt_differs);
  void fill_scenario(ScenarioId scenario, const Json& sample, std::string_view id,
                     const InspectConversation& conversation);
  std::vector<Tag> tags_of(const Json& sample);
  Range add_turns(const std::vector<InspectTurn>& turns);
  bool same_prompt(Range stored, const std::vector<InspectTurn>& turns) const;
  // Finds the repeat under which this answer is kept; false when the answer is there already. Without a transcript
  // (summaries, reductions) no response is made.
  bool place_response(std::uint64_t epoch, bool has_transcript, InspectSampleKey& key);
  void fill_response(ResponseId response, const Json& sample, const InspectConversation& conversation,
                     bool prompt_differs);
  std::uint32_t output_tokens(const Json& sample, const InspectConversation& conversation) const;

  const InspectLog& log_;
  ReadContext& context_;
  InspectScores scores_;
  ModelId model_;
  std::string cluster_key_;
  std::vector<std::pair<std::string, std::string>> run_tags_;
  bool same_run_read_before_ = false;
  std::set<std::pair<std::uint32_t, std::uint64_t>> seen_;  // (scenario, epoch) of this log
};

}  // namespace consilium::importers
