#include "report/csv.h"

#include <cmath>

#include "base/text.h"

namespace consilium::report {
namespace {

// What spreadsheets take for the start of a formula (OWASP, "CSV Injection").
bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

void header(CsvWriter& csv, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) csv.text(name);
  csv.end_row();
}

void interval_fields(CsvWriter& csv, const stats::Estimate& estimate) {
  if (!estimate.has_interval) {
    for (int i = 0; i < 3; ++i) csv.empty();
    return;
  }
  csv.number(estimate.interval.low);
  csv.number(estimate.interval.high);
  csv.number(estimate.standard_error);
}

void cell_fields(CsvWriter& csv, const Study& study, const Criterion& criterion, const query::MatrixCell& cell) {
  const bool empty = cell.content == query::CellContent::empty;
  csv.text(empty ? "" : cell.content == query::CellContent::rate ? "rate" : "score");
  if (empty)
    csv.empty();
  else
    csv.number(cell.estimate.value);
  interval_fields(csv, cell.estimate);
  if (cell.content == query::CellContent::rate)
    csv.count(cell.k);
  else
    csv.empty();
  if (empty || !cell.n_published)
    csv.empty();
  else
    csv.count(cell.n);
  for (const std::uint64_t apart : {cell.missing, cell.unclear}) {
    if (!cell.from_rows())
      csv.empty();  // not published, which is not none
    else
      csv.count(apart);
  }
  csv.text(cell.weak ? "yes" : "no");
  csv.text(study.text(criterion.unit));
  csv.text(criterion.lower_is_better ? "yes" : "no");
  csv.text(cell.rater.valid() ? study.text(study.raters[cell.rater.index()].name) : std::string_view());
  csv.end_row();
}

}  // namespace

void CsvWriter::separate() {
  if (row_started_) text_ += ',';
  row_started_ = true;
}

void CsvWriter::text(std::string_view value) {
  separate();
  const std::string guarded = looks_like_formula(value) ? "'" + std::string(value) : std::string(value);
  if (guarded.find_first_of(",\"\r\n") == std::string::npos) {
    text_ += guarded;
    return;
  }
  text_ += '"';
  for (const char c : guarded) {
    if (c == '"') text_ += '"';
    text_ += c;
  }
  text_ += '"';
}

void CsvWriter::number(double value) {
  separate();
  if (std::isfinite(value)) text_ += format_shortest(value);
}

void CsvWriter::count(std::uint64_t value) {
  separate();
  text_ += std::to_string(value);
}

void CsvWriter::empty() { separate(); }

void CsvWriter::end_row() {
  text_ += "\r\n";
  row_started_ = false;
}

std::string matrix_csv(const Study& study, const query::CriteriaMatrix& matrix) {
  CsvWriter csv;
  header(csv, {"theme", "situation", "criterion", "model", "model_detail", "kind", "estimate", "interval_low",
               "interval_high", "standard_error", "k", "n", "missing", "unclear", "weak", "unit", "lower_is_better",
               "rater"});
  for (const query::MatrixTheme& theme : matrix.themes) {
    for (const query::MatrixRow& row : theme.rows) {
      for (std::size_t i = 0; i < matrix.models.size(); ++i) {
        const ModelInfo& model = study.models[matrix.models[i].index()];
        csv.text(study.text(theme.name));
        csv.text(study.text(study.criteria[row.criterion.index()].situation));
        csv.text(study.name(row.criterion));
        csv.text(study.text(model.name));
        csv.text(study.text(model.detail));
        cell_fields(csv, study, study.criteria[row.criterion.index()], row.cells[i]);
      }
    }
  }
  return csv.take();
}

std::string overview_csv(const Study& study, const query::Overview& overview) {
  CsvWriter csv;
  header(csv, {"model", "model_detail", "measure", "estimate", "interval_low", "interval_high", "standard_error",
               "scenarios", "k", "n", "missing", "unclear"});
  for (const query::ModelSummary& summary : overview.models) {
    const ModelInfo& model = study.models[summary.model.index()];
    csv.text(study.text(model.name));
    csv.text(study.text(model.detail));
    csv.text(overview.measure);
    if (summary.estimate.n > 0)
      csv.number(summary.estimate.value);
    else
      csv.empty();
    interval_fields(csv, summary.estimate);
    csv.count(summary.scenarios);
    for (const std::uint64_t count : {summary.k, summary.n}) {
      if (summary.n > 0)
        csv.count(count);
      else
        csv.empty();
    }
    for (const std::uint64_t count : {summary.missing, summary.unclear}) {
      if (summary.missing_published)
        csv.count(count);
      else
        csv.empty();
    }
    csv.end_row();
  }
  return csv.take();
}

}  // namespace consilium::report
