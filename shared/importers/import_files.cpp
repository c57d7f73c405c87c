// import_files (importer.h): recognises each file, reads them in order into one study, and keeps what can be kept.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "importers/importer.h"
#include "importers/pack_importer.h"
#include "importers/read_support.h"
#include "importers/registry.h"

namespace consilium::importers {
namespace {

struct Candidate {
  const InputFile* file = nullptr;
  const Importer* importer = nullptr;
  std::string_view format;
  std::string sha256;
};

bool is_cancelled(const Error& error) { return error.code == "import-cancelled"; }

std::string file_stem(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  const std::size_t dot = name.rfind('.');
  return std::string(dot == 0 || dot == std::string_view::npos ? name : name.substr(0, dot));
}

class Import {
 public:
  Import(std::span<const InputFile> files, const Limits& limits, const Progress& progress)
      : files_(files), limits_(limits), progress_(progress) {
    for (const InputFile& file : files) total_bytes_ += file.bytes.size();
  }

  Result<ImportOutcome> run() {
    if (files_.empty()) return Error{"no-files", "No file was chosen.", {}, {}};
    if (auto sorted = find_candidates(); !sorted.ok()) return sorted.error();
    if (files_.size() == 1 && candidates_.size() == 1 && candidates_[0].importer->name == pack_importer.name) {
      return open_saved(candidates_[0]);
    }
    for (const Candidate& candidate : candidates_) {
      if (auto read = read_candidate(candidate); !read.ok()) return read.error();
    }
    return finish();
  }

  [[nodiscard]] const Diagnostics& found() const { return found_; }

 private:
  // A file that cannot be read is an error of the study, if there is a study, and the result if there is none.
  void reject(Error error) {
    found_.error(error.code, error.where, error.message, error.hint);
    ++files_failed_;
    if (!first_error_) first_error_ = std::move(error);
  }

  Result<Done> find_candidates() {
    std::uint64_t looked_at = 0;
    for (const InputFile& file : files_) {
      if (!progress_.keep_going(0, total_bytes_)) return import_cancelled();
      looked_at += file.bytes.size();
      if (file.bytes.size() > limits_.max_file_bytes || looked_at > limits_.max_total_bytes) {
        const bool alone = file.bytes.size() > limits_.max_file_bytes;
        reject(alone ? file_too_large(file.name, file.bytes.size(), limits_)
                     : files_too_large(file.name, looked_at, limits_));
        continue;
      }
      const auto recognised = recognise(file);
      if (!recognised.ok()) {
        reject(recognised.error());
        continue;
      }
      Candidate candidate{&file, recognised.value().importer, recognised.value().format, sha256_hex(file.bytes)};
      if (!is_repeated(candidate)) insert_in_order(std::move(candidate));
    }
    return Done{};
  }

  // By the importers' order; within one, as the user gave the files.
  void insert_in_order(Candidate candidate) {
    const auto place =
        std::upper_bound(candidates_.begin(), candidates_.end(), candidate.importer->order,
                         [](int order, const Candidate& other) { return order < other.importer->order; });
    candidates_.insert(place, std::move(candidate));
  }

  bool is_repeated(const Candidate& candidate) {
    for (const Candidate& earlier : candidates_) {
      if (earlier.sha256 != candidate.sha256) continue;
      found_.warning("file-twice", candidate.file->name,
                     "This file is the same, byte for byte, as " + earlier.file->name + "; it is counted once.");
      return true;
    }
    return false;
  }

  Result<ImportOutcome> open_saved(const Candidate& candidate) {
    if (!progress_.keep_going(0, total_bytes_)) return import_cancelled();
    auto study = open_pack(*candidate.file);
    if (!study.ok()) {
      reject(study.error());
      return *first_error_;
    }
    return ImportOutcome{std::move(study).value(), 0};
  }

  // An error only when the user cancelled or memory ran out.
  Result<Done> read_candidate(const Candidate& candidate) {
    if (!progress_.keep_going(done_bytes_, total_bytes_)) return import_cancelled();
    study_.info().title.clear();
    study_.info().score_rule = ScoreRule::mean_of_scenarios;
    ReadContext context{study_, found_, limits_, progress_, done_bytes_, total_bytes_};
    const std::size_t rows_before = study_.judgment_count();
    auto read = candidate.importer->read(*candidate.file, context);
    done_bytes_ += candidate.file->bytes.size();
    if (!read.ok()) {
      if (is_cancelled(read.error())) return read;
      Error error = read.error();
      if (error.where.empty()) error.where = candidate.file->name;
      const std::string where = error.where;
      reject(std::move(error));
      report_partly_read(where, study_.judgment_count() - rows_before);
      return Done{};
    }
    study_.add_source(candidate.file->name, candidate.format, candidate.file->bytes.size(), candidate.sha256);
    read_names_.push_back(candidate.file->name);
    if (study_.judgment_count() > rows_before) score_rules_.push_back(study_.info().score_rule);
    note_title();
    return Done{};
  }

