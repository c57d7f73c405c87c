// Reads one line of tidy JSONL into a TidyRow without building a tree: values are views into the line, or, where
// escapes had to be resolved, into a buffer that is used again for the next line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "importers/tidy_columns.h"

namespace consilium::importers {

class TidyJsonLine {
 public:
  explicit TidyJsonLine(std::size_t max_depth) : max_depth_(max_depth) {}

  // Errors are those of base/json.h, and "tidy-line-no-object".
  Result<Done> read(std::string_view line);

  // Of the line read last; valid until the next read and as long as the line itself.
  [[nodiscard]] const TidyRow& row() const { return row_; }
  [[nodiscard]] const TidyColumnSet& present() const { return present_; }
  [[nodiscard]] const std::vector<std::string_view>& unknown_keys() const { return unknown_keys_; }
  // A key of ours that the object has twice (the last one counts); empty otherwise.
  [[nodiscard]] std::string_view repeated_key() const { return repeated_key_; }

 private:
  std::string_view keep(std::string_view text, std::string_view line);
  void store(TidyColumn column, std::string_view key, TidyValue value);

  std::size_t max_depth_;
  TidyRow row_;
  TidyColumnSet present_;
  std::vector<std::string_view> unknown_keys_;
  std::string_view repeated_key_;
  std::string buffer_;
};

}  // namespace consilium::importers
