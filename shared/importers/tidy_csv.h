// Our own tidy format as delimited text (assets/formats/tidy.md): comma, semicolon or tab, told from the header.
#pragma once

#include "importers/importer.h"

namespace consilium::importers {

extern const Importer tidy_csv_importer;

}  // namespace consilium::importers
