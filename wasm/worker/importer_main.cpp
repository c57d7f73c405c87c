// The import worker's wasm (web/src/import_worker.ts): files in, one pack out. Called once per instance.
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/json.h"
#include "importers/importer.h"
#include "model/pack.h"
#include "platform/export.h"
#include "platform/worker_host.h"

namespace {

using namespace consilium;

struct FreeBuffer {
  void operator()(std::byte* buffer) const { std::free(buffer); }
};

std::vector<importers::InputFile> files;
std::vector<std::unique_ptr<std::byte, FreeBuffer>> buffers;
std::vector<std::byte> pack;
std::string text;  // the key of the pack, or the failure as JSON

Json diagnostic_json(const Diagnostic& diagnostic) {
  return {{"severity", to_text(diagnostic.severity)},
          {"code", diagnostic.code},
          {"where", diagnostic.where},
          {"message", diagnostic.message},
          {"hint", diagnostic.hint}};
}

// Read by wasm/bridge/page_messages.cpp.
std::string failure_json(const Error& error, const Diagnostics& diagnostics) {
  Json groups = Json::array();
  for (const DiagnosticGroup& group : diagnostics.groups()) {
    Json examples = Json::array();
    for (const Diagnostic& example : group.examples) examples.push_back(diagnostic_json(example));
    groups.push_back({{"code", group.code},
                      {"severity", to_text(group.severity)},
                      {"count", group.count},
                      {"examples", std::move(examples)}});
  }
  const Json failure = {
      {"type", "failed"},
      {"error", {{"code", error.code}, {"message", error.message}, {"where", error.where}, {"hint", error.hint}}},
      {"diagnostics", std::move(groups)}};
  return json_dump(failure);
}

// The same files give the same key, in whatever order they were chosen: opening them again replaces the study.
std::string key_of(const Study& study) {
  std::vector<std::string_view> hashes;
  for (const SourceFile& source : study.sources) hashes.push_back(study.text(source.sha256));
  std::ranges::sort(hashes);
  std::string all = study.info.title;
  for (const std::string_view hash : hashes) all += hash;
  return "local:" + sha256_hex(as_bytes(all)).substr(0, 24);
}

}  // namespace

// Takes over both buffers, which come from malloc.
CONSILIUM_EXPORT void importer_add_file(char* name, std::size_t name_size, std::byte* bytes, std::size_t size) {
  files.push_back({std::string(name, name_size), {bytes, size}});
  buffers.emplace_back(bytes);
  std::free(name);
}

CONSILIUM_EXPORT bool importer_run() {
  const Progress progress{[](std::uint64_t done, std::uint64_t total) {
    platform::tell_import_progress(static_cast<double>(done), static_cast<double>(total));
    return true;  // cancelling ends the whole worker
  }};
  Diagnostics diagnostics;
  Result<importers::ImportOutcome> outcome = importers::import_files(files, importers::Limits{}, progress, diagnostics);
  buffers.clear();  // before the pack needs room
  files.clear();
  if (!outcome.ok()) {
    text = failure_json(outcome.error(), diagnostics);
    return false;
  }
  const Study& study = *outcome.value().study;
  pack = write_pack(study);
  text = key_of(study);
  return true;
}

CONSILIUM_EXPORT const std::byte* importer_pack() { return pack.data(); }
CONSILIUM_EXPORT std::size_t importer_pack_size() { return pack.size(); }
CONSILIUM_EXPORT const char* importer_text() { return text.data(); }
CONSILIUM_EXPORT std::size_t importer_text_size() { return text.size(); }
