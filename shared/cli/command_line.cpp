#include "cli/command_line.h"

#include <fstream>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "base/text.h"
#include "cli/input_files.h"
#include "cli/summary_json.h"
#include "cli/summary_text.h"
#include "importers/importer.h"
#include "model/pack.h"

namespace consilium::cli {
namespace {

constexpr std::string_view usage =
    "Usage:\n"
    "  consilium-cli summary FILE... [--json]         numbers per model and criterion, and all diagnostics\n"
    "  consilium-cli pack FILE... -o OUT.consilium    write the files as one study\n"
    "  consilium-cli help                             this text\n"
    "\n"
    "Files: Inspect AI logs (.json, .eval), HealthBench _allresults.json (with or without its dataset),\n"
    "tidy tables (CSV or JSON Lines), saved studies (.consilium). Several files make one study.\n"
    "Exit status: 0 done (also when a damaged log was read as far as it goes), 1 a file could not be read or the\n"
    "result not be written, 2 wrong use.\n";

struct Options {
  std::vector<std::string_view> files;
  bool json = false;
  std::optional<std::string_view> output;
};

// What is wrong with the use, in words; nothing when it is right.
std::optional<std::string> parse(std::span<const std::string_view> arguments, bool writes, Options& options) {
  bool only_files = false;  // after "--"
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (only_files || !argument.starts_with('-') || argument == "-") {
      options.files.push_back(argument);
    } else if (argument == "--") {
      only_files = true;
    } else if (argument == "--json" && !writes) {
      options.json = true;
    } else if ((argument == "-o" || argument == "--output") && writes) {
      if (options.output) return "The output is named twice.";
      if (i + 1 >= arguments.size()) return "After " + std::string(argument) + " the name of a file is missing.";
      options.output = arguments[++i];
    } else {
      return "Unknown option " + std::string(argument) + ".";
    }
  }
  if (options.files.empty()) return "No file is named.";
  if (writes && !options.output) return "The output is not named: -o OUT.consilium.";
  return std::nullopt;
}

ExitStatus wrong_use(std::ostream& err, std::string_view message) {
  err << message << "\n\n" << usage;
  return ExitStatus::wrong_use;
}

struct Loaded {
  std::shared_ptr<const Study> study;  // none when nothing could be read
  Diagnostics diagnostics;             // all of them, the study's included
  bool some_failed = false;
};

Loaded load(const Options& options) {
  const importers::Limits limits;
  const InputFiles input = InputFiles::load(options.files, limits);
  Loaded loaded;
  loaded.diagnostics = input.problems();
  loaded.some_failed = !input.problems().empty();
  if (input.files().empty()) return loaded;
  auto outcome = importers::import_files(input.files(), limits, Progress{}, loaded.diagnostics);
  if (outcome.ok()) {
    loaded.study = outcome.value().study;
    loaded.some_failed = loaded.some_failed || outcome.value().files_failed > 0;
    loaded.diagnostics.merge(loaded.study->diagnostics);
    return loaded;
  }
  loaded.some_failed = true;
  const Error& error = outcome.error();
  if (loaded.diagnostics.find(error.code) == nullptr) {
    loaded.diagnostics.error(error.code, error.where, error.message, error.hint);
  }
  return loaded;
}

ExitStatus status_of(const Loaded& loaded) {
  return loaded.some_failed ? ExitStatus::unreadable_input : ExitStatus::success;
}

ExitStatus summary(const Options& options, std::ostream& out, std::ostream& err) {
  const Loaded loaded = load(options);
  if (options.json) {
    out << summary_json(loaded.study.get(), loaded.diagnostics) << '\n';
  } else {
    if (loaded.study) out << summary_text(*loaded.study);
    (loaded.study ? out : err) << diagnostics_text(loaded.diagnostics);
  }
  return status_of(loaded);
}

bool write_whole(const std::string& path, const std::vector<std::byte>& bytes) {
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  return !stream.fail();
}

ExitStatus pack(const Options& options, std::ostream& out, std::ostream& err) {
  const Loaded loaded = load(options);
  err << diagnostics_text(loaded.diagnostics);
  if (!loaded.study) return ExitStatus::unreadable_input;
  const std::string path(*options.output);
  const std::vector<std::byte> bytes = write_pack(*loaded.study);
  if (!write_whole(path, bytes)) {
    err << path << " cannot be written.\n";
    return ExitStatus::unreadable_input;
  }
  out << "Wrote " << path << " (" << format_bytes(bytes.size()) << ").\n";
  return status_of(loaded);
}

}  // namespace

ExitStatus run(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err) {
  if (arguments.empty()) return wrong_use(err, "No command is named.");
  const std::string_view command = arguments[0];
  if (command == "help" || command == "--help" || command == "-h") {
    out << usage;
    return ExitStatus::success;
  }
  const bool writes = command == "pack";
  if (!writes && command != "summary") return wrong_use(err, "Unknown command " + std::string(command) + ".");
  Options options;
  if (const auto problem = parse(arguments.subspan(1), writes, options)) return wrong_use(err, *problem);
  const ExitStatus status = writes ? pack(options, out, err) : summary(options, out, err);
  if (out.flush()) return status;
  err << "The result cannot be written.\n";
  return ExitStatus::unreadable_input;
}

}  // namespace consilium::cli
