#include "cases/criteria.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/json.h"

namespace consilium::cases {

namespace {

template <typename T>
using Named = std::pair<std::string_view, T>;

constexpr Named<Aspect> aspects[] = {
    {"knowledge", Aspect::knowledge}, {"demand", Aspect::demand}, {"value", Aspect::value}};
constexpr Named<Lever> levers[] = {{"knowledge_integration", Lever::knowledge_integration},
                                   {"task_understanding", Lever::task_understanding},
                                   {"human_guidance", Lever::human_guidance}};
constexpr Named<Stage> stages[] = {{"training_data_curation", Stage::training_data_curation},
                                   {"training", Stage::training},
                                   {"inference", Stage::inference}};
constexpr CaseKind kinds[] = {CaseKind::triage,    CaseKind::medicine,       CaseKind::test_result,
                              CaseKind::discharge, CaseKind::record_request, CaseKind::open_question};
constexpr std::string_view roles[] = {"patient", "caregiver",     "clinician", "nurse",      "pharmacist", "educator",
                                      "payer",   "administrator", "regulator", "researcher", "developer"};

class CriterionReader {
 public:
  explicit CriterionReader(const Json& object) : object_(object) {}

  CaseCriterion read() {
    CaseCriterion criterion;
    criterion.key = text("key");
    criterion.name = text("name");
    criterion.question = text("question");
    criterion.theme = text("theme");
    criterion.aspect = named("aspect", aspects);
    criterion.lever = named("lever", levers);
    criterion.stage = named("stage", stages);
    for (const std::string& role : texts("roles")) {
      if (std::ranges::find(roles, role) == std::end(roles)) fail("roles");
      criterion.roles.push_back(role);
    }
    for (const std::string& name : texts("kinds")) {
      const auto kind = std::ranges::find(kinds, name, [](CaseKind k) { return to_text(k); });
      if (kind == std::end(kinds)) {
        fail("kinds");
      } else {
        criterion.kinds.push_back(*kind);
      }
    }
    const Json* compares = json_find(object_, "compares");
    if (compares == nullptr || !compares->is_boolean()) {
      fail("compares");
    } else {
      criterion.compares = compares->get<bool>();
    }
    criterion.check = text("check");
    return criterion;
  }

  [[nodiscard]] const std::string& failed_field() const { return failed_; }

 private:
  void fail(std::string_view field) {
    if (failed_.empty()) failed_ = field;
  }
  std::string text(std::string_view field) {
    const std::string_view value = json_string(object_, field);
    if (value.empty()) fail(field);
    return std::string(value);
  }
  std::vector<std::string> texts(std::string_view field) {
    std::vector<std::string> result;
    const Json* list = json_find(object_, field);
    if (list != nullptr && list->is_array()) {
      for (const Json& item : *list) {
        if (item.is_string()) result.push_back(item.get<std::string>());
      }
      if (result.size() == list->size() && !result.empty()) return result;
    }
    fail(field);
    return {};
  }
  template <typename T, std::size_t Count>
  T named(std::string_view field, const Named<T> (&names)[Count]) {
    const std::string value = text(field);
    const auto found = std::ranges::find(names, value, &Named<T>::first);
    if (found != std::end(names)) return found->second;
    fail(field);
    return {};
  }

  const Json& object_;
  std::string failed_;
};

}  // namespace

Result<std::vector<CaseCriterion>> read_criteria(std::string_view json) {
  const auto parsed = parse_json(json);
  if (!parsed.ok()) return parsed.error();
  const Json* list = json_find(parsed.value(), "criteria");
  if (list == nullptr || !list->is_array() || json_number(parsed.value(), "schema", 0.0) != 1.0) {
    return Error{"cases-criteria", "This is no list of criteria of schema 1.", {}, {}};
  }
  std::vector<CaseCriterion> criteria;
  for (const Json& item : *list) {
    CriterionReader reader(item);
    CaseCriterion criterion = reader.read();
    const std::string where =
        criterion.key.empty() ? "criterion " + std::to_string(criteria.size() + 1) : criterion.key;
    if (!reader.failed_field().empty()) {
      return Error{
          "cases-criteria", "The field " + reader.failed_field() + " is missing or holds something else.", where, {}};
    }
    if (std::ranges::find(criteria, criterion.key, &CaseCriterion::key) != criteria.end()) {
      return Error{"cases-criteria", "Two criteria have the same key.", where, {}};
    }
    criteria.push_back(std::move(criterion));
  }
  return criteria;
}

}  // namespace consilium::cases