  // Rows cannot be taken back out of a study, so what was read before an error stays, and is named.
  void report_partly_read(const std::string& where, std::size_t rows) {
    if (rows == 0) return;
    found_.warning("file-partly-read", where,
                   plural(rows, "judgment") + " of this file were read before the error and are part of the study.");
  }

  void note_title() {
    const std::string& title = study_.info().title;
    if (title.empty() || std::find(titles_.begin(), titles_.end(), title) != titles_.end()) return;
    titles_.push_back(title);
  }

  // What the files call themselves; the file's own name where they say nothing.
  [[nodiscard]] std::string study_title() const {
    constexpr std::size_t most_named = 2;
    std::vector<std::string> names = titles_;
    if (names.empty()) {
      for (const std::string& name : read_names_) names.push_back(file_stem(name));
    }
    std::string title;
    for (std::size_t i = 0; i < names.size() && i < most_named; ++i) title += (i > 0 ? " and " : "") + names[i];
    if (names.size() > most_named) title += " and " + std::to_string(names.size() - most_named) + " more";
    return title;
  }

  void report_several_titles() {
    if (titles_.size() < 2) return;
    std::string listed;
    for (const std::string& title : titles_) listed += (listed.empty() ? "" : ", ") + title;
    found_.info("several-tasks", {},
                "The files hold " + std::to_string(titles_.size()) + " different tasks (" +
                    ellipsize_utf8(listed, 400) + "), which are shown together as one study.",
                "Open one task at a time to see its numbers alone.");
  }

  // One rule makes the overall number of a study: the files' own, when they agree, else the plain one.
  void settle_score_rule() {
    ScoreRule rule = score_rules_.empty() ? study_.info().score_rule : score_rules_[0];
    for (const ScoreRule other : score_rules_) {
      if (other == rule) continue;
      found_.warning("mixed-score-rules", {},
                     "Some of the files are scored by points (as HealthBench is) and others are not, so the overall "
                     "numbers are plain means over scenarios.",
                     "Open the HealthBench results alone to see their own scores.");
      rule = ScoreRule::mean_of_scenarios;
      break;
    }
    study_.info().score_rule = rule;
  }

  // Every view shows models against criteria, so that a table of this size is neither of use nor kind to memory.
  Result<Done> check_width() {
    constexpr std::uint64_t most_cells = 2'000'000;
    const std::uint64_t models = study_.model_count();
    const std::uint64_t criteria = study_.criterion_count();
    if (models * criteria <= most_cells) return Done{};
    Error error{"study-too-wide",
                "There are " + format_count(models) + " models and " + format_count(criteria) +
                    " criteria, more than can be shown together.",
                read_names_.size() == 1 ? read_names_[0] : std::string(),
                "Check that the columns model and criterion hold names, not texts that differ in every row."};
    reject(error);
    return error;
  }

  // Where a model's judgments on a criterion are there, the views count them, and not a total that may be of the same.
  void report_hidden_totals() {
    std::set<std::pair<std::uint32_t, std::uint32_t>> judged;
    const Judgments& rows = study_.judgments();
    for (std::size_t i = 0; i < rows.size(); ++i) judged.emplace(rows.model[i].value, rows.criterion[i].value);
    const auto hidden = std::ranges::count_if(
        study_.cells(), [&](const Cell& cell) { return judged.contains({cell.model.value, cell.criterion.value}); });
    if (hidden == 0) return;
    found_.warning("totals-beside-judgments", {},
                   plural(static_cast<std::uint64_t>(hidden), "total") +
                       " of models and criteria that also have judgments are kept but not shown: the judgments are.",
                   "Open the totals alone to see them.");
  }

  Result<ImportOutcome> finish() {
    if (read_names_.empty() && first_error_) return *first_error_;
    if (auto fits = check_width(); !fits.ok()) return fits.error();
    report_several_titles();
    settle_score_rule();
    study_.info().published_totals = study_.judgment_count() == 0 && !study_.cells().empty();
    if (study_.judgment_count() > 0 && !study_.cells().empty()) report_hidden_totals();
    study_.info().title = study_title();
    study_.diagnostics().merge(found_);
    auto study = study_.finish();
    if (!study.ok()) return first_error_ ? *first_error_ : study.error();
    if (!progress_.keep_going(total_bytes_, total_bytes_)) return import_cancelled();
    return ImportOutcome{std::move(study).value(), files_failed_};
  }

  std::span<const InputFile> files_;
  const Limits& limits_;
  const Progress& progress_;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t done_bytes_ = 0;
  std::vector<Candidate> candidates_;
  std::vector<std::string> titles_;
  std::vector<ScoreRule> score_rules_;  // one a file that brought judgments
  std::vector<std::string> read_names_;
  std::optional<Error> first_error_;
  std::uint32_t files_failed_ = 0;
  Diagnostics found_;
  StudyBuilder study_;
};

}  // namespace

Result<ImportOutcome> import_files(std::span<const InputFile> files, const Limits& limits, const Progress& progress,
                                   Diagnostics& diagnostics) {
  Import import(files, limits, progress);
  auto outcome = import.run();
  if (!outcome.ok()) diagnostics.merge(import.found());
  return outcome;
}

}  // namespace consilium::importers
