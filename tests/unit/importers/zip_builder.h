// Builds zip archives for tests, honest ones and broken ones.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::testing {

inline void put_number(std::string& out, std::uint64_t value, unsigned width) {
  for (unsigned i = 0; i < width; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

inline std::string deflated(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// One zstd frame that holds `text` uncompressed (RFC 8878, a raw block). At most 100 kB.
inline std::string zstd_raw_frame(std::string_view text) {
  std::string out;
  put_number(out, 0xFD2FB528, 4);
  out += '\xA0';  // single segment, content size in 4 bytes
  put_number(out, text.size(), 4);
  put_number(out, text.size() << 3 | 1, 3);
  return out + std::string(text);
}

// One zstd frame of `blocks` blocks of 128 KiB zeros, 4 bytes each (RLE blocks): a bomb.
inline std::string zstd_bomb(std::uint64_t blocks) {
  constexpr std::uint64_t block_bytes = 128 * 1024;
  std::string out;
  put_number(out, 0xFD2FB528, 4);
  out += '\xE0';  // single segment, content size in 8 bytes
  put_number(out, blocks * block_bytes, 8);
  for (std::uint64_t i = 0; i < blocks; ++i) {
    put_number(out, block_bytes << 3 | 1 << 1 | (i + 1 == blocks ? 1 : 0), 3);
    out += '\0';
  }
  return out;
}

struct ZipEntry {
  std::string name;
  std::string data;             // unpacked
  std::uint16_t method = 8;     // 0, 8, 93
  std::string packed = {};      // when not empty, taken instead of packing `data`
  std::int64_t lie_bytes = -1;  // when >= 0, the size that the directory declares
  bool wrong_checksum = false;
  bool zip64 = false;  // sizes and offset in a ZIP64 field
  std::uint16_t flags = 0;
};

class ZipBuilder {
 public:
  ZipBuilder& add(ZipEntry entry) {
    entries_.push_back(std::move(entry));
    return *this;
  }
  ZipBuilder& add(std::string name, std::string data, std::uint16_t method = 8) {
    return add(ZipEntry{.name = std::move(name), .data = std::move(data), .method = method});
  }

  // `end64`: the end record points to a ZIP64 end record.
  [[nodiscard]] std::string build(bool end64 = false) const {
    std::string file;
    std::string directory;
    for (const ZipEntry& entry : entries_) write(entry, file, directory);
    const std::uint64_t offset = file.size();
    file += directory;
    if (end64) {
      const std::uint64_t at = file.size();
      put_number(file, 0x06064b50, 4);
      put_number(file, 44, 8);
      put_number(file, 45, 2);
      put_number(file, 45, 2);
      put_number(file, 0, 8);  // disks
      put_number(file, entries_.size(), 8);
      put_number(file, entries_.size(), 8);
      put_number(file, directory.size(), 8);
      put_number(file, offset, 8);
      put_number(file, 0x07064b50, 4);
      put_number(file, 0, 4);
      put_number(file, at, 8);
      put_number(file, 1, 4);
    }
    put_number(file, 0x06054b50, 4);
    put_number(file, 0, 4);
    put_number(file, end64 ? 0xFFFF : entries_.size(), 2);
    put_number(file, end64 ? 0xFFFF : entries_.size(), 2);
    put_number(file, end64 ? 0xFFFFFFFF : directory.size(), 4);
    put_number(file, end64 ? 0xFFFFFFFF : offset, 4);
    put_number(file, 0, 2);
    return file;
  }

 private:
  static std::string pack(const ZipEntry& entry) {
    if (!entry.packed.empty()) return entry.packed;
    if (entry.method == 8) return deflated(entry.data);
    return entry.method == 93 ? zstd_raw_frame(entry.data) : entry.data;
  }

  static void write(const ZipEntry& entry, std::string& file, std::string& directory) {
    const std::string packed = pack(entry);
    const std::uint64_t declared =
        entry.lie_bytes >= 0 ? static_cast<std::uint64_t>(entry.lie_bytes) : entry.data.size();
    std::uint32_t crc = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(entry.data.data()), static_cast<uInt>(entry.data.size())));
    if (entry.wrong_checksum) crc ^= 1;
    const std::uint64_t offset = file.size();
    std::string common;
    put_number(common, 20, 2);
    put_number(common, entry.flags, 2);
    put_number(common, entry.method, 2);
    put_number(common, 0x00210000, 4);
    put_number(common, crc, 4);
    std::string extra;
    if (entry.zip64) {
      put_number(extra, 0x7777, 2);  // a field of another kind comes first
      put_number(extra, 2, 2);
      put_number(extra, 0, 2);
      put_number(extra, 1, 2);
      put_number(extra, 24, 2);
      put_number(extra, declared, 8);
      put_number(extra, packed.size(), 8);
      put_number(extra, offset, 8);
    }
    put_number(common, entry.zip64 ? 0xFFFFFFFF : packed.size(), 4);
    put_number(common, entry.zip64 ? 0xFFFFFFFF : declared, 4);
    put_number(common, entry.name.size(), 2);
    file += "PK\x03\x04" + common;
    put_number(file, 0, 2);
    file += entry.name + packed;
    directory += "PK\x01\x02";
    put_number(directory, 20, 2);
    directory += common;
    put_number(directory, extra.size(), 2);
    put_number(directory, 0, 2);  // comment
    put_number(directory, 0, 4);  // disk, internal attributes
    put_number(directory, 0, 4);  // external attributes
    put_number(directory, entry.zip64 ? 0xFFFFFFFF : offset, 4);
    directory += entry.name + extra;
  }

  std::vector<ZipEntry> entries_;
};

}  // namespace consilium::testing
