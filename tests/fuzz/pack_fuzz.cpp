// A hostile pack is refused or gives a sound study, which then survives another round trip.
//
// The input is read twice: as it came, and with header and checksum made right, so that the parts behind the checksum
// are reached too.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include "model/pack.h"
#include "model/study_builder.h"

namespace {

using namespace consilium;

void require(bool holds) {
  if (!holds) std::abort();
}

void try_pack(Bytes bytes) {
  const auto study = read_pack(bytes);
  if (!study) {
    require(!study.error().code.empty() && !study.error().message.empty());
    return;
  }
  require(check_study(*study.value()).ok());
  const std::vector<std::byte> again = write_pack(*study.value());
  const auto reread = read_pack(again);
  require(reread.ok());
  require(write_pack(*reread.value()) == again);
}

std::vector<std::byte> sealed(Bytes bytes) {
  std::vector<std::byte> file(bytes.begin(), bytes.end());
  const std::uint64_t size = file.size();
  std::memcpy(file.data(), "CONSILIU", 8);
  std::memcpy(file.data() + 8, &pack_version, 4);
  std::memcpy(file.data() + 16, &size, 8);
  std::memset(file.data() + 28, 0, 4);
  const std::uint32_t checksum = crc32c(Bytes(file).subspan(32));
  std::memcpy(file.data() + 24, &checksum, 4);
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes bytes(reinterpret_cast<const std::byte*>(data), size);
  try_pack(bytes);
  if (size >= 32) try_pack(sealed(bytes));
  return 0;
}
