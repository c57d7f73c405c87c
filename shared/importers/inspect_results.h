// What can be shown of an Inspect log without samples: its reductions (one score a sample), else its own averages.
#pragma once

#include <cstdint>
#include <vector>

#include "base/json.h"
#include "importers/importer.h"
#include "importers/inspect_log.h"

namespace consilium::importers {

// The reductions as samples without transcripts ({"id", "epoch", "scores"}), as InspectSamples takes them. Empty when
// the run had several epochs, because a reduced score then mixes several answers, or when there are none.
std::vector<Json> samples_of_reductions(const Json& reductions, const InspectLog& log);

// Adds the log's averages as cells: accuracy and mean under the scorer's name, other metrics under "scorer: metric".
// Gives how many were added.
std::size_t add_result_cells(const InspectLog& log, ReadContext& context);

}  // namespace consilium::importers
