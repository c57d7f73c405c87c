#include "importers/unread_formats.h"

#include <array>

#include "base/json_reader.h"
#include "base/text.h"
#include "importers/json_peek.h"
#include "importers/read_support.h"

namespace consilium::importers {
namespace {

constexpr std::size_t looked_at_bytes = std::size_t{64} * 1024;
constexpr std::string_view read_formats =
    "What can be opened: Inspect AI logs (.eval or .json), HealthBench _allresults.json, tidy tables (CSV or JSON "
    "Lines) and saved .consilium studies.";

Error failure(const InputFile& file, std::string_view code, std::string message, std::string_view hint = read_formats) {
  return {.code = std::string(code), .message = std::move(message), .where = file.name, .hint = std::string(hint)};
}

Error not_read(const InputFile& file, std::string_view format, std::string_view hint = read_formats) {
  return failure(file, "format-not-read", "This is " + std::string(format) + ", which is not read yet.", hint);
}

struct Magic {
  std::string_view bytes;
  std::string_view what;
};
constexpr std::array<Magic, 9> magics{{{"%PDF", "a PDF document"},
                                       {"\x89PNG", "a picture (PNG)"},
                                       {"\xFF\xD8\xFF", "a picture (JPEG)"},
                                       {"\x1F\x8B", "a gzip archive; unpack it first"},
                                       {"\x28\xB5\x2F\xFD", "a Zstandard archive; unpack it first"},
                                       {"PAR1", "a Parquet table"},
                                       {"SQLite format 3", "an SQLite database"},
                                       {"PK\x03\x04", "a zip archive, but no Inspect AI log"},
                                       {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive; unpack it first"}}};

bool starts_like_html(std::string_view text) {
  const std::string start = to_lower_ascii(text.substr(0, 200));
  return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head");
}

std::optional<Error> name_no_text(const InputFile& file) {
  const std::string_view text = without_bom(as_text(file.bytes));
  const std::string_view head = text.substr(0, looked_at_bytes);
  if (trim(head).empty() && text.size() <= looked_at_bytes) {
    return failure(file, "file-empty", "This file is empty.", "Check that it was downloaded or copied to its end.");
  }
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    return failure(file, "file-utf16", "This file is text in the encoding UTF-16, which is not read.",
                   "Save it with the encoding UTF-8 (in Excel: CSV UTF-8).");
  }
  for (const Magic& magic : magics) {
    if (head.starts_with(magic.bytes)) return failure(file, "file-binary", "This is " + std::string(magic.what) + ".");
  }
  if (head.find('\0') != std::string_view::npos) {
    return failure(file, "file-binary", "This is a binary file of a kind we do not know, not an evaluation log.");
  }
  if (starts_like_html(trim(head))) {
    return failure(file, "file-html", "This is a web page (HTML), not an evaluation log.",
                   "A download link may have led to a sign-in or error page: open the file in a browser to see.");
  }
  return std::nullopt;
}

bool is_helm(const JsonPeek& peek) {
  return peek.has_all("scenario_spec", "adapter_spec") || peek.has_all("adapter_spec", "request_states") ||
         peek.has_all("instance_id", "stats") || peek.has_all("instance_id", "predicted_text") ||
         (peek.array && peek.has_all("name", "count", "sum")) || peek.has_all("name", "description", "definition_path");
}

bool is_lm_eval(const JsonPeek& peek) {
  return peek.has_all("doc_id", "doc", "target") ||
         (peek.has_all("results", "configs") &&
          (peek.has("versions") || peek.has("n-shot") || peek.has("group_subtasks") || peek.has("git_hash")));
}

// A shared promptfoo result wraps the same thing into {"data": ...}.
bool is_shared_promptfoo(const JsonPeek& peek, std::string_view text) {
  if (!peek.object || peek.keys.size() != 1 || !peek.has("data")) return false;
  const std::size_t outer = text.find('{');
  const std::size_t inner = text.find('{', outer + 1);
  return inner != std::string_view::npos && peek_json(text.substr(inner)).has_all("version", "createdAt", "results");
}

bool is_promptfoo(const JsonPeek& peek, std::string_view text) {
  if (is_shared_promptfoo(peek, text)) return true;
  return peek.has_all("evalId", "results") || peek.has_all("results", "stats", "table") ||
         peek.has_all("results", "config", "shareableUrl") || peek.has_all("createdAt", "config", "results", "prompts");
}

// The judge script of m42-health/healthbench writes Python's own notation into JSON strings.
bool is_python_text(const JsonPeek& peek) {
  const PeekedKey* metrics = peek.find("metrics");
  const PeekedKey* responses = peek.find("responses");
  return metrics != nullptr && metrics->text.starts_with("{'") && responses != nullptr && responses->is_string;
}

bool is_healthbench_summary(const JsonPeek& peek) {
  if (!peek.object || !peek.has_all("overall_score")) return false;
  for (const PeekedKey& key : peek.keys) {
    if (key.name.starts_with("axis:") || key.name.starts_with("theme:") || key.name.starts_with("overall_score:")) {
      return true;
    }
  }
  return false;
}

std::optional<Error> name_json_format(const InputFile& file) {
  const JsonPeek peek = peek_json(as_text(file.bytes));
  if (!peek.object && !peek.array) return std::nullopt;
  if (is_helm(peek)) return not_read(file, "a file of a HELM run folder");
  if (is_lm_eval(peek)) return not_read(file, "a file of the lm-evaluation-harness");
  if (is_promptfoo(peek, as_text(file.bytes))) return not_read(file, "a promptfoo result");
  if (peek.has_all("metadata", "models", "examples")) return not_read(file, "an LLM Comparator file");
  if (peek.has_all("schema_version", "evaluation_id")) return not_read(file, "an Every Eval Ever file");
  if (peek.has("performance_by_rubric")) return not_read(file, "a MedARC verifiers result");
  if (peek.has_all("rubric", "binary_labels")) return not_read(file, "HealthBench's meta-evaluation data set");
  if (is_python_text(peek)) {
    return failure(file, "healthbench-python-text",
                   "These HealthBench verdicts were written as Python text inside JSON (as the m42 judge script does), "
                   "which cannot be read safely.",
                   "Let the script write its responses as JSON (json.dumps instead of str), or convert them to a tidy "
                   "table.");
  }
  if (is_healthbench_summary(peek)) {
    return failure(file, "healthbench-summary",
                   "This is the summary of a HealthBench run: it has the scores, but none of the answers or verdicts.",
                   "Open the file of the same run whose name ends in _allresults.json.");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> name_unread_format(const InputFile& file) {
  if (auto named = name_no_text(file)) return named;
  return name_json_format(file);
}

Error explain_unknown(const InputFile& file) {
  const std::string_view text = as_text(file.bytes);
  const JsonPeek peek = peek_json(text);
  if (!peek.object && !peek.array) {
    return failure(file, "format-unknown", "This is text, but not of a kind we know.");
  }
  JsonReader reader(text, Limits{}.max_json_depth);
  reader.next();
  if (!reader.skip_container()) {
    const Error& broken = reader.error();
    if (broken.code == "json-depth") return failure(file, broken.code, broken.message);
    return failure(file, broken.code, "This file is broken JSON: " + broken.message,
                   broken.hint.empty() ? "Get the file again from where it was made." : broken.hint);
  }
  std::string keys;
  for (const PeekedKey& key : peek.keys) {
    if (keys.size() > 200) break;
    keys += (keys.empty() ? "\"" : ", \"") + ellipsize_utf8(key.name, 40) + "\"";
  }
  return failure(file, "format-unknown",
                 keys.empty() ? std::string("This is JSON, but not of a kind we know.")
                              : "This is JSON, but not of a kind we know; its first keys are " + keys + ".");
}

}  // namespace consilium::importers
