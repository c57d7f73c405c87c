#include "cli/case_commands.h"

#include <map>
#include <optional>
#include <ostream>
#include <string>

#include "base/text.h"
#include "cases/corpus.h"
#include "cli/case_book_files.h"

namespace consilium::cli {

namespace {

constexpr std::string_view usage =
    "Usage:\n"
    "  case-tool corpus --for base|dials --split train|validation|held_out --count N --seed N [--book FOLDER]\n"
    "                   conversations for training, one JSON object a line\n"
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

}  // namespace

ExitStatus run_case_tool(std::span<const std::string_view> arguments, std::ostream& out, std::ostream& err) {
  if (arguments.empty()) return wrong_use(err);
  const auto options = parse(arguments.subspan(1));
  if (!options) return wrong_use(err);
  const auto book = load_case_book(std::string(option(*options, "book", "assets/cases")));
  if (!book.ok()) {
    err << book.error().where << ": " << book.error().message << '\n';
    return ExitStatus::unreadable_input;
  }
  if (arguments[0] == "corpus") return corpus(*options, book.value(), out, err);
  return wrong_use(err);
}

}  // namespace consilium::cli
