#include "cli/case_commands.h"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <ostream>
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
#include "model/pack.h"

namespace consilium::cli {

namespace {

constexpr std::string_view usage =
    "Usage:\n"
    "  case-tool corpus --for base|dials --split train|validation|held_out --count N --seed N [--book FOLDER]\n"
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
    "FOLDER holds the case book; assets/cases when not given.\n";

using Options = std::map<std::string_view, std::string_view, std::less<>>;

std::optional<Options> parse(std::span<const std::string_view> arguments) {
  Options options;
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    if (!arguments[i].starts_with("--")) return std::nullopt;
    options[arguments[i].substr(2)] = arguments[i + 1];
  }
  if (arguments.size() % 2 != 0) return std::nullopt;
  return options;
}

std::string_view option(const Options& options, std::string_view name, std::string_view fallback = {}) {
  const auto found = options.find(name);
  return found == options.end() ? fallback : found->second;
}

ExitStatus wrong_use(std::ostream& err) {
  err << usage;
  return ExitStatus::wrong_use;
}

std::optional<cases::Split> split_named(std::string_view name) {
  for (const cases::Split split : {cases::Split::train, cases::Split::validation, cases::Split::held_out}) {
    if (cases::to_text(split) == name) return split;
  }
  return std::nullopt;
}

ExitStatus corpus(const Options& options, const cases::CaseBook& book, std::ostream& out, std::ostream& err) {
  const auto split = split_named(option(options, "split"));
  const auto count = parse_int(option(options, "count"));
  const auto seed = parse_int(option(options, "seed"));
  const std::string_view purpose = option(options, "for");
  if (!split || !count || *count < 0 || !seed || (purpose != "base" && purpose != "dials")) return wrong_use(err);
  stats::Rng rng(static_cast<std::uint64_t>(*seed));
  for (std::int64_t i = 0; i < *count; ++i) {
    const cases::Example example =
        purpose == "base" ? cases::draw_base_example(book, *split, rng) : cases::draw_dial_example(book, *split, rng);
    out << cases::training_line(example, book) << '\n';
  }
  return ExitStatus::success;
}

std::vector<cases::Setting> all_settings() {
  std::vector<cases::Setting> settings = cases::plan_grid();
  for (cases::Setting& pair : cases::plan_pairs()) settings.push_back(std::move(pair));
  return settings;
}

ExitStatus questions(const cases::CaseBook& book, std::ostream& out) {
  out << json_dump(cases::questions_json(all_settings(), cases::plan_cases(book), book)) << '\n';
  return ExitStatus::success;
}

ExitStatus truths(const cases::CaseBook& book, std::ostream& out) {
  const std::vector<cases::PlannedCase> planned = cases::plan_cases(book);
  const std::vector<cases::Truth> truths = cases::planned_truths(planned, book);
  for (std::size_t i = 0; i < planned.size(); ++i) {
    out << json_dump(Json{{"case", planned[i].key}, {"truth", cases::to_json(truths[i])}}) << '\n';
  }
  return ExitStatus::success;
}

ExitStatus report(const Error& error, std::ostream& err) {
  err << error.where << ": " << error.message << '\n';
  return ExitStatus::unreadable_input;
}

// The file that an option names. Errors: "file-unreadable".
Result<std::string> file_of(const Options& options, std::string_view name) {
  const std::string path(option(options, name));
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{"file-unreadable", "This file cannot be read.", "--" + std::string(name) + " " + path, {}};
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

Result<cases::WardReplies> replies_of(const Options& options) {
  const auto lines = file_of(options, "replies");
  if (!lines.ok()) return lines.error();
  return cases::read_ward_replies(lines.value());
}

ExitStatus figures(const Options& options, const cases::CaseBook& book, std::ostream& out, std::ostream& err) {
  const auto replies = replies_of(options);
  if (!replies.ok()) return report(replies.error(), err);
  const std::vector<cases::PlannedCase> planned = cases::plan_cases(book);
  const std::vector<cases::Truth> truths = cases::planned_truths(planned, book);
  out << "setting,figure,cases,met,not_met,unclear\n";
  for (const cases::Setting& setting : all_settings()) {
    const auto at = replies.value().find(setting.name);
    if (at == replies.value().end()) continue;
    const auto judged = cases::judge_replies(planned, truths, at->second);
    if (!judged.ok()) return report(judged.error(), err);
    for (const cases::Figure& figure : cases::figures_of(planned, truths, judged.value())) {
      out << '"' << setting.name << "\"," << figure.name << ',' << figure.cases << ',' << figure.met << ','
          << figure.not_met << ',' << figure.unclear << '\n';
    }
  }
  return ExitStatus::success;
}

ExitStatus study(const Options& options, const cases::CaseBook& book, std::ostream& err) {
  const auto replies = replies_of(options);
  if (!replies.ok()) return report(replies.error(), err);
  const auto head_json = file_of(options, "head"), criteria_json = file_of(options, "criteria");
  if (!head_json.ok()) return report(head_json.error(), err);
  if (!criteria_json.ok()) return report(criteria_json.error(), err);
  const auto head = cases::read_study_head(head_json.value());
  if (!head.ok()) return report(head.error(), err);
  const auto criteria = cases::read_criteria(criteria_json.value());
  if (!criteria.ok()) return report(criteria.error(), err);
  const std::vector<cases::PlannedCase> planned = cases::plan_cases(book);
  const std::vector<cases::Setting> settings = cases::plan_shipped();
  const auto made = cases::make_ward_study(head.value(), {book, criteria.value(), planned, settings, replies.value()});
  if (!made.ok()) return report(made.error(), err);
  const std::vector<std::byte> pack = write_pack(*made.value());
  std::ofstream file(std::string(option(options, "out")), std::ios::binary);
  file << as_text(pack);
  if (!file.flush()) return report({"file-unwritable", "This file cannot be written.", "--out", {}}, err);
  return ExitStatus::success;
}

void write_share(double share, std::ostream& out) {
  out << ',';
  if (!std::isnan(share)) out << format_fixed(share, 3);
}

ExitStatus agreement(const Options& options, std::ostream& out, std::ostream& err) {
  const auto lines = file_of(options, "labelled");
  if (!lines.ok()) return report(lines.error(), err);
  const auto labelled = cases::read_labelled_replies(lines.value());
  if (!labelled.ok()) return report(labelled.error(), err);
  const auto agreements = cases::agreement_of(labelled.value());
  if (!agreements.ok()) return report(agreements.error(), err);
  out << "check,replies,faults,judged alike,left unclear,precision on faults,recall of faults\n";
  for (const cases::Agreement& a : agreements.value()) {
    out << a.criterion << ',' << a.replies << ',' << a.faults << ',' << a.same << ',' << a.undecided;
    write_share(a.precision(), out);
    write_share(a.recall(), out);
    out << '\n';
  }
  return ExitStatus::success;
}

ExitStatus digest(const Options& options, const cases::CaseBook& book, std::ostream& out, std::ostream& err) {
  const auto count = parse_int(option(options, "count"));
  const auto seed = parse_int(option(options, "seed"));
  const std::string_view judged = option(options, "judged");
  constexpr std::int64_t most = 100'000'000;
  if (!count || *count < 0 || *count > most || !seed || (judged != "yes" && judged != "no")) return wrong_use(err);
  const std::uint64_t value =
      cases::digest_cases(book, static_cast<std::uint64_t>(*seed), static_cast<int>(*count), judged == "yes");
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(value));
  out << hex << '\n';
  return ExitStatus::success;
}

}  // namespace

ExitStatus run_case_tool(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err) {
  if (arguments.empty()) return wrong_use(err);
  const auto options = parse(arguments.subspan(1));
  if (!options) return wrong_use(err);
  if (arguments[0] == "agreement") return agreement(*options, out, err);
  const auto book = load_case_book(std::string(option(*options, "book", "assets/cases")));
  if (!book.ok()) return report(book.error(), err);
  if (arguments[0] == "corpus") return corpus(*options, book.value(), out, err);
  if (arguments[0] == "questions") return questions(book.value(), out);
  if (arguments[0] == "truths") return truths(book.value(), out);
  if (arguments[0] == "figures") return figures(*options, book.value(), out, err);
  if (arguments[0] == "digest") return digest(*options, book.value(), out, err);
  if (arguments[0] == "study") return study(*options, book.value(), err);
  return wrong_use(err);
}

}  // namespace consilium::cli
