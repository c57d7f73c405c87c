#include "cli/case_commands.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "cases/case_digest.h"
#include "cases/check_agreement.h"
#include "cases/corpus.h"
#include "cases/truth_json.h"
#include "cases/ward_judge.h"
#include "cases/ward_study.h"
#include "cli/case_book_files.h"
#include "cli/options.h"
#include "cli/whole_file.h"
#include "model/pack.h"

namespace consilium::cli {

namespace {

constexpr std::string_view usage =
    "Usage:\n"
    "  case-tool corpus --for base|dials|weak_dials --split train|validation|held_out --count N --seed N [--book "
    "FOLDER]\n"
    "                   conversations for training, one JSON object a line\n"
    "  case-tool questions [--book FOLDER]\n"
    "                   what Ward's study asks, at which settings, as one JSON object\n"
    "  case-tool truths [--book FOLDER]\n"
    "                   what is true of each case of the study, one JSON object a line: what labelled replies keep\n"
    "  case-tool figures --replies FILE [--book FOLDER]\n"
    "                   how often each criterion was met at each setting, as CSV\n"
    "  case-tool study --replies FILE --head FILE --criteria FILE --out FILE [--book FOLDER]\n"
    "                   the study itself, a .consilium file\n"
    "  case-tool agreement --labelled FILE\n"
    "                   how well each check agrees with the readers of labelled replies, as CSV\n"
    "  case-tool digest --count N --seed N --judged yes|no [--book FOLDER]\n"
    "                   one number for N cases: the same in every build of the library\n"
    "  case-tool help   this text\n"
    "FOLDER holds the case book; assets/cases when not given. Exit status: 0 done, 1 a file could not be read or the\n"
    "result not be written, 2 wrong use.\n";

constexpr std::int64_t most_cases = 100'000'000;

// A command writes its result, or says why there is none and writes nothing.
using Failure = std::optional<Error>;

Result<cases::CaseBook> book_of(const Options& options) {
  return load_case_book(std::string(options.text("book", "assets/cases")));
}

// Reads the file that an option names and makes something of it; an error says which file.
template <typename Read>
auto read_option(const Options& options, std::string_view name, Read read) -> decltype(read(std::string_view())) {
  const std::string path(options.text(name));
  const auto text = read_whole_file(path);
  if (!text.ok()) return text.error();
  auto made = read(std::string_view(text.value()));
  if (made.ok()) return made;
  Error error = made.error();
  error.where = path + (error.where.empty() ? "" : ", ") + error.where;
  return error;
}

Failure corpus(const Options& options, std::ostream& out) {
  const auto purpose = options.one_of("for", {"base", "dials", "weak_dials"});
  if (!purpose.ok()) return purpose.error();
  const auto split_name = options.one_of("split", {"train", "validation", "held_out"});
  if (!split_name.ok()) return split_name.error();
  const auto count = options.whole("count", 0, most_cases);
  if (!count.ok()) return count.error();
  const auto seed = options.whole("seed", 0, std::numeric_limits<std::int64_t>::max());
  if (!seed.ok()) return seed.error();
  const auto book = book_of(options);
  if (!book.ok()) return book.error();
  const auto stage = purpose.value() == "base"    ? cases::TrainingStage::base
                     : purpose.value() == "dials" ? cases::TrainingStage::dials
                                                  : cases::TrainingStage::weak_dials;
  const auto split = split_name.value() == "train"        ? cases::Split::train
                     : split_name.value() == "validation" ? cases::Split::validation
                                                          : cases::Split::held_out;
  stats::Rng rng(static_cast<std::uint64_t>(seed.value()));
  for (std::int64_t i = 0; i < count.value() && out; ++i) {
    out << cases::draw_training_line(stage, book.value(), split, rng) << '\n';
  }
  return std::nullopt;
}

std::vector<cases::Setting> all_settings() {
  std::vector<cases::Setting> settings = cases::plan_grid();
  for (cases::Setting& pair : cases::plan_pairs()) settings.push_back(std::move(pair));
  return settings;
}

Failure questions(const Options& options, std::ostream& out) {
  const auto book = book_of(options);
  if (!book.ok()) return book.error();
  out << json_dump(cases::questions_json(all_settings(), cases::plan_cases(book.value()), book.value())) << '\n';
  return std::nullopt;
}

Failure truths(const Options& options, std::ostream& out) {
  const auto book = book_of(options);
  if (!book.ok()) return book.error();
  const std::vector<cases::PlannedCase> planned = cases::plan_cases(book.value());
  const std::vector<cases::Truth> all = cases::planned_truths(planned, book.value());
  for (std::size_t i = 0; i < planned.size(); ++i) {
    out << json_dump(Json{{"case", planned[i].key}, {"truth", cases::to_json(all[i])}}) << '\n';
  }
  return std::nullopt;
}

Error of_no_setting(const std::string& name) {
  return {"ward-replies", "The study has no such setting.", "\"" + name + "\"", {}};
}

// Replies to the questions of `settings`, or some of them.
Result<cases::WardReplies> replies_of(const Options& options, const std::vector<cases::Setting>& settings) {
  return read_option(options, "replies", [&](std::string_view lines) -> Result<cases::WardReplies> {
    auto replies = cases::read_ward_replies(lines);
    if (!replies.ok()) return replies;
    if (replies.value().empty()) return Error{"ward-replies", "There is no reply in this file.", {}, {}};
    for (const auto& [name, at] : replies.value()) {
      if (std::ranges::find(settings, name, &cases::Setting::name) == settings.end()) return of_no_setting(name);
    }
    return replies;
  });
}

Failure figures(const Options& options, std::ostream& out) {
  const std::vector<cases::Setting> settings = all_settings();
  const auto replies = replies_of(options, settings);
  if (!replies.ok()) return replies.error();
  const auto book = book_of(options);
  if (!book.ok()) return book.error();
  const std::vector<cases::PlannedCase> planned = cases::plan_cases(book.value());
  const std::vector<cases::Truth> truths = cases::planned_truths(planned, book.value());
  std::ostringstream table;
  table << "setting,figure,cases,met,not_met,unclear\n";
  for (const cases::Setting& setting : settings) {
    const auto at = replies.value().find(setting.name);
    if (at == replies.value().end()) continue;
    const auto judged = cases::judge_replies(planned, truths, at->second);
    if (!judged.ok()) return judged.error();
    for (const cases::Figure& figure : cases::figures_of(planned, truths, judged.value())) {
      table << '"' << setting.name << "\"," << figure.name << ',' << figure.cases << ',' << figure.met << ','
            << figure.not_met << ',' << figure.unclear << '\n';
    }
  }
  out << table.str();
  return std::nullopt;
}

// A file that is there only once it is whole.
class NewFile {
 public:
  explicit NewFile(std::string path)
      : path_(std::move(path)), part_(path_ + ".part"), stream_(part_, std::ios::binary) {}
  ~NewFile() {
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] bool writable() const { return stream_.good(); }
  bool write(std::string_view bytes) {
    stream_ << bytes;
    stream_.close();
    std::error_code failed;
    if (!stream_.fail()) std::filesystem::rename(part_, path_, failed);
    return !stream_.fail() && !failed;
  }

