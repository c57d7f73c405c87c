#include "importers/zip_directory.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/text.h"

namespace consilium::importers {
namespace {

constexpr std::uint32_t entry_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::uint32_t end64_signature = 0x06064b50;
constexpr std::uint32_t locator64_signature = 0x07064b50;
constexpr std::uint64_t entry_fixed_bytes = 46;
constexpr std::uint64_t end_fixed_bytes = 22;
constexpr std::uint64_t end64_fixed_bytes = 56;
constexpr std::uint64_t locator64_bytes = 20;
constexpr std::uint64_t full_u32 = 0xFFFFFFFFULL;  // "look in the ZIP64 field instead"

struct Directory {
  std::uint64_t count = 0;
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};

bool has(Bytes bytes, std::uint64_t offset, std::uint64_t count) {
  return offset <= bytes.size() && count <= bytes.size() - offset;
}

std::uint32_t signature_at(Bytes bytes, std::uint64_t offset) {
  return has(bytes, offset, 4) ? static_cast<std::uint32_t>(zip_number(bytes, offset, 4)) : 0;
}

Error truncated(std::string_view file) {
  return {"zip-truncated", "The file is a zip archive without its table of contents, so its end is missing.",
          std::string(file), "It was probably not copied or downloaded completely. Get it again."};
}

Error corrupt(std::string_view file, std::string_view detail) {
  return {"zip-corrupt", "The zip archive is damaged: " + std::string(detail) + ".", std::string(file),
          "Get the file again from where it came from."};
}

// The end record stands at the very end, before a comment of at most 65,535 bytes.
std::optional<std::uint64_t> find_end_record(Bytes bytes) {
  if (bytes.size() < end_fixed_bytes) return std::nullopt;
  const std::uint64_t last = bytes.size() - end_fixed_bytes;
  const std::uint64_t first = last > 0xFFFF ? last - 0xFFFF : 0;
  for (std::uint64_t at = last + 1; at-- > first;) {
    if (signature_at(bytes, at) != end_signature) continue;
    if (has(bytes, at + end_fixed_bytes, zip_number(bytes, at + 20, 2))) return at;
  }
  return std::nullopt;
}

Result<Directory> locate_directory(Bytes bytes, std::string_view file) {
  const std::optional<std::uint64_t> end = find_end_record(bytes);
  if (!end) return truncated(file);
  Directory directory{.count = zip_number(bytes, *end + 10, 2),
                      .offset = zip_number(bytes, *end + 16, 4),
                      .bytes = zip_number(bytes, *end + 12, 4)};
  const bool is_zip64 = directory.count == 0xFFFF || directory.offset == full_u32 || directory.bytes == full_u32;
  if (is_zip64 && *end >= locator64_bytes && signature_at(bytes, *end - locator64_bytes) == locator64_signature) {
    const std::uint64_t end64 = zip_number(bytes, *end - locator64_bytes + 8, 8);
    if (!has(bytes, end64, end64_fixed_bytes) || signature_at(bytes, end64) != end64_signature) {
      return corrupt(file, "its ZIP64 table of contents is not where it should be");
    }
    directory = {.count = zip_number(bytes, end64 + 32, 8),
                 .offset = zip_number(bytes, end64 + 48, 8),
                 .bytes = zip_number(bytes, end64 + 40, 8)};
  }
  if (!has(bytes, directory.offset, directory.bytes)) {
    return corrupt(file, "its table of contents points outside the file");
  }
  return directory;
}

// Replaces the fields that say "see ZIP64" by the values of the ZIP64 extra field, which holds only those, in order.
bool apply_zip64(Bytes extra, ZipMember& member) {
  std::uint64_t at = 0;
  while (has(extra, at, 4)) {
    const std::uint64_t id = zip_number(extra, at, 2);
    const std::uint64_t size = zip_number(extra, at + 2, 2);
    at += 4;
    if (!has(extra, at, size)) return false;
    if (id == 1) {
      const std::uint64_t stop = at + size;
      for (std::uint64_t* field : {&member.declared_bytes, &member.compressed_bytes, &member.header_offset}) {
        if (*field != full_u32) continue;
        if (at + 8 > stop) return false;
        *field = zip_number(extra, at, 8);
        at += 8;
      }
      return true;
    }
    at += size;
  }
  return true;
}

}  // namespace

std::uint64_t zip_number(Bytes bytes, std::uint64_t offset, unsigned width) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < width; ++i) {
    const auto byte = std::to_integer<std::uint64_t>(bytes[static_cast<std::size_t>(offset + i)]);
    value |= byte << (8 * i);
  }
  return value;
}

Result<std::vector<ZipMember>> read_zip_directory(Bytes bytes, std::string_view file) {
  const Result<Directory> located = locate_directory(bytes, file);
  if (!located) return located.error();
  const Directory& directory = located.value();
  if (directory.count > directory.bytes / entry_fixed_bytes) {
    return corrupt(file, "its table of contents says it is longer than it is");
  }
  const Bytes table =
      bytes.subspan(static_cast<std::size_t>(directory.offset), static_cast<std::size_t>(directory.bytes));
  std::vector<ZipMember> members;
  members.reserve(static_cast<std::size_t>(directory.count));
  std::uint64_t at = 0;
  for (std::uint64_t i = 0; i < directory.count; ++i) {
    if (!has(table, at, entry_fixed_bytes) || signature_at(table, at) != entry_signature) {
      return corrupt(file, "an entry of its table of contents cannot be read");
    }
    ZipMember member{.method = static_cast<std::uint16_t>(zip_number(table, at + 10, 2)),
                     .encrypted = (zip_number(table, at + 8, 2) & 1U) != 0,
                     .crc32 = static_cast<std::uint32_t>(zip_number(table, at + 16, 4)),
                     .compressed_bytes = zip_number(table, at + 20, 4),
                     .declared_bytes = zip_number(table, at + 24, 4),
                     .header_offset = zip_number(table, at + 42, 4)};
    const std::uint64_t name_bytes = zip_number(table, at + 28, 2);
    const std::uint64_t extra_bytes = zip_number(table, at + 30, 2);
    const std::uint64_t comment_bytes = zip_number(table, at + 32, 2);
    at += entry_fixed_bytes;
    if (!has(table, at, name_bytes + extra_bytes + comment_bytes)) {
      return corrupt(file, "an entry of its table of contents is cut off");
    }
    const auto start = static_cast<std::size_t>(at);
    member.name = to_valid_utf8(as_text(table.subspan(start, static_cast<std::size_t>(name_bytes))));
    const Bytes extra =
        table.subspan(start + static_cast<std::size_t>(name_bytes), static_cast<std::size_t>(extra_bytes));
    if (!apply_zip64(extra, member)) return corrupt(file, "the ZIP64 sizes of \"" + member.name + "\" are cut off");
    at += name_bytes + extra_bytes + comment_bytes;
    members.push_back(std::move(member));
  }
  return members;
}

}  // namespace consilium::importers
