// Any text read as a tidy table; and the splitter gives back what a careful writer puts in.
#include <string>
#include <string_view>
#include <vector>

#include "importer_fuzz.h"
#include "importers/tidy_csv.h"
#include "importers/tidy_csv_reader.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

std::string quoted(std::string_view field) {
  std::string text = "\"";
  for (const char c : field) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

// Whatever the reader finds, written again with every field quoted, reads as the same.
void check_round_trip(std::string_view text, char separator) {
  CsvReader reader(text, separator);
  std::vector<std::string_view> fields;
  while (reader.next(fields)) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i)
      line += (i > 0 ? std::string(1, separator) : "") + quoted(fields[i]);
    const std::vector<std::string> expected(fields.begin(), fields.end());
    CsvReader again(line, separator);
    std::vector<std::string_view> found;
    const bool blank = expected.size() == 1 && expected[0].empty();
    if (again.next(found) == blank) std::abort();
    if (!blank && std::vector<std::string>(found.begin(), found.end()) != expected) std::abort();
    if (reader.position() > text.size()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check_importer(tidy_csv_importer, "fuzz.csv", data, size);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_round_trip(text, ',');
  check_round_trip(text, '\t');
  return 0;
}
