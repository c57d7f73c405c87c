// What every importer is, and the one call that turns files into a study.
//
// An importer recognises its format from content (never from the file name) and adds what it can read to a
// StudyBuilder; what it cannot read becomes a diagnostic with the place in the file. A missing grade is not a fail,
// and no importer guesses.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "base/diagnostics.h"
#include "base/hash.h"
#include "base/result.h"
#include "model/study_builder.h"

namespace consilium::importers {

struct InputFile {
  std::string name;  // shown to the user and, for HealthBench results, the only place that names the model
  Bytes bytes;       // must outlive the call
};

struct Limits {
  std::uint64_t max_file_bytes = 1'000'000'000;    // larger files are refused kindly before they are read
  std::uint64_t max_member_bytes = 1'000'000'000;  // one decompressed zip member
  std::uint64_t max_total_bytes = 2'000'000'000;   // everything decompressed or held while importing
  double max_expansion = 1'000.0;                  // decompressed : compressed, beyond 10 MB
  std::size_t max_json_depth = 200;
};

// How sure an importer is that a file is its own, from the first bytes (and, for zips, the directory).
enum class Confidence : std::uint8_t { no, maybe, yes };
struct Sniff {
  Confidence confidence = Confidence::no;
  std::string_view format;  // for people: "Inspect AI log (JSON)"
};

struct ReadContext {
  StudyBuilder& study;
  Diagnostics& diagnostics;
  const Limits& limits;
  const Progress& progress;
  std::uint64_t progress_base = 0;   // bytes of input files already done
  std::uint64_t progress_total = 0;  // bytes of all input files
};

struct Importer {
  std::string_view name;  // "inspect-json"
  Sniff (*sniff)(const InputFile& file);
  // Order of reading when several files make one study: lower first (results before the dataset that annotates them).
  int order = 0;
  Result<Done> (*read)(const InputFile& file, ReadContext& context);
};

// All importers, in sniffing order.
std::span<const Importer> all_importers();

struct ImportOutcome {
  std::shared_ptr<const Study> study;  // its diagnostics included
  std::uint32_t files_failed = 0;      // files that gave nothing; each one is an error among the diagnostics
};

// Reads all files into one study. Fails only when no file gave any evidence, or on cancel ("import-cancelled");
// a file that cannot be read beside good ones becomes an error diagnostic of the study. On failure `diagnostics`
// still receives everything that was found on the way.
Result<ImportOutcome> import_files(std::span<const InputFile> files, const Limits& limits, const Progress& progress,
                                   Diagnostics& diagnostics);

}  // namespace consilium::importers
