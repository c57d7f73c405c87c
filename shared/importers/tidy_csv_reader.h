// Splits delimited text into records (RFC 4180): quoted fields, doubled quotes, line breaks inside quotes, CRLF or LF.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace consilium::importers {

class CsvReader {
 public:
  // `text` must outlive the reader and the fields it hands out.
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  // The next record that is no blank line; false at the end. Fields are valid until the next call.
  bool next(std::vector<std::string_view>& fields);

  // Of the record just read: the line it starts on, counted from 1.
  [[nodiscard]] std::uint64_t line() const { return record_line_; }
  // Of the record just read: a quoted field never ended, so it holds the rest of the file.
  [[nodiscard]] bool quote_left_open() const { return quote_left_open_; }
  // Of the record just read: text stood between a closing quote and the separator (it was kept).
  [[nodiscard]] bool stray_text() const { return stray_text_; }
  // Bytes consumed so far.
  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  struct Field {  // in text_ or, when quotes had to be resolved, in scratch_
    std::size_t begin;
    std::size_t size;
    bool in_scratch;
  };
  Field read_plain();
  Field read_quoted();
  bool end_record();

  std::string_view text_;
  char separator_;
  std::size_t position_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t record_line_ = 1;
  bool quote_left_open_ = false;
  bool stray_text_ = false;
  std::string scratch_;
  std::vector<Field> pending_;
};

}  // namespace consilium::importers
