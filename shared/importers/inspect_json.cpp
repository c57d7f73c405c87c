#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "importers/inspect_importer.h"
#include "importers/read_support.h"

namespace consilium::importers {
namespace {

using Step = JsonStreamHandler::Step;
using Path = std::vector<std::string>;

constexpr std::string_view format_name = "Inspect AI log (JSON)";

bool has_key(std::string_view head, std::string_view quoted_key) {
  return head.find(quoted_key) != std::string_view::npos;
}

// Whether "eval" is a key whose value is an object, as only Inspect's logs have it.
bool has_eval_object(std::string_view head) {
  constexpr std::string_view key = "\"eval\"";
  for (std::size_t at = head.find(key); at != std::string_view::npos; at = head.find(key, at + 1)) {
    std::string_view rest = trim(head.substr(at + key.size(), 64));
    if (!rest.starts_with(':')) continue;
    if (trim(rest.substr(1)).starts_with('{')) return true;
  }
  return false;
}

Sniff sniff_json(const InputFile& file) {
  constexpr std::size_t head_bytes = 65'536;
  const std::string_view text = as_text(file.bytes);
  const std::string_view head = trim(without_bom(text.substr(0, head_bytes)));
  if (!head.starts_with('{') || !has_eval_object(head)) return {};
  const bool sure = has_key(head, "\"task\"") && has_key(head, "\"model\"") &&
                    (has_key(head, "\"run_id\"") || has_key(head, "\"task_id\"") || has_key(head, "\"plan\""));
  return {.confidence = sure ? Confidence::yes : Confidence::maybe, .format = format_name};
}

// Reads one document in one pass: the header key by key, the samples one at a time. Only when samples come before
// "eval" (Inspect never writes them so) a second pass reads them.
class JsonLogReader {
 public:
  JsonLogReader(const InputFile& file, ReadContext& context)
      : file_(file), context_(context), text_(as_text(file.bytes)), log_(file.name) {}

  Result<Done> read() {
    Result<Done> passed = pass();
    if (passed && samples_too_early_) {
      header_done_ = true;
      passed = pass();
    }
    if (!passed) return passed;
    if (!log_.has_eval()) {
      return Error{"inspect-not-a-log",
                   "The file looks like an Inspect log, but has no description of the evaluation (\"eval\").",
                   file_.name,
                   {}};
    }
    return finish_inspect_log(log_, samples(), reductions_, context_, file_.bytes.size());
  }

 private:
  Result<Done> pass() {
    JsonStreamHandler handler;
    handler.step = [this](const Path& path) { return step(path); };
    handler.on_value = [this](const Path& path, Json&& value) { return take(path, std::move(value)); };
    const Result<bool> read = stream_json(text_, handler, {.max_depth = context_.limits.max_json_depth});
    if (failure_.code.empty() && read) end_sample();
    if (!failure_.code.empty()) return failure_;
    if (read) return Done{};
    return salvage(read.error());
  }

  // A damaged document still shows the samples before the damage, if there are any.
  Result<Done> salvage(Error error) {
    error.where = file_.name + ", " + error.where;
    if (!log_.has_eval() || samples_read_ == 0 || samples_too_early_) return error;
    context_.diagnostics.error(
        "inspect-damaged", error.where, error.message,
        "The " + plural(samples_read_, "sample") + " before this place can be read; get the file again for the rest.");
    return Done{};
  }

  Step step(const Path& path) {
    if (path.empty()) return Step::descend;
    const std::string& top = path.front();
    if (top == "samples") return step_in_samples(path);
    if (header_done_ || path.size() > 1) return Step::skip;
    if (top == "reductions") return samples_read_ > 0 ? Step::skip : Step::deliver;
    return InspectLog::wants(top) ? Step::deliver : Step::skip;
  }

  Step step_in_samples(const Path& path) {
    if (!log_.has_eval()) samples_too_early_ = true;
    if (!failure_.code.empty() || !log_.has_eval()) return Step::skip;
    if (path.size() == 1) return Step::descend;
    if (path.size() == 2) {
      end_sample();
      in_sample_ = path[1] == "*";
      return in_sample_ ? Step::descend : Step::skip;
    }
    if (path.size() == 3 && InspectSamples::wants(path[2])) return Step::deliver;
    // Logs of 2024 keep long texts in transcript.content.
    if (path.size() == 3 && path[2] == "transcript") return Step::descend;
    if (path.size() == 4 && path[3] == "content") return Step::deliver;
    return Step::skip;
  }

  bool take(const Path& path, Json&& value) {
    if (path.front() == "samples") {
      if (path.size() == 4) {
        sample_["transcript"]["content"] = std::move(value);
      } else {
        sample_[path.back()] = std::move(value);
      }
    } else if (path.front() == "reductions") {
      reductions_ = std::move(value);
    } else {
      log_.take(path.front(), std::move(value));
    }
    return failure_.code.empty();
  }

  // Hands over the sample whose keys have all come.
  void end_sample() {
    if (!in_sample_) return;
    in_sample_ = false;
    ++samples_read_;
    const std::string where = file_.name + ", sample " + format_count(samples_read_);
    const Result<Done> added = samples().add(sample_, where, progress());
    if (!added) failure_ = added.error();
    sample_ = Json::object();
  }

  // The stream does not tell its place; the share of samples done is close to it.
  [[nodiscard]] std::uint64_t progress() const {
    const std::uint64_t expected = std::max<std::uint64_t>({log_.completed_samples(), samples_read_, 1});
    return static_cast<std::uint64_t>(static_cast<double>(file_.bytes.size()) * static_cast<double>(samples_read_) /
                                      static_cast<double>(expected));
  }

  InspectSamples& samples() {
    if (!samples_) samples_.emplace(log_, context_, file_.bytes.size());
    return *samples_;
  }

  const InputFile& file_;
  ReadContext& context_;
  std::string_view text_;
  InspectLog log_;
  std::optional<InspectSamples> samples_;  // made at the first sample, when the header is known
  Json reductions_;
  Json sample_ = Json::object();
  bool in_sample_ = false;
  bool samples_too_early_ = false;
  bool header_done_ = false;  // in the second pass
  std::uint64_t samples_read_ = 0;
  Error failure_;
};

Result<Done> read_json(const InputFile& file, ReadContext& context) { return JsonLogReader(file, context).read(); }

}  // namespace

const Importer inspect_json_importer{.name = "inspect-json", .sniff = sniff_json, .order = 0, .read = read_json};

}  // namespace consilium::importers
