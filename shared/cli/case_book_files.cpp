#include "cli/case_book_files.h"

#include <utility>

#include "cli/whole_file.h"

namespace consilium::cli {

Result<cases::CaseBook> load_case_book(const std::string& folder) {
  cases::CaseFiles files;
  for (const std::string_view name : cases::case_file_names) {
    auto text = read_whole_file(folder + "/" + std::string(name) + ".json");
    if (!text.ok()) return text.error();
    files.emplace(name, std::move(text).value());
  }
  return cases::read_case_book(files);
}

}  // namespace consilium::cli
