#include "model/study_builder.h"

#include <cmath>
#include <limits>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "model/keyed_rows.h"

namespace consilium {
namespace {

void clean(std::string& text) {
  if (!is_valid_utf8(text)) text = to_valid_utf8(text);
}

void clean(StudyInfo& info) {
  for (std::string* text :
       {&info.title, &info.description, &info.citation, &info.licence, &info.url, &info.created, &info.canary}) {
    clean(*text);
  }
  for (std::string& limit : info.limits) clean(limit);
}

// File names and excerpts in diagnostics come from outside and may hold any bytes.
Diagnostics cleaned(const Diagnostics& diagnostics) {
  Diagnostics result;
  for (DiagnosticGroup group : diagnostics.groups()) {
    clean(group.code);
    for (Diagnostic& example : group.examples) {
      for (std::string* text : {&example.code, &example.where, &example.message, &example.hint}) clean(*text);
    }
    result.restore(std::move(group));
  }
  return result;
}

template <typename Row>
std::uint64_t bytes_of(const std::vector<Row>& rows) {
  return rows.size() * sizeof(Row);
}

}  // namespace

struct StudyBuilder::Lookups {
  IdTable texts;
  KeyedRows<1> models;
  KeyedRows<3> criteria;
  KeyedRows<1> scenarios;
  KeyedRows<2> raters;
  KeyedRows<3> responses;
  IdTable judgments;
};

StudyBuilder::StudyBuilder() : lookups_(std::make_unique<Lookups>()) {}
StudyBuilder::~StudyBuilder() = default;

TextId StudyBuilder::text(std::string_view text, bool share) {
  if (text.empty()) return TextId(0);
  if (!is_valid_utf8(text)) return this->text(to_valid_utf8(text), share);
  if (!share) return study_.texts.append(text);
  const TextId found = find_text(text);
  if (found.valid()) return found;
  const TextId id = study_.texts.append(text);
  lookups_->texts.insert(fnv1a64(text), id.value);
  return id;
}

TextId StudyBuilder::find_text(std::string_view text) const {
  if (text.empty()) return TextId(0);
  if (!is_valid_utf8(text)) return find_text(to_valid_utf8(text));
  return TextId(
      lookups_->texts.find(fnv1a64(text), [&](std::uint32_t id) { return study_.texts.get(TextId(id)) == text; }));
}

ModelId StudyBuilder::model(std::string_view name) {
  const TextId name_text = text(name.empty() ? "Unnamed model" : name);
  bool created = false;
  const ModelId id(lookups_->models.find_or_add({name_text.value}, created));
  if (created) {
    study_.models.push_back({.name = name_text, .detail = TextId(0), .family = TextId(0), .tags = {}});
  }
  return id;
}

CriterionId StudyBuilder::criterion(std::string_view name, std::string_view theme, std::string_view situation) {
  Criterion row;
  row.name = text(name.empty() ? "Unnamed criterion" : name);
  row.theme = text(theme);
  row.situation = text(situation);
  row.description = TextId(0);
  row.unit = TextId(0);
  bool created = false;
  const CriterionId id(lookups_->criteria.find_or_add({row.theme.value, row.situation.value, row.name.value}, created));
  if (created) study_.criteria.push_back(row);
  return id;
}

ScenarioId StudyBuilder::scenario(std::string_view key) {
  const TextId key_text = text(key);
  bool created = false;
  const ScenarioId id(lookups_->scenarios.find_or_add({key_text.value}, created));
  if (created) {
    study_.scenarios.push_back(
        {.key = key_text, .title = TextId(0), .cluster = TextId(0), .tags = {}, .messages = {}, .target = TextId(0)});
  }
  return id;
}

RaterId StudyBuilder::rater(std::string_view name, RaterKind kind) {
  const TextId name_text = text(name);
  bool created = false;
  const RaterId id(lookups_->raters.find_or_add({name_text.value, static_cast<std::uint32_t>(kind)}, created));
  if (created) study_.raters.push_back({.name = name_text, .kind = kind, .family = TextId(0), .agreement = TextId(0)});
  return id;
}

ResponseId StudyBuilder::response(ModelId model, ScenarioId scenario, std::uint16_t repeat, bool* created) {
  bool is_new = false;
  const ResponseId id(lookups_->responses.find_or_add({model.value, scenario.value, repeat}, is_new));
  if (is_new) {
    Response row;
    row.model = model;
    row.scenario = scenario;
    row.repeat = repeat;
    row.error = TextId(0);
    study_.responses.push_back(row);
  }
  if (created != nullptr) *created = is_new;
  return id;
}

Range StudyBuilder::add_messages(const std::vector<Message>& messages) {
  if (messages.empty()) return {};
  const Range range{static_cast<std::uint32_t>(study_.messages.size()), static_cast<std::uint32_t>(messages.size())};
  study_.messages.insert(study_.messages.end(), messages.begin(), messages.end());
  return range;
}

Range StudyBuilder::add_tags(const std::vector<Tag>& tags) {
  if (tags.empty()) return {};
  const Range range{static_cast<std::uint32_t>(study_.tags.size()), static_cast<std::uint32_t>(tags.size())};
  study_.tags.insert(study_.tags.end(), tags.begin(), tags.end());
  return range;
}

namespace {

std::uint64_t judgment_hash(const JudgmentRow& row, TextId item) {
  return hash_of_key<6>(
      {row.model.value, row.scenario.value, row.criterion.value, item.value, row.rater.value, row.repeat});
}

// What tells the rows of Judgments apart.
struct SameJudgment {
  const Judgments& all;
  const JudgmentRow& row;
  TextId item;

