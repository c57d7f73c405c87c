// Tables as CSV (RFC 4180, CRLF line ends), safe to open in a spreadsheet: a text that would be taken for a formula
// is preceded by an apostrophe. Numbers are written so that they read back to the same value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/criteria.h"
#include "query/overview.h"

namespace consilium::report {

class CsvWriter {
 public:
  void text(std::string_view value);
  void number(double value);  // an empty field when not finite
  void count(std::uint64_t value);
  void empty();
  void end_row();
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void separate();
  std::string text_;
  bool row_started_ = false;
};

// One line a criterion and model, with interval, counts, missing, unclear and rater.
std::string matrix_csv(const Study& study, const query::CriteriaMatrix& matrix);
// One line a model.
std::string overview_csv(const Study& study, const query::Overview& overview);

}  // namespace consilium::report
