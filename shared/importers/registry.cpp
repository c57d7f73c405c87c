#include "importers/registry.h"

#include <array>

#include "importers/healthbench_dataset.h"
#include "importers/healthbench_results.h"
#include "importers/inspect_importer.h"
#include "importers/pack_importer.h"
#include "importers/tidy_csv.h"
#include "importers/tidy_jsonl.h"
#include "importers/unread_formats.h"

namespace consilium::importers {
namespace {

const std::array<Importer, 7>& importers() {
  // Made on first use: the order in which other files' constants come to life is not ours to choose.
  static const std::array<Importer, 7> all = {
      pack_importer,
      inspect_eval_importer,
      inspect_json_importer,
      healthbench_results_importer,
      healthbench_dataset_importer,
      tidy_jsonl_importer,
      tidy_csv_importer,
  };
  return all;
}

}  // namespace

std::span<const Importer> all_importers() { return importers(); }

Result<Recognised> recognise(const InputFile& file) {
  Recognised likely;
  for (const Importer& importer : importers()) {
    const Sniff sniff = importer.sniff(file);
    if (sniff.confidence == Confidence::yes) return Recognised{&importer, sniff.format};
    if (sniff.confidence == Confidence::maybe && likely.importer == nullptr) likely = {&importer, sniff.format};
  }
  if (auto foreign = name_unread_format(file)) return *foreign;
  if (likely.importer != nullptr) return likely;
  return explain_unknown(file);
}

}  // namespace consilium::importers
