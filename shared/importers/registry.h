// Tells files apart by their content: which importer reads a file, or in one sentence why none does.
#pragma once

#include "importers/importer.h"

namespace consilium::importers {

struct Recognised {
  const Importer* importer = nullptr;
  std::string_view format;
};

// Errors name what the file is instead, where that can be told: see unread_formats.h.
Result<Recognised> recognise(const InputFile& file);

}  // namespace consilium::importers
