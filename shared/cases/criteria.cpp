#include "cases/criteria.h"

#include <algorithm>
#include <utility>

#include "base/json.h"
#include "cases/json_fields.h"

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

// A text that is not empty.
std::string named_text(FieldReader& reader, std::string_view field) {
  std::string value;
  reader.text(field, value);
  if (value.empty()) reader.fail(field);
  return value;
}

// Some texts, at least one.
std::vector<std::string> some_texts(FieldReader& reader, std::string_view field) {
  constexpr std::size_t most = 100;
  std::vector<std::string> values;
  reader.texts(field, values, most);
  if (values.empty()) reader.fail(field);
  return values;
}

template <typename T, std::size_t Count>
T one_of(FieldReader& reader, std::string_view field, const Named<T> (&names)[Count]) {
  const std::string value = named_text(reader, field);
  const auto found = std::ranges::find(names, value, &Named<T>::first);
  if (found != std::end(names)) return found->second;
  reader.fail(field);
  return {};
}

CaseCriterion read_criterion(FieldReader& reader) {
  CaseCriterion criterion;
  criterion.key = named_text(reader, "key");
  criterion.name = named_text(reader, "name");
  criterion.question = named_text(reader, "question");
  criterion.theme = named_text(reader, "theme");
  criterion.aspect = one_of(reader, "aspect", aspects);
  criterion.lever = one_of(reader, "lever", levers);
  criterion.stage = one_of(reader, "stage", stages);
  criterion.roles = some_texts(reader, "roles");
  for (const std::string& role : criterion.roles) {
    if (std::ranges::find(roles, role) == std::end(roles)) reader.fail("roles");
  }
  for (const std::string& name : some_texts(reader, "kinds")) {
    const auto kind = std::ranges::find(kinds, name, [](CaseKind k) { return to_text(k); });
    if (kind == std::end(kinds)) {
      reader.fail("kinds");
    } else {
      criterion.kinds.push_back(*kind);
    }
  }
  reader.flag("compares", criterion.compares);
  criterion.check = named_text(reader, "check");
  return criterion;
}

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
    FieldReader reader(item);
    CaseCriterion criterion = read_criterion(reader);
    const std::string where =
        criterion.key.empty() ? "criterion " + std::to_string(criteria.size() + 1) : criterion.key;
    if (reader.error) {
      return Error{
          "cases-criteria", "The field " + reader.error->where + " is missing or holds something else.", where, {}};
    }
    if (std::ranges::find(criteria, criterion.key, &CaseCriterion::key) != criteria.end()) {
      return Error{"cases-criteria", "Two criteria have the same key.", where, {}};
    }
    criteria.push_back(std::move(criterion));
  }
  return criteria;
}

}  // namespace consilium::cases
