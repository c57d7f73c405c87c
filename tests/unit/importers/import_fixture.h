// Imports texts as files, for tests: one call, everything that came of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/importer.h"

namespace consilium::importers {

struct TextFile {
  std::string name;
  std::string content;
};

struct Imported {
  std::shared_ptr<const Study> study;  // none when the import failed
  Error error;                         // of the import as a whole
  Diagnostics diagnostics;             // the study's, or what was found before failing
  std::uint32_t files_failed = 0;

  [[nodiscard]] bool has(std::string_view code) const { return diagnostics.find(code) != nullptr; }
  [[nodiscard]] std::uint64_t count(std::string_view code) const {
    const DiagnosticGroup* group = diagnostics.find(code);
    return group == nullptr ? 0 : group->count;
  }
  // Where the first diagnostic of this code points; empty when there is none.
  [[nodiscard]] std::string where(std::string_view code) const {
    const DiagnosticGroup* group = diagnostics.find(code);
    return group == nullptr || group->examples.empty() ? std::string() : group->examples[0].where;
  }
  [[nodiscard]] std::string message(std::string_view code) const {
    const DiagnosticGroup* group = diagnostics.find(code);
    return group == nullptr || group->examples.empty() ? std::string() : group->examples[0].message;
  }
};

inline Imported import_texts(const std::vector<TextFile>& texts, const Limits& limits = {},
                             const Progress& progress = {}) {
  std::vector<InputFile> files;
  for (const TextFile& text : texts) files.push_back({text.name, as_bytes(text.content)});
  Imported imported;
  auto outcome = import_files(files, limits, progress, imported.diagnostics);
  if (outcome.ok()) {
    imported.study = outcome.value().study;
    imported.files_failed = outcome.value().files_failed;
    imported.diagnostics = imported.study->diagnostics;
  } else {
    imported.error = outcome.error();
  }
  return imported;
}

inline Imported import_text(std::string name, std::string content) {
  return import_texts({{std::move(name), std::move(content)}});
}

}  // namespace consilium::importers
