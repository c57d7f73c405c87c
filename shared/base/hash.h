// Hashes with a fixed, documented result on every platform (used in files and ids, so never std::hash).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace consilium {

using Bytes = std::span<const std::byte>;

inline Bytes as_bytes(std::string_view text) { return {reinterpret_cast<const std::byte*>(text.data()), text.size()}; }
inline std::string_view as_text(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

// FNV-1a, 64 bit. Not for hostile collisions: only for ids and lookups that compare the full key afterwards.
std::uint64_t fnv1a64(std::string_view text, std::uint64_t seed = 14695981039346656037ULL);

// CRC-32C (Castagnoli, RFC 3720 appendix B.4), the pack's checksum. Pass the previous value to continue.
std::uint32_t crc32c(Bytes bytes, std::uint32_t previous = 0);

// SHA-256 (FIPS 180-4) as 64 hex digits: names a source file on the About view.
std::string sha256_hex(Bytes bytes);

}  // namespace consilium
