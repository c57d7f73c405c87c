// Any text read as an Inspect JSON log ends in a study that holds its invariants or in an error with words.
#include <cstdint>
#include <cstdlib>

#include "importers/inspect_importer.h"

using namespace consilium;
using namespace consilium::importers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const InputFile file{"fuzz.json", {reinterpret_cast<const std::byte*>(data), size}};
  Limits limits;
  limits.max_total_bytes = 64'000'000;
  const Progress progress;
  StudyBuilder study;
  Diagnostics diagnostics;
  ReadContext context{study, diagnostics, limits, progress};
  inspect_json_importer.sniff(file);
  const Result<Done> read = inspect_json_importer.read(file, context);
  if (!read && (read.error().code.empty() || read.error().message.empty())) std::abort();
  const auto finished = study.finish();
  // finish() checks every invariant; "study-empty" is the one failure that input may cause.
  if (!finished && finished.error().code != "study-empty") std::abort();
  if (read && !finished) std::abort();
  return 0;
}
