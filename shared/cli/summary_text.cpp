#include "cli/summary_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "cli/summary_rows.h"

namespace consilium::cli {
namespace {

constexpr std::size_t column_count = 7;
constexpr std::size_t max_cell_bytes = 56;
constexpr std::size_t shown_examples = 3;
using Line = std::array<std::string, column_count>;
constexpr std::array<bool, column_count> right_aligned = {false, true, true, true, true, true, false};

// Columns on a terminal: one a code point, which is right for all but wide scripts.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Names and excerpts come from outside: nothing in them may move the cursor or start a new line of the table.
std::string printable(std::string_view text) {
  std::string clean = to_valid_utf8(text);
  for (char& c : clean) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return clean;
}

std::string padded(const std::string& text, std::size_t columns, bool right) {
  const std::string space(columns - std::min(columns, width(text)), ' ');
  return right ? space + text : text + space;
}

std::string table(const std::vector<Line>& lines) {
  std::array<std::size_t, column_count> widths{};
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < column_count; ++i) widths[i] = std::max(widths[i], width(line[i]));
  }
  std::string text;
  for (const Line& line : lines) {
    std::string row = " ";
    for (std::size_t i = 0; i < column_count; ++i) row += " " + padded(line[i], widths[i], right_aligned[i]) + " ";
    row.erase(row.find_last_not_of(' ') + 1);
    text += row + "\n";
  }
  return text;
}

std::string interval_text(const stats::Estimate& estimate, bool rate) {
  if (!estimate.has_interval) return "–";
  if (rate) return format_percent(estimate.interval.low) + " to " + format_percent(estimate.interval.high);
  return format_fixed(estimate.interval.low, 3) + " to " + format_fixed(estimate.interval.high, 3);
}

std::string estimate_text(const stats::Estimate& estimate, bool rate) {
  return rate ? format_percent(estimate.value) + " %" : format_fixed(estimate.value, 3);
}

Line cell_line(const Study& study, const SummaryRow& row) {
  const query::MatrixCell& cell = row.cell;
  const bool rate = cell.content == query::CellContent::rate;
  const bool known = cell.n > 0 || !cell.n_published;
  std::string name(study.name(row.criterion));
  if (!row.situation.empty()) name = std::string(row.situation) + ": " + name;
  if (!row.theme.empty()) name = std::string(row.theme) + " / " + name;
  const std::string of_n = rate ? format_count(cell.k) + " of " + format_count(cell.n) : format_count(cell.n);
  std::string error = "–";
  if (known && cell.estimate.has_interval) {
    error = rate ? format_fixed(cell.estimate.standard_error * 100, 1) : format_fixed(cell.estimate.standard_error, 3);
  }
  std::string left_out = cell.from_rows() ? format_count(cell.missing) : "not published";
  if (cell.unclear > 0) left_out += " + " + format_count(cell.unclear) + " unclear";
  const std::string rater = cell.rater.valid()           ? std::string(study.name(cell.rater))
                            : study.judgments.size() > 0 ? "several"
                                                         : "not published";
  return {ellipsize_utf8(printable(name), max_cell_bytes * 2), known ? estimate_text(cell.estimate, rate) : "–",
          known ? interval_text(cell.estimate, rate) : "–",    error,
          cell.n_published ? of_n : "not published",           left_out,
          ellipsize_utf8(printable(rater), max_cell_bytes)};
}

std::string heading(const Study& study) {
  std::string text = study.info.title.empty() ? "Untitled study" : printable(study.info.title);
  text += "\n" + plural(study.models.size(), "model") + ", " + plural(study.criteria.size(), "criterion", "criteria");
  if (!study.scenarios.empty()) text += ", " + plural(study.scenarios.size(), "scenario");
  if (study.judgments.size() > 0) text += ", " + plural(study.judgments.size(), "judgment");
  if (!study.cells.empty()) text += ", " + plural(study.cells.size(), "published total");
  text += "\n";
  for (const SourceFile& source : study.sources) {
    text += "from " + printable(study.text(source.name)) + " (" + printable(study.text(source.format)) + ", " +
            format_bytes(source.bytes) + ")\n";
  }
  return text;
}

std::string_view severity_word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "Error";
    case Severity::warning:
      return "Warning";
    case Severity::info:
      return "Note";
  }
  return {};
}

}  // namespace

std::string summary_text(const Study& study) {
  std::string text = heading(study);
  for (const SummaryModel& model : summary_models(study)) {
    text += "\n" + printable(study.name(model.id));
    if (model.scenarios > 0) text += "  (" + plural(model.scenarios, "scenario") + ")";
    text += "\n";
    std::vector<Line> lines = {{"Criterion", "Estimate", "95 % interval", "SE", "n", "Missing", "Rater"}};
    for (const SummaryRow& row : model.rows) lines.push_back(cell_line(study, row));
    text += table(lines);
  }
  return text;
}

std::string diagnostics_text(const Diagnostics& diagnostics) {
  std::string text;
  for (const DiagnosticGroup& group : diagnostics.groups()) {
    const std::size_t shown = std::min(group.examples.size(), shown_examples);
    for (std::size_t i = 0; i < shown; ++i) {
      const Diagnostic& example = group.examples[i];
      text += "\n" + std::string(severity_word(example.severity)) + " " + example.code;
      if (!example.where.empty()) text += " (" + printable(example.where) + ")";
      text += ": " + printable(example.message);
      if (!example.hint.empty() && i == 0) text += " " + printable(example.hint);
    }
    if (group.count > shown) text += "\n  … and " + format_count(group.count - shown) + " more of this kind.";
  }
  if (!text.empty()) text += "\n";
  return text;
}

}  // namespace consilium::cli
