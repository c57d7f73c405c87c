#include "cases/ward_study.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "cases/dials.h"
#include "cases/prompt.h"
#include "model/study_builder.h"

namespace consilium::cases {

namespace {

constexpr std::size_t title_bytes = 120;

class WardStudy {
 public:
  explicit WardStudy(const WardStudyParts& parts) : parts_(parts) {}

  Result<std::shared_ptr<const Study>> make(const StudyHead& head) {
    study_.info() = head.info;
    study_.info().facts.push_back({study_.text("compared"), study_.text("settings")});
    rater_ = study_.rater("Consilium's checks", RaterKind::code);
    if (auto error = add_criteria()) return *error;
    for (const PlannedCase& p : parts_.planned) scenarios_.push_back(add_scenario(p));
    const std::vector<Truth> truths = planned_truths(parts_.planned, parts_.book);
    for (const Setting& setting : parts_.settings) {
      const auto replies = parts_.replies.find(setting.name);
      if (replies == parts_.replies.end())
        return Error{"ward-replies", "This setting has no replies.", setting.name, {}};
      const auto judged = judge_replies(parts_.planned, truths, replies->second);
      if (!judged.ok()) return judged.error();
      add_setting(setting, replies->second, judged.value());
    }
    return study_.finish();
  }

 private:
  // In the order of the findings: a criterion that is not described, or as another is, would shift or merge them.
  std::optional<Error> add_criteria() {
    std::set<std::string_view> names;
    for (const std::string_view key : criterion_keys()) {
      const auto described = std::ranges::find(parts_.criteria, key, &CaseCriterion::key);
      if (described == parts_.criteria.end())
        return Error{"ward-criteria", "This criterion is not described.", std::string(key), {}};
      if (!names.insert(described->name).second)
        return Error{"ward-criteria", "Two criteria have the same name.", described->name, {}};
      criteria_.push_back(add_criterion(*described));
    }
    return std::nullopt;
  }

  CriterionId add_criterion(const CaseCriterion& described) {
    const CriterionId id = study_.criterion(described.name, described.theme);
    Criterion& criterion = study_.at(id);
    criterion.description = study_.text(described.question);
    criterion.aspect = described.aspect;
    criterion.lever = described.lever;
    criterion.stage = described.stage;
    std::vector<Tag> tags{{study_.text("key"), study_.text(described.key)},
                          {study_.text("check"), study_.text(described.check)}};
    for (const std::string& role : described.roles) tags.push_back({study_.text("role"), study_.text(role)});
    criterion.tags = study_.add_tags(tags);
    return id;
  }

  ScenarioId add_scenario(const PlannedCase& p) {
    const Prompt prompt = make_prompt(p.c, parts_.book);
    const ScenarioId id = study_.scenario(scenario_name(p));
    std::vector<Message> messages;
    for (const Turn& turn : conversation(prompt, {})) messages.push_back({turn.role, {}, study_.text(turn.text)});
    Scenario& scenario = study_.at(id);
    scenario.title = study_.text(ellipsize_utf8(prompt.user_turns.front(), title_bytes));
    scenario.cluster = study_.text(p.c.family);
    scenario.messages = study_.add_messages(messages);
    scenario.tags = study_.add_tags({{study_.text("kind"), study_.text(words_of(to_text(p.c.kind)))},
                                     {study_.text("variant"), study_.text(p.variant)}});
    return id;
  }

  void add_setting(const Setting& setting, const CaseReplies& replies, const std::vector<JudgedReply>& judged) {
    const ModelId model = study_.model(setting.name);
    study_.at(model).family = study_.text("Ward");
    std::vector<Tag> tags{{study_.text("about"), study_.text(setting.about())}};
    for (int i = 0; i < dial_count; ++i) {
      tags.push_back({study_.text(to_text(static_cast<Dial>(i))),
                      study_.text(format_shortest(setting.dials[static_cast<std::size_t>(i)]))});
    }
    study_.at(model).tags = study_.add_tags(tags);
    for (std::size_t i = 0; i < judged.size(); ++i) {
      const std::vector<std::string>& said = replies.find(parts_.planned[i].key)->second;
      add_judgments(model, i, add_response(model, i, said), judged[i], said.back(), other_answer(i, replies));
    }
  }

