// Any bytes opened as a zip: members come out exactly as long as declared, or as an error; never more than the limits
// allow.
#include <cstdint>
#include <cstdlib>

#include "importers/zip_archive.h"

using namespace consilium;
using namespace consilium::importers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes bytes{reinterpret_cast<const std::byte*>(data), size};
  Limits limits;
  limits.max_member_bytes = 1'000'000;
  limits.max_total_bytes = 4'000'000;
  Diagnostics diagnostics;
  Result<ZipArchive> archive = ZipArchive::open(bytes, limits, "fuzz.zip", diagnostics);
  if (!archive) {
    if (archive.error().code.empty() || archive.error().message.empty()) std::abort();
    return 0;
  }
  std::uint64_t total = 0;
  for (const ZipMember& member : archive.value().members()) {
    if (archive.value().find(member.name) != &member) std::abort();
    const Result<std::string> text = archive.value().read(member);
    if (!text) continue;
    if (text.value().size() != member.declared_bytes) std::abort();
    total += text.value().size();
  }
  if (total > limits.max_total_bytes) std::abort();
  return 0;
}
