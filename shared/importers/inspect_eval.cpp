#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "importers/inspect_archive.h"
#include "importers/inspect_importer.h"
#include "importers/read_support.h"

namespace consilium::importers {
namespace {

constexpr std::string_view format_name = "Inspect AI log (.eval)";
constexpr std::string_view header_name = "header.json";
constexpr std::string_view start_name = "_journal/start.json";
constexpr std::string_view summaries_name = "summaries.json";
constexpr std::string_view journal_summaries = "_journal/summaries/";
constexpr std::string_view config_updates = "_journal/config_updates/";

// No other importer reads zip archives, so each one is ours to read or to explain.
Sniff sniff_eval(const InputFile& file) {
  if (!looks_like_zip(file.bytes)) return {};
  return {.confidence = Confidence::yes, .format = format_name};
}

Error not_a_log(const InputFile& file, const ZipArchive& archive) {
  if (archive.find("[Content_Types].xml") != nullptr) {
    return {"inspect-not-a-log", "The file is an office document (such as an Excel workbook), not an evaluation log.",
            file.name, "Save the table as CSV and open that."};
  }
  return {"inspect-not-a-log", "The file is a zip archive, but not an Inspect log: it has no header.json.", file.name,
          "Unpack it and open the log files that are in it; archives inside archives are not opened."};
}

class EvalLogReader {
 public:
  EvalLogReader(const InputFile& file, ZipArchive& archive, ReadContext& context)
      : file_(file),
        archive_(archive),
        context_(context),
        json_limits_{.max_depth = context.limits.max_json_depth},
        log_(file.name) {}

  Result<Done> read() {
    Result<Done> header = read_header();
    if (!header) return header;
    InspectSamples samples(log_, context_, file_.bytes.size());
    Result<Done> read = read_samples(samples);
    if (!read) return read;
    read = read_summaries(samples);
    if (!read) return read;
    Json reductions;
    if (!samples.seen_any()) reductions = read_reductions();
    return finish_inspect_log(log_, samples, reductions, context_, file_.bytes.size());
  }

 private:
  // header.json once the run is over; until then, or after a crash, what the journal began with.
  Result<Done> read_header() {
    const ZipMember* header = archive_.find(header_name);
    const ZipMember* start = archive_.find(start_name);
    if (header == nullptr && start == nullptr) {
      return not_a_log(file_, archive_);
    }
    Error last;
    for (const ZipMember* member : {header, start}) {
      if (member == nullptr) continue;
      Result<Done> taken = take_header(*member);
      if (taken && log_.has_eval()) break;
      last =
          taken ? Error{"inspect-not-a-log", "The description of the evaluation (\"eval\") is missing.", file_.name, {}}
                : taken.error();
      if (member == header && start != nullptr) {
        context_.diagnostics.error("inspect-header-unreadable", last.where, last.message,
                                   "The log's own summary is left out; its samples are read.");
      }
    }
    if (!log_.has_eval()) return last;
    if (header == nullptr) log_.take("status", Json("started"));
    // What they change is not read, but that there are some is told.
    if (!archive_.members_under(config_updates).empty()) log_.take("config_updates", Json::array({true}));
    return Done{};
  }

  Result<Done> take_header(const ZipMember& member) {
    const Result<std::string> text = archive_.read(member);
    if (!text) return text.error();
    using Step = JsonStreamHandler::Step;
    JsonStreamHandler handler;
    handler.step = [](const std::vector<std::string>& path) {
      if (path.empty()) return Step::descend;
      return path.size() == 1 && InspectLog::wants(path[0]) ? Step::deliver : Step::skip;
    };
    handler.on_value = [this](const std::vector<std::string>& path, Json&& value) {
      log_.take(path[0], std::move(value));
      return true;
    };
    const Result<bool> read = stream_json(text.value(), handler, json_limits_);
    if (read) return Done{};
    Error error = read.error();
    error.where = file_.name + ", " + member.name + ", " + error.where;
    return error;
  }