 private:
  std::string path_, part_;
  std::ofstream stream_;
};

Failure study(const Options& options, std::ostream& /*out*/) {
  const std::string path(options.text("out"));
  const Error unwritable{"file-unwritable", "This file cannot be written.", "--out " + path, {}};
  NewFile file(path);  // before the work is done
  if (!file.writable()) return unwritable;
  const auto replies = replies_of(options, all_settings());
  if (!replies.ok()) return replies.error();
  const auto head = read_option(options, "head", cases::read_study_head);
  if (!head.ok()) return head.error();
  const auto criteria = read_option(options, "criteria", cases::read_criteria);
  if (!criteria.ok()) return criteria.error();
  const auto book = book_of(options);
  if (!book.ok()) return book.error();
  const std::vector<cases::PlannedCase> planned = cases::plan_cases(book.value());
  const std::vector<cases::Setting> settings = cases::plan_shipped();
  const auto made =
      cases::make_ward_study(head.value(), {book.value(), criteria.value(), planned, settings, replies.value()});
  if (!made.ok()) return made.error();
  const std::vector<std::byte> pack = write_pack(*made.value());
  if (!file.write(as_text(pack))) return unwritable;
  return std::nullopt;
}

void write_share(double share, std::ostream& out) {
  out << ',';
  if (!std::isnan(share)) out << format_fixed(share, 3);
}

Failure agreement(const Options& options, std::ostream& out) {
  const auto agreements = read_option(options, "labelled", [](std::string_view lines) {
    const auto labelled = cases::read_labelled_replies(lines);
    return labelled.ok() ? cases::agreement_of(labelled.value()) : labelled.error();
  });
  if (!agreements.ok()) return agreements.error();
  out << "check,replies,faults,judged alike,left unclear,precision on faults,recall of faults\n";
  for (const cases::Agreement& a : agreements.value()) {
    out << a.criterion << ',' << a.replies << ',' << a.faults << ',' << a.same << ',' << a.undecided;
    write_share(a.precision(), out);
    write_share(a.recall(), out);
    out << '\n';
  }
  return std::nullopt;
}

Failure digest(const Options& options, std::ostream& out) {
  const auto count = options.whole("count", 1, most_cases);
  if (!count.ok()) return count.error();
  const auto seed = options.whole("seed", 0, std::numeric_limits<std::int64_t>::max());
  if (!seed.ok()) return seed.error();
  const auto judged = options.one_of("judged", {"yes", "no"});
  if (!judged.ok()) return judged.error();
  const auto book = book_of(options);
  if (!book.ok()) return book.error();
  const std::uint64_t value = cases::digest_cases(book.value(), static_cast<std::uint64_t>(seed.value()),
                                                  static_cast<int>(count.value()), judged.value() == "yes");
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(value));
  out << hex << '\n';
  return std::nullopt;
}

struct Command {
  std::string_view name;
  Failure (*run)(const Options&, std::ostream&);
  std::vector<std::string_view> required, optional;
};

const Command* command_named(std::string_view name) {
  static const std::vector<Command> commands = {
      {"corpus", corpus, {"for", "split", "count", "seed"}, {"book"}},
      {"questions", questions, {}, {"book"}},
      {"truths", truths, {}, {"book"}},
      {"figures", figures, {"replies"}, {"book"}},
      {"study", study, {"replies", "head", "criteria", "out"}, {"book"}},
      {"agreement", agreement, {"labelled"}, {}},
      {"digest", digest, {"count", "seed", "judged"}, {"book"}},
  };
  const auto found = std::ranges::find(commands, name, &Command::name);
  return found == commands.end() ? nullptr : &*found;
}

ExitStatus report(const Error& error, std::ostream& err) {
  err << (error.where.empty() ? "" : error.where + ": ") << error.message << '\n';
  if (error.code != "wrong-use") return ExitStatus::unreadable_input;
  err << '\n' << usage;
  return ExitStatus::wrong_use;
}

}  // namespace

ExitStatus run_case_tool(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err) {
  if (arguments.empty()) return report({"wrong-use", "No command is named.", {}, {}}, err);
  const std::string_view name = arguments[0];
  if (name == "help" || name == "--help" || name == "-h") {
    out << usage;
    return ExitStatus::success;
  }
  const Command* command = command_named(name);
  if (command == nullptr) return report({"wrong-use", "There is no such command.", std::string(name), {}}, err);
  const auto options = Options::parse(arguments.subspan(1), command->required, command->optional);
  if (!options.ok()) return report(options.error(), err);
  if (const Failure failure = command->run(options.value(), out)) return report(*failure, err);
  if (!out.flush()) return report({"file-unwritable", "The result cannot be written.", {}, {}}, err);
  return ExitStatus::success;
}

}  // namespace consilium::cli
