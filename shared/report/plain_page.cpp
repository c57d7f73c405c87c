#include "report/plain_page.h"

#include <algorithm>

#include "base/text.h"
#include "query/wording.h"
#include "report/html.h"

namespace consilium::report {
namespace {

// A page that a browser opens at once; the app shows the rest.
constexpr std::size_t list_rows_shown = 500;

std::string study_title(const Study& study) { return study.info.title.empty() ? "Untitled study" : study.info.title; }

std::string small_print(const Study& study) {
  std::string words = "Made with Consilium from “" + study_title(study) + "”. ";
  if (!study.info.citation.empty()) words += "Source: " + study.info.citation + ". ";
  if (study.info.illustrative) words += "Illustrative content, no real results. ";
  return words + "Not medical advice.";
}

std::string model_name(const Study& study, ModelId model) {
  const ModelInfo& row = study.models[model.index()];
  std::string name(study.text(row.name));
  if (const auto detail = study.text(row.detail); !detail.empty()) name += ", " + std::string(detail);
  return name;
}

std::string interval_words(const stats::Estimate& estimate) {
  if (!estimate.has_interval) return "none";
  return format_percent(estimate.interval.low) + " to " + format_percent(estimate.interval.high);
}

std::string cell_words(const Study& study, CriterionId criterion, const query::MatrixCell& cell) {
  std::string words = query::describe_cell(study, criterion, cell);
  if (cell.content == query::CellContent::rate && cell.estimate.has_interval) {
    words += " (" + query::percent_words(cell.estimate.value) + ", " + interval_words(cell.estimate) + ")";
  }
  if (cell.missing > 0) words += "; " + format_count(cell.missing) + " missing";
  if (cell.unclear > 0) words += "; " + format_count(cell.unclear) + " unclear";
  if (cell.weak) words += "; weak";
  return words;
}

void write_findings(HtmlWriter& html, const query::Overview& overview) {
  html.list_start();
  for (const query::Finding& finding : overview.findings) {
    html.list_item(query::flatten(finding.sentence) + " " + finding.evidence);
  }
  html.list_end();
}

void write_ties(HtmlWriter& html, const Study& study, const query::Overview& overview) {
  for (const query::TieBracket& tie : overview.ties) {
    std::vector<std::string> names;
    for (std::uint32_t i = tie.first; i <= tie.last; ++i) names.push_back(model_name(study, overview.models[i].model));
    html.paragraph("Cannot be told apart: " + query::name_list(names, names.size()) + ".");
  }
  if (overview.compared_pairs > 0) {
    html.paragraph("Judged after Holm's adjustment over " + plural(overview.compared_pairs, "pair") + " of " +
                   std::string(compared(study).many) + ".");
  }
}

std::string verdict_words(const query::VerdictLine& line) {
  std::string words(to_text(line.verdict));
  if (line.verdict == Verdict::missing) words += ": " + std::string(to_text(line.missing));
  return words;
}

void write_messages(HtmlWriter& html, const Study& study, const std::vector<Message>& messages, std::size_t judged) {
  for (std::size_t i = 0; i < messages.size(); ++i) {
    html.heading(3, std::string(to_text(messages[i].role)) + (i == judged ? ", the response that is judged" : ""));
    html.block(study.text(messages[i].text));
  }
}

void write_detail(HtmlWriter& html, const Study& study, const query::EvidenceList& list, std::size_t row) {
  const query::EvidenceDetail detail = query::evidence_detail(study, list, row);
  html.heading(2, detail.title + ", " + model_name(study, list.rows[row].model));
  html.fact("Scenario", detail.scenario_key);
  html.fact("About", detail.attributes);
  html.fact("Reference answer", detail.target);
  html.fact("Error", detail.error);
  write_messages(html, study, detail.prompt, static_cast<std::size_t>(-1));
  write_messages(html, study, detail.response, detail.judged);
  html.fact("Points", detail.total_points);
  html.table_start("Verdicts", {"Criterion", "Verdict", "Points", "Rationale", "Rater"});
  for (const query::VerdictLine& line : detail.verdicts) {
    html.row_start();
    html.row_head(line.criterion);
    html.cell(verdict_words(line));
    html.number_cell(line.points);
    html.cell(line.rationale);
    html.cell(line.rater);
    html.row_end();
  }
  html.table_end();
}

}  // namespace

std::string overview_page(const Study& study, const query::Overview& overview) {
  HtmlWriter html(study_title(study) + ", overview", "What this study shows");
  html.fact("Study", study_title(study));
  write_findings(html, overview);
  const std::string noun = capitalized(compared(study).one);
  html.table_start(overview.measure, {noun, "%", "95 % interval", "Met", "Judged", "Missing", "Unclear"});
  for (const query::ModelSummary& model : overview.models) {
    const auto apart = [&](std::uint64_t count) {
      return model.missing_published ? format_count(count) : std::string("not published");
    };
    html.row_start();
    html.row_head(model_name(study, model.model));
    html.number_cell(model.estimate.n == 0 ? "–" : format_percent(model.estimate.value));
    html.number_cell(interval_words(model.estimate));
    html.number_cell(model.n == 0 ? "–" : format_count(model.k));
    html.number_cell(model.n == 0 ? "–" : format_count(model.n));
    html.number_cell(apart(model.missing));
    html.number_cell(apart(model.unclear));
    html.row_end();
  }
  html.table_end();
  write_ties(html, study, overview);
  html.paragraph(overview.method);
  return html.finish(small_print(study));
}

std::string criteria_page(const Study& study, const query::CriteriaMatrix& matrix) {
  const std::string title = "Criteria by " + std::string(compared(study).one);
  HtmlWriter html(study_title(study) + ", criteria", title);
  html.fact("Study", study_title(study));
  if (matrix.criteria_left_out > 0) {
    html.paragraph(plural(matrix.criteria_left_out, "criterion", "criteria") +
                   " are left out: there are too many to show.");
  }
  for (const query::MatrixTheme& theme : matrix.themes) {
    const std::string_view name = study.text(theme.name);
    html.heading(2, name.empty() ? "Criteria" : name);
    html.table_start(name.empty() ? std::string_view(title) : name);
    html.head_cell("Criterion");
    for (const ModelId model : matrix.models) html.head_cell(model_name(study, model));
    html.head_end();
    for (const query::MatrixRow& row : theme.rows) {
      html.row_start();
      html.row_head(query::quoted_criterion(study, row.criterion));
      for (const query::MatrixCell& cell : row.cells) html.cell(cell_words(study, row.criterion, cell));
      html.row_end();
    }
    html.table_end();
  }
  return html.finish(small_print(study));
}

std::string evidence_page(const Study& study, const query::EvidenceList& list, std::size_t row) {
  HtmlWriter html(study_title(study) + ", evidence", "Evidence");
  html.fact("Study", study_title(study));
  if (list.total == 0 && study.info.published_totals) {
    html.paragraph("This study holds totals only: there are no transcripts to read.");
  }
  if (row < list.rows.size()) write_detail(html, study, list, row);
  const std::size_t shown = std::min(list.rows.size(), list_rows_shown);
  html.heading(2, "Answers that match");
  if (shown < list.rows.size()) {
    html.paragraph("The first " + format_count(shown) + " of " + format_count(list.rows.size()) + " are listed.");
  }
  html.table_start(
      plural(list.rows.size(), "answer") + " of " + format_count(list.total),
      {"Scenario", "Title", capitalized(compared(study).one), "Met", "Not met", "Mean score", "Unclear", "Missing"});
  for (std::size_t i = 0; i < shown; ++i) {
    const query::EvidenceRow& answer = list.rows[i];
    html.row_start();
    html.row_head(study.text(study.scenarios[answer.scenario.index()].key));
    html.cell(query::scenario_title(study, answer.scenario));
    html.cell(model_name(study, answer.model));
    const bool verdicts = answer.met + answer.not_met > 0;
    html.number_cell(verdicts ? format_count(answer.met) : "–");
    html.number_cell(verdicts ? format_count(answer.not_met) : "–");
    html.number_cell(answer.scored > 0 && answer.one_scale ? format_fixed(static_cast<double>(answer.mean_score), 2)
                                                           : "–");
    html.number_cell(format_count(answer.unclear));
    html.number_cell(format_count(answer.missing));
    html.row_end();
  }
  html.table_end();
  return html.finish(small_print(study));
}

std::string about_page(const Study& study) {
  HtmlWriter html(study_title(study) + ", about the data", "About the data");
  html.fact("Study", study_title(study));
  if (!study.info.description.empty()) html.paragraph(study.info.description);
  html.fact("Source", study.info.citation);
  html.fact("Address", study.info.url);
  html.fact("Licence", study.info.licence);
  html.fact("Date", study.info.created);
  for (const Tag& fact : study.info.facts) html.fact(study.text(fact.name), study.text(fact.value));
  for (const SourceFile& source : study.sources) {
    html.fact("File", std::string(study.text(source.name)) + ", " + std::string(study.text(source.format)) + ", " +
                          format_bytes(source.bytes));
  }
  if (!study.info.limits.empty()) {
    html.heading(2, "Limits");
    html.list_start();
    for (const std::string& limit : study.info.limits) html.list_item(limit);
    html.list_end();
  }
  html.heading(2, "Who judged");
  html.list_start();
  for (const Rater& rater : study.raters) {
    std::string words = std::string(study.text(rater.name)) + " (" + std::string(to_text(rater.kind)) + ")";
    if (const auto agreement = study.text(rater.agreement); !agreement.empty()) words += ". " + std::string(agreement);
    html.list_item(words);
  }
  html.list_end();
  if (!study.diagnostics.empty()) {
    html.table_start("What was noticed while reading", {"Kind", "How often", "Where first", "What"});
    for (const DiagnosticGroup& group : study.diagnostics.groups()) {
      html.row_start();
      html.row_head(to_text(group.severity));
      html.number_cell(format_count(group.count));
      html.cell(group.examples.empty() ? "" : group.examples.front().where);
      html.cell(group.examples.empty() ? group.code : group.examples.front().message);
      html.row_end();
    }
    html.table_end();
  }
  return html.finish(small_print(study));
}

}  // namespace consilium::report
