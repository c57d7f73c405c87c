// What lies in an `.eval` archive, by the names of its members, and one sample read from it.
//
// A sample is one member, samples/{id}_epoch_{n}.json, or, since 2026, "chunked": a folder of that name with
// sample.json, metadata.json and messages/, attachments/ (and events/, calls/, skeleton.json, which carry no scores) in
// numbered parts. The two kinds may stand side by side; the names alone tell them apart.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"
#include "importers/zip_archive.h"

namespace consilium::importers {

struct InspectSampleEntry {
  std::string id;  // as the name has it; the sample itself says it exactly
  std::uint64_t epoch = 1;
  bool chunked = false;
  std::string name;  // of the member, or of the folder without the last slash
  std::uint64_t compressed_bytes = 0;
};

// In reading order: ids that are numbers first and by size, then the others by text; epochs in order.
std::vector<InspectSampleEntry> list_inspect_samples(const ZipArchive& archive);

// The sample as one object with the keys that InspectSamples::wants. Problems with single parts of a chunked sample
// become diagnostics; an Error means that the sample cannot be read.
Result<Json> read_inspect_sample(ZipArchive& archive, const InspectSampleEntry& entry, const JsonLimits& limits,
                                 Diagnostics& diagnostics, std::string_view file);

}  // namespace consilium::importers
