#include "importers/inspect_archive.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "importers/inspect_sample.h"

namespace consilium::importers {
namespace {

constexpr std::string_view samples_folder = "samples/";
constexpr std::string_view json_ending = ".json";
constexpr std::string_view shell_name = "/sample.json";
constexpr std::string_view refs_key = "message_refs";

// "samples/12_epoch_1" -> id "12", epoch 1; nullopt for other names.
std::optional<InspectSampleEntry> parse_stem(std::string_view stem) {
  constexpr std::string_view mark = "_epoch_";
  if (!stem.starts_with(samples_folder)) return std::nullopt;
  const std::size_t at = stem.rfind(mark);
  if (at == std::string_view::npos || at < samples_folder.size()) return std::nullopt;
  const std::optional<std::int64_t> epoch = parse_int(stem.substr(at + mark.size()));
  if (!epoch || *epoch < 0) return std::nullopt;
  InspectSampleEntry entry;
  entry.id = stem.substr(samples_folder.size(), at - samples_folder.size());
  entry.epoch = static_cast<std::uint64_t>(*epoch);
  entry.name = stem;
  return entry;
}

auto sort_key(const InspectSampleEntry& entry) {
  const std::optional<std::int64_t> number = parse_int(entry.id);
  return std::tuple(!number.has_value(), number.value_or(0), entry.id, entry.epoch, entry.chunked, entry.name);
}

Result<Json> parse_member(ZipArchive& archive, const ZipMember& member, const JsonLimits& limits,
                          std::string_view file) {
  const Result<std::string> text = archive.read(member);
  if (!text) return text.error();
  Result<Json> parsed = parse_json(text.value(), limits);
  if (parsed) return parsed;
  Error error = parsed.error();
  error.where = std::string(file) + ", " + member.name + ", " + error.where;
  return error;
}

// The wanted keys of the object in one member; events and the like are passed over without holding them.
Result<Json> read_wanted_keys(ZipArchive& archive, const ZipMember& member, const JsonLimits& limits,
                              std::string_view file) {
  const Result<std::string> text = archive.read(member);
  if (!text) return text.error();
  using Step = JsonStreamHandler::Step;
  Json sample = Json::object();
  JsonStreamHandler handler;
  handler.step = [](const std::vector<std::string>& path) {
    if (path.empty()) return Step::descend;
    const std::string& key = path.back();
    if (path.size() == 1 && (InspectSamples::wants(key) || key == refs_key)) return Step::deliver;
    if (path.size() == 1 && key == "transcript") return Step::descend;
    return path.size() == 2 && key == "content" ? Step::deliver : Step::skip;
  };
  handler.on_value = [&sample](const std::vector<std::string>& path, Json&& value) {
    if (path.size() == 2) {
      sample["transcript"]["content"] = std::move(value);
    } else {
      sample[path.back()] = std::move(value);
    }
    return true;
  };
  const Result<bool> read = stream_json(text.value(), handler, limits);
  if (read) return sample;
  Error error = read.error();
  error.where = std::string(file) + ", " + member.name + ", " + error.where;
  return error;
}

// Reads the numbered parts of one sequence of a chunked sample.
class ChunkReader {
 public:
  ChunkReader(ZipArchive& archive, const JsonLimits& limits, Diagnostics& diagnostics, std::string_view file)
      : archive_(archive), limits_(limits), diagnostics_(diagnostics), file_(file) {}

  // All items in order, keyed by their index; items of parts that cannot be read are absent.
  std::map<std::uint64_t, Json> items(const std::string& folder) {
    std::map<std::uint64_t, Json> items;
    for (const auto& [start, member] : parts(folder)) {
      Result<Json> part = parse_member(archive_, *member, limits_, file_);
      if (!part || !part.value().is_array()) {
        diagnostics_.error("inspect-part-unreadable", std::string(file_) + ", " + member->name,
                           part ? "This part of a sample is not a list." : part.error().message,
                           "The rest of the sample is shown without it.");
        continue;
      }
      std::uint64_t index = start;
      for (Json& item : part.value()) items.insert_or_assign(index++, std::move(item));
    }
    return items;
  }

 private:
  std::map<std::uint64_t, const ZipMember*> parts(const std::string& folder) const {
    std::map<std::uint64_t, const ZipMember*> found;
    for (const ZipMember* member : archive_.members_under(folder)) {
      std::string_view stem = member->name;
      stem.remove_prefix(folder.size());
      if (!stem.ends_with(json_ending)) continue;
      stem.remove_suffix(json_ending.size());
      const std::optional<std::int64_t> start = parse_int(stem);
      if (start && *start >= 0) found.emplace(static_cast<std::uint64_t>(*start), member);
    }
    return found;
  }

