// Small things every text importer needs while it reads: cancelling, the memory limit, and one wording for each.
#pragma once

#include <cstddef>
#include <string_view>

#include "importers/importer.h"

namespace consilium::importers {

// The user stopped the import: code "import-cancelled", which import_files treats apart from all other errors.
Error import_cancelled();

// Tells progress `done_bytes` into the current file; an Error when the user cancelled or the study outgrows
// Limits::max_total_bytes ("import-too-large").
Result<Done> check_going_on(const ReadContext& context, std::string_view file_name, std::uint64_t done_bytes);

// A file beyond Limits::max_file_bytes, for those who can tell before they load it ("file-too-large"); and files that
// are too large together, `bytes` being their sum.
Error file_too_large(std::string_view file_name, std::uint64_t bytes, const Limits& limits);
Error files_too_large(std::string_view file_name, std::uint64_t bytes, const Limits& limits);

void report_invalid_utf8(Diagnostics& diagnostics, std::string_view where, std::size_t replaced);

// The text without a UTF-8 byte order mark.
std::string_view without_bom(std::string_view text);

}  // namespace consilium::importers
