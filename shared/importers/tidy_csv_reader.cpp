#include "importers/tidy_csv_reader.h"

#include <algorithm>

namespace consilium::importers {

// Ends a record at a line break or the end of the text; false when a separator follows instead.
bool CsvReader::end_record() {
  if (position_ >= text_.size()) return true;
  if (text_[position_] == separator_) {
    ++position_;
    return false;
  }
  if (text_[position_] == '\r') ++position_;
  if (position_ < text_.size() && text_[position_] == '\n') ++position_;
  ++line_;
  return true;
}

CsvReader::Field CsvReader::read_plain() {
  const std::size_t begin = position_;
  while (position_ < text_.size()) {
    const char c = text_[position_];
    if (c == separator_ || c == '\n' || c == '\r') break;
    ++position_;
  }
  return {begin, position_ - begin, false};
}

CsvReader::Field CsvReader::read_quoted() {
  const std::size_t begin = ++position_;  // after the opening quote
  const std::size_t scratch_begin = scratch_.size();
  bool resolved = false;
  std::size_t run = begin;
  const auto keep_run = [&](std::size_t end) { scratch_.append(text_.substr(run, end - run)); };
  while (true) {
    const std::size_t quote = text_.find('"', position_);
    const std::size_t stop = std::min(quote, text_.size());
    line_ += static_cast<std::uint64_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(position_),
                                                   text_.begin() + static_cast<std::ptrdiff_t>(stop), '\n'));
    position_ = stop;
    if (quote == std::string_view::npos) {
      quote_left_open_ = true;
      break;
    }
    if (quote + 1 >= text_.size() || text_[quote + 1] != '"') break;
    keep_run(quote + 1);  // one of the two quotes
    resolved = true;
    position_ = run = quote + 2;
  }
  const std::size_t end = position_;
  if (position_ < text_.size()) ++position_;  // the closing quote
  const Field tail = read_plain();
  stray_text_ = stray_text_ || tail.size > 0;
  if (!resolved && tail.size == 0) return {begin, end - begin, false};
  keep_run(end);
  scratch_.append(text_.substr(tail.begin, tail.size));
  return {scratch_begin, scratch_.size() - scratch_begin, true};
}

bool CsvReader::next(std::vector<std::string_view>& fields) {
  fields.clear();
  while (position_ < text_.size()) {
    record_line_ = line_;
    quote_left_open_ = stray_text_ = false;
    scratch_.clear();
    pending_.clear();
    do {
      const bool quoted = position_ < text_.size() && text_[position_] == '"';
      pending_.push_back(quoted ? read_quoted() : read_plain());
    } while (!end_record());
    const bool blank = pending_.size() == 1 && pending_[0].size == 0;
    if (blank) continue;
    for (const Field& field : pending_) {
      const std::string_view source = field.in_scratch ? std::string_view(scratch_) : text_;
      fields.push_back(source.substr(field.begin, field.size));
    }
    return true;
  }
  return false;
}

}  // namespace consilium::importers
