// The two importers of Inspect AI logs: whole-document JSON, and `.eval` archives.
//
// Both give one scenario a sample ("task/id"), one repeat an epoch, one judgment a score value. What a log says about
// itself (status, its own metrics) is kept as diagnostics and facts; a log without samples gives what it has
// (reductions, else averages) and says so.
#pragma once

#include "importers/importer.h"
#include "importers/inspect_log.h"
#include "importers/inspect_sample.h"

namespace consilium::importers {

extern const Importer inspect_json_importer;
extern const Importer inspect_eval_importer;

// What both do once samples and header are read: judgments, or what stands in for them, then the study's facts.
// `reductions` may be null. Error "inspect-no-evidence" when the log holds no result at all.
Result<Done> finish_inspect_log(const InspectLog& log, InspectSamples& samples, const Json& reductions,
                                ReadContext& context, std::uint64_t done_bytes);

}  // namespace consilium::importers
