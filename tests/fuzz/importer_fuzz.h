// What holds for every importer on any bytes: it ends in a study that keeps its invariants, or in an error with words.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>

#include "importers/importer.h"

namespace consilium::importers {

// The study that came of it; none when the importer gave an error. Aborts, and so reports, when a promise is broken.
inline std::shared_ptr<const Study> check_importer(const Importer& importer, const char* name, const std::uint8_t* data,
                                                   std::size_t size) {
  const InputFile file{name, {reinterpret_cast<const std::byte*>(data), size}};
  Limits limits;
  limits.max_total_bytes = 64'000'000;
  const Progress progress;
  StudyBuilder builder;
  Diagnostics diagnostics;
  ReadContext context{builder, diagnostics, limits, progress};
  importer.sniff(file);
  const Result<Done> read = importer.read(file, context);
  if (!read && (read.error().code.empty() || read.error().message.empty())) std::abort();
  builder.diagnostics().merge(diagnostics);
  const auto finished = builder.finish();
  // finish() checks every invariant; "study-empty" is the one failure that input may cause.
  if (!finished && finished.error().code != "study-empty") std::abort();
  if (read && !finished) std::abort();
  return finished.ok() ? finished.value() : nullptr;
}

}  // namespace consilium::importers
