#include "importers/tidy_csv.h"

#include <algorithm>

#include "base/text.h"
#include "importers/read_support.h"
#include "importers/tidy_columns.h"
#include "importers/tidy_csv_reader.h"
#include "importers/tidy_rows.h"

namespace consilium::importers {
namespace {

constexpr std::string_view format_name = "Tidy table (CSV)";
constexpr std::size_t max_header_bytes = std::size_t{64} * 1024;
constexpr std::size_t max_columns = 2'000;
constexpr std::uint64_t rows_between_checks = 4'096;  // of progress and memory

struct Header {
  char separator = ',';
  std::vector<std::string> names;
  std::vector<TidyColumn> columns;
  TidyColumnSet present;
  std::size_t known = 0;
};

Header read_header(std::string_view text, char separator) {
  Header header{.separator = separator};
  std::vector<std::string_view> fields;
  CsvReader reader(text.substr(0, max_header_bytes), separator);
  if (!reader.next(fields)) return header;
  for (const std::string_view field : fields) {
    const TidyColumn column = tidy_column(field);
    header.names.push_back(to_valid_utf8(trim(field)));
    header.columns.push_back(column);
    if (column != TidyColumn::unknown) ++header.known;
    if (column < TidyColumn::tag) header.present.set(static_cast<std::size_t>(column));
  }
  return header;
}

// The separator under which most column names are ours; the commonest one where none is.
Header detect_header(std::string_view text) {
  Header best = read_header(text, ',');
  for (const char separator : {';', '\t'}) {
    Header candidate = read_header(text, separator);
    const bool better =
        candidate.known != best.known ? candidate.known > best.known : candidate.names.size() > best.names.size();
    if (better) best = std::move(candidate);
  }
  return best;
}

// Prose with a comma in its first line is no table: some column is ours, or the second line has as many fields.
bool looks_like_table(const Header& header, std::string_view text) {
  if (header.names.size() < 2) return false;
  if (header.known > 0) return true;
  std::vector<std::string_view> fields;
  CsvReader reader(text.substr(0, max_header_bytes), header.separator);
  return reader.next(fields) && reader.next(fields) && fields.size() == header.names.size();
}

Sniff sniff(const InputFile& file) {
  const std::string_view text = without_bom(as_text(file.bytes));
  const std::string_view start = trim(text.substr(0, max_header_bytes));
  if (start.empty() || start.front() == '{' || start.front() == '[' || start.front() == '<') return {};
  if (start.find('\0') != std::string_view::npos) return {};
  const Header header = detect_header(text);
  if (check_tidy_columns(header.present, header.names).ok()) return {Confidence::yes, format_name};
  return {looks_like_table(header, text) ? Confidence::maybe : Confidence::no, format_name};
}

// Reports what the header has that is not read; a column named twice is an error, as either could be meant.
Result<Done> check_header(const Header& header, std::string_view file_name, Diagnostics& diagnostics) {
  const std::string where = std::string(file_name) + ", line 1";
  if (header.columns.size() > max_columns) {
    return Error{"tidy-too-many-columns", "This table has " + format_count(header.columns.size()) + " columns.", where,
                 "At most " + format_count(max_columns) + " are read."};
  }
  if (auto checked = check_tidy_columns(header.present, header.names); !checked.ok()) {
    Error error = checked.error();
    error.where = where;
    return error;
  }
  std::string unread;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    const TidyColumn column = header.columns[i];
    if (column == TidyColumn::unknown) {
      unread += (unread.empty() ? "\"" : ", \"") + ellipsize_utf8(header.names[i], 60) + "\"";
      continue;
    }
    const auto first = std::find(header.columns.begin(), header.columns.end(), column);
    if (column < TidyColumn::tag && first != header.columns.begin() + static_cast<std::ptrdiff_t>(i)) {
      return Error{"tidy-column-twice", "The column " + std::string(to_text(column)) + " stands twice in this table.",
                   where, "Remove or rename one of them."};
    }
  }
  if (!unread.empty()) {
    diagnostics.info("tidy-columns-not-read", where,
                     "Not used, as these columns are none of the tidy format's: " + ellipsize_utf8(unread, 600) + ".",
                     "A column named tag:NAME becomes a tag to filter by.");
  }
  return Done{};
}

void fill_row(const Header& header, const std::vector<std::string_view>& fields, TidyRow& row) {
  row.clear();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const TidyColumn column = header.columns[i];
    if (column < TidyColumn::tag) {
      row.set(column, {fields[i], false});
    } else if (column == TidyColumn::tag && !trim(fields[i]).empty()) {
      row.tags.push_back({tidy_tag_name(header.names[i]), trim(fields[i])});
    }
  }
}

Result<Done> read_rows(const Header& header, std::string_view text, const InputFile& file, ReadContext& context) {
  CsvReader reader(text, header.separator);
  TidyRows rows(context, file.name);
  TidyRow row;
  std::vector<std::string_view> fields;
  reader.next(fields);  // the header
  for (std::uint64_t count = 1; reader.next(fields); ++count) {
    if (count % rows_between_checks == 0) {
      if (auto going = check_going_on(context, file.name, reader.position()); !going.ok()) return going;
    }
    if (reader.quote_left_open()) {
      context.diagnostics.error("csv-open-quote", rows.where(reader.line()),
                                "A quotation mark opened in this row is never closed, so the rest of the file "
                                "cannot be read.",
                                "A quotation mark inside a quoted text is written twice.");
      break;
    }
    if (reader.stray_text()) {
      context.diagnostics.warning("csv-stray-text", rows.where(reader.line()),
                                  "Text follows a closing quotation mark; it was kept as part of the field.",
                                  "A quotation mark inside a quoted text is written twice.");
    }
    if (fields.size() != header.columns.size()) {
      context.diagnostics.warning("csv-field-count", rows.where(reader.line()),
                                  "This row has " + plural(fields.size(), "field") + " where the header has " +
                                      format_count(header.columns.size()) + "; it was left out.",
                                  "Texts that hold the separator or a line break need quotation marks around them.");
      continue;
    }
    fill_row(header, fields, row);
    rows.add(row, reader.line());
  }
  if (rows.rows_added() == 0) {
    return Error{"tidy-no-rows", "This table has the right columns but no row that can be read.", file.name, {}};
  }
  return Done{};
}

Result<Done> read(const InputFile& file, ReadContext& context) {
  std::string cleaned;
  std::string_view text = without_bom(as_text(file.bytes));
  if (!is_valid_utf8(text)) {
    std::size_t replaced = 0;
    cleaned = to_valid_utf8(text, &replaced);
    text = cleaned;
    report_invalid_utf8(context.diagnostics, file.name, replaced);
  }
  const Header header = detect_header(text);
  if (auto checked = check_header(header, file.name, context.diagnostics); !checked.ok()) return checked;
  return read_rows(header, text, file, context);
}

}  // namespace

const Importer tidy_csv_importer = {.name = "tidy-csv", .sniff = sniff, .order = 0, .read = read};

}  // namespace consilium::importers
