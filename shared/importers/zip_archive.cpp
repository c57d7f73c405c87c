#include "importers/zip_archive.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "importers/zip_directory.h"

namespace consilium::importers {
namespace {

constexpr std::uint16_t method_stored = 0;
constexpr std::uint16_t method_deflate = 8;
constexpr std::uint16_t method_zstd = 93;
constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint64_t local_fixed_bytes = 30;
constexpr std::uint64_t small_enough = 10'000'000;  // below this, any expansion is harmless
constexpr std::size_t chunk_bytes = std::size_t{1} << 18;

enum class Unpacked : std::uint8_t { complete, damaged, too_long };

// Both decompressors stop as soon as the output is longer than `declared`, whatever the data say.
Unpacked unpack_deflate(Bytes data, std::uint64_t declared, std::string& out) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return Unpacked::damaged;
  std::string chunk(chunk_bytes, '\0');
  std::size_t fed = 0;
  int status = Z_OK;
  while (status == Z_OK && out.size() <= declared) {
    if (stream.avail_in == 0) {
      const std::size_t more = std::min<std::size_t>(data.size() - fed, std::size_t{1} << 30);
      // zlib's interface is not const-correct; it only reads here.
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(data.data() + fed));
      stream.avail_in = static_cast<uInt>(more);
      fed += more;
    }
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    status = inflate(&stream, Z_NO_FLUSH);
    out.append(chunk.data(), chunk.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > declared) return Unpacked::too_long;
  return status == Z_STREAM_END ? Unpacked::complete : Unpacked::damaged;
}

// A member may be several zstd frames end to end (Inspect starts a new one every 200 MiB): all are read through.
Unpacked unpack_zstd(Bytes data, std::uint64_t declared, std::string& out) {
  ZSTD_DStream* stream = ZSTD_createDStream();
  if (stream == nullptr) return Unpacked::damaged;
  std::string chunk(chunk_bytes, '\0');
  ZSTD_inBuffer in{data.data(), data.size(), 0};
  std::size_t status = 0;  // 0 = at the end of a frame
  bool progressed = true;
  while (progressed && !ZSTD_isError(status) && out.size() <= declared && (in.pos < in.size || status != 0)) {
    ZSTD_outBuffer room{chunk.data(), chunk.size(), 0};
    const std::size_t before = in.pos;
    status = ZSTD_decompressStream(stream, &room, &in);
    out.append(chunk.data(), room.pos);
    progressed = in.pos > before || room.pos > 0;
  }
  ZSTD_freeDStream(stream);
  if (out.size() > declared) return Unpacked::too_long;
  return status == 0 ? Unpacked::complete : Unpacked::damaged;
}

Unpacked unpack_stored(Bytes data, std::uint64_t declared, std::string& out) {
  if (data.size() > declared) return Unpacked::too_long;
  out.assign(as_text(data));
  return Unpacked::complete;
}

std::uint32_t checksum(std::string_view text) {
  uLong crc = crc32(0, nullptr, 0);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t count = std::min<std::size_t>(text.size() - at, std::size_t{1} << 30);
    crc = crc32(crc, reinterpret_cast<const Bytef*>(text.data() + at), static_cast<uInt>(count));
    at += count;
  }
  return static_cast<std::uint32_t>(crc);
}

}  // namespace

bool looks_like_zip(Bytes head) {
  const std::string_view text = as_text(head).substr(0, 4);
  return text == std::string_view("PK\x03\x04") || text == std::string_view("PK\x05\x06");
}

Result<ZipArchive> ZipArchive::open(Bytes bytes, const Limits& limits, std::string_view file,
                                    Diagnostics& diagnostics) {
  if (!looks_like_zip(bytes)) {
    return Error{"zip-not-a-zip", "The file is not a zip archive.", std::string(file), {}};
  }
  Result<std::vector<ZipMember>> members = read_zip_directory(bytes, file);
  if (!members) return members.error();
  ZipArchive archive(bytes, limits, file);
  archive.keep_last_of_each_name(std::move(members.value()), diagnostics);
  return archive;
}

void ZipArchive::keep_last_of_each_name(std::vector<ZipMember> all, Diagnostics& diagnostics) {
  std::map<std::string_view, std::size_t> last;
  for (std::size_t i = 0; i < all.size(); ++i) last[all[i].name] = i;
  std::vector<bool> is_last(all.size(), false);
  for (const auto& [name, index] : last) is_last[index] = true;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_last[i]) {
      diagnostics.info("zip-duplicate-member", file_ + ", " + all[i].name,
                       "The archive holds this member more than once; the last one was read.",
                       "Nothing to do: programs that append to a log leave older copies behind.");
      continue;
    }
    by_name_.emplace(all[i].name, members_.size());
    members_.push_back(all[i]);
  }
}

