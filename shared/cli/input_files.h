// Files of the command line, loaded whole.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "importers/importer.h"

namespace consilium::cli {

class InputFiles {
 public:
  // Loads the files; one that is missing, unreadable or beyond the limits becomes an error diagnostic.
  static InputFiles load(std::span<const std::string_view> paths, const importers::Limits& limits);

  [[nodiscard]] std::span<const importers::InputFile> files() const { return files_; }
  [[nodiscard]] const Diagnostics& problems() const { return problems_; }

 private:
  std::deque<std::string> contents_;  // a deque keeps its elements in place
  std::vector<importers::InputFile> files_;
  Diagnostics problems_;
};

}  // namespace consilium::cli
