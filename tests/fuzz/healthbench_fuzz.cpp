// Any text read as HealthBench results, and as the dataset beside them; and any file name taken apart.
#include <string>
#include <string_view>

#include "importer_fuzz.h"
#include "importers/healthbench_dataset.h"
#include "importers/healthbench_names.h"
#include "importers/healthbench_results.h"
#include "importers/unread_formats.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

// The dataset is read onto a study that has a judgment, without which it refuses at once.
void check_dataset(const std::uint8_t* data, std::size_t size) {
  StudyBuilder study;
  JudgmentRow row;
  row.model = study.model("m");
  row.scenario = study.scenario("p1");
  row.criterion = study.criterion("c");
  row.rater = study.rater("r", RaterKind::code);
  row.verdict = Verdict::met;
  study.add_judgment(row);
  Diagnostics diagnostics;
  const Limits limits;
  const Progress progress;
  ReadContext context{study, diagnostics, limits, progress};
  const InputFile file{"fuzz.jsonl", {reinterpret_cast<const std::byte*>(data), size}};
  healthbench_dataset_importer.sniff(file);
  if (!healthbench_dataset_importer.read(file, context).ok()) std::abort();
  if (!study.finish().ok()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check_importer(healthbench_results_importer, "healthbench_m_20250507_061412_allresults.json", data, size);
  check_dataset(data, size);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  parse_healthbench_file_name(text);
  consensus_heading(text);
  const InputFile file{"fuzz", {reinterpret_cast<const std::byte*>(data), size}};
  name_unread_format(file);
  if (explain_unknown(file).message.empty()) std::abort();
  return 0;
}