const ZipMember* ZipArchive::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &members_[found->second];
}

std::vector<const ZipMember*> ZipArchive::members_under(std::string_view folder) const {
  std::vector<const ZipMember*> found;
  for (auto at = by_name_.lower_bound(folder); at != by_name_.end() && at->first.starts_with(folder); ++at) {
    found.push_back(&members_[at->second]);
  }
  return found;
}

Error ZipArchive::failure(std::string_view code, const ZipMember& member, std::string message, std::string hint) const {
  return {std::string(code), std::move(message), file_ + ", " + member.name, std::move(hint)};
}

Result<Done> ZipArchive::check_limits(const ZipMember& member) const {
  if (member.declared_bytes > limits_->max_member_bytes) {
    return failure("zip-too-large", member,
                   "This part of the archive would be " + format_bytes(member.declared_bytes) +
                       " when unpacked; at most " + format_bytes(limits_->max_member_bytes) + " can be read.");
  }
  const double allowed = static_cast<double>(member.compressed_bytes) * limits_->max_expansion;
  if (member.declared_bytes > small_enough && static_cast<double>(member.declared_bytes) > allowed) {
    return failure("zip-bomb", member,
                   "This part of the archive would swell from " + format_bytes(member.compressed_bytes) + " to " +
                       format_bytes(member.declared_bytes) + ", as no real log does; it was not unpacked.",
                   "Do not open archives from sources that you do not trust.");
  }
  if (member.declared_bytes > limits_->max_total_bytes - std::min(bytes_read_, limits_->max_total_bytes)) {
    return failure("zip-too-large", member,
                   "The archive holds more than " + format_bytes(limits_->max_total_bytes) +
                       " when unpacked; the rest was not read.",
                   "Split the log, or open it on a computer with the command line.");
  }
  return Done{};
}

Result<Bytes> ZipArchive::compressed_data(const ZipMember& member) const {
  const Error damaged = failure("zip-corrupt", member,
                                "The archive is damaged here: the data of this part are not where "
                                "the table of contents says.",
                                "Get the file again from where it came from.");
  const std::uint64_t size = bytes_.size();
  if (member.header_offset > size || size - member.header_offset < local_fixed_bytes) return damaged;
  if (zip_number(bytes_, member.header_offset, 4) != local_signature) return damaged;
  const std::uint64_t skip = local_fixed_bytes + zip_number(bytes_, member.header_offset + 26, 2) +
                             zip_number(bytes_, member.header_offset + 28, 2);
  const std::uint64_t room = size - member.header_offset;
  if (skip > room || member.compressed_bytes > room - skip) return damaged;
  return bytes_.subspan(static_cast<std::size_t>(member.header_offset + skip),
                        static_cast<std::size_t>(member.compressed_bytes));
}

Result<std::string> ZipArchive::read(const ZipMember& member) {
  if (member.encrypted) {
    return failure("zip-encrypted", member, "This part of the archive is encrypted and cannot be read.",
                   "Save the log without a password.");
  }
  const Result<Done> allowed = check_limits(member);
  if (!allowed) return allowed.error();
  const Result<Bytes> data = compressed_data(member);
  if (!data) return data.error();

  std::string out;
  out.reserve(static_cast<std::size_t>(member.declared_bytes));
  Unpacked unpacked = Unpacked::damaged;
  if (member.method == method_stored) {
    unpacked = unpack_stored(data.value(), member.declared_bytes, out);
  } else if (member.method == method_deflate) {
    unpacked = unpack_deflate(data.value(), member.declared_bytes, out);
  } else if (member.method == method_zstd) {
    unpacked = unpack_zstd(data.value(), member.declared_bytes, out);
  } else {
    return failure(
        "zip-method", member,
        "This part of the archive is compressed by method " + std::to_string(member.method) + ", which cannot be read.",
        "Stored, deflate and zstd can be read; pack the log again with one of them.");
  }
  bytes_read_ += out.size();
  if (unpacked == Unpacked::damaged) {
    return failure("zip-corrupt", member, "The compressed data of this part of the archive are damaged.",
                   "Get the file again from where it came from.");
  }
  if (unpacked == Unpacked::too_long || out.size() != member.declared_bytes) {
    return failure("zip-size-mismatch", member,
                   "This part of the archive is not as long as the table of contents says; it was left out.",
                   "The file is damaged or was made to mislead. Get it again from where it came from.");
  }
  if (checksum(out) != member.crc32) {
    return failure("zip-checksum", member, "The checksum of this part of the archive is wrong; it was left out.",
                   "The file is damaged. Get it again from where it came from.");
  }
  return out;
}

}  // namespace consilium::importers