  bool operator()(std::uint32_t i) const {
    return all.model[i] == row.model && all.scenario[i] == row.scenario && all.criterion[i] == row.criterion &&
           all.item[i] == item && all.rater[i] == row.rater && all.repeat[i] == row.repeat;
  }
};

}  // namespace

JudgmentId StudyBuilder::find_judgment(const JudgmentRow& row) const {
  const TextId item = find_text(row.item);
  if (!item.valid()) return JudgmentId::none();
  return JudgmentId(lookups_->judgments.find(judgment_hash(row, item), SameJudgment{study_.judgments, row, item}));
}

bool StudyBuilder::add_judgment(const JudgmentRow& row) {
  Judgments& all = study_.judgments;
  const TextId item = text(row.item);
  const std::uint64_t hash = judgment_hash(row, item);
  if (lookups_->judgments.find(hash, SameJudgment{all, row, item}) != IdTable::none) return false;
  lookups_->judgments.insert(hash, static_cast<std::uint32_t>(all.size()));

  Verdict verdict = row.verdict;
  MissingReason missing = row.missing;
  double score = std::numeric_limits<double>::quiet_NaN();
  if (verdict == Verdict::scored && !std::isfinite(row.score)) {
    verdict = Verdict::missing;
    missing = std::isnan(row.score) ? MissingReason::not_scored : MissingReason::unreadable;
  }
  if (verdict == Verdict::met) score = 1.0;
  if (verdict == Verdict::not_met) score = 0.0;
  if (verdict == Verdict::scored) score = row.score;
  if (verdict != Verdict::missing) missing = MissingReason::none;
  if (verdict == Verdict::missing && missing == MissingReason::none) missing = MissingReason::not_scored;

  all.model.push_back(row.model);
  all.scenario.push_back(row.scenario);
  all.criterion.push_back(row.criterion);
  all.rater.push_back(row.rater);
  all.response.push_back(row.response);
  all.rationale.push_back(text(row.rationale));
  all.item.push_back(item);
  all.score.push_back(score);
  all.weight.push_back(std::isfinite(row.weight) ? row.weight : 1.0F);
  all.repeat.push_back(row.repeat);
  all.verdict.push_back(verdict);
  all.missing.push_back(missing);
  return true;
}

ScenarioId StudyBuilder::find_scenario(std::string_view key) const {
  const TextId key_text = find_text(key);
  return key_text.valid() ? ScenarioId(lookups_->scenarios.find({key_text.value})) : ScenarioId::none();
}

void StudyBuilder::add_cell(const Cell& cell) { study_.cells.push_back(cell); }

void StudyBuilder::add_pair(const Pair& pair) { study_.pairs.push_back(pair); }

void StudyBuilder::add_source(std::string_view name, std::string_view format, std::uint64_t bytes,
                              std::string_view sha256) {
  study_.sources.push_back({.name = text(name), .format = text(format), .bytes = bytes, .sha256 = text(sha256)});
}

bool StudyBuilder::has_source(std::string_view sha256) const {
  for (const SourceFile& source : study_.sources) {
    if (study_.text(source.sha256) == sha256) return true;
  }
  return false;
}

std::uint64_t StudyBuilder::bytes_held() const {
  const Study& s = study_;
  const Lookups& l = *lookups_;
  return s.texts.bytes() + bytes_of(s.texts.offsets()) + s.judgments.size() * Judgments::bytes_per_row +
         bytes_of(s.models) + bytes_of(s.criteria) + bytes_of(s.scenarios) + bytes_of(s.raters) +
         bytes_of(s.responses) + bytes_of(s.messages) + bytes_of(s.tags) + bytes_of(s.cells) + bytes_of(s.pairs) +
         l.texts.bytes() + l.models.bytes() + l.criteria.bytes() + l.scenarios.bytes() + l.raters.bytes() +
         l.responses.bytes() + l.judgments.bytes();
}

void StudyBuilder::settle_criteria() {
  Judgments& all = study_.judgments;
  // A reference that leads nowhere is left for check_study to name.
  const auto known = [&](CriterionId id) { return id.index() < study_.criteria.size(); };
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all.verdict[i] == Verdict::scored && known(all.criterion[i])) at(all.criterion[i]).binary = false;
  }
  for (const Cell& cell : study_.cells) {
    if (cell.kind == CellKind::mean && known(cell.criterion)) at(cell.criterion).binary = false;
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool verdict = all.verdict[i] == Verdict::met || all.verdict[i] == Verdict::not_met;
    if (verdict && known(all.criterion[i]) && !at(all.criterion[i]).binary) all.verdict[i] = Verdict::scored;
  }
}

Result<std::shared_ptr<const Study>> StudyBuilder::finish() {
  if (study_.judgments.size() == 0 && study_.cells.empty() && study_.pairs.empty()) {
    return Error{"study-empty",
                 "There is not one judgment, table cell or comparison in what was read.",
                 {},
                 "Check that the files hold scored results, not only prompts or settings."};
  }
  lookups_ = std::make_unique<Lookups>();  // gives the memory back before the checks
  clean(study_.info);
  study_.diagnostics = cleaned(study_.diagnostics);
  settle_criteria();
  Result<Done> checked = check_study(study_);
  if (!checked) return checked.error();
  auto study = std::make_shared<Study>(std::move(study_));
  study_ = Study{};
  return std::shared_ptr<const Study>(std::move(study));
}

}  // namespace consilium
