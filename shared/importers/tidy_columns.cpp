#include "importers/tidy_columns.h"

#include "base/text.h"

namespace consilium::importers {
namespace {

constexpr std::array<std::string_view, tidy_column_count> column_names = {
    "model",  "scenario",       "criterion", "met",         "score",      "k",         "n",
    "mean",   "standard_error", "repeat",    "rater",       "rater_kind", "rationale", "weight",
    "reason", "item",           "prompt",    "messages",    "response",   "title",     "cluster",
    "target", "theme",          "situation", "description", "score_min",  "score_max", "lower_is_better",
    "unit",
};

constexpr std::string_view tag_prefix = "tag:";
constexpr std::size_t max_named_columns = 30;  // of a stranger's file, in an error sentence

bool same_column(std::string_view name, std::string_view column) {
  if (name.size() != column.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    char c = name[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ' || c == '-') c = '_';
    if (c != column[i]) return false;
  }
  return true;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == max_named_columns) return text + ", and " + format_count(names.size() - i) + " more";
    if (i > 0) text += ", ";
    text += "\"" + ellipsize_utf8(names[i], 60) + "\"";
  }
  return text;
}

}  // namespace

TidyColumn tidy_column(std::string_view name) {
  name = trim(name);
  for (std::size_t i = 0; i < column_names.size(); ++i) {
    if (same_column(name, column_names[i])) return static_cast<TidyColumn>(i);
  }
  if (name.size() > tag_prefix.size() && equals_ignore_case(name.substr(0, tag_prefix.size()), tag_prefix)) {
    return TidyColumn::tag;
  }
  return TidyColumn::unknown;
}

std::string_view to_text(TidyColumn column) {
  const auto index = static_cast<std::size_t>(column);
  return index < column_names.size() ? column_names[index] : std::string_view("tag:NAME");
}

std::string_view tidy_tag_name(std::string_view column_name) {
  return trim(trim(column_name).substr(tag_prefix.size()));
}

Result<Done> check_tidy_columns(const TidyColumnSet& present, const std::vector<std::string>& found_names) {
  const auto has = [&](TidyColumn column) { return present.test(static_cast<std::size_t>(column)); };
  const bool graded = has(TidyColumn::scenario) && (has(TidyColumn::met) || has(TidyColumn::score));
  const bool totals = (has(TidyColumn::k) && has(TidyColumn::n)) || has(TidyColumn::mean);
  if (has(TidyColumn::model) && has(TidyColumn::criterion) && (graded || totals)) return Done{};

  std::string missing;
  const auto need = [&](bool there, std::string_view name) {
    if (there) return;
    if (!missing.empty()) missing += ", ";
    missing += name;
  };
  need(has(TidyColumn::model), "model");
  need(has(TidyColumn::criterion), "criterion");
  if (!graded && !totals) {
    need(has(TidyColumn::scenario), "scenario");
    need(has(TidyColumn::met) || has(TidyColumn::score), "score or met");
  }
  return Error{.code = "tidy-columns-missing",
               .message = "This is no table of judgments: it lacks " + missing + ". Its columns are " +
                          (found_names.empty() ? std::string("none") : listed(found_names)) + ".",
               .where = {},
               .hint =
                   "Needed are model, scenario, criterion and score or met, one judgment a row; or, for published "
                   "totals, model, criterion and either k and n or mean and n."};
}

void TidyRow::clear() {
  values.fill({});
  tags.clear();
}

}  // namespace consilium::importers
