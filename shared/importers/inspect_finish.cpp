#include "base/text.h"
#include "importers/inspect_importer.h"
#include "importers/inspect_results.h"

namespace consilium::importers {
namespace {

// A log without samples: the reductions give one score a sample, without its conversation.
Result<Done> add_reductions(const InspectLog& log, InspectSamples& samples, const Json& reductions,
                            ReadContext& context, std::uint64_t done_bytes) {
  const std::vector<Json> made = samples_of_reductions(reductions, log);
  for (const Json& sample : made) {
    const std::string where = log.file() + ", reduced score of sample " + json_to_text(sample["id"]);
    Result<Done> added = samples.add(sample, where, done_bytes);
    if (!added) return added;
  }
  if (samples.count() > 0) {
    context.diagnostics.warning("inspect-no-transcripts", log.file(),
                                "The log holds the score of each sample, but not the samples themselves: there are no "
                                "conversations to read.",
                                "Run the evaluation with log_samples on to keep them.");
  }
  return Done{};
}

Result<Done> add_averages(const InspectLog& log, ReadContext& context) {
  if (add_result_cells(log, context) == 0) {
    return Error{"inspect-no-evidence", "The log holds neither samples nor results, so there is nothing to show.",
                 log.file(), "The run may have stopped before the first sample was finished."};
  }
  StudyInfo& info = context.study.info();
  if (context.study.judgment_count() == 0) {
    info.published_scenarios += log.completed_samples() / log.epochs();
  }
  context.diagnostics.warning(
      "inspect-no-samples", log.file(),
      "The log holds only the averages over its samples, not the samples: they can be compared, "
      "but not checked against conversations.",
      "Run the evaluation with log_samples on, or get the full log.");
  return Done{};
}

}  // namespace

Result<Done> finish_inspect_log(const InspectLog& log, InspectSamples& samples, const Json& reductions,
                                ReadContext& context, std::uint64_t done_bytes) {
  if (samples.seen_any()) {
    Result<Done> written = samples.finish();
    if (!written) return written;
  } else {
    Result<Done> added = add_reductions(log, samples, reductions, context, done_bytes);
    if (!added) return added;
    Result<Done> written = samples.count() > 0 ? samples.finish() : add_averages(log, context);
    if (!written) return written;
  }
  log.report(context.diagnostics);
  log.describe(context.study);
  return Done{};
}

}  // namespace consilium::importers