  ZipArchive& archive_;
  const JsonLimits& limits_;
  Diagnostics& diagnostics_;
  std::string_view file_;
};

// `refs` is a list of [start, end) ranges of the message sequence: the conversation in its final order.
Json expand_messages(const Json& refs, const std::map<std::uint64_t, Json>& pool, bool& some_absent) {
  Json messages = Json::array();
  if (!refs.is_array()) return messages;
  // A real conversation names each message about once; a list that asks for far more is made up.
  const std::size_t most = 4 * pool.size() + 1000;
  for (const Json& range : refs) {
    if (!range.is_array() || range.size() != 2 || !range[0].is_number_integer() || !range[1].is_number_integer())
      continue;
    const auto start = range[0].get<std::int64_t>();
    const auto end = range[1].get<std::int64_t>();
    if (start < 0 || end <= start) continue;
    const auto stop = pool.lower_bound(static_cast<std::uint64_t>(end));
    auto wanted = static_cast<std::uint64_t>(end - start);
    for (auto at = pool.lower_bound(static_cast<std::uint64_t>(start)); at != stop && messages.size() < most; ++at) {
      messages.push_back(at->second);
      --wanted;
    }
    if (wanted > 0) some_absent = true;
  }
  return messages;
}

Result<Json> read_chunked(ZipArchive& archive, const InspectSampleEntry& entry, const JsonLimits& limits,
                          Diagnostics& diagnostics, std::string_view file) {
  Result<Json> shell = read_wanted_keys(archive, *archive.find(entry.name + std::string(shell_name)), limits, file);
  if (!shell) return shell;
  Json sample = std::move(shell.value());
  if (const ZipMember* metadata = archive.find(entry.name + "/metadata.json")) {
    Result<Json> parsed = parse_member(archive, *metadata, limits, file);
    if (parsed) {
      sample["metadata"] = std::move(parsed.value());
    } else {
      diagnostics.error("inspect-part-unreadable", parsed.error().where, parsed.error().message,
                        "The rest of the sample is shown without it.");
    }
  }
  ChunkReader chunks(archive, limits, diagnostics, file);
  Json::object_t attachments;
  for (auto& [index, text] : chunks.items(entry.name + "/attachments/")) {
    attachments.emplace_back(std::to_string(index), std::move(text));
  }
  sample["attachments"] = std::move(attachments);

  bool some_absent = false;
  const std::map<std::uint64_t, Json> pool = chunks.items(entry.name + "/messages/");
  if (const Json* refs = json_find(sample, refs_key)) {
    Json messages = expand_messages(*refs, pool, some_absent);
    sample["messages"] = std::move(messages);
  }
  if (some_absent) {
    diagnostics.warning("inspect-messages-missing", std::string(file) + ", " + entry.name,
                        "Some messages of this conversation are not in the log.");
  }
  diagnostics.info(
      "inspect-chunked-sample", std::string(file) + ", " + entry.name,
      "The sample is stored in parts, a layout that Inspect is still developing; its messages and scores were "
      "read, its event record was not.");
  return sample;
}

}  // namespace

std::vector<InspectSampleEntry> list_inspect_samples(const ZipArchive& archive) {
  std::vector<InspectSampleEntry> entries;
  for (const ZipMember& member : archive.members()) {
    const std::string_view name = member.name;
    if (!name.ends_with(json_ending)) continue;
    std::optional<InspectSampleEntry> entry;
    if (name.ends_with(shell_name)) {
      entry = parse_stem(name.substr(0, name.size() - shell_name.size()));
      if (entry) entry->chunked = true;
    }
    if (!entry) entry = parse_stem(name.substr(0, name.size() - json_ending.size()));
    if (!entry) continue;
    if (!entry->chunked) entry->name = name;
    entry->compressed_bytes = member.compressed_bytes;
    entries.push_back(std::move(*entry));
  }
  std::ranges::sort(entries, {}, sort_key);
  return entries;
}

Result<Json> read_inspect_sample(ZipArchive& archive, const InspectSampleEntry& entry, const JsonLimits& limits,
                                 Diagnostics& diagnostics, std::string_view file) {
  if (entry.chunked) return read_chunked(archive, entry, limits, diagnostics, file);
  return read_wanted_keys(archive, *archive.find(entry.name), limits, file);
}

}  // namespace consilium::importers
