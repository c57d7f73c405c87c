// The columns of the tidy format (assets/formats/tidy.md), the same for CSV headers and JSON keys.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace consilium::importers {

enum class TidyColumn : std::uint8_t {
  model,
  scenario,
  criterion,
  met,
  score,  // one judgment a row
  k,
  n,
  mean,
  standard_error,  // one published total a row
  repeat,
  rater,
  rater_kind,
  rationale,
  weight,
  reason,
  item,
  prompt,
  messages,
  response,
  title,
  cluster,
  target,
  theme,
  situation,
  description,
  score_min,
  score_max,
  lower_is_better,
  unit,
  tag,      // "tag:NAME"
  unknown,  // not ours: named in a diagnostic, not read
};
inline constexpr std::size_t tidy_column_count = static_cast<std::size_t>(TidyColumn::tag);

using TidyColumnSet = std::bitset<tidy_column_count>;

// Case, surrounding space, and the choice of " ", "-" or "_" between words do not matter.
TidyColumn tidy_column(std::string_view name);
std::string_view to_text(TidyColumn column);
// The NAME of "tag:NAME", trimmed, in the writer's own spelling.
std::string_view tidy_tag_name(std::string_view column_name);

// Whether rows with these columns can be read at all. The error names what was found and what is needed.
Result<Done> check_tidy_columns(const TidyColumnSet& present, const std::vector<std::string>& found_names);

// One value as it stood in the file. `nested` is the raw text of a JSON object or array.
struct TidyValue {
  std::string_view text;
  bool nested = false;
};
struct TidyTag {
  std::string_view name;
  std::string_view value;
};

// One row: views into the importer's buffers, valid until its next row.
struct TidyRow {
  std::array<TidyValue, tidy_column_count> values;
  std::vector<TidyTag> tags;

  [[nodiscard]] std::string_view text(TidyColumn column) const { return value(column).text; }
  [[nodiscard]] const TidyValue& value(TidyColumn column) const { return values[static_cast<std::size_t>(column)]; }
  void set(TidyColumn column, TidyValue value) { values[static_cast<std::size_t>(column)] = value; }
  void clear();
};

}  // namespace consilium::importers
