#include "importers/tidy_jsonl.h"

#include <algorithm>

#include "base/text.h"
#include "importers/read_support.h"
#include "importers/tidy_json_line.h"
#include "importers/tidy_rows.h"

namespace consilium::importers {
namespace {

constexpr std::string_view format_name = "Tidy table (JSON Lines)";
constexpr std::size_t lines_looked_at = 50;  // for the keys the file has, before anything is read
constexpr std::size_t max_sniffed_bytes = 8'000'000;
constexpr std::size_t max_named_keys = 30;
constexpr std::uint64_t lines_between_checks = 4'096;

// Walks over the lines of a text, counted from 1, skipping blank ones.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  bool next(std::string_view& line) {
    while (position_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', position_), text_.size());
      line = text_.substr(position_, end - position_);
      position_ = end + 1;
      ++number_;
      if (!trim(line).empty()) return true;
    }
    return false;
  }
  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
  std::uint64_t number_ = 0;
};

// The keys of the first lines together: single lines may lack some, a whole file may not.
struct Keys {
  TidyColumnSet present;
  std::vector<std::string> names;
  std::size_t objects = 0;

  void note(const TidyJsonLine& line) {
    ++objects;
    for (std::size_t i = 0; i < tidy_column_count; ++i) {
      if (line.present().test(i) && !present.test(i)) names.emplace_back(to_text(static_cast<TidyColumn>(i)));
    }
    present |= line.present();
    for (const std::string_view key : line.unknown_keys()) note_unknown(key);
  }
  void note_unknown(std::string_view key) {
    if (names.size() < max_named_keys && std::find(names.begin(), names.end(), key) == names.end()) {
      names.emplace_back(key);
    }
  }
};

Keys look_at_keys(std::string_view text, const Limits& limits) {
  Keys keys;
  Lines lines(text.substr(0, max_sniffed_bytes));
  TidyJsonLine reader(limits.max_json_depth);
  std::string_view line;
  for (std::size_t i = 0; i < lines_looked_at && lines.next(line); ++i) {
    const std::string cleaned = is_valid_utf8(line) ? std::string() : to_valid_utf8(line);
    if (reader.read(cleaned.empty() ? line : std::string_view(cleaned)).ok()) keys.note(reader);
  }
  return keys;
}

Sniff sniff(const InputFile& file) {
  const std::string_view text = without_bom(as_text(file.bytes));
  if (!trim(text.substr(0, 256)).starts_with('{')) return {};
  const Keys keys = look_at_keys(text, Limits{});
  if (check_tidy_columns(keys.present, keys.names).ok()) return {Confidence::yes, format_name};
  // One object alone may be any program's JSON file; several lines of objects are JSON Lines of some kind.
  return {keys.objects >= 2 ? Confidence::maybe : Confidence::no, format_name};
}

class JsonlImport {
 public:
  JsonlImport(const InputFile& file, ReadContext& context)
      : file_(file), context_(context), rows_(context, file.name), reader_(context.limits.max_json_depth) {}

  Result<Done> run() {
    const std::string_view text = without_bom(as_text(file_.bytes));
    const Keys first = look_at_keys(text, context_.limits);
    if (auto checked = check_tidy_columns(first.present, first.names); !checked.ok()) {
      Error error = checked.error();
      error.where = file_.name;
      return error;
    }
    Lines lines(text);
    std::string_view line;
    for (std::uint64_t count = 1; lines.next(line); ++count) {
      if (count % lines_between_checks == 0) {
        if (auto going = check_going_on(context_, file_.name, lines.position()); !going.ok()) return going;
      }
      read_line(line, lines.number());
    }
    report_unread_keys();
    if (rows_.rows_added() > 0) return Done{};
    return Error{"tidy-no-rows", "This file has the right keys but no line that can be read.", file_.name, {}};
  }

 private:
  void read_line(std::string_view line, std::uint64_t number) {
    auto done = reader_.read(line);
    std::string cleaned;
    if (!done.ok() && done.error().code == "json-utf8") {
      std::size_t replaced = 0;
      cleaned = to_valid_utf8(line, &replaced);
      report_invalid_utf8(context_.diagnostics, rows_.where(number), replaced);
      done = reader_.read(cleaned);
    }
    if (!done.ok()) {
      const Error& error = done.error();
      const std::string place = error.where.empty() ? std::string() : ", " + error.where;
      context_.diagnostics.warning("tidy-line-unreadable", rows_.where(number) + place,
                                   error.message + " The line was left out.", error.hint);
      return;
    }
    if (!reader_.repeated_key().empty()) {
      context_.diagnostics.warning(
          "tidy-key-twice", rows_.where(number),
          "This line has \"" + ellipsize_utf8(reader_.repeated_key(), 60) + "\" twice; the last one is used.");
    }
    for (const std::string_view key : reader_.unknown_keys()) unread_.note_unknown(key);
    rows_.add(reader_.row(), number);
  }

  void report_unread_keys() {
    if (unread_.names.empty()) return;
    std::string listed;
    for (const std::string& name : unread_.names) {
      listed += (listed.empty() ? "\"" : ", \"") + ellipsize_utf8(name, 60) + "\"";
    }
    context_.diagnostics.info(
        "tidy-columns-not-read", file_.name,
        "Not used, as these keys are none of the tidy format's: " + ellipsize_utf8(listed, 600) + ".",
        "A key named tag:NAME becomes a tag to filter by.");
  }

  const InputFile& file_;
  ReadContext& context_;
  TidyRows rows_;
  TidyJsonLine reader_;
  Keys unread_;
};

Result<Done> read(const InputFile& file, ReadContext& context) { return JsonlImport(file, context).run(); }

}  // namespace

const Importer tidy_jsonl_importer = {.name = "tidy-jsonl", .sniff = sniff, .order = 0, .read = read};

}  // namespace consilium::importers
