#include "importers/read_support.h"

#include "base/text.h"

namespace consilium::importers {

Error import_cancelled() {
  return {.code = "import-cancelled", .message = "The import was cancelled.", .where = {}, .hint = {}};
}

Result<Done> check_going_on(const ReadContext& context, std::string_view file_name, std::uint64_t done_bytes) {
  if (!context.progress.keep_going(context.progress_base + done_bytes, context.progress_total)) {
    return import_cancelled();
  }
  if (context.study.bytes_held() <= context.limits.max_total_bytes) return Done{};
  return Error{
      .code = "import-too-large",
      .message = "Together these files need more than " + format_bytes(context.limits.max_total_bytes) + " of memory.",
      .where = std::string(file_name),
      .hint = "Open fewer files at a time, or files with fewer transcripts."};
}

Error file_too_large(std::string_view file_name, std::uint64_t bytes, const Limits& limits) {
  return {.code = "file-too-large",
          .message = "This file has " + format_bytes(bytes) + "; files of up to " +
                     format_bytes(limits.max_file_bytes) + " are read.",
          .where = std::string(file_name),
          .hint = "Split the file, or leave out transcripts that are not needed."};
}

Error files_too_large(std::string_view file_name, std::uint64_t bytes, const Limits& limits) {
  return {.code = "file-too-large",
          .message = "With this file the chosen files have " + format_bytes(bytes) + " together; up to " +
                     format_bytes(limits.max_total_bytes) + " are read at a time.",
          .where = std::string(file_name),
          .hint = "Open fewer files at a time."};
}

void report_invalid_utf8(Diagnostics& diagnostics, std::string_view where, std::size_t replaced) {
  diagnostics.warning("invalid-utf8", std::string(where),
                      plural(replaced, "place is", "places are") +
                          " no valid UTF-8 text; the characters there are shown as \xEF\xBF\xBD.",
                      "Save the file with the encoding UTF-8.");
}

std::string_view without_bom(std::string_view text) {
  constexpr std::string_view bom = "\xEF\xBB\xBF";
  return text.starts_with(bom) ? text.substr(bom.size()) : text;
}

}  // namespace consilium::importers