  Result<Done> read_samples(InspectSamples& samples) {
    std::uint64_t done_bytes = 0;
    for (const InspectSampleEntry& entry : list_inspect_samples(archive_)) {
      const std::string where = file_.name + ", " + entry.name;
      const Result<Json> sample = read_inspect_sample(archive_, entry, json_limits_, context_.diagnostics, file_.name);
      done_bytes += entry.compressed_bytes;
      if (!sample) {
        const Error& error = sample.error();
        context_.diagnostics.error("inspect-sample-unreadable", error.where.empty() ? where : error.where,
                                   "A sample was left out. " + error.message, error.hint);
        continue;
      }
      remember(sample.value());
      Result<Done> added = samples.add(sample.value(), where, done_bytes);
      if (!added) return added;
    }
    return Done{};
  }

  static std::string sample_key(const Json& sample) {
    const Json* id = json_find(sample, "id");
    return (id == nullptr ? std::string() : json_to_text(*id)) + "\n" +
           format_shortest(json_number(sample, "epoch", 1.0));
  }
  void remember(const Json& sample) { read_.insert(sample_key(sample)); }

  // Samples that are only summarised: the log was kept without samples, or some of them were lost.
  Result<Done> read_summaries(InspectSamples& samples) {
    if (log_.completed_samples() != 0 && read_.size() >= log_.completed_samples()) return Done{};
    std::vector<const ZipMember*> members;
    if (const ZipMember* all = archive_.find(summaries_name)) {
      members.push_back(all);
    } else {
      members = archive_.members_under(journal_summaries);
    }
    for (const ZipMember* member : members) {
      const Result<std::string> text = archive_.read(*member);
      const Result<Json> list = text ? parse_json(text.value(), json_limits_) : Result<Json>(text.error());
      if (!list) {
        context_.diagnostics.error("inspect-summary-unreadable", file_.name + ", " + member->name,
                                   list.error().message);
        continue;
      }
      if (!list.value().is_array()) continue;
      for (const Json& summary : list.value()) {
        Result<Done> added = add_summary(summary, file_.name + ", " + member->name, samples);
        if (!added) return added;
      }
    }
    return Done{};
  }

  Result<Done> add_summary(const Json& summary, const std::string& where, InspectSamples& samples) {
    const Json* completed = json_find(summary, "completed");
    const bool going_on = completed != nullptr && completed->is_boolean() && !completed->get<bool>();
    if (!summary.is_object() || going_on || json_find(summary, "scores") == nullptr) return Done{};
    if (!read_.insert(sample_key(summary)).second) return Done{};
    context_.diagnostics.warning(
        "inspect-summary-only", where,
        "Of this sample the log holds only a summary: its scores are shown without the conversation.");
    return samples.add(summary, where, file_.bytes.size());
  }

  Json read_reductions() {
    const ZipMember* member = archive_.find("reductions.json");
    if (member == nullptr) return {};
    const Result<std::string> text = archive_.read(*member);
    Result<Json> parsed = text ? parse_json(text.value(), json_limits_) : Result<Json>(text.error());
    if (parsed) return std::move(parsed.value());
    context_.diagnostics.error("inspect-reductions-unreadable", file_.name + ", " + member->name,
                               parsed.error().message);
    return {};
  }

  const InputFile& file_;
  ZipArchive& archive_;
  ReadContext& context_;
  JsonLimits json_limits_;
  InspectLog log_;
  std::set<std::string> read_;  // samples read so far, by id and epoch
};

Result<Done> read_eval(const InputFile& file, ReadContext& context) {
  Result<ZipArchive> archive = ZipArchive::open(file.bytes, context.limits, file.name, context.diagnostics);
  if (!archive) return archive.error();
  return EvalLogReader(file, archive.value(), context).read();
}

}  // namespace

const Importer inspect_eval_importer{.name = "inspect-eval", .sniff = sniff_eval, .order = 0, .read = read_eval};

}  // namespace consilium::importers
