// A file as one text, whatever is wrong with it.
#pragma once

#include <string>

#include "base/result.h"

namespace consilium::cli {

// Errors: "file-unreadable": no such file, a folder, not permitted, or a failure half way.
Result<std::string> read_whole_file(const std::string& path);

}  // namespace consilium::cli
