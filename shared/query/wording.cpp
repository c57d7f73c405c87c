#include "query/wording.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace consilium::query {
namespace {

std::uint64_t count_well(const Study& study, CriterionId criterion, const MatrixCell& cell) {
  return study.criteria[criterion.index()].lower_is_better ? cell.n - cell.k : cell.k;
}

}  // namespace

std::string quoted_criterion(const Study& study, CriterionId criterion) {
  const Criterion& row = study.criteria[criterion.index()];
  std::string words = "“" + std::string(study.text(row.name)) + "”";
  if (const auto situation = study.text(row.situation); !situation.empty()) {
    words += " (" + std::string(situation) + ")";
  }
  // Logs of several tasks often grade each by a criterion of the same name.
  const bool ambiguous = std::ranges::count_if(study.criteria, [&](const Criterion& other) {
                           return other.name == row.name && other.situation == row.situation;
                         }) > 1;
  if (const auto theme = study.text(row.theme); ambiguous && !theme.empty()) words += " in " + std::string(theme);
  return words;
}

std::string does_words(const Study& study, CriterionId criterion) {
  const Criterion& row = study.criteria[criterion.index()];
  if (const auto told = find_tag(study, row.tags, "does"); !told.empty()) return std::string(told);
  if (!row.binary) return "scores well on " + quoted_criterion(study, criterion);
  return (row.lower_is_better ? "avoids " : "meets ") + quoted_criterion(study, criterion);
}

std::string percent_words(double rate_0to1) { return format_percent(rate_0to1) + " %"; }

std::string points_words(double difference) { return format_signed(100.0 * difference, 1); }

std::string result_words(const Study& study, CriterionId criterion, const MatrixCell& cell) {
  if (cell.content == CellContent::empty) return "no result";
  if (cell.content == CellContent::rate) {
    return format_count(count_well(study, criterion, cell)) + " of " + format_count(cell.n);
  }
  const Criterion& row = study.criteria[criterion.index()];
  std::string words = format_fixed(cell.estimate.value, 2);
  if (row.score_max != 1.0 && !row.lower_is_better) words += " of " + format_shortest(row.score_max);
  return words;
}

std::string result_words_beside(const Study& study, CriterionId criterion, const MatrixCell& first,
                                const MatrixCell& cell) {
  if (cell.content == CellContent::rate && cell.n == first.n) return format_count(count_well(study, criterion, cell));
  if (cell.content == CellContent::score) return format_fixed(cell.estimate.value, 2);
  return result_words(study, criterion, cell);
}

std::string evidence_words(const MatrixCell& cell) {
  return cell.responses == cell.scenarios ? plural(cell.scenarios, "scenario") : plural(cell.responses, "response");
}

std::string name_list(const std::vector<std::string>& names, std::size_t at_most) {
  std::string list;
  const bool cut = names.size() > at_most;
  const std::size_t shown = cut ? at_most - 1 : names.size();
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) list += i + 1 == shown && !cut ? " and " : ", ";
    list += names[i];
  }
  if (cut) list += " and " + format_count(names.size() - shown) + " more";
  return list;
}

std::string ordinal_words(std::size_t position_from_1) {
  static constexpr std::array<std::string_view, 12> words = {"first", "second", "third",    "fourth",
                                                             "fifth", "sixth",  "seventh",  "eighth",
                                                             "ninth", "tenth",  "eleventh", "twelfth"};
  if (position_from_1 >= 1 && position_from_1 <= words.size()) return std::string(words[position_from_1 - 1]);
  const std::size_t last = position_from_1 % 10;
  const bool is_teen = position_from_1 / 10 % 10 == 1;
  const std::string_view ending = is_teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
  return format_count(position_from_1) + std::string(ending);
}

std::string_view agreement_words(const Study& study, CriterionId criterion, RaterId rater) {
  const auto own = find_tag(study, study.criteria[criterion.index()].tags, "agreement");
  if (!own.empty() || !rater.valid()) return own;
  return study.text(study.raters[rater.index()].agreement);
}

std::string flatten(std::span<const TextRun> runs) {
  std::string text;
  for (const TextRun& run : runs) text += run.text;
  return text;
}

std::vector<TextRun> ending_with(std::vector<TextRun> sentence, std::string ending) {
  if (!sentence.empty() && sentence.back().text.ends_with('.')) sentence.back().text.pop_back();
  sentence.push_back({std::move(ending)});
  return sentence;
}

}  // namespace consilium::query
