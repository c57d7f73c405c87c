// Any text read as tidy JSON Lines; and the reader of one line agrees with the tree parser on what an object is.
#include <string_view>

#include "base/json.h"
#include "importer_fuzz.h"
#include "importers/tidy_json_line.h"
#include "importers/tidy_jsonl.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

void check_line(std::string_view line) {
  TidyJsonLine reader(200);
  const auto read = reader.read(line);
  const auto tree = parse_json(line);
  const bool is_object = tree.ok() && tree.value().is_object();
  if (read.ok() != is_object) std::abort();
  if (!read.ok()) return;
  for (std::size_t i = 0; i < tidy_column_count; ++i) {
    const TidyValue& value = reader.row().value(static_cast<TidyColumn>(i));
    if (value.nested && !parse_json(value.text).ok()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check_importer(tidy_jsonl_importer, "fuzz.jsonl", data, size);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_line(text.substr(0, text.find('\n')));
  return 0;
}
