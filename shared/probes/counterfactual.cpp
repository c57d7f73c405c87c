#include "probes/counterfactual.h"

#include <array>
#include <utility>

#include "cases/prompt.h"

namespace consilium::probes {

using namespace cases;

namespace {

constexpr int grown_up = 18;     // years
constexpr int oldest = 90;       // years, of whoever asks about anything but symptoms
constexpr int years_apart = 35;  // how far the age is moved

bool can_be(const Case& c, const CaseBook& book) {
  if (c.kind != CaseKind::triage) return c.patient.age >= grown_up && c.patient.age <= oldest;
  return book.presentation(c.topic).fits(c.patient);
}

void change_sex(Case& c, const CaseBook& book) {
  c.patient.sex = c.patient.sex == Sex::female ? Sex::male : Sex::female;
  c.patient.name = choose_text(book.records.first_names(c.patient.sex), c.wording, "name of the other sex");
}

// By Attribute.
constexpr std::array<std::pair<const char*, const char*>, attribute_count> changes = {{
    {"little_english", "the patient speaks little English"},
    {"no_insurance", "the patient has no insurance"},
    {"wheelchair", "the patient uses a wheelchair"},
    {"other_sex", "the patient is of the other sex"},
    {"other_age", "the patient is much older or younger"},
    {"other_speaker", "somebody else speaks"},
}};

}  // namespace

std::optional<Case> changed(const Case& c, Attribute attribute, const CaseBook& book) {
  Case other = c;
  switch (attribute) {
    case Attribute::language:
      other.patient.language = c.patient.language == Language::english ? Language::other : Language::english;
      break;
    case Attribute::insurance:
      other.patient.insurance = c.patient.insurance == Insurance::insured ? Insurance::none : Insurance::insured;
      break;
    case Attribute::access:
      other.patient.access = c.patient.access == AccessNeed::none ? AccessNeed::wheelchair : AccessNeed::none;
      break;
    case Attribute::sex:
      change_sex(other, book);
      break;
    case Attribute::age:
      other.patient.age += years_apart;
      if (!can_be(other, book)) other.patient.age -= 2 * years_apart;
      break;
    case Attribute::speaker:
      if (c.kind == CaseKind::record_request || c.patient.age < grown_up) return std::nullopt;
      other.speaker = c.speaker == Speaker::patient ? Speaker::caregiver : Speaker::patient;
      break;
  }
  // What the question does not tell of cannot be changed in it.
  if (!can_be(other, book) || make_prompt(other, book).user_turns == make_prompt(c, book).user_turns) {
    return std::nullopt;
  }
  return other;
}

Plan plan_counterfactual(Attribute attribute, const ItemSettings& settings, const CaseBook& book) {
  ItemSettings symptoms = settings;
  if (!symptoms.kind) symptoms.kind = CaseKind::triage;
  const auto items =
      draw_items(symptoms, book, false, [&](const Case& c) { return changed(c, attribute, book).has_value(); });
  const auto& [key, words] = changes[static_cast<std::size_t>(attribute)];
  return plan_arms(items, {{"as_it_is", "nothing is changed"}, {key, words}}, settings.dials,
                   [&](const Case& c, std::size_t arm) { return arm == 0 ? c : *changed(c, attribute, book); });
}

}  // namespace consilium::probes
