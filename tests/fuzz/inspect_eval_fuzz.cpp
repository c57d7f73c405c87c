// Any bytes read as an `.eval` archive end in a study or an error with words. So that mutations reach the samples and
// not only checksums, input that is no archive is taken as lines "name<tab>content" and packed into one here.
#include <zlib.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "importers/inspect_importer.h"

using namespace consilium;
using namespace consilium::importers;

namespace {

void put(std::string& out, std::uint64_t value, unsigned width) {
  for (unsigned i = 0; i < width; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

void add_member(std::string& file, std::string& directory, std::string_view name, std::string_view data) {
  std::string common;
  put(common, 20, 4);
  put(common, 0, 6);  // stored, no date
  put(common, crc32(0, reinterpret_cast<const Bytef*>(data.data()), static_cast<uInt>(data.size())), 4);
  put(common, data.size(), 4);
  put(common, data.size(), 4);
  put(common, name.size(), 2);
  const std::uint64_t offset = file.size();
  file += "PK\x03\x04";
  file += common;
  put(file, 0, 2);
  file += name;
  file += data;
  directory += "PK\x01\x02";
  put(directory, 20, 2);
  directory += common;
  directory.append(12, '\0');  // lengths and attributes that are all zero
  put(directory, offset, 4);
  directory += name;
}

// Lines of the input are "name\tcontent"; a line without a tab is the content of a header.
std::string packed(std::string_view text) {
  std::string file;
  std::string directory;
  std::uint64_t count = 0;
  while (!text.empty() && count < 200) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::size_t tab = line.find('\t');
    const std::string_view name =
        tab == std::string_view::npos ? std::string_view("header.json") : line.substr(0, tab).substr(0, 1000);
    add_member(file, directory, name, tab == std::string_view::npos ? line : line.substr(tab + 1));
    ++count;
  }
  const std::uint64_t offset = file.size();
  file += directory;
  put(file, 0x06054b50, 4);
  put(file, 0, 4);
  put(file, count, 2);
  put(file, count, 2);
  put(file, directory.size(), 4);
  put(file, offset, 4);
  put(file, 0, 2);
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  // An archive begins with "P" (80), so that real ones are taken as they are.
  const bool is_archive = bytes.starts_with("PK");
  if (!is_archive) bytes = packed(bytes);
  const InputFile file{"fuzz.eval", as_bytes(bytes)};
  Limits limits;
  limits.max_member_bytes = 16'000'000;
  limits.max_total_bytes = 64'000'000;
  const Progress progress;
  StudyBuilder study;
  Diagnostics diagnostics;
  ReadContext context{study, diagnostics, limits, progress};
  inspect_eval_importer.sniff(file);
  const Result<Done> read = inspect_eval_importer.read(file, context);
  if (!read && (read.error().code.empty() || read.error().message.empty())) std::abort();
  const auto finished = study.finish();
  if (!finished && finished.error().code != "study-empty") std::abort();
  if (read && !finished) std::abort();
  return 0;
}
