// Files that no importer reads, told by their content, so that the user learns what was opened and what to do.
#pragma once

#include <optional>

#include "importers/importer.h"

namespace consilium::importers {

// A format that we know but do not read ("format-not-read", with the format's name), or a file that is no text or JSON
// at all: "file-empty", "file-binary", "file-html", "file-utf16". Nothing for a file that may be anything else.
std::optional<Error> name_unread_format(const InputFile& file);

// The last word on a file that nobody claims: broken JSON, JSON of an unknown kind, or other text.
Error explain_unknown(const InputFile& file);

}  // namespace consilium::importers
