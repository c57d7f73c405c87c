// A study saved before (.consilium). It is a whole study already, so it is opened alone.
#pragma once

#include "importers/importer.h"

namespace consilium::importers {

// Its read() only explains that a saved study cannot be merged with other files; import_files opens a lone one.
extern const Importer pack_importer;

Result<std::shared_ptr<const Study>> open_pack(const InputFile& file);

}  // namespace consilium::importers