  // The replies with the turns between them in which the speaker insists.
  ResponseId add_response(ModelId model, std::size_t at, const std::vector<std::string>& said) {
    const Prompt prompt = make_prompt(parts_.planned[at].c, parts_.book);
    const ResponseId id = study_.response(model, scenarios_[at], 0);
    std::vector<Message> messages;
    for (std::size_t turn = 0; turn < said.size(); ++turn) {
      if (turn > 0) messages.push_back({ChatRole::user, {}, study_.text(prompt.user_turns[turn])});
      messages.push_back({ChatRole::assistant, {}, study_.text(said[turn])});
    }
    study_.at(id).messages = study_.add_messages(messages);
    return id;
  }

  // What the answer at this place of the plan is compared with, in words; empty where it is with nothing.
  std::string other_answer(std::size_t at, const CaseReplies& replies) {
    const PlannedCase& p = parts_.planned[at];
    if (p.twin.empty()) return {};
    const auto twin = std::ranges::find(parts_.planned, p.twin, &PlannedCase::key);
    return " The answer that it is compared with (" + twin->variant + "): \"" + replies.find(p.twin)->second.back() +
           "\"";
  }

  void add_judgments(ModelId model, std::size_t at, ResponseId response, const JudgedReply& judged,
                     std::string_view reply, std::string_view other) {
    for (std::size_t k = 0; k < criteria_.size(); ++k) {
      const Finding& finding = judged.findings[k];
      if (finding.verdict == Verdict::missing) continue;
      std::string why = finding.why;
      if (compares_replies(criterion_keys()[k])) why += other;
      if (finding.end > finding.begin) {
        why += " The words: \"" + std::string(reply.substr(finding.begin, finding.end - finding.begin)) + "\"";
      }
      study_.add_judgment({.model = model,
                           .scenario = scenarios_[at],
                           .criterion = criteria_[k],
                           .rater = rater_,
                           .response = response,
                           .verdict = finding.verdict,
                           .score = finding.verdict == Verdict::met ? 1.0 : 0.0,
                           .rationale = why});
    }
  }

  const WardStudyParts& parts_;
  StudyBuilder study_;
  RaterId rater_;
  std::vector<CriterionId> criteria_;
  std::vector<ScenarioId> scenarios_;
};

}  // namespace

Result<StudyHead> read_study_head(std::string_view json) {
  const auto read = parse_json(json);
  if (!read.ok()) return read.error();
  const Json& source = read.value();
  StudyHead head;
  StudyInfo& info = head.info;
  for (const auto& [field, text] : {std::pair<std::string_view, std::string*>{"key", &head.key},
                                    {"note", &head.note},
                                    {"title", &info.title},
                                    {"description", &info.description},
                                    {"citation", &info.citation},
                                    {"licence", &info.licence},
                                    {"created", &info.created}}) {
    *text = json_string(source, field);
    if (text->empty()) return Error{"study-head", "This text is missing.", std::string(field), {}};
  }
  info.url = json_string(source, "url");  // may be missing
  const Json* limits = json_find(source, "limits");
  if (limits == nullptr || !limits->is_array()) return Error{"study-head", "This list is missing.", "limits", {}};
  for (const Json& limit : *limits) info.limits.push_back(json_to_text(limit));
  return head;
}

std::string scenario_name(const PlannedCase& planned) {
  std::vector<std::string_view> parts = split(planned.key, '/');
  if (parts.size() == 4) std::swap(parts[2], parts[3]);
  std::string name;
  for (const std::string_view part : parts) name += (name.empty() ? "" : "/") + words_of(part);
  return name;
}

Result<std::shared_ptr<const Study>> make_ward_study(const StudyHead& head, const WardStudyParts& parts) {
  return WardStudy(parts).make(head);
}

}  // namespace consilium::cases
