#include "views/words.h"

#include "base/text.h"

namespace consilium::views {

std::string value_words(double value, bool is_rate) { return is_rate ? format_percent(value) : format_fixed(value, 2); }

std::string_view totals_words(const Study& study) {
  return study.info.citation.empty()
             ? "Totals only: no transcripts came with these numbers. Open a log with its samples to read scenarios."
             : "Published totals only: no transcripts were published. Open a log to read scenarios.";
}

std::string interval_words(const stats::Estimate& estimate, bool is_rate, bool n_published) {
  if (!estimate.has_interval) {
    return n_published ? "too few" : "not published";
  }
  return value_words(estimate.interval.low, is_rate) + "–" + value_words(estimate.interval.high, is_rate);
}

namespace {

// The exact statistic.
std::string_view method_words(stats::IntervalMethod method) {
  switch (method) {
    case stats::IntervalMethod::wilson:
      return "Wilson";
    case stats::IntervalMethod::wilson_effective:
      return "Wilson, on the effective sample size";
    case stats::IntervalMethod::t_naive:
      return "Student's t";
    case stats::IntervalMethod::t_clustered:
      return "Student's t, errors clustered by scenario group";
    case stats::IntervalMethod::normal_given_se:
      return "from the published standard error";
    case stats::IntervalMethod::stratified:
      return "of a weighted mean; the criteria of one scenario are taken to move together";
    case stats::IntervalMethod::none:
      break;
  }
  return "no interval";
}

}  // namespace

std::string interval_sentence(const stats::Estimate& estimate, bool is_rate) {
  return "95 % interval " + value_words(estimate.interval.low, is_rate) + " to " +
         value_words(estimate.interval.high, is_rate) + " (" + std::string(method_words(estimate.method)) + ")";
}

ui::IntervalRow interval_row(std::string_view name, std::string_view detail, const stats::Estimate& estimate,
                             bool is_rate) {
  const double unit = is_rate ? 100.0 : 1.0;
  ui::IntervalRow row;
  row.name = name;
  row.detail = detail;
  row.has_value = estimate.n > 0;
  row.has_interval = estimate.has_interval;
  row.value = estimate.value * unit;
  row.low = estimate.interval.low * unit;
  row.high = estimate.interval.high * unit;
  row.value_text = row.has_value ? value_words(estimate.value, is_rate) : "–";
  row.interval_text = row.has_value ? interval_words(estimate, is_rate) : "no evidence";
  row.hover = row.name + ": " + row.value_text + (is_rate ? " %" : "");
  if (estimate.has_interval) {
    row.hover += ", " + interval_sentence(estimate, is_rate);
  }
  return row;
}

namespace {

std::string short_number(double value) { return format_fixed(value, value >= 100.0 ? 0 : (value >= 10.0 ? 1 : 2)); }

}  // namespace

std::string cell_words(const query::MatrixCell& cell, session::CellText notation) {
  if (cell.content == query::CellContent::empty || (cell.n == 0 && cell.n_published)) {
    return "–";
  }
  const bool is_rate = cell.content == query::CellContent::rate;
  if (notation == session::CellText::k_of_n && is_rate) {
    return std::to_string(cell.k) + "/" + std::to_string(cell.n);
  }
  if (notation == session::CellText::interval && cell.estimate.has_interval) {
    const double unit = is_rate ? 100.0 : 1.0;
    const int decimals = is_rate ? 0 : 2;
    return format_fixed(cell.estimate.interval.low * unit, decimals) + "–" +
           format_fixed(cell.estimate.interval.high * unit, decimals);
  }
  return is_rate ? format_percent(cell.estimate.value) : short_number(cell.estimate.value);
}

std::string cell_sentence(const Study& study, ModelId model, CriterionId criterion, const query::MatrixCell& cell) {
  std::string sentence = full_model_name(study, model) + ", " + full_criterion_name(study, criterion) + ": " +
                         query::describe_cell(study, criterion, cell);
  const bool is_rate = cell.content == query::CellContent::rate;
  if (is_rate && cell.n > 0) {
    sentence += " met, " + format_percent(cell.estimate.value) + " %";
  }
  if (cell.estimate.has_interval) {
    sentence += ", " + interval_sentence(cell.estimate, is_rate);
  }
  if (cell.weak) {
    sentence += ". Weak: few scenarios";
  }
  if (study.criteria[criterion.index()].lower_is_better) {
    sentence += ". Low is good";
  }
  return sentence;
}

std::string criteria_title(const Study& study) { return "Criteria by " + std::string(compared(study).one); }

std::string counts_words(const Study& study, const query::Overview& overview) {
  return plural(overview.models.size(), compared(study).one) + " · " +
         plural(overview.criteria, "criterion", "criteria") + " · ";
}

std::string scenarios_words(const Study& study, const query::Overview& overview, const query::Filter& filter) {
  if (overview.scenarios == 0 && study.info.published_totals) {
    return "scenarios not published";
  }
  const std::uint64_t all = study.info.published_totals ? study.info.published_scenarios : study.scenarios.size();
  if (filter.conditions() > 0 && overview.scenarios != all) {
    return format_count(overview.scenarios) + " of " + plural(all, "scenario");
  }
  return plural(overview.scenarios, "scenario");
}

std::string full_model_name(const Study& study, ModelId model) {
  const ModelInfo& info = study.models[model.index()];
  std::string name(study.text(info.name));
  if (const std::string_view detail = study.text(info.detail); !detail.empty()) {
    name.append(", ").append(detail);
  }
  return name;
}

std::string full_criterion_name(const Study& study, CriterionId criterion) {
  const Criterion& info = study.criteria[criterion.index()];
  std::string name(study.text(info.name));
  if (const std::string_view situation = study.text(info.situation); !situation.empty()) {
    name.append(" (").append(situation).append(")");
  }
  return name;
}

std::string_view privacy_words(const session::Models& models) {
  return models.asked_hosts().empty() ? "Nothing leaves this browser" : "What you open stays in this browser";
}

std::string asked_hosts_words(const session::Models& models) {
  const auto& hosts = models.asked_hosts();
  if (models.is_asking_host()) return session::host_words(models.work().name) + " is asked for a model";
  if (hosts.empty()) return {};
  return (hosts.size() == 1 ? hosts.front() : plural(hosts.size(), "model host")) +
         (hosts.size() == 1 ? " was" : " were") + " asked for a model";
}

}  // namespace consilium::views
