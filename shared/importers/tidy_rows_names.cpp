// The part of TidyRows that finds or makes what a row names, and holds later rows to what earlier ones said.
#include <cmath>

#include "base/json.h"
#include "base/text.h"
#include "importers/chat_messages.h"
#include "importers/tidy_rows.h"

namespace consilium::importers {
namespace {

constexpr std::string_view unnamed_rater = "Rater not named in the file";

template <typename T, typename IdType>
T& grow_to(std::vector<T>& column, IdType id) {
  if (column.size() <= id.index()) column.resize(id.index() + 1);
  return column[id.index()];
}

std::uint64_t hash_of(std::string_view text) {
  const std::uint64_t hash = fnv1a64(text);
  return hash == 0 ? 1 : hash;  // 0 stands for "none yet"
}

}  // namespace

ModelId TidyRows::find_model(std::string_view name) {
  name = trim(name);
  if (!recent_model_.matches({name})) recent_model_.id = context_.study.model(name);
  return recent_model_.id;
}

RaterId TidyRows::find_rater(const TidyRow& row) {
  const std::string_view name = trim(row.text(TidyColumn::rater));
  const std::string_view kind_word = trim(row.text(TidyColumn::rater_kind));
  if (recent_rater_.matches({name, kind_word})) return recent_rater_.id;
  const auto kind = kind_word.empty() ? RaterKind::unknown : read_rater_kind(kind_word);
  if (!kind) {
    problem("tidy-rater-kind-unknown",
            "\"" + ellipsize_utf8(kind_word, 60) + "\" is no kind of rater that we know; the kind is left open.",
            "Known are physician, person, model, code and metric.");
  }
  const RaterKind used = kind.value_or(RaterKind::unknown);
  const std::string_view shown = !name.empty()                ? name
                                 : used != RaterKind::unknown ? consilium::to_text(used)
                                                              : unnamed_rater;
  recent_rater_.id = context_.study.rater(shown, used);
  return recent_rater_.id;
}

CriterionId TidyRows::find_criterion(const TidyRow& row) {
  const std::string_view name = trim(row.text(TidyColumn::criterion));
  const std::string_view theme = trim(row.text(TidyColumn::theme));
  const std::string_view situation = trim(row.text(TidyColumn::situation));
  if (!recent_criterion_.matches({name, theme, situation})) {
    recent_criterion_.id = context_.study.criterion(name, theme, situation);
  }
  describe_criterion(row, recent_criterion_.id, grow_to(criteria_, recent_criterion_.id));
  return recent_criterion_.id;
}

bool TidyRows::read_range(const TidyRow& row, double& score_min, double& score_max) {
  const std::string_view low_text = trim(row.text(TidyColumn::score_min));
  const std::string_view high_text = trim(row.text(TidyColumn::score_max));
  if (low_text.empty() && high_text.empty()) return false;
  const auto low = low_text.empty() ? std::optional<double>(score_min) : parse_double(low_text);
  const auto high = high_text.empty() ? std::optional<double>(score_max) : parse_double(high_text);
  if (!low || !high || !std::isfinite(*low) || !std::isfinite(*high) || *low >= *high) {
    problem("tidy-range-unreadable", "score_min and score_max of this row are no range; the range stays " +
                                         format_shortest(score_min) + " to " + format_shortest(score_max) + ".");
    return false;
  }
  score_min = *low;
  score_max = *high;
  return true;
}

void TidyRows::describe_criterion(const TidyRow& row, CriterionId id, CriterionFacts& facts) {
  Criterion& criterion = context_.study.at(id);
  if (!facts.known) {
    facts.known = true;
    facts.score_min = criterion.score_min;
    facts.score_max = criterion.score_max;
    read_range(row, facts.score_min, facts.score_max);
    criterion.score_min = facts.score_min;
    criterion.score_max = facts.score_max;
    if (const auto lower = read_yes_no(row.text(TidyColumn::lower_is_better))) criterion.lower_is_better = *lower;
  } else if (!row.text(TidyColumn::score_min).empty() || !row.text(TidyColumn::score_max).empty()) {
    double low = facts.score_min;
    double high = facts.score_max;
    if (read_range(row, low, high) && (low != facts.score_min || high != facts.score_max)) {
      report_differs("range", "criterion");
    }
  }
  set_once(criterion.description, row, TidyColumn::description);
  set_once(criterion.unit, row, TidyColumn::unit);
}

ScenarioId TidyRows::find_scenario(const TidyRow& row) {
  const std::string_view key = trim(row.text(TidyColumn::scenario));
  if (!recent_scenario_.matches({key})) recent_scenario_.id = context_.study.scenario(key);
  describe_scenario(row, recent_scenario_.id, grow_to(scenarios_, recent_scenario_.id));
  return recent_scenario_.id;
}

void TidyRows::describe_scenario(const TidyRow& row, ScenarioId id, ScenarioFacts& facts) {
  StudyBuilder& study = context_.study;
  if (const std::string_view title = trim(row.text(TidyColumn::title)); !title.empty() && !facts.title_given) {
    study.at(id).title = study.text(one_line_title(title));
    facts.title_given = true;
  }
  set_once(study.at(id).cluster, row, TidyColumn::cluster);
  set_once(study.at(id).target, row, TidyColumn::target);
  set_prompt(row, id, facts);
  if (row.tags.empty()) return;

  std::uint64_t hash = 1;
  for (const TidyTag& tag : row.tags) hash = fnv1a64(tag.value, fnv1a64(tag.name, hash));
  if (facts.tags_hash == hash) return;
  if (study.at(id).tags.count > 0) {
    report_differs("tags", "scenario");
    return;
  }
  facts.tags_hash = hash;
  std::vector<Tag> tags;
  for (const TidyTag& tag : row.tags) tags.push_back({study.text(tag.name), study.text(tag.value)});
  study.at(id).tags = study.add_tags(tags);
}

void TidyRows::set_prompt(const TidyRow& row, ScenarioId id, ScenarioFacts& facts) {
  const bool as_messages = !row.text(TidyColumn::messages).empty();
  const TidyValue& value = row.value(as_messages ? TidyColumn::messages : TidyColumn::prompt);
  if (value.text.empty()) return;
  const std::uint64_t hash = hash_of(value.text);
  if (facts.prompt_hash == hash) return;
  if (facts.prompt_hash != 0) {
    report_differs("prompt", "scenario");
    return;
  }
  facts.prompt_hash = hash;
  StudyBuilder& study = context_.study;
  if (study.at(id).messages.count > 0) return;  // another file of the same study told it
  const std::vector<Message> turns = read_turns(value, ChatRole::user);
  study.at(id).messages = study.add_messages(turns);
  if (!facts.title_given) study.at(id).title = study.text(title_of(turns, study));
}

ResponseId TidyRows::find_response(const TidyRow& row, ModelId model, ScenarioId scenario, std::uint16_t repeat) {
  const TidyValue& value = row.value(TidyColumn::response);
  if (value.text.empty()) return ResponseId::none();
  StudyBuilder& study = context_.study;
  bool created = false;
  const ResponseId id = study.response(model, scenario, repeat, &created);
  std::uint64_t& known_hash = grow_to(response_hashes_, id);
  const std::uint64_t hash = hash_of(value.text);
  if (created) {
    study.at(id).messages = study.add_messages(read_turns(value, ChatRole::assistant));
    known_hash = hash;
  } else if (known_hash != 0 && known_hash != hash) {
    report_differs("response", "model, scenario and repeat");
  }
  return id;
}

std::vector<Message> TidyRows::read_turns(const TidyValue& value, ChatRole role) {
  StudyBuilder& study = context_.study;
  if (value.nested) {
    const auto json = parse_json(value.text, {.max_depth = context_.limits.max_json_depth});
    if (json.ok()) {
      if (auto turns = chat_messages(json.value(), study)) return *turns;
    }
    problem("tidy-messages-unreadable",
            "This conversation is no list of messages with role and content; "
            "it is shown as it stands.");
  }
  return {Message{.role = role, .name = study.text({}), .text = study.text(value.text, false)}};
}

void TidyRows::set_once(TextId& field, const TidyRow& row, TidyColumn column) {
  const std::string_view text = trim(row.text(column));
  if (text.empty()) return;
  StudyBuilder& study = context_.study;
  const std::string_view known = study.text_of(field);
  if (known.empty()) {
    field = study.text(text);
  } else if (known != text && known != to_valid_utf8(text)) {
    report_differs(to_text(column),
                   column == TidyColumn::cluster || column == TidyColumn::target ? "scenario" : "criterion");
  }
}

void TidyRows::report_differs(std::string_view what, std::string_view owner) {
  problem("tidy-" + std::string(what) + "-differs", "An earlier row gives another " + std::string(what) +
                                                        " for the same " + std::string(owner) + "; the first is kept.");
}

}  // namespace consilium::importers
