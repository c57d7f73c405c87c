// The pack: one flat, versioned, checksummed little-endian file that holds a whole Study.
//
// It is the hand-over between the import worker and the page, the autosave, the shareable .consilium file and the
// command line's output. Layout (all integers little-endian):
//   bytes 0-7    magic "CONSILIU"
//   bytes 8-11   format version (u32)
//   bytes 12-15  number of sections (u32)
//   bytes 16-23  total file size (u64)
//   bytes 24-27  CRC-32C of everything after byte 32
//   bytes 28-31  reserved, zero
//   then the section table: per section id (u32), element size (u32), offset (u64), bytes (u64)
//   then the sections, each 8-byte aligned; a section a reader does not know is skipped.
// A reader checks magic, version, sizes, checksum and then every reference (check_study) before it believes a byte.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "model/study.h"

namespace consilium {

inline constexpr std::uint32_t pack_version = 1;

std::vector<std::byte> write_pack(const Study& study);
// Errors: "pack-not-a-pack", "pack-newer-version", "pack-truncated", "pack-corrupt".
Result<std::shared_ptr<const Study>> read_pack(Bytes bytes);
bool looks_like_pack(Bytes head);

}  // namespace consilium
