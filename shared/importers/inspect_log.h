// What an Inspect AI log says about a run as a whole: everything but the samples.
//
// The same keys come from the top of a JSON log, from header.json of an `.eval` archive, or, while a run is going on,
// from _journal/start.json. They are taken one by one as they arrive; the questions below may be asked at any time
// after.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/json.h"
#include "model/study_builder.h"

namespace consilium::importers {

class InspectLog {
 public:
  explicit InspectLog(std::string_view file) : file_(file) {}

  // Which top-level keys are worth delivering; samples and reductions are read apart.
  static bool wants(std::string_view key);
  void take(std::string_view key, Json&& value);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] bool has_eval() const { return eval_.is_object(); }
  [[nodiscard]] const Json& eval() const { return eval_; }
  [[nodiscard]] const Json& plan() const { return plan_; }
  [[nodiscard]] const Json& results() const { return results_; }

  [[nodiscard]] std::string_view status() const { return status_; }  // started, success, cancelled, error; may be empty
  [[nodiscard]] std::string task() const;                            // as the log has it
  [[nodiscard]] std::string task_title() const;                      // for people
  [[nodiscard]] std::string model() const;
  // Two logs with the same key hold the same run: a copy, or the retry of a failed one. Empty = unknown.
  [[nodiscard]] std::string run_key() const;
  [[nodiscard]] std::uint64_t epochs() const;
  // Samples (times epochs) that the log says were completed; 0 = not said.
  [[nodiscard]] std::uint64_t completed_samples() const;
  // The metadata key by which the log's own standard errors were clustered; empty = none.
  [[nodiscard]] std::string cluster_key() const;
  // Tags and scalar metadata of the run.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> tags() const;
  // Entries of results.scores, the old single form included; never null entries.
  [[nodiscard]] std::vector<const Json*> result_scores() const;
  // Scorers that the log names, by their short names, in order, each once.
  [[nodiscard]] std::vector<std::string> scorer_names() const;
  // Options that the log gives for a scorer, in order of preference; entries are objects.
  [[nodiscard]] std::vector<const Json*> scorer_options(std::string_view scorer) const;

  // Warnings about the run itself: version, cancelled, failed, edited, unfinished.
  void report(Diagnostics& diagnostics) const;
  // Fills StudyInfo: title, description, created, and facts (the log's own metrics among them).
  void describe(StudyBuilder& study) const;

 private:
  void report_status(Diagnostics& diagnostics) const;
  void add_metric_facts(StudyBuilder& study) const;

  std::string file_;
  std::string status_;
  double version_ = 0.0;  // 0 = the log does not say
  bool invalidated_ = false;
  bool has_updates_ = false;  // log_updates or config_updates that are not applied
  Json eval_;
  Json plan_;
  Json results_;
  Json error_;
  Json tags_;
  Json metadata_;
};

// "inspect_evals/choice" -> "choice": the log header qualifies names that the samples give short.
std::string_view inspect_short_name(std::string_view name);
// "Log's own accuracy · match · openai/gpt-4o-mini · popularity": under this fact name the study keeps the log's
// number.
std::string inspect_metric_fact(std::string_view metric, std::string_view score, std::string_view model,
                                std::string_view task);

}  // namespace consilium::importers
