// Our own tidy format as JSON Lines (assets/formats/tidy.md): one object a line, read line by line.
#pragma once

#include "importers/importer.h"

namespace consilium::importers {

extern const Importer tidy_jsonl_importer;

}  // namespace consilium::importers
