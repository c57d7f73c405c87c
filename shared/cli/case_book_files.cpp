#include "cli/case_book_files.h"

#include <map>
#include <utility>

#include "cli/whole_file.h"

namespace consilium::cli {

Result<cases::CaseBook> load_case_book(const std::string& folder) {
  std::map<std::string_view, std::string> texts;
  for (const std::string_view name :
       {"presentations", "medicines", "tests", "discharge", "records", "open_questions", "small_talk", "wording"}) {
    auto text = read_whole_file(folder + "/" + std::string(name) + ".json");
    if (!text.ok()) return text.error();
    texts[name] = std::move(text).value();
  }
  return cases::read_case_book({texts["presentations"], texts["medicines"], texts["tests"], texts["discharge"],
                                texts["records"], texts["open_questions"], texts["small_talk"], texts["wording"]});
}

}  // namespace consilium::cli
