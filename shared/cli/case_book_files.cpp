#include "cli/case_book_files.h"

#include <fstream>
#include <iterator>
#include <map>

namespace consilium::cli {

Result<cases::CaseBook> load_case_book(const std::string& folder) {
  std::map<std::string_view, std::string> texts;
  for (const std::string_view name :
       {"presentations", "medicines", "tests", "discharge", "records", "open_questions", "wording"}) {
    const std::string path = folder + "/" + std::string(name) + ".json";
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return Error{"file-unreadable", "A file of the case book cannot be read.", path, {}};
    texts[name] = std::string(std::istreambuf_iterator<char>(stream), {});
  }
  return cases::read_case_book({texts["presentations"], texts["medicines"], texts["tests"], texts["discharge"],
                                texts["records"], texts["open_questions"], texts["wording"]});
}

}  // namespace consilium::cli
