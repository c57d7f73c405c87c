// Reads zip archives that lie whole in memory: what an `.eval` log is.
//
// Understands stored, deflate (8) and zstd (93, several frames) members, ZIP64, and duplicate names (the last one wins,
// as for Python's zipfile). Trusts nothing: every offset is checked, output never outgrows what the directory declares,
// the limits are enforced while decompressing, the CRC is checked. A zip inside a zip is never opened, so bombs that
// nest have no second level here. The directory is read here and not by minizip, because minizip refuses members of
// method 93 even in raw mode and hides where a member's data starts; zlib and libzstd do the decompression.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/hash.h"
#include "base/result.h"
#include "importers/importer.h"

namespace consilium::importers {

struct ZipMember {
  std::string name;
  std::uint16_t method = 0;  // 0 stored, 8 deflate, 93 zstd
  bool encrypted = false;
  std::uint32_t crc32 = 0;
  std::uint64_t compressed_bytes = 0;
  std::uint64_t declared_bytes = 0;  // decompressed size as the directory says
  std::uint64_t header_offset = 0;
};

class ZipArchive {
 public:
  // `bytes` and `limits` must outlive the archive. `file` names the archive in errors and diagnostics.
  // Errors: "zip-not-a-zip", "zip-truncated", "zip-corrupt". Diagnostics: "zip-duplicate-member".
  static Result<ZipArchive> open(Bytes bytes, const Limits& limits, std::string_view file, Diagnostics& diagnostics);

  // In directory order; of a name that occurs twice only the last member is kept.
  [[nodiscard]] const std::vector<ZipMember>& members() const { return members_; }
  [[nodiscard]] const ZipMember* find(std::string_view name) const;
  // Members whose name begins with `folder` ("samples/"), by name.
  [[nodiscard]] std::vector<const ZipMember*> members_under(std::string_view folder) const;

  // Decompresses one member. Errors: "zip-encrypted", "zip-method", "zip-corrupt", "zip-bomb", "zip-too-large",
  // "zip-size-mismatch", "zip-checksum".
  Result<std::string> read(const ZipMember& member);

 private:
  ZipArchive(Bytes bytes, const Limits& limits, std::string_view file) : bytes_(bytes), limits_(&limits), file_(file) {}
  void keep_last_of_each_name(std::vector<ZipMember> all, Diagnostics& diagnostics);
  Result<Bytes> compressed_data(const ZipMember& member) const;
  [[nodiscard]] Result<Done> check_limits(const ZipMember& member) const;
  [[nodiscard]] Error failure(std::string_view code, const ZipMember& member, std::string message,
                              std::string hint = {}) const;

  Bytes bytes_;
  const Limits* limits_;
  std::string file_;
  std::vector<ZipMember> members_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
  std::uint64_t bytes_read_ = 0;  // decompressed so far, against Limits::max_total_bytes
};

bool looks_like_zip(Bytes head);

}  // namespace consilium::importers
