// The table of contents at the end of a zip archive (PKWARE APPNOTE 6.3.9, sections 4.3.12 to 4.3.16), ZIP64 included.
#pragma once

#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "importers/zip_archive.h"

namespace consilium::importers {

// All members in directory order, duplicates included. Errors: "zip-truncated", "zip-corrupt".
Result<std::vector<ZipMember>> read_zip_directory(Bytes bytes, std::string_view file);

// Little-endian number of `width` bytes at `offset`; the caller has checked that it is inside.
std::uint64_t zip_number(Bytes bytes, std::uint64_t offset, unsigned width);

}  // namespace consilium::importers
